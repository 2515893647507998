"""Renderers and look-ups that are wrong in one way each: the slips that real tables have shown."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import Any

import pytest

from jiedui.engine.compute import question, sql
from jiedui.engine.compute.question import Question, Statement
from jiedui.engine.compute.sql import Render
from jiedui.engine.indicators.tree import Atom, Operand, Param, Path
from jiedui.engine.kernel.places import Tree

Spoil = Callable[[pytest.MonkeyPatch], None]
WRONG: dict[str, Spoil] = {}


def renders(wrong: type[Render]) -> type[Render]:
    WRONG[wrong.__name__] = lambda patch: patch.setattr(sql, "Render", wrong)
    return wrong


def spoils(wrong: Spoil) -> Spoil:
    WRONG[wrong.__name__] = wrong
    return wrong


# -- days


@renders
class FirstDayLeftOut(Render):
    def in_year(self, atom: Atom) -> str:
        return super().in_year(atom).replace(">=", ">")


@renders
class CutOffLeftOut(Render):
    def in_year(self, atom: Atom) -> str:
        return super().in_year(atom).replace("<=", "<")


@renders
class OneDayTooMany(Render):
    def in_year(self, atom: Atom) -> str:
        column = self.column(atom.left)
        day = timedelta(days=1)
        return f"({column} >= {self.value(self.params.first - day)} AND {column} <= {self.value(self.params.cut)})"


@renders
class OpenEndIsOver(Render):
    """A span without a last day counts as ended."""

    def at(self, atom: Atom) -> str:
        return self.closed(super().at(atom), atom)

    def overlaps(self, atom: Atom) -> str:
        return self.closed(super().overlaps(atom), atom)

    def closed(self, text: str, atom: Atom) -> str:
        return text.replace(f"{self.ends(atom.left)[1]} IS NULL OR ", "")


@renders
class LastDayIsOut(Render):
    def at(self, atom: Atom) -> str:
        return super().at(atom).replace(">=", ">")


@renders
class LastDayOfTheYearsSpanIsOut(Render):
    def overlaps(self, atom: Atom) -> str:
        return super().overlaps(atom).replace(">=", ">")


@renders
class ThirtyDaysAreAMonth(Render):
    def value(self, operand: Operand | date) -> str:
        if isinstance(operand, Param) and operand.months_back:
            return super().value(self.params.cut - timedelta(days=30 * operand.months_back))
        return super().value(operand)


@renders
class OverlapIsBeginning(Render):
    """当年在册 read as 当年新增."""

    def overlaps(self, atom: Atom) -> str:
        return self.in_year(Atom(Path(f"{atom.left.column}_from", atom.left.ref), "in_year"))


@spoils
def flags_of_the_first_day(patch: pytest.MonkeyPatch) -> None:
    """A flag that begins inside the year is not seen."""
    right = Tree.flagged
    patch.setattr(Tree, "flagged", lambda self, flag, on: right(self, flag, date(on.year, 1, 1)))


# -- who is counted


@renders
class DistinctPerCounty(Render):
    """A person in two counties counts twice above them."""

    def counted(self, path: Path) -> str:
        return f"""({super().counted(path)} || '/' || COALESCE(t."area", ''))"""


@spoils
def persons_by_their_row(patch: pytest.MonkeyPatch) -> None:
    """One person is one row per county: counting rows of 人员库 instead of person_key."""
    right = question.counted_column
    patch.setattr(sql, "counted_column", lambda *given: right(*given).replace("person_key", "person_id"))


@renders
class TimesForPersons(Render):
    def aggregates(self, question: Question, common: Sequence[Atom]) -> list[str]:
        return [text.replace("COUNT(DISTINCT ", "COUNT(") for text in super().aggregates(question, common)]


@renders
class FirstDestinationOnly(Render):
    """A person with two jobs is counted under one of them."""

    def statement(self, *given: Any, **named: Any) -> Statement:
        made = super().statement(*given, **named)
        if self.schema.name != "jobs":
            return made
        earlier = 'SELECT 1 FROM "jobs" o WHERE o."person_key" = t."person_key" AND o."id" < t."id"'
        return Statement(made.text.replace(" WHERE ", f" WHERE NOT EXISTS ({earlier}) AND ", 1), made.values)


# -- which rows


@renders
class ArchivedRowsCount(Render):
    def statement(self, *given: Any, **named: Any) -> Statement:
        made = super().statement(*given, **named)
        return Statement(made.text.replace('t."archived" IS NOT TRUE', "1 = 1"), made.values)


@renders
class ArchivedRowsAreBorrowedFrom(Render):
    def join(self, ref: str) -> str:
        return super().join(ref).split(" AND ")[0]


@renders
class RowsWithoutAReferenceAreLost(Render):
    def join(self, ref: str) -> str:
        return super().join(ref).replace(" LEFT JOIN ", " JOIN ")


@renders
class TheFirstIndicatorsConditionsForAll(Render):
    def fold(self, group: Sequence[Question]) -> Statement:
        common = list(group[0].indicator.where)
        return self.statement([text for q in group for text in self.aggregates(q, common)], common)


@renders
class RowsWithoutAnAreaAreLost(Render):
    def reach(self, reach: Any) -> list[str]:
        return [text.replace('t."area" IS NULL OR ', "") for text in super().reach(reach)]


@renders
class LevelIsAlwaysProvince(Render):
    def value(self, operand: Operand | date) -> str:
        return super().value("province" if operand == Param("LEVEL") else operand)


@spoils
def replaced_codes_are_forgotten(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(Tree, "with_predecessors", lambda self, places: tuple(sorted(p.code for p in places)))


# -- empty cells and order


@renders
class EmptyIsZero(Render):
    def compared(self, atom: Atom) -> str:
        column = self.column(atom.left)
        return super().compared(atom).replace(column, f"COALESCE({column}, 0)", 1)


@renders
class NoDateIsEarlyEnough(Render):
    def compared(self, atom: Atom) -> str:
        return f"({self.column(atom.left)} IS NULL OR {super().compared(atom)})"


@renders
class OrderedLikeADictionary(Render):
    def order(self, path: Path, text: str) -> str:
        return f"{super().order(path, text)} COLLATE NOCASE"


@renders
class EmptyCellsFirst(Render):
    def order(self, path: Path, text: str) -> str:
        return text
