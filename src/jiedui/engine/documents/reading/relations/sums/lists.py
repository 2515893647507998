"""Lists that leave nothing out: those that end in 其他, and pairs of numbers that run side by side."""

from __future__ import annotations

import re
from itertools import pairwise

from ...numbers.mention import Mention
from ...numbers.values import misprint, near
from ...submission import Submission
from ..saying import say_sum
from .series import HOLDS
from .totals import SUMMED

REST = re.compile(r"(?:[到在去向往]|、|及|和)?(?:其他|其余|其它|另外)")
BETWEEN = re.compile(r"[,、;()]|和|及")
MOST = 12


def run(submission: Submission) -> None:
    for document in submission.documents:
        for mentions in document.by_block.values():
            _with_rest(submission, mentions)
            _side_by_side(submission, mentions)


def _plain(mention: Mention) -> bool:
    counted = not mention.hedge and not mention.delta and not mention.bracketed and bool(mention.value)
    return counted and mention.dimension in SUMMED and not HOLDS.match(mention.block.text, mention.end)


def _with_rest(submission: Submission, mentions: list[Mention]) -> None:
    """就业12356人，到广东5213人，省内4987人，其他地区2156人: 其他 closes the list."""
    for last in mentions:
        if not REST.match(last.left.lstrip(",、;")) or not _plain(last):
            continue
        before = [m for m in mentions if m.end <= last.start and m.beside(last) and _plain(m) and m.unit_fits(last)]
        before = [m for m in before if m.host is None and not (re.search("其中", m.lead) and m is not before[-1])]
        at = next((i for i in range(len(before) - 1, -1, -1) if _opens(before[i], before[i + 1 :], last)), None)
        if at is None:
            continue
        whole, parts = before[at], [*before[at + 1 :], last]
        if (
            2 <= len(parts) <= MOST
            and not _listed(submission, whole)
            and not _all_items(whole, parts, mentions)
            and not _fits(parts, whole)
            and not any(_fits(parts[at:], parts[at - 1]) for at in range(1, len(parts) - 1))  # 选派4人，其中县处级1人、其他3人
            and _suspicious(parts, whole)
        ):
            say_sum(submission, whole, parts)


def _listed(submission: Submission, whole: Mention) -> bool:
    """Its parts are already added up by 其中."""
    return sum(not p.bracketed for p in submission.parts.get(whole, [])) >= 2


def _all_items(whole: Mention, parts: list[Mention], mentions: list[Mention]) -> bool:
    """The largest number is itself an item where another one is the sum of all."""
    return any(_fits([whole, *parts], m) or m.value > whole.value and m.end <= whole.start for m in mentions if m.unit_fits(whole))


def _opens(whole: Mention, parts: list[Mention], last: Mention) -> bool:
    """A number larger than all that follow it begins the list."""
    return len(parts) >= 1 and all(whole.value > m.value for m in [*parts, last])


def _room(parts: list[Mention], whole: Mention) -> float:
    return float(whole.precision + sum(p.precision for p in parts) / 2)


def _fits(parts: list[Mention], whole: Mention) -> bool:
    return abs(float(sum(p.value for p in parts) - whole.value)) <= _room(parts, whole)


def _suspicious(parts: list[Mention], whole: Mention) -> bool:
    added = sum((p.value for p in parts), whole.value * 0)
    mends = any(misprint(p.value, whole.value - (added - p.value)) for p in parts if whole.value > added - p.value)
    return near(added, whole.value, 0.15) or misprint(added, whole.value) or mends and len(parts) >= 3


def _side_by_side(submission: Submission, mentions: list[Mention]) -> None:
    """项目14个，其中产业6个1860万元、乡村建设4个1240万元、…: where the counts add up, the amounts must too."""
    for count_run in _runs(mentions):
        counts, amounts = count_run
        wholes = [m for m in mentions if m.end <= counts[0].start and m not in amounts and _plain(m) and m.host is None]
        exact = [m for m in wholes if m.unit_fits(counts[0]) and _fits(counts, m)]
        money = [m for m in wholes if m.unit_fits(amounts[0]) and m.value > max(a.value for a in amounts)]
        if exact and money and not any(_fits(amounts, m) for m in money):
            odd = next((m for m in reversed(money) if _suspicious(amounts, m)), None)
            if odd and not all(a.host is odd for a in amounts):
                say_sum(submission, odd, amounts)


def _runs(mentions: list[Mention]) -> list[tuple[list[Mention], list[Mention]]]:
    """Pairs (count, amount) that follow each other in one sentence, three times or more."""
    pairs = [(a, b) for a, b in pairwise(mentions) if _pair(a, b)]
    found: list[list[tuple[Mention, Mention]]] = []
    for pair in pairs:
        last = found[-1][-1] if found else None
        if last and last[0].beside(pair[0]) and last[0].unit_fits(pair[0]) and _only_rates(mentions, last[1], pair[0]):
            found[-1].append(pair)
        else:
            found.append([pair])
    return [([a for a, _ in run_], [b for _, b in run_]) for run_ in found if len(run_) >= 3]


def _pair(count: Mention, amount: Mention) -> bool:
    close = count.beside(amount) and amount.start - count.end <= 12
    return close and count.dimension == "count" and amount.dimension == "money" and _plain(count) and _plain(amount)


def _only_rates(mentions: list[Mention], before: Mention, after: Mention) -> bool:
    return all(m.dimension == "pct" for m in mentions if m.start >= before.end and m.end <= after.start)
