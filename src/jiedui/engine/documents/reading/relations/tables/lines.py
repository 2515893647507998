"""Lines of the official table: 其中, order (完工 ≤ 计划), uses of the money, lines that are equal though they ask different things."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import combinations

from ...compare.question import meanings
from ...frames.document import Document
from ...numbers.mention import RATES, Mention
from ...numbers.values import fits_percent
from ...submission import Submission
from ...wording import percent, total
from ..saying import say_sum

USE = re.compile(r"(其中:?)?用于")
SPENT = re.compile("使用|支出|支付")


def run(submission: Submission) -> None:
    for document in submission.documents:
        cells = document.cells
        if not cells:
            continue
        _parts(submission, cells)
        _equal_lines(submission, cells)
        _uses(submission, cells)
        _order(submission, cells)
        _money(submission, document)


def _parts(submission: Submission, cells: list[Mention]) -> None:
    for cell in cells:
        host = cell.host
        if host is None or cell.dimension != host.dimension or cell.dimension in RATES:
            continue
        if cell.low > host.high and _of_the_list(cell, host, cells):
            continue
        if cell.low > host.high:
            submission.findings.say(
                "part-over-whole", "must", host, cell, whole=f"{host.label}{host.text}", part=f"{cell.label}{cell.text}"
            )
        elif cell.value == host.value and cell.value > 1 and cell.part == "其中":
            submission.findings.say("of-which-all", "hint", host, cell, whole=f"{host.label}{host.text}", part=f"{cell.label}{cell.text}")


def _of_the_list(cell: Mention, host: Mention, cells: list[Mention]) -> bool:
    """就业2846, 到广东1124, 省内1267, 其他455, 其中脱贫1695: of what the rows before it add up to."""
    rows = [c for c in cells if c.block.table == cell.block.table and c.column == cell.column and c.dimension == cell.dimension]
    upto = rows[: rows.index(host) + 1] if host in rows else []
    return any(len(upto) - at > 2 and total(upto[at + 1 :]) == whole.value >= cell.value for at, whole in enumerate(upto))


def _equal_lines(submission: Submission, cells: list[Mention]) -> None:
    first: dict[Mention, Mention] = {}
    for cell in cells:
        if cell.host is not None and cell.part == "其中":
            first.setdefault(cell.host, cell)
    pairs = [(w, p) for w, p in first.items() if w.dimension in {"person", "ptime"} and w.value >= 50 and p.value != w.value]
    for (a, x), (b, y) in combinations(pairs, 2):
        if (a.value, x.value) == (b.value, y.value) and {a.agent, b.agent} != {"ent", "park"}:
            submission.findings.say("equal-lines", "explain", a, x, b, y, a=a.label, b=b.label, value=a.text, part=x.text)


def _uses(submission: Submission, cells: list[Mention]) -> None:
    uses = [c for c in cells if c.dimension == "money" and USE.match(c.label) and not c.block.mark]
    wholes = [
        c for c in cells if c.dimension == "money" and "fund" in meanings(c) and c not in uses and c.act & {"arrive", "appropriate", "pay"}
    ]
    if len(uses) < 3 or not wholes:
        return
    above = [w for w in wholes if w.block.code and uses[0].block.code.startswith(w.block.code)]
    whole = above[0] if above else max(wholes, key=lambda w: w.value)
    used = [c for c in cells if c.dimension == "money" and "pay" in c.act and c not in uses]
    gap = whole.value - total(uses)
    full = len(uses) >= 4 and 0 < gap <= whole.value / 30 and not any(_adds_up(uses, w) for w in (whole, *used))
    if gap < 0 or full and not _one_is_empty(uses):
        say_sum(submission, whole, uses, severity="must" if gap < 0 else "explain", name=f"{whole.label}{whole.text}")


def _adds_up(uses: list[Mention], whole: Mention) -> bool:
    """With or without the money for the disabled, which is often counted across the other uses."""
    alone = [use for use in uses if "残疾" not in use.label]
    return any(abs(total(some) - whole.value) <= whole.value / 10000 for some in (uses, alone))


def _one_is_empty(uses: list[Mention]) -> bool:
    """Some use between the first and the last has no number."""
    between = uses[-1].block.index - uses[0].block.index + 1
    return between > len({use.block.index for use in uses})


def _order(submission: Submission, cells: list[Mention]) -> None:
    """No more is finished than was started, none more than was planned."""
    projects = [c for c in cells if c.head in {"project", "demo"}]
    planned = [c for c in projects if "plan" in c.act]
    real = [c for c in projects if "plan" not in c.act]
    exceeded: dict[Mention, list[Mention]] = defaultdict(list)
    for upper, acts in [(p, {"finish", "start"}) for p in planned] + [(s, {"finish"}) for s in real if "start" in s.act]:
        for lower in real:
            same = lower.dimension == upper.dimension and lower.column == upper.column and lower is not upper and lower.head == upper.head
            if same and lower.act & acts and lower.value > upper.value:
                exceeded[lower].append(upper)
    for lower, uppers in exceeded.items():
        most = "、".join(f"{upper.label}{upper.text}" for upper in uppers)
        submission.findings.say("order", "must", *uppers, lower, lower=f"{lower.label}{lower.text}", upper=most)


def _money(submission: Submission, document: Document) -> None:
    amounts = [c for c in document.cells if c.dimension == "money"]
    arrived = [
        c
        for c in amounts
        if c.act & {"arrive", "appropriate"}
        and "pay" not in c.act
        and "fund" in meanings(c)
        and "社会" not in c.kind
        and not (c.of_which or re.search("社会|捐|用于", c.label))
    ]
    paid = [c for c in amounts if "pay" in c.act]
    if not arrived or not paid or not arrived[-1].value:
        return
    income, spent = arrived[-1], paid[0]
    if spent.value > income.value:
        submission.findings.say("order", "must", income, spent, lower=f"{spent.label}{spent.text}", upper=f"{income.label}{income.text}")
    expected = spent.value / income.value * 100
    with_amounts = {id(c.block) for c in amounts}
    for rate in document.cells:
        if rate.dimension == "pct" and id(rate.block) not in with_amounts and SPENT.search(rate.label) and not fits_percent(rate, expected):
            submission.findings.say(
                "ratio", "must", income, spent, rate, part=spent.text, whole=income.text, expected=percent(expected), said=rate.text
            )
