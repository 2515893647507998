"""What the address of a list asks. Only columns of the Schema can be asked; anything else names the nearest word.

q=张            instant search              sort=-period_from     falling; the row's number by default
dest=paired     one of these, may repeat    period_from.from=2021-01-01   amount.to=500   (money in the column's unit)
period_to.is=empty | filled                 cell=2.1.2.3          the rows behind a cell of the table
near=1          with cell: rows that only its condition ① keeps out
after=9120 / before=9120                    the page behind or before that row
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal, InvalidOperation
from difflib import get_close_matches
from functools import cached_property
from urllib.parse import urlencode

from jiedui.engine.kernel.quantity import units
from jiedui.engine.registers.schema import Column, Schema

WORDS = ("q", "sort", "cell", "near", "after", "before")
HIDDEN = frozenset({"person_key", "spelling", "id_tail"})  # made by the gate for its own use, never on a page
RANGED = frozenset({"date", "int", "money"})
LONGEST = 100
BIGGEST = 2**53
Given = Mapping[str, Sequence[str]]


class BadAsk(ValueError):
    """The address asks what cannot be asked; the message names the nearest thing that can."""


@dataclass(frozen=True)
class Condition:
    """One filter: `op` is in, from, to, has or is; `values` are already of the column's type."""

    column: Column
    op: str
    values: tuple[object, ...]
    texts: tuple[str, ...]  # as they stand in the address

    @property
    def word(self) -> str:
        """The parameter's name."""
        return self.column.name if self.op in ("in", "has") else f"{self.column.name}.{self.op}"


@dataclass(frozen=True)
class Asked:
    """A list as its address asks for it."""

    schema: Schema
    search: str = ""
    conditions: tuple[Condition, ...] = ()
    sort: str = ""  # a column, or empty for the row's number
    falling: bool = True
    cell: str = ""
    near: int = 0
    after: int = 0
    before: int = 0

    @property
    def narrowed(self) -> bool:
        """Whether it asks for less than the whole register."""
        return bool(self.search or self.conditions or self.cell)

    @cached_property
    def pairs(self) -> tuple[tuple[str, str], ...]:
        """The address again, without the page: what the list, its sums, its export and its caches share."""
        order = ("-" if self.falling else "") + (self.sort or "id")
        return self.filters if order == "-id" else (*self.filters, ("sort", order))

    @cached_property
    def filters(self) -> tuple[tuple[str, str], ...]:
        """What decides which rows they are, whatever their order."""
        found = [("q", self.search), ("cell", self.cell), ("near", str(self.near or ""))]
        found += [(c.word, text) for c in self.conditions for text in c.texts]
        return tuple((name, value) for name, value in found if value)

    def address(self, **page: int) -> str:
        return urlencode([*self.pairs, *((name, str(value)) for name, value in page.items())])

    def lacking(self, word: str) -> Asked:
        """Without one filter: what a chip's cross leads to."""
        gone = {"q": {"search": ""}, "cell": {"cell": "", "near": 0}}.get(word)
        left = tuple(c for c in self.conditions if c.word != word)
        return replace(self, **(gone or {"conditions": left}), after=0, before=0)  # type: ignore[arg-type]

    def sorted_by(self, name: str, falling: bool) -> Asked:
        return replace(self, sort=name, falling=falling, after=0, before=0)


def shown(schema: Schema) -> tuple[Column, ...]:
    """The columns of the list, as the spreadsheet orders them; the place stands behind."""
    found = [c for c in schema.columns if c.name not in HIDDEN]
    first = [c for c in found if c.name == "label"]
    people = [c for c in found if c.counted_by or c.check == "id_number"]
    last = [c for c in found if c.name in ("source", "note", "area", "east_area")]
    own = [c for c in found if c not in first + people + last]
    return (*first, *people, *own, *last)


def sortable(column: Column) -> bool:
    return not column.encrypted and column.type != "ref"


def read(schema: Schema, given: Given) -> Asked:
    """The address, checked. Raises BadAsk."""
    one = {word: _one(word, given[word]) for word in WORDS if given.get(word)}
    sort, falling = _sort(schema, one.get("sort", ""))
    conditions = tuple(c for word in given if word not in WORDS for c in _condition(schema, word, given[word]))
    near = _whole("near", one.get("near", ""))
    return Asked(
        schema,
        _text(one.get("q", "")),
        conditions,
        sort,
        falling,
        _text(one.get("cell", "")),
        near,
        _whole("after", one.get("after", "")),
        _whole("before", one.get("before", "")),
    )


def _one(word: str, values: Sequence[str]) -> str:
    if len(values) > 1:
        raise BadAsk(f"“{word}”只能写一次")
    return values[0]


def _text(value: str) -> str:
    if len(value) > LONGEST:
        raise BadAsk(f"查找的字最多 {LONGEST} 个，写了 {len(value)} 个")
    if not value.isprintable():
        raise BadAsk("查找的字里有不能显示的字符")
    return " ".join(value.split())


def _whole(word: str, value: str) -> int:
    if value and not (re.fullmatch(r"[0-9]{1,16}", value) and int(value) < BIGGEST):
        raise BadAsk(f"“{word}”应是行号，写的是“{value[:LONGEST]}”")
    return int(value or 0)


def _sort(schema: Schema, text: str) -> tuple[str, bool]:
    name = text.removeprefix("-")
    if name in ("", "id"):
        return "", text != "id"
    if not sortable(column_of(schema, name)):
        raise BadAsk(f"{schema.title}不能按“{schema[name].label}”排序")
    return name, text.startswith("-")


def column_of(schema: Schema, name: str) -> Column:
    """A column that the list shows. Raises BadAsk naming the nearest."""
    known = {c.name: c for c in shown(schema)}
    if name not in known:
        near = get_close_matches(name, [*known, *WORDS], 1, 0.4)
        hint = f"，最接近的是 {near[0]}" + (f"（{known[near[0]].label}）" if near[0] in known else "") if near else ""
        raise BadAsk(f"{schema.title}没有“{name[:LONGEST]}”这一列{hint}")
    return known[name]


def _condition(schema: Schema, word: str, values: Sequence[str]) -> Iterator[Condition]:
    name, _, end = word.partition(".")
    column, texts = column_of(schema, name), tuple(v.strip() for v in values if v.strip())
    allowed = ("is",) if column.encrypted else ("from", "to", "is") if column.type in RANGED else ("is",)
    if end and end not in allowed:
        raise BadAsk(f"“{column.label}”不能用“{end[:LONGEST]}”筛选，可用：{'、'.join(f'{name}.{a}' for a in allowed)}")
    if not end and column.encrypted:
        raise BadAsk(f"“{column.label}”加密保存，不能筛选；可按后四位查找")
    if texts:
        op = end or ("has" if column.type == "text" else "in")
        yield Condition(column, op, tuple(_value(column, op, text) for text in texts), texts)


def _value(column: Column, op: str, text: str) -> object:
    """A text of the address as a value of the column. Raises BadAsk."""
    if op == "is":
        return _listed(column, text, {"empty": "没填的", "filled": "已填的"})
    if column.type == "date":
        return _day(column, text)
    if column.type in ("int", "money"):
        return _number(column, text)
    if column.type == "bool":
        return _listed(column, text, {"true": "是", "false": "否"}) == "true"
    if column.type == "enum":
        return _listed(column, text, column.choices)
    if column.type == "ref":
        return _whole(column.name, text)
    if column.type == "area" and not re.fullmatch(r"[0-9]{6,12}", text):
        raise BadAsk(f"“{column.label}”应写区划代码，写的是“{text[:LONGEST]}”")
    return _text(text)


def _listed(column: Column, text: str, choices: Mapping[str, str]) -> str:
    by_label = {label: code for code, label in choices.items()}
    if text in choices or text in by_label:
        return text if text in choices else by_label[text]
    near = get_close_matches(text, [*choices, *by_label], 1, 0.3)
    hint = f"，最接近的是 {near[0]}" if near else ""
    raise BadAsk(f"“{column.label}”没有“{text[:LONGEST]}”{hint}。可选：{'、'.join(choices.values())}")


def _day(column: Column, text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise BadAsk(f"“{column.label}”应写成 2021-03-01 的样子，写的是“{text[:LONGEST]}”") from None


def _number(column: Column, text: str) -> int:
    scale = units()[column.unit].scale if column.type == "money" else 1
    try:
        amount = Decimal(text.replace(",", "")) * scale
        if abs(amount) >= BIGGEST * 100 or amount != amount.to_integral():
            raise InvalidOperation
    except InvalidOperation:
        raise BadAsk(f"“{column.label}”应写数{f'（{column.unit}）' if column.unit else ''}，写的是“{text[:LONGEST]}”") from None
    return int(amount)
