"""Rows of a register as its spreadsheet holds them: an area's subtree, references as texts, secrets masked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from django.db import transaction
from django.db.models import Q

from jiedui.engine.kernel.identity import mask_id
from jiedui.engine.registers.schema import Column, Schema
from jiedui.engine.registers.workbook.export import export
from jiedui.office.people import journal
from jiedui.office.people.clock import today
from jiedui.office.people.tree import tree
from jiedui.office.registers.lookups import field_names, stored
from jiedui.office.registers.schema_of import registers, schemas
from jiedui.office.registers.secrets import unseal


class UnknownRegister(LookupError):
    """No such register; the message names the nearest."""


def register_named(text: str) -> str:
    """A register's name by its name or title.

    >>> register_named("务工人员台账")
    'jobs'
    """
    known = {word: name for name, schema in schemas().items() for word in (name, schema.title, schema.title.removesuffix("台账"))}
    if text.strip() not in known:
        near = get_close_matches(text, known, 1, 0.3)
        raise UnknownRegister(f"没有“{text}”这本台账" + (f"，最接近的是 {known[near[0]]}（{schemas()[known[near[0]]].title}）" if near else ""))
    return known[text.strip()]


def export_register(name: str, area: str, path: Path, *, who: str, unmask: str = "") -> int:
    """Write an area's rows to a file; returns how many. `unmask` is the reason for clear numbers and goes into the journal."""
    schema = schemas()[name]
    if not unmask:
        return export(path, schema, rows(schema, area))
    with transaction.atomic():
        journal.append(area, who, "导出明文", {"register": name, "why": unmask})
        return export(path, schema, rows(schema, area, unmask=True), unmask=True)


def rows(schema: Schema, area: str, unmask: bool = False) -> Iterator[Mapping[str, object]]:
    """The rows of the area and everything below it, in order of number, as `export` takes them. Raises UnknownPlace."""
    held = registers()[schema.name].objects.filter(within(schema, area), archived=False).order_by("id")  # type: ignore[attr-defined]
    texts = {column.name: Texts(schemas()[column.ref], unmask) for column in schema.refs}
    for row in held.values().iterator(5000):
        found = stored(schema, row)
        yield {**found, **{name: text.of(found[name], found.get("area")) for name, text in texts.items()}}


def within(schema: Schema, area: str) -> Q:
    """The rows that belong to a place: its western ones, for an eastern place those it helps."""
    places = tree()
    codes = places.codes(area, today())
    if not schema.placed:
        return Q(code__in=codes)
    return Q(area__in=codes) | (Q(east_area__in=codes) if places.side(area) == "east" else Q(area=None, east_area__in=codes))


class Texts:
    """The reference texts of one register: what `named_by` says, or `#number` where that would not lead back to the row."""

    def __init__(self, schema: Schema, unmask: bool):
        self.schema, self.unmask = schema, unmask
        self.parts = dict(parts_of(schema, unmask))
        self.count = Counter(self.parts.values())

    def of(self, number: int | None, area: Any) -> str | None:
        if number is None:
            return None
        home, parts = self.parts.get(number, (None, None))
        if parts is None or home not in (area, None) or any(" / " in part for part in parts):
            return f"#{number}"
        if self.schema.name != "persons" and self.count[home, parts] + (self.count[None, parts] if home else 0) > 1:
            return f"#{number}"
        return " / ".join(parts)


Parts = tuple[Any, tuple[str, ...] | None]  # area, and the texts; none where a part is empty or may not be shown


def parts_of(schema: Schema, unmask: bool) -> Iterator[tuple[int, Parts]]:
    """Every row's area and reference texts."""
    if schema.name == "persons":
        for number, (area, text) in numbers().items():
            yield number, (area, (text if unmask else mask_id(text),))
        return
    columns = [schema[name] for name in schema.named_by]
    people = numbers() if unmask and any(c.counted_by for c in columns) else {}
    held = registers()[schema.name].objects.filter(archived=False)  # type: ignore[attr-defined]
    for area, number, *values in held.values_list("area", "id", *(path(schema, column) for column in columns)):
        texts = [part(column, value, people) for column, value in zip(columns, values, strict=True)]
        yield number, (area, tuple(text for text in texts if text) if texts and all(texts) else None)


def path(schema: Schema, column: Column) -> str:
    """Where a part stands; another row is named by the first of its own parts."""
    attribute = field_names(schema)[column.name]
    if column.type == "ref" and not column.counted_by:
        return f"{attribute.removesuffix('_id')}__{schemas()[column.ref].named_by[0]}"
    return attribute


def part(column: Column, value: Any, people: Mapping[int, tuple[Any, str]]) -> str:
    """A part as people write it: a choice by its label, a person by his number, which a masked export leaves out."""
    if column.counted_by:
        return people[value][1] if value in people else ""
    return "" if value is None else column.choices.get(str(value), str(value))


def numbers() -> dict[int, tuple[Any, str]]:
    """Every person's area and identity number."""
    schema = schemas()["persons"]
    place = f"{schema.table}.{schema['id_no'].sql}"
    held = registers()["persons"].objects.filter(archived=False).values_list("id", "area", "id_no")  # type: ignore[attr-defined]
    return {number: (area, unseal(token, place)) for number, area, token in held}
