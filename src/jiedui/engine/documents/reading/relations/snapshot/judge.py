"""A number against the lines its words may mean: confirmed, not asked, or a slip."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from ...numbers.numerals import digits_of
from ...submission import Submission
from .evidence import distinct, gives, rescaled, scaled, slipped
from .matching.around import CLAUSE, PARAGRAPH, SENTENCE
from .matching.candidates import Candidate, candidates, outshone
from .matching.days import CHANGE
from .matching.lines import Line, Table
from .matching.match import Score, firm, unit_fits
from .matching.numbers import Number
from .matching.pairs import of_two

ROOM = 1.0
PERSONS = {"person", "ptime"}


@dataclass(frozen=True, eq=False)
class Verdict:
    """What became of a number; `line` is the one it answers or misses."""

    number: Number
    kind: str  # confirmed, older, misprint, neighbour, other, unit, kind, share or nothing
    candidate: Candidate | None = None
    days: tuple[date, ...] = ()
    whole: Line | None = None  # of a share

    @property
    def line(self) -> Line | None:
        return self.candidate.line if self.candidate else None


def judged(number: Number, table: Table, submission: Submission) -> Verdict:
    found = candidates(number, table)
    day = number.day if number.day in submission.earlier else None
    if (both := of_two(number, table)) is not None:
        kind = "confirmed" if gives(both.on(day), number.mention, number.value) else "other"
        return Verdict(number, kind if not number.silent else "nothing", Candidate(both, Score(CLAUSE, CLAUSE, CLAUSE)))
    sure = PARAGRAPH if not distinct(number.value) else 0
    fits = [c for c in found if c.score.least >= sure and gives(c.line.on(day), number.mention, number.value)]
    best = found[0] if found else None
    if fits and not outshone(fits[0], best):
        return _unit(number, fits, found)
    if number.silent or best is None:
        return _other_notion(number, table, day) or Verdict(number, "nothing")
    return _slip(number, found, day, table) or _other_notion(number, table, day) or Verdict(number, "nothing")


def _unit(number: Number, fits: list[Candidate], found: list[Candidate]) -> Verdict:
    mention = number.mention
    right = [c for c in fits if not c.line.question.says or mention.dimension not in PERSONS or c.line.question.says == mention.dimension]
    plainly = (
        fits[0].score.least >= SENTENCE or fits[0].score.least >= PARAGRAPH and (fits[0].score.most >= CLAUSE or distinct(number.value))
    )
    if right or not plainly:
        return Verdict(number, "confirmed", (right or fits)[0])
    return Verdict(number, "unit", fits[0])


def _slip(number: Number, found: list[Candidate], day: date | None, table: Table) -> Verdict | None:
    """The strongest evidence first: an older day's figure, a slip of the keyboard, then whatever stands under a plain question."""
    said, best = number.value, found[0]
    for candidate in found:
        days = tuple(
            d for d, value in candidate.line.earlier.items() if value != candidate.line.on(day) and gives(value, number.mention, said)
        )
        if days and _older_enough(number, candidate, best, table):
            return Verdict(number, "older", candidate, days)
    if number.once:
        return None
    for candidate in found:
        if (
            best.score.rank - candidate.score.rank <= ROOM
            and _looks_slipped(number, candidate.line.on(day))
            and (candidate.score.least >= PARAGRAPH or candidate.score.most >= CLAUSE and distinct(said))
        ):
            return Verdict(number, "other" if number.mention.hedge else "misprint", candidate)
    if number.mention.hedge:
        return None
    if _exchanged(said, best.line.on(day)) and best.score.most >= CLAUSE and firm(best.score, number.around, best.line.question):
        return Verdict(number, "misprint", best)
    if _sum_of_more(said, found, table) and best.score.most >= CLAUSE and firm(best.score, number.around, best.line.question):
        return Verdict(number, "other", best)
    if not number.told_of_one and (lacking := next((c for c in found if _lacks_a_part(number, c, table)), None)):
        return Verdict(number, "other", lacking)
    if number.told_of_one or _derived(number, table) or not _likely(said, best.line, day, table):
        return None
    if firm(best.score, number.around, best.line.question):
        neighbour = said >= LARGE and said in table.values_of(best.line.question.section) and best.score.least >= SENTENCE
        return Verdict(number, "neighbour" if neighbour else "other", best)
    return None


def _looks_slipped(number: Number, value: Fraction) -> bool:
    """A hedged number says its size alone: 约2.02万元 for 2亿元."""
    return not number.mention.hedge and slipped(number.value, value) or rescaled(number.value, number.mention.precision, value)


def _sum_of_more(said: Fraction, found: list[Candidate], table: Table) -> bool:
    """投入帮扶资金538.05万元, which is money and goods together, though the words ask the money."""
    sums = [line for line in table.lines if len(line.cells) > 1 and abs(line.value - said) * 1000 < said]
    return len(digits_of(said)) >= 4 and any(line not in [c.line for c in found] for line in sums)


def _exchanged(said: Fraction, value: Fraction) -> bool:
    """到天津就业18人, and 81 in the table: two digits prove little, so the words must be the line's own."""
    a, b = digits_of(said), digits_of(value)
    return len(a) == 2 and a == b[::-1] and a != b and said.denominator == value.denominator == 1


FAR, LARGE = 3, 10


def _likely(said: Fraction, line: Line, day: date | None, table: Table) -> bool:
    """A neighbouring line's number, a wrong scale, or one of the same size; 现场卖了19万元 is not the year's 2亿元."""
    value, section = line.on(day), line.question.section
    return said in table.values_of(section) or scaled(said, value) or value != 0 and 1 < FAR * said / value < FAR * FAR


def _older_enough(number: Number, candidate: Candidate, best: Candidate, table: Table) -> bool:
    """从1821人增加到2189人 tells both days; a value that no line gives today needs little more than its topic."""
    if CHANGE.search(number.around.zone):
        return False
    score, of_today = candidate.score, number.value in table.values and number.value != candidate.line.value
    if distinct(number.value) and not of_today:
        return score.least >= PARAGRAPH or score.most >= CLAUSE
    return firm(score, number.around, candidate.line.question) and best.score.rank - score.rank <= ROOM


def _derived(number: Number, table: Table) -> bool:
    """尚余373.433万元, 党政干部与专技人才44人: a difference or a sum of two lines that is no line itself."""
    if len(digits_of(number.value)) < 3 or number.value in table.values:
        return False
    return number.value in table.derived(number.mention.family)


REST = re.compile("其余|其他|其它|其中|另|除|剩|余|合|两|二者|西部")
BUT_FOR = re.compile("除[^;。]*外")


def _lacks_a_part(number: Number, candidate: Candidate, table: Table) -> bool:
    """实现就业2108人, where 2189人 went to three places and the 81人 of one were not added."""
    about, line = number.around, candidate.line
    topic = line.question.asks.get("topic", "")
    if len(digits_of(number.value)) < 3 or number.value in table.values or candidate.score.least < PARAGRAPH or REST.search(about.own):
        return False
    if BUT_FOR.search(about.segment + about.near):
        return False
    if about.held("topic", topic, line.question.beside) < CLAUSE or about.unexplained(about.own, line.question.words):
        return False
    return any(part.value and number.value == line.value - part.value for part in table.parts_of(line))


def _other_notion(number: Number, table: Table, day: date | None) -> Verdict | None:
    """新增引导签约企业4家 where the line counts 落地."""
    about = number.around
    for line in table.lines:
        other = line.question.other
        if (
            other is None
            or not other.search(about.own)
            or line.on(day) != number.value
            or not unit_fits(number.mention, line.question, about)
        ):
            continue
        strength = about.held("topic", line.question.asks["topic"], line.question.beside)
        if strength >= SENTENCE and (not number.silent or distinct(number.value)):
            return Verdict(number, "kind", Candidate(line, Score(strength, strength, 0)))
    return None
