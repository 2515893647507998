"""Small drawn worlds: places with flags and a replaced code, and rows of every register that the indicators read.

What goes wrong in real tables is drawn on purpose: edge days, open ends, month ends, 29 February, flags that begin inside the
year, one person in two counties and in two destinations, archived rows, references to nothing or to archived rows, empty cells.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from jiedui.engine.kernel.period import Span, months_before
from jiedui.engine.kernel.places import Flag, Place
from jiedui.engine.registers.schema import Column, Schemas
from tests.support.backends import Tables

Choose = Callable[[Sequence[Any]], Any]
FLAGS = ("lifted_county", "key_county")
COUNTIES = ("620421", "620422", "620402", "620122", "640324")
EAST = ("120101", "120112")
AREAS = (*("620421",) * 8, *("620422", "620499", "620402") * 2, "620122", "640324", "620400", "620000", "999999", None)
EASTERN = (*("120101",) * 6, "120112", "120112", "120000", "120199", None)
TEXTS = ("甲", "乙", "丙", "𠮷", "a", "B", "a", "B", "", "2021-03-05", "2021-99-99", "E1", "E1", "E2", None)
WHOLE = {"heads": (0, 1, 1, 3, None), "term_months": (0, 1, 6, 7, 12, 13, None)}
MONEY = (1, 99, 250_000, 99_999_999_999, -500, 0, None)
ARCHIVED = (False,) * 9 + (True,)
TRUTH = (True, True, True, False, None)
PEOPLE = ("p1", "p2", "p3")
MANY = {"jobs": 14, "persons": 8, "pairings": 10, "secondments": 8, "policies": 9, "visits": 10}
ROWS = 5


@dataclass(frozen=True)
class World:
    """An edition's period, the days asked, places, flags and rows by stored column name."""

    first: date
    last: date
    days: tuple[date, ...]
    places: tuple[Place, ...]
    flags: tuple[Flag, ...]
    rows: Mapping[str, tuple[Mapping[str, Any], ...]]


def world(choose: Choose, schemas: Schemas, tables: Tables) -> World:
    """One world; every decision goes through `choose`."""
    first, last = choose(((date(2021, 1, 1), date(2021, 11, 30)), (date(2023, 12, 1), date(2024, 11, 30))))
    days = tuple({last: 0, choose((last, first, date(last.year, 5, 31), date(last.year, 3, 31), date(last.year, 2, 28))): 0})
    edges = edge_days(first, days)
    changed = choose(edges)
    return World(first, last, days, places(changed), flags(choose, edges), _Rows(choose, schemas, tables, edges, last.year).all())


def seeded(seed: int, schemas: Schemas, tables: Tables) -> World:
    return world(random.Random(seed).choice, schemas, tables)


def choosing(draw: Callable[[st.SearchStrategy[Any]], Any]) -> Choose:
    """Hypothesis as the one who chooses; a strategy is made once per sequence of options."""
    known: dict[int, tuple[Sequence[Any], st.SearchStrategy[Any]]] = {}  # the options are held, so that an id is never used again

    def choose(options: Sequence[Any]) -> Any:
        if id(options) not in known:
            known[id(options)] = options, st.sampled_from(options)
        return draw(known[id(options)][1])

    return choose


def edge_days(first: date, cuts: Sequence[date]) -> tuple[date, ...]:
    """The days on which conditions turn, one day to each side, and days far off."""
    turning = [first, *cuts, *(months_before(cut, 3) for cut in cuts), *(months_before(cut, 12) for cut in cuts)]
    near = {day + timedelta(days=step) for day in turning for step in (-1, 0, 1)}
    year = cuts[0].year
    odd = {date(year, 1, 31), date(year, 2, 28), date(year, 3, 1), date(year, 8, 30), date(year, 8, 31), date(2024, 2, 29)}
    return tuple(sorted(near | odd | {date(2019, 6, 30), date(year, 6, 15), date(year + 1, 6, 15)}))


def places(changed: date) -> tuple[Place, ...]:
    """Two western provinces and an eastern one; on `changed` 620422 replaces 620499."""
    always, before, after = Span(date.min), Span(date.min, changed - timedelta(days=1)), Span(changed)
    tree = [
        ("100000", "nation", None),
        ("620000", "province", "100000"),
        ("620400", "city", "620000"),
        ("620421", "county", "620400"),
        ("620402", "county", "620400"),
        ("620100", "city", "620000"),
        ("620122", "county", "620100"),
        ("640000", "province", "100000"),
        ("640300", "city", "640000"),
        ("640324", "county", "640300"),
        ("120000", "province", "100000"),
        ("120101", "county", "120000"),
        ("120112", "county", "120000"),
    ]
    made = [Place(code, code, level, parent, None, always) for code, level, parent in tree]
    sides = {"620000": "west", "640000": "west", "120000": "east"}
    return (
        *(replace(p, side=sides.get(p.code)) for p in made),  # type: ignore[arg-type]
        Place("620499", "旧县", "county", "620400", None, before),
        Place("620422", "新县", "county", "620400", None, after, "620499"),
    )


def flags(choose: Choose, edges: Sequence[date]) -> tuple[Flag, ...]:
    """Up to three marks; most begin inside the year, some on a city, some end."""
    marked = (None, "620421", "620421", "620422", "620402", "620122", "620400", "640324")
    drawn = [(choose(marked), choose(FLAGS), choose(edges), choose((None, None, *edges))) for _ in range(4)]
    return tuple(Flag(area, flag, Span(first, last)) for area, flag, first, last in drawn if area)


class _Rows:
    """Draws the registers, those that are referred to first."""

    def __init__(self, choose: Choose, schemas: Schemas, tables: Tables, edges: tuple[date, ...], year: int):
        self.choose, self.schemas, self.tables = choose, schemas, tables
        self.days = (*edges, None)
        self.ends = (*edges, *(None,) * (len(edges) // 2))
        self.years = (year, year, year, year - 1, None)
        self.made: dict[str, tuple[dict[str, Any], ...]] = {}

    def all(self) -> dict[str, tuple[dict[str, Any], ...]]:
        for name in self.tables:
            self.register(name)
        return self.made

    def register(self, name: str) -> None:
        if name in self.made:
            return
        for column in self.tables[name].values():
            if column and column.type == "ref":
                self.register(column.ref)
        options = {stored: self.options(column) for stored, column in self.tables[name].items() if column}
        count = self.choose(range(MANY.get(name, ROWS) + 1))
        self.made[name] = tuple(self.row(name, number, options) for number in range(1, count + 1))

    def row(self, name: str, number: int, options: Mapping[str, Sequence[Any]]) -> dict[str, Any]:
        row: dict[str, Any] = {
            "id": number,
            "archived": self.choose(ARCHIVED),
            "area": self.choose(AREAS),
            "east_area": self.choose(EASTERN),
        }
        row |= {stored: self.choose(among) for stored, among in options.items() if stored not in row}
        if name == "persons":
            row["person_key"] = self.choose(PEOPLE)
        elif "person_key" in self.tables[name]:
            person = next((p for p in self.made.get("persons", ()) if p["id"] == row.get("person_id")), None)
            row["person_key"] = person["person_key"] if person else self.choose(PEOPLE)
        return row

    def options(self, column: Column) -> Sequence[Any]:
        if column.type == "ref":
            return (*(row["id"] for row in self.made[column.ref]),) * 3 + (None, 9999)
        if column.type == "date":
            return self.ends if column.name.endswith("_to") else self.days
        if column.type == "enum":
            return (*column.choices, *column.choices, None)
        if column.type == "int":
            return WHOLE.get(column.name, self.years)
        return {"bool": TRUTH, "money": MONEY}.get(column.type, TEXTS)
