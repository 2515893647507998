"""Percentage points: 由82.5%提高到91.2%，提高了8.7个百分点; and where percent is written for points, or points for percent."""

from __future__ import annotations

import re
from fractions import Fraction
from itertools import combinations, permutations

from ...numbers.mention import NOT_COUNTED, Mention
from ...submission import Submission
from ...wording import percent
from .words import GROWS

MOVED = re.compile("由|从|比|较|上年|去年|同期")
GAP = re.compile("提高|提升|上升|增加|增长|下降|降低|减少|回落|差|高|低")


def run(submission: Submission) -> None:
    """The points that are told against the two rates before them."""
    for document in submission.documents:
        for gap in document.in_text:
            if gap.dimension == "pp" and not gap.hedge and (GROWS.search(gap.lead) or GAP.search(gap.lead[-4:])):
                same_block = document.by_block[gap.block.index]
                rates = [m for m in same_block if m.beside(gap) and m.dimension == "pct" and m.end <= gap.start]
                rates = [m for m in rates if m.bracketed == gap.bracketed] or rates  # 结案率47%(调撤率为70%,同比上升6.7个百分点)
                if not rates:
                    _percent_as_points(submission, gap, same_block)
                elif len(rates) >= 2:
                    _points(submission, gap, rates)


def _points(submission: Submission, gap: Mention, rates: list[Mention]) -> None:
    """The last two rates before the gap, if words say that one became the other."""
    one, other = rates[-2:]
    text = gap.before(max(gap.sentence[0], one.start - 12))
    if one.hedge or other.hedge or not MOVED.search(text) or re.search("分别|依次", text) or _of_two_things(one, other, gap):
        return
    differences = [abs(a.value - b.value) for a, b in combinations(rates, 2)]
    room = gap.precision + max(m.precision for m in rates)
    expected = abs(other.value - one.value)
    if any(abs(d - gap.value) <= room for d in differences) or not expected:
        return
    said = percent(expected).rstrip("%")
    submission.findings.say("points", "must", one, other, gap, old=one.text, new=other.text, expected=said, said=gap.text)


def _of_two_things(one: Mention, other: Mention, gap: Mention) -> bool:
    """禽蛋增长5.1%；肉类下降4.7%，降幅比上半年收窄6.1个百分点: the rate of half a year ago is not told."""
    if other.segment != gap.segment and other.beside(gap):
        return True  # …的34.1%，比上年提高6个百分点；区外转诊率下降2.2个百分点
    last = other.before(other.segment[0])
    return one.segment != other.segment and other.segment == gap.segment and not MOVED.search(last)


def _percent_as_points(submission: Submission, gap: Mention, same_block: list[Mention]) -> None:
    """上年同期2.42万人，今年2.86万人，增长18.2个百分点: two amounts grow by percent."""
    before = [m for m in same_block if m.beside(gap) and m.end <= gap.start and m.dimension not in NOT_COUNTED and m.value]
    for new, old in permutations(before[-4:], 2):
        grown = (new.value - old.value) / old.value * 100
        if new.unit_fits(old) and abs(abs(grown) - gap.value) <= max(gap.precision, Fraction(1, 10)) and grown:
            submission.findings.say(
                "percent-points", "must", new, old, gap, old=old.text, new=new.text, expected=percent(abs(grown)), said=gap.text
            )
            return


def as_percent(submission: Submission) -> None:
    """占75.5%，而去年为79.2%，降低3.7%: the gap of two rates is in 百分点."""
    for document in submission.documents:
        for gap in document.in_text:
            if gap.dimension == "pct" and not gap.hedge and GAP.search(gap.lead[-6:]):
                rates = [m for m in document.by_block[gap.block.index] if m.beside(gap) and m.dimension == "pct" and m is not gap]
                found = [(a, b) for a, b in combinations(rates, 2) if abs(a.value - b.value) == gap.value and gap.value]
                if found and len(rates) <= 4:
                    submission.findings.say(
                        "points-percent", "explain", *found[0], gap, old=found[0][0].text, new=found[0][1].text, said=gap.text
                    )
