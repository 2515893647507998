"""Columns that nobody types. Each function reads whole columns and looks things up; a missing operand gives None.

A Derivation of a schema names one of BY. The store calls the same functions again when a watched register is written.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from jiedui.engine.kernel.period import begun_months
from jiedui.engine.registers.lookups import Lookups
from jiedui.engine.registers.schema import Schema
from jiedui.engine.registers.spelling import spelling as spelt

Columns = Mapping[str, Sequence[object]]
Derive = Callable[[Columns, Lookups], list[object]]


def person_key_of_number(columns: Columns, look: Lookups) -> list[object]:
    numbers = columns["id_no"]
    held = iter(look.digest([str(n) for n in numbers if n is not None]))
    return [None if n is None else next(held) for n in numbers]


def tail_of_number(columns: Columns, look: Lookups) -> list[object]:
    return [str(n)[-4:] if n is not None else None for n in columns["id_no"]]


def person_key_of_ref(columns: Columns, look: Lookups) -> list[object]:
    """Copied from the person that the row names, so that counting needs no join."""
    rows = look.by_id("persons", [n for n in columns["person"] if isinstance(n, int)])
    return [rows[n].values["person_key"] if n in rows else None for n in columns["person"]]  # type: ignore[index]


def term_months(columns: Columns, look: Lookups) -> list[object]:
    """Months of a stay: real arrival to real or planned end, begun months rounded up; None before arrival."""
    whole: list[object] = []
    for first, last, planned in zip(columns["served_from"], columns["served_to"], columns["planned_end"], strict=True):
        end = last or planned
        whole.append(begun_months(first, end) if isinstance(first, date) and isinstance(end, date) and first <= end else None)
    return whole


def dest(columns: Columns, look: Lookups) -> list[object]:
    """Where a worker went, seen from his county on his first day: paired, other_east, province or other."""
    kinds: dict[tuple[object, object], tuple[str, str | None]] = {}
    found: list[object] = []
    for area, there, day in zip(columns["area"], columns["dest_area"], columns["period_from"], strict=True):
        if (area, there) not in kinds:
            kinds[area, there] = _reach(area, there, look)
        plain, province = kinds[area, there]
        paired = province is not None and isinstance(day, date) and _paired(look, str(area), province, day)
        found.append("paired" if paired else plain)
    return found


def _reach(area: object, there: object, look: Lookups) -> tuple[str, str | None]:
    """(answer without a pairing, province to look for among the paired ones or None if it never was)."""
    tree = look.tree
    own, province = (tree.above(str(code), "province") if code in tree else None for code in (area, there))
    ever = {tree.above(east, "province") for east in look.paired(str(area), None) if east in tree}
    if province is None:
        return "other", None
    plain = "province" if province == own else "other_east" if tree.side(province) == "east" else "other"
    return plain, province if province in ever else None


def _paired(look: Lookups, area: str, province: str, day: date) -> bool:
    return any(look.tree.above(east, "province") == province for east in look.paired(area, day) if east in look.tree)


def spelling(columns: Columns, look: Lookups) -> list[object]:
    """Pinyin of the label: rows are searched by it and sorted by it."""
    return [spelt(label) for label in columns["label"]]


BY: Mapping[str, Derive] = {f.__name__: f for f in (person_key_of_number, tail_of_number, person_key_of_ref, term_months, dest, spelling)}


def days(schema: Schema, columns: Columns, look: Lookups) -> list[object]:
    """The register's dated day of every row; one borrowed from a referred row; a year is its last day."""
    name, _, borrowed = schema.dated.partition(".")
    values = list(columns[name])
    if borrowed:
        rows = look.by_id(schema[name].ref, [n for n in values if isinstance(n, int)])
        values = [rows[n].values.get(borrowed) if n in rows else None for n in values]  # type: ignore[index]
    return [date(v, 12, 31) if type(v) is int and 1 <= v <= 9999 else v for v in values]


def east_areas(schema: Schema, columns: Columns, look: Lookups) -> list[object]:
    """east_area, where empty filled with the only place paired on the row's day (undated: the only one ever)."""
    given, filled = columns["east_area"], dict[tuple[object, object], object]()
    if None not in given:
        return list(given)
    found: list[object] = []
    for east, area, day in zip(given, columns["area"], days(schema, columns, look), strict=True):
        if east is None and area is not None:
            if (area, day) not in filled:
                only = look.paired(str(area), day if isinstance(day, date) else None)
                filled[area, day] = only[0] if len(only) == 1 else None
            east = filled[area, day]
        found.append(east)
    return found
