"""Stored values as a page shows them: labels for codes, names for places and rows, ID numbers with four digits hidden."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Q

from jiedui.engine.kernel.places import Tree
from jiedui.engine.kernel.quantity import units
from jiedui.engine.registers.schema import Column, Schema
from jiedui.engine.registers.words import masked
from jiedui.office.registers.lookups import fields_of
from jiedui.office.registers.schema_of import registers, schemas
from jiedui.office.registers.secrets import decrypt

Seen = Callable[[str], Q | None]  # the rows of a register that the reader sees; None: none of it


@dataclass(frozen=True)
class Cell:
    """What stands in a cell; `row` leads to the row of another register that the reader may open."""

    text: str = ""
    register: str = ""
    row: int = 0


EMPTY = Cell()


@dataclass
class Show:
    """How one reader's page shows values: where he stands, what he may open, in which words."""

    tree: Tree
    here: str
    seen: Seen
    say: Callable[[str], str] = str
    places: dict[str, str] = field(default_factory=dict)

    def table(self, schema: Schema, columns: Sequence[Column], rows: Sequence[Mapping[str, Any]]) -> list[list[Cell]]:
        """The cells of some rows (`values()` of the fields), column by column: references are read once for all rows."""
        names = fields_of(schema.name)
        made = [self.column(schema, column, [row[names[column.name]] for row in rows]) for column in columns]
        return [list(cells) for cells in zip(*made, strict=True)]

    def column(self, schema: Schema, column: Column, values: Sequence[Any]) -> list[Cell]:
        if column.type == "ref":
            held = self.references(column.ref, values)
            return [held.get(value, EMPTY) for value in values]
        if column.type == "money":
            return [Cell(text) for text in money(column, values)]
        return [Cell(self.text(schema, column, value)) if value is not None else EMPTY for value in values]

    def text(self, schema: Schema, column: Column, value: Any) -> str:
        """One value that is not empty, neither money nor a reference."""
        if column.encrypted:
            return masked(column, decrypt(f"{schema.table}.{column.sql}", value))
        if column.type == "bool":
            return self.say("是" if value else "否")
        if column.type == "area":
            return self.place(str(value))
        if column.type == "date":
            return value.isoformat() if isinstance(value, date) else str(value)
        return column.choices.get(str(value), str(value))

    def place(self, code: str) -> str:
        """A place by its name, with the names above it that are not above the reader's own place."""
        if code not in self.places:
            self.places[code] = self._named(code)
        return self.places[code]

    def _named(self, code: str) -> str:
        if code not in self.tree:
            return code
        shared, words, upper = self.tree.ancestors(self.here), [self.tree[code].label], self.tree[code].parent
        while upper and upper in self.tree and upper not in shared and self.tree[upper].level != "nation":
            words.insert(0, self.tree[upper].label)
            upper = self.tree[upper].parent
        return "".join(words)

    def references(self, register: str, numbers: Iterable[Any]) -> dict[int, Cell]:
        """Rows of another register as they are named here: by their label, persons by their masked number."""
        wanted = {n for n in numbers if n is not None}
        if not wanted:
            return {}
        rows, may = registers()[register].objects.filter(pk__in=wanted), self.seen(register)  # type: ignore[attr-defined]
        open_ = set() if may is None else set(rows.filter(may, archived=False).values_list("id", flat=True))
        texts = _persons(rows) if register == "persons" else _named(register, rows)
        return {number: Cell(text or f"#{number}", register if number in open_ else "", number) for number, text in texts}


def money(column: Column, values: Sequence[Any], least: int = 0) -> list[str]:
    """Exact amounts in the column's unit, all with the same decimals.

    >>> money(Column("a", "金额", "money", unit="万元"), [5_226_567_000, None, 60_000_000])
    ['5,226.567', '', '60.000']
    """
    exact: list[Decimal | None] = [None if v is None else units()[column.unit].show(int(v)) for v in values]
    decimals = max([least, *(-int(v.as_tuple().exponent) for v in exact if v is not None)])
    return ["" if v is None else f"{v:,.{decimals}f}" for v in exact]


def _persons(rows: Any) -> list[tuple[int, str]]:
    schema = schemas()["persons"]
    column, place = schema["id_no"], f"{schema.table}.{schema['id_no'].sql}"
    return [(number, masked(column, decrypt(place, token))) for number, token in rows.values_list("id", "id_no")]


def _named(register: str, rows: Any) -> list[tuple[int, str]]:
    """By label; a row without one by its reference text, from which persons are left out."""
    schema = schemas()[register]
    columns = [schema[name] for name in schema.named_by if not schema[name].counted_by and not schema[name].encrypted]
    found = []
    for number, label, *values in rows.values_list("id", "label", *(_path(schema, column) for column in columns)):
        parts = [column.choices.get(str(v), str(v)) for column, v in zip(columns, values, strict=True) if v is not None]
        found.append((number, label or " / ".join(parts)))
    return found


def _path(schema: Schema, column: Column) -> str:
    """Where a part of a reference text stands; another row is named by the first part of its own."""
    attribute = fields_of(schema.name)[column.name]
    return f"{attribute.removesuffix('_id')}__{schemas()[column.ref].named_by[0]}" if column.type == "ref" else attribute
