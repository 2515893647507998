"""Base and new value of a growth: 由286人增加到429人; 3.4亿元，上年是3亿元; 与2022年的1105人相比.

A base is told by words (比, 由, 上年为, 2018年是); the new value stands behind it, before it, or in the sentence before.
"""

from __future__ import annotations

import re
from fractions import Fraction

from ...compare.question import compare, meanings
from ...numbers.mention import NOT_COUNTED, Mention
from ...submission import Submission
from .words import COMPARED, PAST, REACHED

AFTER = re.compile(r"[,;]?\(?(?:而|比|较)?(?:20\d\d年|上年|去年|前一年|上一年)(?!全年)(?:同期|度)?[^,;。()\d]{0,8}")
IMPLICIT = re.compile("(?<![同环相对])[比较](?![例重])[^,;。]{0,14}$|分别")
YEAR = re.compile(r"20\d\d")
GROWN = re.compile(r"(?:增|升|扩大|发展|提高|增加|增长)[至到](?:20\d\d年[底末]?的?)?$")  # 由2021年的1.2万头增加到2025年的3万头
AGAIN = re.compile(r"\)?[,;]?[比较与][^,;。]{0,16}")
CAME, LEAST = {"arrive", "alloc"}, Fraction(1, 2)
LAST_YEAR = re.compile("上年|去年|上一年")


def counted_before(rate: Mention, same_block: list[Mention]) -> list[Mention]:
    return [m for m in same_block if m.end <= rate.start and m.dimension not in NOT_COUNTED and m is not rate and m.value]


def base_after(rate: Mention, same_block: list[Mention]) -> Mention | None:
    """同比增长31.8%(2020年为40亿元): the base follows the rate."""
    counted = [m for m in same_block if m.dimension not in NOT_COUNTED]
    after = next((m for m in counted if m.beside(rate) and m.start > rate.end), None)
    return after if after and AFTER.fullmatch(rate.block.text[rate.end : after.start]) else None


def base_of(rate: Mention, before: list[Mention], now: int | None) -> Mention | None:
    """The last value in the rate's sentence right behind a word of comparison or of the past; `now` is the report's year.

    比2016年增长16% compares with a number that is not told.
    """
    text, beside = rate.block.text, [m for m in before if m.beside(rate)]
    told = [m for m in beside if not m.delta]
    if not told:
        return None
    if IMPLICIT.search(text[beside[-1].end : rate.start]):
        return _named_again(told[-1], text[told[-1].end : rate.start], now)
    for value in reversed(told):
        previous = max((m.end for m in before if m.end <= value.start), default=0)
        lead = text[max(value.sentence[0], previous, value.start - 20) : value.start]
        if GROWN.search(lead):
            continue
        if value.unit_fits(told[-1]) and (COMPARED.search(lead) or PAST.search(lead) and _past(value, lead, now)):
            return value
    return _older(told)


def _named_again(last: Mention, between: str, now: int | None) -> Mention | None:
    """3150万元，而2018年为1260万元，比上年增长: the number right before is that of the year it is compared with."""
    lead = last.before(last.segment[0])[-16:]
    if not AGAIN.fullmatch(between):
        return None
    said = YEAR.findall(lead)
    if not PAST.search(lead):
        return None
    if YEAR.search(between):
        return last if said and said[-1] in between else None
    if not LAST_YEAR.search(between):
        return None
    return last if LAST_YEAR.search(lead) or said and now is not None and int(said[-1]) == now - 1 else None


def _past(value: Mention, lead: str, now: int | None) -> bool:
    """2025年2.4亿元 is no base in a report of 2025."""
    said = YEAR.findall(lead)
    return not said or now is None or int(said[-1]) < now


def _older(beside: list[Mention]) -> Mention | None:
    """去年3200万元，今年3500万元，同比增长…: of exactly two values of neighbouring years the older is the base."""
    dated = [m for m in beside if m.period.year and not m.host]
    if len(dated) == 2 and dated[0].beside(dated[1]) and dated[0].unit_fits(dated[1]) and dated[0].head == dated[1].head:
        older, newer = sorted(dated, key=lambda m: m.period.year or 0)
        if (newer.period.year or 0) > (older.period.year or 0) and older.period.part == newer.period.part:
            return older
    return None


def news_of(rate: Mention, base: Mention, before: list[Mention]) -> list[Mention]:
    """What the base may have grown to, the likeliest first."""
    fitting = [m for m in before if m is not base and m.unit_fits(base) and not m.delta]
    beside = [m for m in fitting if m.beside(rate)]
    after = [m for m in beside if m.start >= base.end]
    reached = [m for m in after if REACHED.search(m.lead) or m.period.year]
    back = [m for m in reversed(beside) if m.end <= base.start]
    if reached or back:
        return [*reached[:1], *back[:1]]
    return after[:1] or [m for m in reversed(fitting) if not m.beside(rate) and _alike(m, base)][:1]


def _alike(value: Mention, base: Mention) -> bool:
    return value.head is None or base.head is None or bool(meanings(value) & meanings(base))


def told_elsewhere(submission: Submission, rate: Mention, base: Mention, before: list[Mention], most: Fraction) -> list[Mention]:
    """全年财政援助资金比2020年的4.32亿元增长15.2%: the year's own number stands in the lead."""
    if base.period.year is None or any(m.beside(rate) and m is not base for m in before):
        return []
    document = submission.document_of(base)
    said = rate.period.year
    year = said if said and said > base.period.year else document.year  # a plan for 2026 tells what 2025 was
    own = [m for m in document.in_text if m.unit_fits(base) and m.head == base.head and m.host is None and m.stated]
    own = [m for m in own if (m.period.year or m.of_year) == year and compare(m, base).different <= {"period", "year"}]
    own = [m for m in own if m.act <= base.act | CAME and LEAST * base.value < m.value < most * base.value]
    own = [m for m in own if m.leading] or own
    return own if len({m.value for m in own}) == 1 else []
