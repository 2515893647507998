"""The gate's look-ups, filled from the database."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cache
from typing import Any

from django.conf import settings
from django.db.models import Q

from jiedui.engine.kernel.identity import person_keys
from jiedui.engine.kernel.places import Tree
from jiedui.engine.registers.lookups import Held, Lookups, Pair, pairs_of
from jiedui.office.people import keys
from jiedui.office.people.rows import Row
from jiedui.office.people.tree import tree
from jiedui.office.registers import editions, secrets
from jiedui.office.registers.schema_of import registers, schemas

FEW = 300  # up to so many keys are asked for one by one; more are found among all rows of their places
CHUNK = 900  # parameters of one query


@cache
def fields_of(register: str) -> dict[str, str]:
    """Column name -> attribute of the model."""
    by_column = {field.column: field.attname for field in registers()[register]._meta.concrete_fields}
    return {column.name: by_column[column.sql] for column in schemas()[register].columns}


def rows(register: str, where: Q) -> Iterator[Held]:
    """Stored rows as the gate knows them, archived ones too unless `where` says otherwise."""
    names = fields_of(register)
    model: type[Row] = registers()[register]
    found = model.objects.filter(where).order_by().values_list("id", "version", "key", "archived", *names.values())  # type: ignore[attr-defined]
    for row in found.iterator(2000):
        yield Held(row[0], row[1], row[2], row[3], dict(zip(names, row[4:], strict=True)))


def chunks(values: Iterable[Any]) -> Iterator[list[Any]]:
    held = list(values)
    for start in range(0, len(held), CHUNK):
        yield held[start : start + CHUNK]


def of_places(register: str, places: Collection[str]) -> Q:
    """Rows of some places; an act of the east alone belongs to its eastern place."""
    if not schemas()[register].placed:
        return Q()
    return Q(area__in=places) | Q(area=None, east_area__in=places)


LIVE = Q(archived=False)


class Database:
    """The engine's Reader over Django's connection."""

    def by_id(self, register: str, ids: Collection[int]) -> Iterator[Held]:
        for some in chunks(ids):
            yield from rows(register, Q(id__in=some))

    def by_key(self, register: str, found: Collection[str], places: Collection[str]) -> Iterator[Held]:
        if len(found) > FEW and len(places) <= CHUNK:
            yield from rows(register, LIVE & of_places(register, places))
            return
        for some in chunks(found):
            yield from rows(register, LIVE & Q(key__in=some))

    def of_place(self, register: str, place: str | None) -> Iterator[Held]:
        return rows(register, LIVE & (of_places(register, [place]) if place else Q()))

    def tree(self) -> Tree:
        return tree()

    def pairs(self) -> list[Pair]:
        return pairs_of(held.values for held in rows("pairings", LIVE & Q(kind="county")))

    def digest(self, numbers: Sequence[str]) -> list[str]:
        return person_keys(numbers, keys.load(settings.KEYS).digest)

    def open(self, register: str, column: str, token: str) -> str:
        return secrets.decrypt(f"{schemas()[register].table}.{schemas()[register][column].sql}", token)

    def dimensions(self, indicator: str) -> frozenset[str]:
        return editions.dimensions(indicator)

    def nearest_indicator(self, text: str) -> str:
        return editions.nearest(text)


def lookups() -> Lookups:
    """Look-ups for one submission."""
    return Lookups(Database(), schemas())
