"""A county's year made up from a fixed seed: 100 000 rows over all registers, as stored; and a roster of 100 000 lines × 20 columns."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from jiedui.engine.registers.schema import Column, Schema, Schemas

AREA, EAST = "620421", "120101"
SIZES = {
    "pairings": 300,
    "parks": 4,
    "firms": 60,
    "workshops": 40,
    "persons": 30_000,
    "jobs": 34_000,
    "classes": 200,
    "seats": 9_000,
    "students": 1_500,
    "posts": 4_000,
    "secondments": 200,
    "honours": 40,
    "projects": 400,
    "facilities": 200,
    "arrivals": 30,
    "allocations": 600,
    "earmarks": 80,
    "payments": 1_500,
    "benefits": 3_000,
    "donations": 500,
    "demos": 20,
    "products": 100,
    "fairs": 20,
    "orders": 13_700,
    "meetings": 60,
    "policies": 60,
    "visits": 386,
}
WHOLE = {"heads": (1, 6), "term_months": (0, 24), "fund_year": (2020, 2021), "plan_year": (2020, 2021)}
Line = Sequence[Any]
Held = dict[str, tuple[list[str], list[Line]]]  # register -> stored names, rows


def rows(schemas: Schemas, seed: int = 2021) -> Held:
    """Every register's rows in the order of its stored columns; references point at rows that exist."""
    dice, held = random.Random(seed), Held()
    for name, size in SIZES.items():
        schema = schemas[name]
        makers = [(c, _range(c)) for c in schema.columns if c.sql != "person_key"]
        names = ["id", "key", "version", "archived", *(c.sql for c, _ in makers)]
        lines: list[Line] = []
        for number in range(1, size + 1):
            values = _spans(schema, {c.sql: _value(c, size_, dice, number) for c, size_ in makers}, dice)
            lines.append([number, f"{AREA}|{number}", 1, dice.random() < 0.01, *(values[c.sql] for c, _ in makers)])
        if any(c.sql == "person_key" for c in schema.columns):
            names, lines = _with_people(name, names, lines)
        held[name] = names, lines
    return held


def _range(column: Column) -> int:
    return SIZES.get(column.ref, 0) if column.type == "ref" else 0


def _value(column: Column, others: int, dice: random.Random, number: int) -> Any:
    if column.name in ("area", "east_area"):
        return AREA if column.name == "area" else EAST
    if not column.required and column.type in ("ref", "date") and dice.random() < 0.4:
        return None
    if column.type == "ref":
        return dice.randint(1, others) if others else None
    if column.type in ("int", "money"):
        return dice.randint(*WHOLE.get(column.name, (1, 9))) if column.type == "int" else dice.randint(100, 50_000_000)
    if column.type == "enum":
        return dice.choice(list(column.choices))
    plain = {"date": _day, "bool": lambda d: d.random() < 0.7}
    return plain[column.type](dice) if column.type in plain else _text(column, number, dice)


def _day(dice: random.Random) -> date:
    return date(2020, 1, 1) + timedelta(days=dice.randint(0, 699))


def _text(column: Column, number: int, dice: random.Random) -> str:
    if column.encrypted:
        return f"v1.1.{dice.getrandbits(96):024x}.{dice.getrandbits(272):068x}"
    if column.name == "id_tail":
        return f"{number % 10_000:04d}"
    if column.name in ("east_party", "west_party"):
        return f"{column.name[:4]}{dice.randint(1, 80):04d}"
    return f"{AREA}{number % 180:06d}" if column.type == "area" else f"{column.label}{number}"


def _spans(schema: Schema, values: dict[str, Any], dice: random.Random) -> dict[str, Any]:
    """A span ends after it begins."""
    for span in schema.spans:
        first, last = (c.sql for c in schema.span(span))
        if values[first] and values[last]:
            values[last] = values[first] + timedelta(days=dice.randint(0, 400))
    return values


def _with_people(register: str, names: list[str], lines: list[Line]) -> tuple[list[str], list[Line]]:
    at = names.index("id" if register == "persons" else "person_id")
    return [*names, "person_key"], [[*line, f"{line[at] * 2654435761 % 2**64:032x}"] for line in lines]


def load(schemas: Schemas, held: Held, connection: Any) -> None:
    """The rows into Django's tables, then the statistics that any database keeps."""
    with connection.constraint_checks_disabled(), connection.cursor() as cursor:
        for name, (names, lines) in held.items():
            for start in range(0, len(lines), 500):
                _insert(cursor, schemas[name].table, names, lines[start : start + 500])
        cursor.execute("ANALYZE")


def _insert(cursor: Any, table: str, names: Sequence[str], lines: Sequence[Line]) -> None:
    marks = ", ".join([f"({', '.join(['%s'] * len(names))})"] * len(lines))
    columns = ", ".join(f'"{n}"' for n in names)
    cursor.execute(f'INSERT INTO "{table}" ({columns}) VALUES {marks}', [v for line in lines for v in line])
