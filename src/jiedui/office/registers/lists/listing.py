"""The rows of a list: those that the reader sees, of the place on the page, that fit what the address asks."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q, QuerySet

from jiedui.engine.kernel.places import Side
from jiedui.engine.tables.answer import Asking
from jiedui.office.people import policy
from jiedui.office.people.clock import today
from jiedui.office.people.places import held_tree
from jiedui.office.registers.lists import sets
from jiedui.office.registers.lists.asked import Asked
from jiedui.office.registers.lists.conditions import narrowed, sought
from jiedui.office.registers.lookups import fields_of
from jiedui.office.registers.schema_of import registers

FEW = 2000


@dataclass(frozen=True)
class Reach:
    """Who reads, and the place on his page: every list, sum, export and look-up goes through `seen`."""

    user: Any
    area: str
    side: Side
    known: dict[str, Q | None] = field(default_factory=dict, compare=False)  # asked once a page

    def seen(self, register: str) -> Q | None:
        """The rows of a register that he sees here; None where he sees none of it."""
        if register not in self.known:
            may = policy.rows(self.user, register)
            self.known[register] = None if may is None else self._here(may, register)
        return self.known[register]

    def counted(self, register: str) -> Q | None:
        """The rows whose number he may know here."""
        may = policy.counted(self.user, register)
        return None if may is None else self._here(may, register)

    def _here(self, may: Q, register: str) -> Q:
        held = policy.account(self.user)
        if held is not None and held.area == self.area:
            return may  # what he may see begins at this very place
        codes = held_tree().codes(self.area, today())
        if register == "areas":
            return may & Q(code__in=codes)
        return may & (Q(east_area__in=codes) if self.side == "east" else Q(area__in=codes))


@dataclass(frozen=True)
class Found:
    """All rows of a list, in no order, and how many, where that is known already."""

    rows: QuerySet[Any]
    count: int | None = None


def rows(reach: Reach, asked: Asked, asking: Asking | None = None, big: bool = False) -> Found:
    """Raises PermissionError where he sees none of the register."""
    seen = reach.seen(asked.schema.name)
    if seen is None:
        raise PermissionError(asked.schema.name)
    model: Any = registers()[asked.schema.name]
    named = model.objects.filter(sought(asked.schema, asked.search, big)) if asked.search else model.objects  # first: it keeps the fewest
    held = named.filter(seen, archived=False)
    for condition in asked.conditions:
        held = held.filter(narrowed(asked.schema, condition))
    if asked.cell and asking is not None:
        held = held.filter(sets.behind(asked, asking))
    return _hit(held, model) if asked.search else Found(held)


def _hit(hits: QuerySet[Any], model: Any) -> Found:
    """Few hits are looked up once and then known by number: neither the page nor the count walks the register again."""
    numbers = list(hits.order_by().values_list("id", flat=True)[: FEW + 1])
    if len(numbers) > FEW:
        return Found(hits)
    return Found(model.objects.filter(pk__in=numbers), len(numbers))


def row(reach: Reach, register: str, number: int) -> dict[str, Any] | None:
    """One row that he sees, as stored under Django's field names; archived ones too."""
    seen = reach.seen(register)
    if seen is None:
        return None
    found: dict[str, Any] | None = registers()[register].objects.filter(seen, pk=number).values().first()  # type: ignore[attr-defined]
    return found


def fields(asked: Asked) -> tuple[str, ...]:
    return ("id", *fields_of(asked.schema.name).values())
