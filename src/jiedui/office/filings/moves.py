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
from jiedui.office.registers import store
from jiedui.office.registers.schema_of import registers, schemas
from jiedui.office.registers.source import backend

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
        return {"code": self.line.code, "title": self.line.title, "unit": self.line.unit,
                "before": {"value": self.before.value(unit), "state": self.before.state, "text": self.before.text(unit)},
                "after": {"value": self.after.value(unit), "state": self.after.state, "text": self.after.text(unit)}}


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
    return differing(lambda: store.archive(register, row, version, who="试算", why="试算", force=True), register,
                     asking(area or where, edition, as_of))


def edited(register: str, row: int, values: Mapping[str, object], area: str | None = None, edition: str | None = None,
           as_of: date | None = None) -> list[Move]:
    """The cells that an edit would move."""
    where, version = _place(register, row)
    return differing(lambda: store.edit(register, row, values, version, who="试算", why="试算"), register,
                     asking(area or where, edition, as_of))


def imported(batches: Sequence[Batch], area: str) -> list[Move]:
    """The cells of an area's table that an import would move."""
    edition = asking(area).edition
    lines = {line for batch in batches for line in touched(edition, batch.register)}
    ordered = tuple(line for line in edition.questions if line in lines)
    return compared(lambda: store.take(batches, who="试算", why="试算", act="试算", keep_good=True), ordered, asking(area))


def differing(change: Callable[[], object], register: str, asked: Asking) -> list[Move]:
    """The cells that differ before and after a change of one register that is then undone."""
    return compared(change, touched(asked.edition, register), asked)


def compared(change: Callable[[], object], lines: Sequence[Line], asked: Asking) -> list[Move]:
    pairs = [(line.indicator, line.scope) for line in lines]
    with transaction.atomic():
        before = answer(asked, pairs, backend())
        change()
        again = asking(asked.area, asked.edition.id, asked.as_of, asked.side)
        after = answer(again, pairs, backend())
        transaction.set_rollback(True)
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
