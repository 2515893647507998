"""Averages (县均, 户均, 人均) against total and count, and averages no reader would believe."""

from __future__ import annotations

import re
from fractions import Fraction

from ..numbers.mention import PERSONS, Mention
from ..numbers.numerals import shown
from ..numbers.values import misprint, near
from ..submission import Submission

PER = "县户人亩村镇家个场期批校队名"
AVERAGE = re.compile(
    rf"([{PER}])(?:\([^()]{{1,4}}\))?均[^,;]{{0,5}}$|(?:平均)?每个?([{PER}])(?:平均)?[^,;]{{0,6}}$|每个?(项目|区县|车间)(?:平均)?[^,;]{{0,4}}$"
)
# Firms are counted as 家 and called 户, people as 人 or 名.
SAME_UNIT = {"户": "户家", "家": "家户", "人": "人名位", "名": "名人位", "个": "个项", "县": "县个", "村": "村个"}
STANDARD = re.compile("标准|限额|封顶")  # 供养标准年人均3000元 is set, not worked out
TOTAL = re.compile("共|合计|总")
TOO_MANY = 150
SUMMED = PERSONS | {"money", "weight"}
LOOK_BACK = 8
SURE, LIKELY = 0.35, 0.1


def run(submission: Submission) -> None:
    for document in submission.documents:
        for mention in document.in_text:
            same_block = document.by_block[mention.block.index]
            worked_out = AVERAGE.search(mention.lead) and not STANDARD.search(mention.before(mention.segment[0]))
            if mention.dimension in SUMMED and mention.value and worked_out and mention.hedge in {"", "about", "over"}:
                before = [m for m in same_block if m is not mention and (m.beside(mention) or m.end <= mention.start)]
                counts = _counts(mention, before)
                if not counts:
                    _of_listed(submission, mention, before)
                if not _fits(mention, before, counts):
                    _average(submission, mention, before, counts)
                    _product(submission, mention, before, counts)
            if mention.dimension in PERSONS:
                _implausible(submission, mention, same_block)


def _counts(average: Mention, before: list[Mention]) -> list[Mention]:
    """What the average is per: 户均 is per household, 每个项目 per project."""
    found = AVERAGE.search(average.lead)
    per = next((word for word in found.groups() if word), "\n") if found else "\n"
    units, text = SAME_UNIT.get(per, per), average.block.text
    named = [m for m in before if m.value > 1 and m.dimension != average.dimension and not m.hedge]
    return [m for m in named if m.unit and m.unit in units or per in text[m.end : m.end + 5]]


def _of_listed(submission: Submission, average: Mention, before: list[Mention]) -> None:
    """1.99亿元，其中峨边5600万元、马边6100万元、金口河3900万元、沐川4300万元，县均4795万元: the list tells how many."""
    for whole in _totals(average, before):
        parts = [m for m in submission.parts.get(whole, []) if m.end <= average.start and m.unit_fits(whole) and m.places]
        expected = whole.value / len(parts) if len(parts) > 2 and sum(m.value for m in parts) == whole.value else Fraction(0)
        if expected and not average.hedge and misprint(expected, average.value):
            submission.findings.say(
                "average",
                "must",
                whole,
                *parts,
                average,
                total=whole.text,
                count=f"{len(parts)}处",
                expected=shown(expected),
                said=average.text,
            )


def _totals(average: Mention, before: list[Mention]) -> list[Mention]:
    sums = [m for m in before if m.end <= average.start and m.family == average.family and m.value > average.value and not m.delta]
    return sums[-LOOK_BACK:]


def _fits(average: Mention, before: list[Mention], counts: list[Mention]) -> bool:
    """Any total over any count, by the digits that are written; a hedge gives a twentieth."""
    step = average.scale if average.scale > 1 else Fraction(1)
    room = max(average.precision, step, average.value / 20 if average.hedge else Fraction(0))
    pairs = [(s, c) for s in _totals(average, before) for c in counts]
    return any(abs(s.value / c.value - average.value) <= max(room, s.precision / c.value) for s, c in pairs)


def _product(submission: Submission, average: Mention, before: list[Mention], counts: list[Mention]) -> None:
    """受益1200户，户均增收3000元，共增收460万元: average times count against the total that follows."""
    counted = [c for c in counts if c.end <= average.start and c.beside(average)]
    after = [m for m in before if m.dimension == average.dimension and m.start >= average.end]
    sums = [m for m in after if TOTAL.search(m.lead) and not m.hedge and m.value]
    if len(counted) != 1 or len(sums) != 1 or counted[0].hedge or average.hedge:
        return
    expected = counted[0].value * average.value
    if not near(expected, sums[0].value, 0.05) and near(expected, sums[0].value, 0.6):
        _say(submission, average, sums[0], counted[0])


def _average(submission: Submission, average: Mention, before: list[Mention], counts: list[Mention]) -> None:
    """The total and the count of its own sentence are meant; those told earlier must come nearer."""
    if _told_after(average, before, counts):
        return
    pairs = [(s, c) for s in _totals(average, before) for c in counts if not s.hedge and not _another_year(s, c)]
    if not pairs:
        return
    off = lambda pair: abs(float(pair[0].value / pair[1].value / average.value) - 1)  # noqa: E731
    beside = [(s, c) for s, c in pairs if s.beside(average) and c.beside(average)]
    one = len({s for s, _ in beside}) == 1 == len({c for _, c in beside})
    total, count = min(beside or pairs, key=off)
    value = total.value / count.value
    slip = misprint(Fraction(round(value / average.scale)), average.value / average.scale)
    if near(value, average.value, SURE if one else LIKELY) or slip and total.beside(count):
        _say(submission, average, total, count)


def _another_year(total: Mention, count: Mention) -> bool:
    """去年培训160人，今年计划办3期，每期60人: last year's persons were in other classes."""
    years = (total.period.year, count.period.year)
    explicit = not (total.period.inherited and count.period.inherited)
    return explicit and None not in years and years[0] != years[1] or total.period.future != count.period.future


def _told_after(average: Mention, before: list[Mention], counts: list[Mention]) -> bool:
    """3期、每期60人，共180人: its own total follows, whatever stands before."""
    after = [m for m in before if m.family == average.family and m.start >= average.end and TOTAL.search(m.lead)]
    return any(c.value * average.value == s.value for c in counts for s in after)


def _say(submission: Submission, average: Mention, total: Mention, count: Mention) -> None:
    submission.findings.say(
        "average",
        "must" if total.beside(average) and total.end <= average.start else "explain",
        total,
        count,
        average,
        total=total.text,
        count=count.text,
        expected=shown(total.value / count.value, 4),
        said=average.text,
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
