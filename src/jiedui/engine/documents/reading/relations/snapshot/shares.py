"""Percentages that divide two lines: 项目完工率80%, 占到位资金的55.86%, 其中物资占全部捐赠的88.8%.

The part is the number just before (3128万元，占…) or the line that the percentage's own words name (三路合计，脱贫劳动力占…);
the wholes are the lines that the part's line belongs to.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from ...numbers.values import fits_percent
from .judge import Verdict
from .matching.around import CLAUSE, SENTENCE
from .matching.candidates import Candidate
from .matching.lines import Line, Table
from .matching.match import Score, strengths
from .matching.numbers import Number

NAMED = {"完工": "projects.completed", "竣工": "projects.completed", "开工": "projects.started", "启动": "projects.started"}
PROGRESS = re.compile("(完工|竣工|开工|启动)(?:率|比例)")
SHARE = re.compile("占(?!用|地)|比重|占比|比例|率")
ANOTHER = re.compile("同比|增长|提高|提升|上升|下降|增幅|上年|去年|全市|全省|全州|任务|目标|满意|合格")
LATELY = 8
SAID = Score(SENTENCE, SENTENCE, 0)


class Share(NamedTuple):
    """A line divided by one of those it belongs to."""

    part: Line
    whole: Line

    def on(self, day: date | None) -> Fraction | None:
        whole = self.whole.on(day)
        return self.part.on(day) / whole * 100 if whole else None


def judged(number: Number, before: list[Verdict], table: Table) -> Verdict:
    """A percentage against the shares its words may mean; `before` are the numbers that stand before it."""
    own = number.around.own
    if number.silent or number.told_of_one or number.mention.hedge or ANOTHER.search(own) or not SHARE.search(own):
        return Verdict(number, "nothing")
    shares = list(_shares(number, before, table.by_name))
    day = number.day if shares and number.day in shares[0].part.earlier else None
    if not shares or any(_fits(number, share.on(day)) for share in shares) or _of_the_text(number, before):
        return Verdict(number, "confirmed" if shares else "nothing")
    return Verdict(number, "share", Candidate(shares[0].part, SAID), _days(number, shares, day), shares[0].whole)


def _shares(number: Number, before: list[Verdict], known: dict[str, Line]) -> Iterator[Share]:
    for part in _parts(number, before, known):
        name = part.question.whole
        while name in known:
            yield Share(part, known[name])
            name = known[name].question.whole


def _parts(number: Number, before: list[Verdict], known: dict[str, Line]) -> list[Line]:
    """完工率 says it; else the line that its own words name; else the number just before it."""
    about = number.around
    if (said := PROGRESS.search(about.own)) and NAMED[said[1]] in known:
        return [known[NAMED[said[1]]]]
    named = [(score, line) for line in known.values() if line.question.whole and (score := strengths(about, line.question)) is not None]
    named = [(score, line) for score, line in named if score.least >= SENTENCE and score.most == CLAUSE and _of_kind(line, number, before)]
    if named:
        return [max(named, key=lambda one: one[0].rank)[1]]
    last = before[-1] if before and before[-1].number.mention.beside(number.mention) else None
    return [last.line] if last is not None and last.line is not None and last.kind != "unit" else []


MONEY = re.compile("资金|捐|款|投入|物资|钱")


def _of_kind(line: Line, number: Number, before: list[Verdict]) -> bool:
    """A share of money is told beside money: 就业人员中脱贫劳动力占… is none of 就业资金."""
    beside = [v.number.mention.dimension for v in before[-LATELY:] if v.number.mention.beside(number.mention)]
    of_money = bool(MONEY.search(number.around.own)) or "money" in beside[-1:]
    return (line.question.unit == "money") == of_money


def _fits(number: Number, expected: Fraction | None) -> bool:
    return expected is not None and bool(fits_percent(number.mention, expected))


def _of_the_text(number: Number, before: list[Verdict]) -> bool:
    """Two numbers that the text itself gives make it."""
    near = [
        v.number.value for v in before[-LATELY:] if v.number.mention.block is number.mention.block and v.number.mention.dimension != "pct"
    ]
    return any(whole and _fits(number, part / whole * 100) for part in near for whole in near if part is not whole)


def _days(number: Number, shares: list[Share], day: date | None) -> tuple[date, ...]:
    others = [one for one in shares[0].part.earlier if one != day]
    return tuple(one for one in others if any(_fits(number, share.on(one)) for share in shares))
