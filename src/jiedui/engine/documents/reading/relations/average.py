"""Averages (县均, 户均, 人均) against total and count, and averages no reader would believe."""

from __future__ import annotations

import re
from fractions import Fraction

from ..numbers.mention import PERSONS, Mention
from ..numbers.numerals import shown
from ..numbers.values import misprint, near
from ..submission import Submission

AVERAGE = re.compile(r"([县户人亩村镇家个])均[^,;]{0,4}$|平均每([县户人亩村镇家个])[^,;]{0,4}$")
TOTAL = re.compile("共|合计|总")
TOO_MANY = 150


def run(submission: Submission) -> None:
    for document in submission.documents:
        for mention in document.in_text:
            if mention.dimension == "money" and AVERAGE.search(mention.lead) and mention.value and not mention.hedge:
                beside = [m for m in document.by_block[mention.block.index] if m.beside(mention) and m is not mention]
                counts = _counts(mention, beside)
                _average(submission, mention, beside, counts)
                _product(submission, mention, beside, counts)
            if mention.dimension in PERSONS:
                _implausible(submission, mention, document.by_block[mention.block.index])


def _counts(average: Mention, beside: list[Mention]) -> list[Mention]:
    """What the average is per: 户均 is per household."""
    found = AVERAGE.search(average.lead)
    per = (found[1] or found[2]) if found else "\n"
    text = average.block.text
    return [m for m in beside if m.value and m.dimension != "money" and (per in m.unit or per in text[m.end : m.end + 5])]


def _product(submission: Submission, average: Mention, beside: list[Mention], counts: list[Mention]) -> None:
    """受益1200户，户均增收3000元，共增收460万元: average times count against the total that follows."""
    before = [c for c in counts if c.end <= average.start]
    sums = [m for m in beside if m.dimension == "money" and m.start >= average.end and TOTAL.search(m.lead) and not m.hedge and m.value]
    if len(before) != 1 or len(sums) != 1 or before[0].hedge:
        return
    expected = before[0].value * average.value
    if not near(expected, sums[0].value, 0.05) and near(expected, sums[0].value, 0.6):
        submission.findings.say(
            "average",
            "explain",
            sums[0],
            before[0],
            average,
            total=sums[0].text,
            count=before[0].text,
            expected=shown(sums[0].value / before[0].value),
            said=average.text,
        )


def _average(submission: Submission, average: Mention, beside: list[Mention], counts: list[Mention]) -> None:
    sums = [m for m in beside if m.dimension == "money" and m.end <= average.start]
    pairs = [(s, c, s.value / c.value) for s in sums for c in counts]
    step = average.scale if average.scale > 1 else Fraction(1)
    if not pairs or any(abs(value - average.value) <= max(average.precision, step, s.precision / c.value) for s, c, value in pairs):
        return
    total, count, value = min(pairs, key=lambda pair: abs(float(pair[2] / average.value) - 1))
    if near(value, average.value, 0.1) or misprint(Fraction(round(value / average.scale)), average.value / average.scale):
        submission.findings.say(
            "average", "must", total, count, average, total=total.text, count=count.text, expected=shown(value), said=average.text
        )


def _implausible(submission: Submission, persons: Mention, same_block: list[Mention]) -> None:
    """办班5期，培训1200人: only the persons told right behind the classes are in them."""
    before = [m for m in same_block if m.segment == persons.segment and m.end <= persons.start]
    counts = [m for m in before if m.dimension == "count" and m.head in {"class", "workshop"}]
    if not counts or any(m.family == persons.family for m in before if m.start > counts[-1].start):
        return
    each = persons.value / counts[-1].value if counts[-1].value >= 3 else 0
    if each > TOO_MANY:
        submission.findings.say(
            "plausible", "hint", counts[-1], persons, persons=persons.text, count=counts[-1].text, each=shown(Fraction(round(each)))
        )
