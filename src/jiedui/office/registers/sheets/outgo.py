"""Rows of a register as its spreadsheet holds them: an area's subtree, references as texts, secrets masked."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from difflib import get_close_matches
from functools import cache
from pathlib import Path

from django.db import transaction
from django.db.models import Q

from jiedui.engine.registers.kinds import Bad
from jiedui.engine.registers.lookups import Lookups, place_of
from jiedui.engine.registers.references import ANYWHERE
from jiedui.engine.registers.schema import Column, Schema
from jiedui.engine.registers.words import masked
from jiedui.engine.registers.workbook.export import export
from jiedui.office.people import journal
from jiedui.office.people.clock import today
from jiedui.office.people.tree import tree
from jiedui.office.registers import lookups
from jiedui.office.registers.schema_of import schemas

Text = Callable[[object, object], str]  # (row number, the place of the row that refers to it) -> reference text


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
        hint = f"，最接近的是 {known[near[0]]}（{schemas()[known[near[0]]].title}）" if near else ""
        raise UnknownRegister(f"没有“{text}”这本台账{hint}")
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
    look = lookups.lookups()
    texts = {column.name: person_text(look, column, unmask) if column.counted_by else row_text(look, column.ref) for column in schema.refs}
    secrets = [column.name for column in schema.columns if column.encrypted]
    every = sorted(lookups.rows(schema.name, lookups.LIVE & within(schema, area)), key=lambda row: row.id)
    for column in schema.refs:  # read at once, so that none is asked for alone
        look.by_id(column.ref, {int(str(number)) for row in every if (number := row.values[column.name])})
    for held in every:
        values = dict(held.values)
        values.update((name, look.reader.open(schema.name, name, str(values[name]))) for name in secrets if values[name])
        values.update((name, text(values[name], place_of(values))) for name, text in texts.items() if values[name] is not None)
        yield {**values, "id": held.id, "version": held.version}


def within(schema: Schema, area: str) -> Q:
    """The rows that belong to a place: its western ones, for an eastern place those it helps."""
    places = tree()
    codes = places.codes(area, today())
    if not schema.placed:
        return Q(code__in=codes)
    return Q(area__in=codes) | (Q(east_area__in=codes) if places.side(area) == "east" else Q(area=None, east_area__in=codes))


def person_text(look: Lookups, column: Column, unmask: bool) -> Text:
    """Persons by their ID number."""

    @cache
    def text(number: object, place: object) -> str:
        person = look.by_id(column.ref, [int(str(number))])[int(str(number))]
        clear = look.reader.open(column.ref, "id_no", str(person.values["id_no"]))
        return clear if unmask else masked(column, clear)

    return text


def row_text(look: Lookups, register: str) -> Text:
    """Other rows by what people call them, or `#number` where that would not lead back to the row (or would name a person)."""

    @cache
    def text(number: object, place: object) -> str:
        for where in [str(place), None] if register in ANYWHERE else [str(place)]:
            names = look.names(register, where)
            said = names.shown.get(int(str(number)), "")
            try:
                found = names.find(said) if said else None
            except Bad:
                break
            if found is not None:
                return said if found == number else f"#{number}"
        return f"#{number}"

    return text
