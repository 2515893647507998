"""A number against the lines its words may mean: confirmed, not asked, or a slip."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from ...numbers.mention import Mention
from ...numbers.numerals import digits_of
from ...submission import Submission
from .around import CLAUSE, PARAGRAPH, SENTENCE, SINCE
from .days import CHANGE
from .evidence import distinct, gives, scaled, slipped
from .lines import Line
from .match import Score, firm, strengths, unit_fits
from .numbers import Number

ROOM = 1.0
PERSONS = {"person", "ptime"}


@dataclass(frozen=True, eq=False)
class Candidate:
    line: Line
    score: Score


@dataclass(frozen=True, eq=False)
class Verdict:
    """What became of a number; `line` is the one it answers or misses."""

    number: Number
    kind: str  # confirmed, older, misprint, other, unit, kind, share or nothing
    candidate: Candidate | None = None
    days: tuple[date, ...] = ()
    whole: Line | None = None  # of a share

    @property
    def line(self) -> Line | None:
        return self.candidate.line if self.candidate else None


def judged(number: Number, lines: list[Line], submission: Submission) -> Verdict:
    found = candidates(number, lines)
    day = number.day if number.day in submission.earlier else None
    sure = PARAGRAPH if not distinct(number.value) else 0
    fits = [c for c in found if c.score.least >= sure and gives(c.line.on(day), number.mention, number.value)]
    best = found[0] if found else None
    if fits and not _outshone(fits[0], best):
        return _unit(number, fits, found)
    if number.silent or best is None:
        return _other_notion(number, lines, day) or Verdict(number, "nothing")
    return _slip(number, found, day, lines) or _other_notion(number, lines, day) or Verdict(number, "nothing")


def candidates(number: Number, lines: list[Line]) -> list[Candidate]:
    """The likeliest first; a row of the same form says its line by code and title."""
    about, mention = number.around, number.mention
    if mention.cell and mention.block.code:
        same = [line for line in lines if len(line.cells) == 1 and _same_row(line, mention)]
        if same or "." in mention.block.code:  # a bare 1, 2, 3 is a running number
            return [Candidate(line, Score(CLAUSE, CLAUSE, CLAUSE)) for line in same]
    fitting = [line for line in lines if unit_fits(mention, line.question, about)]
    found = [Candidate(line, score) for line in fitting if (score := strengths(about, line.question)) is not None]
    return sorted(found, key=lambda c: -c.score.rank)


def _same_row(line: Line, mention: Mention) -> bool:
    """The same code over the same title, and the cell where the value stands."""
    block, cell = mention.block, line.cells[0]
    named = re.sub(r"\W|年度?|\d", "", block.label)[:4] == re.sub(r"\W|年度?|\d", "", cell.block.label)[:4]
    return block.code == line.code and named and mention.start > block.text.find(block.label) + len(block.label)


def _outshone(fit: Candidate, best: Candidate | None) -> bool:
    """The number is another line's, and its own words ask a different one far more plainly."""
    if best is None or best is fit:
        return False
    return best.score.least >= SINCE and fit.score.least <= PARAGRAPH or best.score.least >= SENTENCE and fit.score.least < PARAGRAPH


def _unit(number: Number, fits: list[Candidate], found: list[Candidate]) -> Verdict:
    mention = number.mention
    right = [c for c in fits if not c.line.question.says or mention.dimension not in PERSONS or c.line.question.says == mention.dimension]
    plainly = (
        fits[0].score.least >= SENTENCE or fits[0].score.least >= PARAGRAPH and (fits[0].score.most >= CLAUSE or distinct(number.value))
    )
    if right or not plainly:
        return Verdict(number, "confirmed", (right or fits)[0])
    return Verdict(number, "unit", fits[0])


def _slip(number: Number, found: list[Candidate], day: date | None, lines: list[Line]) -> Verdict | None:
    """The strongest evidence first: an older day's figure, a slip of the keyboard, then whatever stands under a plain question."""
    said, best = number.value, found[0]
    for candidate in found:
        days = tuple(
            d for d, value in candidate.line.earlier.items() if value != candidate.line.on(day) and gives(value, number.mention, said)
        )
        if days and _older_enough(number, candidate, best, lines):
            return Verdict(number, "older", candidate, days)
    if number.once or number.mention.hedge:
        return None
    for candidate in found:
        if (
            best.score.rank - candidate.score.rank <= ROOM
            and slipped(said, candidate.line.on(day))
            and (candidate.score.least >= PARAGRAPH or candidate.score.most >= CLAUSE and distinct(said))
        ):
            return Verdict(number, "misprint", candidate)
    if number.told_of_one or _derived(number, lines) or not _likely(said, best.line, day, lines):
        return None
    if firm(best.score, number.around, best.line.question):
        return Verdict(number, "other", best)
    return None


FAR = 3


def _likely(said: Fraction, line: Line, day: date | None, lines: list[Line]) -> bool:
    """A neighbouring line's number, a wrong scale, or one of the same size; 现场卖了19万元 is not the year's 2亿元."""
    value, section = line.on(day), line.question.section
    neighbour = any(other.value == said for other in lines if other.question.section == section)
    return neighbour or scaled(said, value) or value != 0 and 1 <= FAR * said / value <= FAR * FAR


def _older_enough(number: Number, candidate: Candidate, best: Candidate, lines: list[Line]) -> bool:
    """从1821人增加到2189人 tells both days; a value that no line gives today needs little more than its topic."""
    if CHANGE.search(number.around.zone) or number.around.near and CHANGE.search(number.around.near):
        return False
    score, of_today = candidate.score, any(line.value == number.value for line in lines)
    if distinct(number.value) and not of_today:
        return score.least >= PARAGRAPH or score.most >= CLAUSE
    return firm(score, number.around, candidate.line.question) and best.score.rank - score.rank <= ROOM


def _derived(number: Number, lines: list[Line]) -> bool:
    """尚余373.433万元, 党政干部与专技人才44人: a difference or a sum of two lines that is no line itself."""
    if len(digits_of(number.value)) < 3 or any(line.value == number.value for line in lines):
        return False
    unit = number.mention.family
    same = [line.value for line in lines if line.value and not line.question.sum and line.question.unit == unit]
    return any(number.value in {a + b, abs(a - b)} for i, a in enumerate(same) for b in same[i + 1 :])


def _other_notion(number: Number, lines: list[Line], day: date | None) -> Verdict | None:
    """新增引导签约企业4家 where the line counts 落地."""
    about = number.around
    for line in lines:
        other = line.question.other
        if (
            other is None
            or not other.search(about.own)
            or line.on(day) != number.value
            or not unit_fits(number.mention, line.question, about)
        ):
            continue
        strength = about.held("topic", line.question.asks["topic"], line.question.beside)
        if strength >= SENTENCE and not number.silent:
            return Verdict(number, "kind", Candidate(line, Score(strength, strength, 0)))
    return None


REFERS_BACK = re.compile("^(?:名|人)?(?:[^,;。]{0,6}(?:里头|里面|当中|之中|中))")


def settled(verdicts: Iterable[Verdict]) -> list[Verdict]:
    """What is told: a line that another number of the sentence answers is not missed by this one, nor by a number said again.

    28名里头，… after 天津来28名. An older figure or a misprint stays one.
    """
    read = list(verdicts)
    answered = {(v.line.question.name, *_where(v)) for v in read if v.kind == "confirmed" and v.line}
    given = {(id(v.number.mention.block), v.number.mention.family, v.number.value) for v in read if v.kind == "confirmed"}
    return [v for v in read if v.line and not (v.kind == "other" and ((v.line.question.name, *_where(v)) in answered or _again(v, given)))]


def _again(verdict: Verdict, given: set[tuple[int, str, Fraction]]) -> bool:
    mention = verdict.number.mention
    return bool(REFERS_BACK.search(verdict.number.around.right)) and (id(mention.block), mention.family, verdict.number.value) in given


def _where(verdict: Verdict) -> tuple[int, int]:
    mention = verdict.number.mention
    return id(mention.block), mention.sentence[0]
