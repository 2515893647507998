"""Which cells a row moves: the lines that can read it, answered twice inside a savepoint that is rolled back."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction

from jiedui.engine.kernel.quantity import units
from jiedui.engine.registers.batch import Batch
from jiedui.engine.tables.answer import Asking, answer, needed
from jiedui.engine.tables.edition import Edition, Line
from jiedui.engine.tables.figure import Figure
from jiedui.office.filings.tables import asking
from jiedui.office.people.tree import tree
from jiedui.office.registers import store
from jiedui.office.registers.schema_of import registers, schemas
from jiedui.office.registers.source import backend

MOST = 10  # areas whose tables an import watches
EVERYWHERE = {"areas", "closings", "attestations", "pairings"}  # read by every figure's state, reach or side


class NoSuchRow(LookupError):
    """The register or the row is not there."""


@dataclass(frozen=True)
class Move:
    """One cell: what it answers with the row (or before the edit), and without it (or after)."""

    line: Line
    before: Figure
    after: Figure

    def __str__(self) -> str:
        unit = units()[self.line.unit]
        return f"{self.line.code:<10}{self.line.title}  {self.before.text(unit)} → {self.after.text(unit)} {self.line.unit}"

    def as_json(self) -> dict[str, Any]:
        unit = units()[self.line.unit]
        return {
            "code": self.line.code,
            "title": self.line.title,
            "unit": self.line.unit,
            "before": {"value": self.before.value(unit), "state": self.before.state, "text": self.before.text(unit)},
            "after": {"value": self.after.value(unit), "state": self.after.state, "text": self.after.text(unit)},
        }


def touched(edition: Edition, register: str) -> tuple[Line, ...]:
    """The lines whose answer a write to the register can change."""
    if register in EVERYWHERE:
        return edition.questions
    if register == "area_flags":
        return tuple(line for line in edition.questions if line.scope)
    return tuple(line for line in edition.questions if _reads(edition, line) & _written(register))


def _written(register: str) -> set[str]:
    """The register and those whose derived columns look at it."""
    return {register, *(name for name, schema in schemas().items() if any(register in d.watches for d in schema.derivations))}


def _reads(edition: Edition, line: Line) -> set[str]:
    indicator = edition.indicator(line)
    asked = [edition.indicators[part] for part in indicator.measure.parts] or [indicator]
    return {name for one in asked for name in needed(one, schemas())}


def without(register: str, row: int, area: str | None = None, edition: str | None = None, as_of: date | None = None) -> list[Move]:
    """The cells that differ with and without a row, in official order.

    Raises NoSuchRow where the register or the row is not there.
    """
    where, version = _place(register, row)
    return differing(
        lambda: store.archive(register, row, version, who="试算", why="试算", force=True), register, asking(area or where, edition, as_of)
    )


def edited(
    register: str, row: int, values: Mapping[str, object], area: str | None = None, edition: str | None = None, as_of: date | None = None
) -> list[Move]:
    """The cells that an edit would move."""
    where, version = _place(register, row)
    return differing(
        lambda: store.edit(register, row, values, version, who="试算", why="试算"), register, asking(area or where, edition, as_of)
    )


def imported(batches: Sequence[Batch]) -> dict[str, list[Move]]:
    """By area: the cells that an import would move. It is written inside a savepoint and taken back."""
    with transaction.atomic():
        told = watching(batches)
        store.take(batches, who="试算", why="试算", act="试算", keep_good=True)
        found = told()
        transaction.set_rollback(True)
    return found


def watching(batches: Sequence[Batch]) -> Callable[[], dict[str, list[Move]]]:
    """Answers the tables that the rows can move now; the function that comes back tells by area what has moved since."""
    before = {area: asking(area) for area in areas_of(batches)}
    lines = {area: _lines(asked, batches) for area, asked in before.items()}
    figures = {area: _answers(asked, lines[area]) for area, asked in before.items()}

    def told() -> dict[str, list[Move]]:
        found = {}
        for area, asked in before.items():
            after = _answers(asking(area, asked.edition.id, asked.as_of, asked.side), lines[area])
            found[area] = _differences(lines[area], figures[area], after)
        return {area: moves for area, moves in found.items() if moves}

    return told


def areas_of(batches: Sequence[Batch]) -> list[str]:
    """The places that the rows name, by code or by full name; the first few of very many."""
    held = tree()
    names = {place.label: place.code for place in held.places if place.level in ("county", "city", "province")}
    words = {str(cell) for batch in batches for cell in batch.columns.get("area", ()) if cell is not None}
    words |= {batch.default_area for batch in batches if batch.default_area}
    found = {word if word in held else names.get(word, "") for word in words}
    return sorted(found - {""})[:MOST]


def _lines(asked: Asking, batches: Sequence[Batch]) -> tuple[Line, ...]:
    wanted = {line.code for batch in batches for line in touched(asked.edition, batch.register)}
    return tuple(line for line in asked.edition.questions if line.code in wanted)


def differing(change: Callable[[], object], register: str, asked: Asking) -> list[Move]:
    """The cells that differ before and after a change of one register that is then undone."""
    return compared(change, touched(asked.edition, register), asked)


def compared(change: Callable[[], object], lines: Sequence[Line], asked: Asking) -> list[Move]:
    with transaction.atomic():
        before = _answers(asked, lines)
        change()
        after = _answers(asking(asked.area, asked.edition.id, asked.as_of, asked.side), lines)
        transaction.set_rollback(True)
    return _differences(lines, before, after)


Answered = Mapping[tuple[str, str], Figure]


def _answers(asked: Asking, lines: Sequence[Line]) -> Answered:
    return answer(asked, [(line.indicator, line.scope) for line in lines], backend())


def _differences(lines: Sequence[Line], before: Answered, after: Answered) -> list[Move]:
    found = [Move(line, before[line.indicator, line.scope], after[line.indicator, line.scope]) for line in lines]
    return [move for move in found if not move.before.same_answer(move.after)]


def _place(register: str, row: int) -> tuple[str, int]:
    """(area to ask, version) of a row."""
    if register not in registers():
        raise NoSuchRow(f"没有名为 {register} 的台账，现有：{'、'.join(registers())}")
    held = registers()[register].objects.filter(pk=row).values().first()  # type: ignore[attr-defined]
    if held is None:
        raise NoSuchRow(f"{registers()[register].register.title}没有第 {row} 行")
    return str(held.get("area") or held.get("east_area") or held.get("code")), int(held["version"])
