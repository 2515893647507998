"""Stored rows in plain lists, read by the gate as it reads the database; and a few places and rows to stand on."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Sequence
from datetime import date

from jiedui.engine.kernel.period import Span
from jiedui.engine.kernel.places import Place, Tree
from jiedui.engine.registers.batch import Batch, Verdict
from jiedui.engine.registers.gate import check
from jiedui.engine.registers.lookups import Held, Lookups, Pair, place_of
from jiedui.engine.registers.naming import keys
from jiedui.office.registers.schema_of import schemas

TODAY = date(2021, 11, 30)
PLACES = (
    ("100000", "中国", "nation", None, None),
    ("620000", "甘肃省", "province", "100000", "west"),
    ("620400", "白银市", "city", "620000", None),
    ("620421", "靖远县", "county", "620400", None),
    ("620421103", "糜滩镇", "town", "620421", None),
    ("620423", "景泰县", "county", "620400", None),
    ("650000", "新疆维吾尔自治区", "province", "100000", "west"),
    ("120000", "天津市", "province", "100000", "east"),
    ("120101", "和平区", "county", "120000", None),
    ("210000", "辽宁省", "province", "100000", "east"),
    ("210102", "和平区", "county", "210000", None),
)
PAIRS = (
    Pair("620421", "120101", Span(date(2017, 1, 1), date(2021, 6, 30))),
    Pair("620423", "120101", Span(date(2017, 1, 1))),
    Pair("620423", "210102", Span(date(2020, 1, 1))),
)
ZHANG, LI, WANG = "620421198501010019", "620421199003072318", "11010519491231002X"  # right check digits, nobody's


class Shelf:
    """The engine's Reader over lists. Secrets are kept as `sealed:text`."""

    def __init__(self) -> None:
        self.rows: dict[str, dict[int, Held]] = {}

    def put(self, verdict: Verdict) -> list[int]:
        """Write what the gate let through; row numbers of the new rows."""
        found: dict[int, int] = {}
        for register, new in ((verdict.made_in, verdict.made), (verdict.register, verdict.new)):
            for row in new:
                shelf = self.rows.setdefault(register, {})
                number = found[row.provisional or 0] = len(shelf) + 1
                values = {
                    name: found.get(value, value) if type(value) is int and value < 0 else value for name, value in row.values.items()
                }
                sealed = {c.name: f"sealed:{values[c.name]}" for c in schemas()[register].columns if c.encrypted and values.get(c.name)}
                shelf[number] = Held(number, 1, keys.stored(keys.settled(row.key, found)), False, {**values, **sealed})
        return [found[row.provisional or 0] for row in verdict.new]

    def by_id(self, register: str, ids: Collection[int]) -> Iterable[Held]:
        return [held for number, held in self.rows.get(register, {}).items() if number in ids]

    def by_key(self, register: str, found: Collection[str], places: Collection[str]) -> Iterable[Held]:
        return [held for held in self.rows.get(register, {}).values() if held.key in found and not held.archived]

    def of_place(self, register: str, place: str | None) -> Iterable[Held]:
        return [h for h in self.rows.get(register, {}).values() if not h.archived and place in (None, place_of(h.values))]

    def tree(self) -> Tree:
        return Tree([Place(code, label, level, parent, side, Span(date(1980, 1, 1))) for code, label, level, parent, side in PLACES])  # type: ignore[arg-type]

    def pairs(self) -> Iterable[Pair]:
        return PAIRS

    def digest(self, numbers: Sequence[str]) -> list[str]:
        return [hashlib.sha256(number.encode()).hexdigest()[:32] for number in numbers]

    def open(self, register: str, column: str, token: str) -> str:
        return token.removeprefix("sealed:")

    def dimensions(self, indicator):
        return {"jobs.helped": {"person"}}.get(indicator, set())

    def nearest_indicator(self, text):
        return "最接近的是 jobs.helped。"


def batch(register: str, *rows: dict[str, object], **more: object) -> Batch:
    """Rows by column name as a batch; the first one stands in line 2."""
    names = dict.fromkeys(name for row in rows for name in row)
    columns = {name: [row.get(name) for row in rows] for name in names}
    return Batch(register, range(2, len(rows) + 2), columns, **more)  # type: ignore[arg-type]


def gate(shelf: Shelf, register: str, *rows: dict[str, object], **more: object) -> Verdict:
    return check(schemas()[register], batch(register, *rows, **more), Lookups(shelf, schemas()), TODAY)


def messages(verdict: Verdict) -> list[str]:
    return [fault.finding.message for fault in verdict.faults]


def job(**cells: object) -> dict[str, object]:
    """A line of a roster that passes."""
    return {"area": "靖远县", "label": "张三", "person": ZHANG, "person.rural": "是", "dest_area": "天津市", "helped": "是",
            "period_from": "2021-03-01", "source": "花名册", **cells}  # fmt: skip
