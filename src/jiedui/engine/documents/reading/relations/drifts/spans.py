"""One figure of two periods: 今年1—7月为7.9亿元 … 上半年7.9亿元; 2022年的5280万元 said to be this year's.

Two months seldom have the same figure; a year's may be repeated, so there the year must have a figure of its own that is another one.
"""

from __future__ import annotations

import re
from collections import defaultdict
from fractions import Fraction

from ...compare.question import compare, meanings
from ...numbers.mention import NOT_COUNTED, Mention
from ...numbers.numerals import digits_of
from ...numbers.periods import When, conflict, months, periods
from ...submission import Submission

BASE = re.compile("[由从比较于自]|上年|去年|前年|往年|同期|年初|原|20\\d\\d年")
AS_OF = re.compile("截[至止]")
GROWS = re.compile("[^,;。]{0,6}(?:增|提高|升|扩|降|减|发展到|达到)")


def run(submission: Submission) -> None:
    found: dict[tuple[str, Fraction], list[Mention]] = defaultdict(list)
    for mention in submission.mentions:
        if mention.dimension not in NOT_COUNTED and not mention.delta and not mention.given and not mention.cell:
            found[mention.dimension, mention.value].append(mention)
    for same in found.values():
        if 1 < len(same) <= 12 and len(digits_of(same[0].value)) >= 2:
            _accuse_once(submission, same)


def _accuse_once(submission: Submission, same: list[Mention]) -> None:
    for at, first in enumerate(same):
        for said in same[at + 1 :]:
            if first.beside(said) or submission.separate(first, said):
                continue
            if _two_spans(submission, first, said) or _other_year(submission, first, said) or _other_year(submission, said, first):
                return


def _two_spans(submission: Submission, first: Mention, said: Mention) -> bool:
    one, other = _span(first), _span(said)
    if not one or not other or one == other or _years_differ(first.period, said.period) or not _one_subject(first, said):
        return False
    own = [
        m for here, span in ((first, other), (said, one)) for m in _beside(submission, here) if _span(m) == span and _one_subject(m, here)
    ]
    submission.findings.say("period-drift", "explain", first, said, *own[:1], value=first.text, a=one, b=other)
    return True


def _beside(submission: Submission, mention: Mention) -> list[Mention]:
    """Other values of its sentence: 1—6月0.82亿元 says what the first half of the year had itself."""
    near = submission.document_of(mention).by_block[mention.block.index]
    return [m for m in near if m.beside(mention) and m.value != mention.value]


def _other_year(submission: Submission, first: Mention, said: Mention) -> bool:
    """A figure of one year under another's name, while that year's own stands beside it."""
    own = submission.document_of(first).year
    year, other = first.period.year or own, said.period.year or own
    explicit = first.period.year or said.period.year
    if not explicit or not year or not other or year == other or len(digits_of(first.value)) < 2:
        return False
    if first.period.inherited and (said.period.inherited or not said.period.year):
        return False
    if said.period.future or said.hedge or (not said.period.year and BASE.search(said.lead)) or GROWS.match(said.right):
        return False
    near = submission.document_of(first).by_block[first.block.index]
    beside = [m for m in near if m.beside(first) and m.value != first.value and not m.delta and not m.period.future]
    true = [m for m in beside if (m.period.year or own) == other and _only_years(first, m) and _answers(said, m)]
    if true:
        submission.findings.say("year-drift", "explain", first, said, true[0], value=first.text, year=year, own=other, of=true[0].text)
    return bool(true)


def _only_years(first: Mention, other: Mention) -> bool:
    """The same question of another year."""
    return other.period.year != first.period.year and compare(first, other).different <= {"period", "year"}


def _answers(said: Mention, own: Mention) -> bool:
    if said.head is None and said.dimension == own.dimension == "money":  # 2017年投入3200万元
        return bool(said.act) and said.kind == own.kind and not conflict(said.period, own.period)
    answer = compare(said, own)
    return answer.comparable and answer.score >= 1 and not {"group", "level"} & set(answer.narrower)


def _span(mention: Mention) -> str:
    """The part of a year that the words before a number say."""
    told = [said.when for said in periods(mention.before(mention.segment[0]), None) if said.when.part or said.when.as_of]
    if not told and mention.period.part == "全年" and mention.sentence_text.startswith("全年"):
        told = [mention.period]  # 全年…；新增转移就业12.84万人 is of the whole year too
    if not told and mention.period.as_of and AS_OF.match(mention.sentence_text):
        told = [mention.period]  # 截至12月底，投入8760万元；帮助就业3412人
    if not told or mention.period.future:
        return ""
    if told[-1].as_of:
        month, day = told[-1].as_of
        covered: tuple[int, int] | str = (1, month if day > 15 else month - 1)
    else:
        covered = months(told[-1].part) if told[-1].part == mention.period.part else ""
    return "" if isinstance(covered, str) else f"{covered[0]}—{covered[1]}月"


def _grows(mention: Mention) -> bool:
    """累计拨付4.02亿元 is more a month later, unless all of it is paid."""
    return len(digits_of(mention.value)) >= 3 and "累计" in mention.lead and not re.search("全部|全额|100%", mention.sentence_text)


def _years_differ(a: When, b: When) -> bool:
    return bool(a.year and b.year and a.year != b.year and not (a.inherited or b.inherited))


def _one_subject(a: Mention, b: Mention) -> bool:
    """Nothing but the period tells the two apart; a bare number (上半年7.9亿元的成绩) answers for what it repeats."""
    if a.head is None or b.head is None:
        return a.act <= b.act or b.act <= a.act
    if not meanings(a) & meanings(b):
        return False
    stays = {"arrive", "alloc"} | (set() if _grows(a) and _grows(b) else {"appropriate"})  # what has arrived may stay as it is
    known = a.dimension == "money" and not (a.act | b.act) & stays
    return compare(a, b).different <= {"period"} and (known or len(digits_of(a.value)) >= 3 and a.dimension != "money")
