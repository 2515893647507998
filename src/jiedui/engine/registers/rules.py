"""What a row must satisfy beyond its column types: spans in order, ranges, days that cannot lie ahead, parts within wholes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date

from jiedui.engine.kernel.finding import Kind
from jiedui.engine.kernel.quantity import parse, units
from jiedui.engine.registers import kinds
from jiedui.engine.registers.lookups import Lookups
from jiedui.engine.registers.naming.keys import normal
from jiedui.engine.registers.naming.texts import close
from jiedui.engine.registers.schema import Column, Schema

Columns = Mapping[str, Sequence[object]]
Said = tuple[int, str, Kind, dict[str, object]]  # row index, column, kind, fields of the message
REFUNDS = {("payments", "amount")}  # a refund is a negative row
LEAST = {("visits", "heads"): 1}
DONE = {
    ("arrivals", "arrived_on"),
    ("payments", "paid_on"),
    ("donations", "received_on"),
    ("investments", "paid_on"),
    ("orders", "sold_on"),
    ("meetings", "held_on"),
    ("policies", "issued_on"),
    ("students", "graduated_on"),
}  # facts, never plans
YEARS = range(1990, 2101)
BELOW = {"town": "乡镇（街道）", "village": "村（社区）"}


def broken(schema: Schema, columns: Columns, look: Lookups, today: date) -> Iterator[Said]:
    """Every rule that a row breaks."""
    yield from spans(schema, columns)
    if schema.placed:
        yield from whole_counties(columns, look)
    for column in schema.typed:
        values = columns[column.name]
        if column.type in ("int", "money"):
            yield from ranges(schema, column, values)
        elif (schema.name, column.name) in DONE:
            yield from ahead(column, values, today)
    for rule in SPECIAL.get(schema.name, ()):
        yield from rule(schema, columns, look)


def spans(schema: Schema, columns: Columns) -> Iterator[Said]:
    """A span's end is no earlier than its start, and there is no end without a start."""
    for name, label in schema.spans.items():
        for i, (first, last) in enumerate(zip(columns[f"{name}_from"], columns[f"{name}_to"], strict=True)):
            if last is None or first is not None and last >= first:  # type: ignore[operator]
                continue
            kind = kinds.SPAN_END if first is None else kinds.SPAN
            yield i, f"{name}_to", kind, {"label": label, "first": str(first), "last": str(last)}


def whole_counties(columns: Columns, look: Lookups) -> Iterator[Said]:
    """A row belongs to a county or a place above it: pairings, closings and persons are kept by county."""
    low = {place.code: place for place in look.tree.places if place.level in BELOW}
    for name in ("area", "east_area"):
        for i, code in enumerate(columns[name]):
            if code in low:
                county = look.tree.above(str(code), "county") or "（上级）"
                yield i, name, kinds.AREA_LOW, {"value": low[str(code)].label, "level": BELOW[low[str(code)].level], "county": county}


def ranges(schema: Schema, column: Column, values: Sequence[object]) -> Iterator[Said]:
    """Years are years; amounts and heads are not negative."""
    place = (schema.name, column.name)
    if place in REFUNDS:
        return
    if column.name.endswith("year"):
        low, high, why = YEARS[0], YEARS[-1], "不像年份，应在 1990 到 2100 之间"
    else:
        low, high, why = LEAST.get(place, 0), 2**62, "至少是 1" if place in LEAST else "不能是负数"
    numbers = [v for v in values if v is not None]
    if numbers and min(numbers) >= low and max(numbers) <= high:  # type: ignore[type-var,operator]
        return
    for i, value in enumerate(values):
        if isinstance(value, int) and not low <= value <= high:
            yield i, column.name, kinds.RANGE, {"value": shown(column, value), "why": why}


def shown(column: Column, value: int) -> str:
    return f"{units()[column.unit].show(value):f}{column.unit}" if column.type == "money" else str(value)


def ahead(column: Column, values: Sequence[object], today: date) -> Iterator[Said]:
    for i, value in enumerate(values):
        if isinstance(value, date) and value > today:
            yield i, column.name, kinds.DATE_ODD, {"value": value.isoformat(), "why": f"晚于今天 {today}，已经发生的事不会在今天之后"}


def earmark_within(schema: Schema, columns: Columns, look: Lookups) -> Iterator[Said]:
    """An earmark is part of its allocation."""
    rows = look.by_id("allocations", [n for n in columns["allocation"] if isinstance(n, int)])
    for i, (number, amount) in enumerate(zip(columns["allocation"], columns["amount"], strict=True)):
        limit = rows[number].values["amount"] if number in rows else None  # type: ignore[index]
        if isinstance(limit, int) and isinstance(amount, int) and amount > limit:
            unit = schema["amount"]
            yield i, "amount", kinds.OVER_ALLOCATION, {"value": shown(unit, amount), "limit": shown(unit, limit)}


def quantities(schema: Schema, columns: Columns, look: Lookups) -> Iterator[Said]:
    """A number with its unit, of the kind that the indicator asks for."""
    for i, (text, name) in enumerate(zip(columns["quantity"], columns["indicator"], strict=True)):
        if not isinstance(text, str) or not isinstance(name, str):
            continue
        asked = look.reader.dimensions(name)
        if not asked:
            yield i, "indicator", kinds.INDICATOR, {"value": name, "near": look.reader.nearest_indicator(name)}
        try:
            said = parse(text).dimension
        except ValueError as error:
            yield i, "quantity", kinds.QUANTITY, {"value": text, "why": str(error)}
            continue
        if asked and said not in asked:
            yield i, "quantity", kinds.QUANTITY, {"value": text, "why": f"“{text}”与指标 {name} 不是一种量"}


def parties(schema: Schema, columns: Columns, look: Lookups) -> Iterator[Said]:
    """The parties of a county pairing are places of the tree."""
    for i, kind in enumerate(columns["kind"]):
        for name in ("east_party", "west_party") if kind == "county" else ():
            text = columns[name][i]
            if isinstance(text, str) and text not in look.tree:
                yield i, name, kinds.AREA_UNKNOWN, {"value": text, "near": look.places.near(text)}


def registers_named(schema: Schema, columns: Columns, look: Lookups) -> Iterator[Said]:
    """A closing closes a register that exists. Its title has been put into its name before (`register_of`)."""
    for i, text in enumerate(columns["register"]):
        if isinstance(text, str) and text not in look.schemas:
            yield i, "register", kinds.REGISTER, {"value": text, "near": close(text, [s.title for s in look.schemas.values()])}


def register_of(text: object, look: Lookups) -> object:
    """A register by its title or name, as its name; anything else stays."""
    titles = {normal(word): name for name, schema in look.schemas.items() for word in (name, schema.title)}
    return titles.get(normal(str(text)), text) if text is not None else None


SPECIAL: Mapping[str, tuple[Callable[[Schema, Columns, Lookups], Iterator[Said]], ...]] = {
    "earmarks": (earmark_within,),
    "attestations": (quantities,),
    "targets": (quantities,),
    "pairings": (parties,),
    "closings": (registers_named,),
}
