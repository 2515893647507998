"""Rows, persons and sums of exactly what a list shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, QuerySet, Sum

from jiedui.engine.registers.schema import Column, Schema
from jiedui.office.registers.lookups import fields_of


@dataclass(frozen=True)
class Totals:
    """`persons` where the register names them; `sums` by column, in base units."""

    rows: int
    persons: int | None
    sums: tuple[tuple[Column, int], ...]


def summed(schema: Schema) -> list[Column]:
    """Columns whose sum means something: money and heads; never a year or a derived number."""
    return [c for c in schema.columns if c.type == "money" or (c.type == "int" and not c.derived and not c.name.endswith("year"))]


def totals(schema: Schema, held: QuerySet[Any]) -> Totals:
    columns, fields = summed(schema), fields_of(schema.name)
    asked: dict[str, Any] = {f"sum_{c.name}": Sum(fields[c.name]) for c in columns}
    if "person_key" in schema.by_name:
        asked["persons"] = Count("person_key", distinct=True)
    found = held.order_by().aggregate(rows=Count("id"), **asked)
    return Totals(found["rows"], found.get("persons"), tuple((c, int(found[f"sum_{c.name}"] or 0)) for c in columns))
