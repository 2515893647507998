"""A question: an indicator asked of places, a side and a day. What a backend must answer, and in which shape."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal, Protocol

from jiedui.engine.indicators.tree import Indicator, Param, Path
from jiedui.engine.kernel.period import Period, months_before
from jiedui.engine.registers.schema import Schemas

SideColumn = Literal["area", "east_area"]


@dataclass(frozen=True)
class Params:
    """The day asked for and what follows from it: YEAR is [first day of the edition, CUT]."""

    first: date
    cut: date
    yearno: int
    level: str

    @property
    def year(self) -> Period:
        return Period(self.first, self.cut)

    def value(self, param: Param) -> date | int | str:
        """What a parameter stands for: a day, the year's number, or the asking level."""
        if param.name == "CUT":
            return months_before(self.cut, param.months_back)
        return self.yearno if param.name == "YEARNO" else self.level


@dataclass(frozen=True)
class Reach:
    """Whose rows: `codes` in the side's column; `within` keeps to these western areas, `without` leaves these out."""

    column: SideColumn
    codes: tuple[str, ...]
    within: tuple[str, ...] | None = None
    without: tuple[str, ...] = ()


@dataclass(frozen=True)
class Question:
    indicator: Indicator
    reach: Reach
    params: Params


@dataclass(frozen=True)
class Counted:
    """What the rows say: how many counted, the number (base units; money in 分), and the items of a list in order."""

    rows: int
    number: int
    items: tuple[tuple[Any, ...], ...] = ()


@dataclass(frozen=True)
class Statement:
    """SQL text and its parameters, in the order of the text."""

    text: str
    values: tuple[object, ...] = field(default=())


class Source(Protocol):
    """Where SQL is run; the office gives one over its database."""

    def run(self, statement: Statement) -> Sequence[tuple[Any, ...]]: ...


Answers = Mapping[Question, Counted]


def grouped(questions: Iterable[Question]) -> dict[tuple[str, Reach, Params], list[Question]]:
    """Questions that one SELECT can answer together: same register, same places, same day."""
    groups: dict[tuple[str, Reach, Params], list[Question]] = {}
    for question in dict.fromkeys(questions):
        groups.setdefault((question.indicator.register, question.reach, question.params), []).append(question)
    return groups


def counted_column(path: Path, register: str, schemas: Schemas) -> str:
    """The database column that a distinct count looks at: a person is counted by person_key.

    Raises UnknownColumn for a path that the schemas do not hold.
    """
    home = schemas[schemas[register][path.ref].ref] if path.ref else schemas[register]
    column = home[path.column]
    return column.counted_by or column.sql
