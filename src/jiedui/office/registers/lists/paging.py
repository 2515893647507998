"""Pages by key: the next page begins behind a row, so a page costs the same at the end as at the beginning and never skips a row."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import F, Q, QuerySet
from django.db.models.expressions import OrderBy

from jiedui.office.registers.lists.asked import Asked, BadAsk
from jiedui.office.registers.lookups import fields_of
from jiedui.office.registers.schema_of import registers

SIZE = 50
Rows = list[dict[str, Any]]


@dataclass(frozen=True)
class Sheet:
    """One page of rows, and whether there are others on either side."""

    rows: Rows
    before: bool
    after: bool


def page(held: QuerySet[Any], asked: Asked, fields: tuple[str, ...], size: int = SIZE) -> Sheet:
    """`held` are all the rows of the list. Raises BadAsk where the page begins at a row that is not there."""
    mark, back = asked.before or asked.after, bool(asked.before)
    if mark:
        held = held.filter(_beyond(asked, _place(held, asked, mark), back))
    found = list(held.order_by(*order(asked, back)).values(*fields)[: size + 1])
    more, found = len(found) > size, found[:size]
    if back:
        return Sheet(found[::-1], more, True)
    return Sheet(found, bool(mark), more)


def sort_field(asked: Asked) -> str:
    """The field that the list is ordered by: names by their spelling."""
    if not asked.sort:
        return "id"
    return "spelling" if asked.sort == "label" else fields_of(asked.schema.name)[asked.sort]


def order(asked: Asked, back: bool = False) -> list[OrderBy]:
    """Empty cells last, whichever way; equal cells by the row's number. `back` is the whole order reversed."""
    name, falling = sort_field(asked), asked.falling != back
    ends = [_ordered("id", falling, False, back)]
    return ends if name == "id" else [_ordered(name, falling, _nullable(asked, name), back), *ends]


def _ordered(name: str, falling: bool, nullable: bool, back: bool) -> OrderBy:
    nulls: dict[str, bool] = {"nulls_first" if back else "nulls_last": True} if nullable else {}
    return F(name).desc(**nulls) if falling else F(name).asc(**nulls)


def _nullable(asked: Asked, name: str) -> bool:
    return bool(getattr(registers()[asked.schema.name]._meta.get_field(name), "null", False))


def _place(held: QuerySet[Any], asked: Asked, mark: int) -> tuple[Any, int]:
    """What the row that a page begins at is ordered by. Only a row that the reader sees can be one."""
    found = registers()[asked.schema.name].objects.filter(pk=mark).values_list(sort_field(asked), "id").first()  # type: ignore[attr-defined]
    if found is None or not held.filter(pk=mark).exists():
        raise BadAsk(f"翻页从第 {mark} 行起，这一行已不在这个列表里。请回到第一页")
    return found


def _beyond(asked: Asked, place: tuple[Any, int], back: bool) -> Q:
    """Rows that stand behind the place in the order, or before it."""
    name, (value, row) = sort_field(asked), place
    up = asked.falling == back
    tie = Q(id__gt=row) if up else Q(id__lt=row)
    if name == "id":
        return tie
    if value is None:
        return Q(**{f"{name}__isnull": False}) | (Q(**{f"{name}__isnull": True}) & tie) if back else Q(**{f"{name}__isnull": True}) & tie
    further = Q(**{f"{name}__{'gt' if up else 'lt'}": value}) | (Q(**{name: value}) & tie)
    if not _nullable(asked, name):
        return Q(**{f"{name}__{'gte' if up else 'lte'}": value}) & further
    return further if back else further | Q(**{f"{name}__isnull": True})
