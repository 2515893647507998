"""A named thing in a list or table and in a sentence: 香水梨冷链仓储项目 660 in the annex, “香水梨冷链仓储项目投入600万元” in the text.

The name makes it one thing, so a value need not be long to be odd; what the number is of must still fit:
the sales of a project are not its money.
"""

from __future__ import annotations

import re

from jiedui.engine.kernel.finding import Severity

from ....compare.question import compare
from ....frames.words import pairs
from ....numbers.mention import NOT_COUNTED, Mention
from ....numbers.values import close, misprint
from ....submission import Submission
from ...saying import say_two
from .things import Thing, by_start, named_in

SCOPE_END = re.compile("[。;!?]")
JUST_AFTER = re.compile(r"的?[\u4e00-\u9fff]{0,3}")
OTHER_MONEY = re.compile("产值|销售|收入|利润|分红|工资|租金|营收|税|人均|户均|亩均|每")
MONEY_WORDS = re.compile("投入|投资|资金|安排|到位|补助|拨付|下达|支持|总额")
EARLIER = re.compile("上年|去年|前年|同期|上期")
WIDER = re.compile("总投资|协议|计划投资|拟投|累计|再投|追加|配套|自筹|贷款")
AIDED = re.compile("援助|协作|帮扶|财政|补助|衔接")


def run(submission: Submission) -> None:
    things = by_start(submission)
    for document in submission.documents if things else []:
        for block in document.blocks:
            mentions = document.by_block.get(block.index, [])
            found = list(named_in(block, things)) if mentions and not block.is_row else []
            for at, (start, thing) in enumerate(found):
                stop = found[at + 1][0] if at + 1 < len(found) else len(block.text)
                _compare(submission, thing, _scope(block.text, mentions, start, start + len(thing.name), stop))


def _scope(text: str, mentions: list[Mention], start: int, end: int, stop: int) -> list[Mention]:
    """The numbers said of the thing: up to the next thing or the end of the part, or right before it (860万元的…)."""
    closing = SCOPE_END.search(text, end)
    stop = min(stop, closing.start() if closing else len(text))
    return [
        m
        for m in mentions
        if end <= m.start < stop or m.end <= start and m.sentence[0] <= start < m.sentence[1] and JUST_AFTER.fullmatch(text[m.end : start])
    ]


def _compare(submission: Submission, thing: Thing, said: list[Mention]) -> None:
    for cell in thing.cells:
        if not cell.value:
            continue
        mine = [m for m in said if m.dimension not in NOT_COUNTED and (not cell.dimension or m.unit_fits(cell))]
        if any(_same(m, cell) for m in mine):
            continue
        free = [m for m in mine if not any(_same(m, other) for other in thing.cells)]
        odd = [m for m in free if _of_the_column(m, cell, thing) and _slip(m, cell)]
        if len(odd) == 1 and not submission.findings.about("two-values", thing.row):
            m, why = odd[0], f"{thing.name}{cell.column}"
            severity: Severity = "must" if misprint(m.value, cell.value) else "explain"
            say_two(submission, m, cell, why, severity=severity, of_table=cell.cell)


def _same(a: Mention, b: Mention) -> bool:
    """Equal as written, also where one of the two forgot 万."""
    near = abs(a.value - b.value) <= max(a.precision, b.precision) / 2
    return a.value in {b.value, b.value * 10000} or b.value == a.value * 10000 or near and a.precision != b.precision


def _of_the_column(m: Mention, cell: Mention, thing: Thing) -> bool:
    past = m.period.year and m.of_year and m.period.year != m.of_year
    if m.hedge or m.delta or past or m.period.future or m.aim or EARLIER.search(m.lead):
        return False
    if not cell.cell:
        alone = sum(n.family == cell.family for n in thing.cells) == 1
        answer = compare(m, cell)
        told_apart = OTHER_MONEY.search(m.lead) or WIDER.search(m.lead) or cell.hedge or cell.delta
        return alone and not told_apart and answer.comparable and answer.score >= 1
    if cell.dimension == "money":
        widened = WIDER.search(m.lead) and not WIDER.search(cell.column)
        if OTHER_MONEY.search(m.lead) or widened and AIDED.search(cell.column):
            return False
        plain = bool(MONEY_WORDS.search(m.lead) or JUST_AFTER.fullmatch(m.lead))
    else:
        plain = bool(cell.dimension) and m.host is None
    alone = sum(c.family == cell.family for c in thing.cells) == 1
    return alone and plain or bool(pairs(cell.column) & pairs(m.left + m.right[:6]))


def _slip(m: Mention, cell: Mention) -> bool:
    return misprint(m.value, cell.value, 2) or close(m, cell)
