"""What a number stands on: its sentence, the rows that counted, and the rows that nearly did with the condition that failed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from jiedui.engine.compute.question import Question
from jiedui.engine.compute.sql import Render
from jiedui.engine.indicators.sentence import NUMBERS, conditions, sentence
from jiedui.engine.indicators.tree import Indicator
from jiedui.engine.kernel.places import Side
from jiedui.engine.kernel.quantity import units
from jiedui.engine.tables.answer import Asking, answer, reach_of
from jiedui.engine.tables.figure import Figure
from jiedui.office.filings.tables import asking
from jiedui.office.registers.schema_of import registers, schemas
from jiedui.office.registers.source import backend


@dataclass(frozen=True)
class Near:
    """A row that fails exactly one condition: its number and which condition (from 0)."""

    row: int
    failing: int


@dataclass(frozen=True)
class Explanation:
    """The figure, its definition in words, and the row numbers behind it. A ratio has its two parts instead of rows."""

    figure: Figure
    said: str
    conditions: tuple[str, ...]
    counted: tuple[int, ...] = ()
    nearly: tuple[Near, ...] = ()
    parts: tuple[Explanation, ...] = ()

    @property
    def register(self) -> str:
        return self.figure.indicator.register

    def failing(self, condition: int) -> tuple[int, ...]:
        """Rows that only this condition keeps out."""
        return tuple(n.row for n in self.nearly if n.failing == condition)

    def lines(self, rows: int) -> Iterator[str]:
        """For a terminal; shortened lists say so."""
        figure, unit = self.figure, units()[self.figure.indicator.unit]
        yield f"{figure.indicator.id}  {figure.text(unit)} {unit.name}  {figure.state}  {figure.coverage}"
        yield f"{figure.area}  {figure.first} 至 {figure.as_of}  {figure.indicator.time}  {figure.indicator.meaning}"
        yield self.said
        if figure.derived is not None:
            yield f"认定数 {unit.show(figure.attested or 0):f}；若不认定，台账现有的行得 {unit.show(figure.derived):f}"
        for part in self.parts:
            yield from part.lines(rows)
        for trap in figure.indicator.traps:
            yield f"  当心：{trap}"
        if self.parts:
            return
        yield _shortened("计入", self.counted, rows)
        yield from shown(self.register, self.counted[:rows])
        yield f"差一点计入（只差一个条件）{len(self.nearly)} 行"
        for i, text in enumerate(self.conditions):
            if found := self.failing(i):
                yield _shortened(f"  {NUMBERS[i]} 不满足“{text}”", found, rows)
                yield from shown(self.register, found[:rows])


def _shortened(word: str, found: Sequence[int], rows: int) -> str:
    said = f"{word} {len(found)} 行"
    return f"{said}，显示前 {rows} 行" if len(found) > rows else said


def explain(name: str, area: str, edition: str | None = None, as_of: date | None = None, side: Side | None = None) -> Explanation:
    """By a line's code, an indicator's id, or `id @scope`. Raises CatalogueError naming the nearest."""
    asked = asking(area, edition, as_of, side)
    indicator, scope = asked.edition.find(name)
    return explained(asked, indicator, scope)


def explained(asked: Asking, indicator: Indicator, scope: str) -> Explanation:
    figure = answer(asked, [(indicator.id, scope)], backend())[indicator.id, scope]
    said = sentence(indicator, asked.edition.indicators, schemas(), scope)
    if indicator.measure.kind == "ratio":
        parts = tuple(explained(asked, asked.edition.indicators[part], scope) for part in indicator.measure.parts)
        return Explanation(figure, said, (), parts=parts)
    words = tuple(conditions(indicator, schemas()))
    reach = reach_of(asked, indicator, scope)
    if reach is None:
        return Explanation(figure, said, words)
    question = Question(indicator, reach, asked.params)
    return Explanation(figure, said, words, counted(question), nearly(question))


def counted(question: Question) -> tuple[int, ...]:
    sql = backend()
    return tuple(row[0] for row in sql.source.run(Render(schemas(), sql.dialect, question).counting()))


def nearly(question: Question) -> tuple[Near, ...]:
    sql = backend()
    found = sql.source.run(Render(schemas(), sql.dialect, question).nearly())
    return tuple(Near(row[0], list(row[1:]).index(1)) for row in found)


def shown(register: str, rows: Sequence[int]) -> Iterator[str]:
    """One line a row: number, label and dates; never an identity number."""
    schema = schemas()[register]
    columns = [c for c in schema.columns if c.type in ("date", "enum", "money", "int") or c.name == "label"]
    held = registers()[register].objects.in_bulk(list(rows))  # type: ignore[attr-defined]
    for row in rows:
        words = [_word(column.choices, getattr(held[row], column.sql, None)) for column in columns]
        yield f"    #{row} " + " ".join(w for w in words if w)


def _word(choices: Any, value: Any) -> str:
    return "" if value is None else str(choices.get(value, value))
