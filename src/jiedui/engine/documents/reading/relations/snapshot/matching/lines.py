"""The lines of the table as questions, with what the registers give for them on the day and on earlier days."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cached_property

from ....numbers.mention import Mention
from ....numbers.numerals import shown
from ....submission import Submission
from .around import Around, Voice
from .match import strengths
from .questions import Question, questions
from .sides import voice_of

MONEY = {"元": 1, "万元": 10**4, "亿元": 10**8}


@dataclass(frozen=True, eq=False)
class Line:
    """A line (or the sum of several) with its question; values are in persons, things or 元."""

    question: Question
    cells: tuple[Mention, ...]
    value: Fraction
    earlier: Mapping[date, Fraction]

    @property
    def code(self) -> str:
        return "＋".join(cell.block.code for cell in self.cells)

    @property
    def title(self) -> str:
        return "＋".join(re.sub(r"^其中:?|[①-⑳]", "", cell.label) for cell in self.cells)

    @property
    def rows(self) -> int | None:
        found = [re.search(r"（(\d+) 行台账）", cell.block.where) for cell in self.cells]
        return sum(int(one[1]) for one in found if one) if all(found) else None

    def on(self, day: date | None) -> Fraction:
        return self.earlier.get(day, self.value) if day is not None else self.value

    def written(self, value: Fraction) -> str:
        """A value in the table's own unit."""
        if self.question.unit == "pct":
            return f"{float(value):.6g}%"
        unit = self.cells[0].block.unit
        return f"{shown(value / MONEY.get(unit, 1))}{unit}"


@dataclass(eq=False)
class Table:
    """All lines, with what the judge asks of them together."""

    lines: list[Line]

    @cached_property
    def values(self) -> frozenset[Fraction]:
        return frozenset(line.value for line in self.lines)

    @cached_property
    def by_name(self) -> dict[str, Line]:
        return {line.question.name: line for line in self.lines}

    def in_units(self, mention: Mention) -> list[Line]:
        """Lines of the number's unit; places of work (220个饭碗) are persons, a bare cell may be anything."""
        if not mention.dimension:
            return self.lines
        units = {mention.family, "p"} if mention.unit in {"个", "座"} else {mention.family}
        return [line for line in self.lines if line.question.unit in units]

    def values_of(self, section: str) -> set[Fraction]:
        return {line.value for line in self.lines if line.question.section == section}

    def parts_of(self, whole: Line) -> list[Line]:
        """The lines that make a line up; none where they leave something over."""
        names = whole.question.sum
        parts = [p for p in self.lines if (p.question.name in names if names else p.question.whole == whole.question.name)]
        parts = [p for p in parts if not p.question.sum]
        return parts if len(parts) > 1 and sum((p.value for p in parts), Fraction(0)) == whole.value else []

    def derived(self, unit: str) -> frozenset[Fraction]:
        """Sums and differences of two lines."""
        if unit not in self._derived:
            same = [line.value for line in self.lines if line.value and not line.question.sum and line.question.unit == unit]
            self._derived[unit] = frozenset(value for i, a in enumerate(same) for b in same[i + 1 :] for value in (a + b, abs(a - b)))
        return self._derived[unit]

    @cached_property
    def _derived(self) -> dict[str, frozenset[Fraction]]:
        return {}


def table_of(submission: Submission) -> Table:
    """The lines that the catalogue knows a question for, then the sums that texts tell as one."""
    given = next((d for d in submission.documents if d.given), None)
    found: dict[str, Line] = {}
    for cell in given.cells if given else []:
        question = question_of(cell, voice_of(given)) if given and cell.block.code else None
        if question is not None and question.name not in found:
            found[question.name] = Line(question, (cell,), cell.value, _earlier(submission, cell))
    return with_sums(found)


def with_sums(found: dict[str, Line]) -> Table:
    """The lines and those sums of them that texts tell as one."""
    lines = dict(found)
    for question in questions().values():
        parts = [lines[name] for name in question.sum if name in lines]
        if question.sum and len(parts) == len(question.sum):
            days = [day for day in parts[0].earlier if all(day in part.earlier for part in parts)]
            earlier = {day: sum((part.earlier[day] for part in parts), Fraction(0)) for day in days}
            cells = tuple(part.cells[0] for part in parts)
            lines[question.name] = Line(question, cells, sum((part.value for part in parts), Fraction(0)), earlier)
    return Table(list(lines.values()))


def _earlier(submission: Submission, cell: Mention) -> dict[date, Fraction]:
    scale = cell.scale if cell.dimension != "pct" else Fraction(1)
    days = sorted(submission.earlier.items())
    return {day: values[cell.block.code] * scale for day, values in days if cell.block.code in values}


def question_of(cell: Mention, voice: Voice) -> Question | None:
    """By the line's indicator; a table of another form by what its title asks."""
    known = questions()
    if isinstance(cell.block.anchor, str) and cell.block.anchor in known:
        return known[cell.block.anchor]
    said = Around(cell.label, "", "", "", "", "", "", (), *voice)
    family = cell.family if cell.family in {"p", "money", "pct"} else "count"
    found = [(score.rank, name) for name, q in known.items() if q.unit == family and (score := strengths(said, q)) and score.least >= 1]
    return known[max(found)[1]] if found else None
