"""The rows behind a cell, as far as the reader may see them: a few of them in the panel, and how many he may not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q

from jiedui.engine.indicators.tree import Atom, Indicator, Path
from jiedui.engine.kernel.places import Tree
from jiedui.engine.registers.schema import Column, Schema
from jiedui.office.desk.page import Page
from jiedui.office.filings.explain import Near
from jiedui.office.people import policy
from jiedui.office.people.places import held_tree
from jiedui.office.registers.schema_of import registers, schemas

CHUNK = 10_000
PLAIN = ("label", "area", "east_area", "source", "note", "person_key")  # columns that tell nothing of this row alone


@dataclass(frozen=True)
class Shown:
    """A row in one line: who or what, the tail of an ID number, one telling column, its day."""

    number: int
    name: str
    tail: str
    detail: str
    day: str


@dataclass(frozen=True)
class Behind:
    """Rows that counted: the first few that the reader may see, how many he may see, and how many he may not."""

    register: str
    all: int
    seen: int
    first: tuple[Shown, ...]

    @property
    def hidden(self) -> int:
        return self.all - self.seen


@dataclass(frozen=True)
class Short:
    """Rows that only one condition keeps out: which, how many the reader may see, the first of them and what stands there."""

    condition: int
    seen: int
    hidden: int
    first: Shown | None
    said: str


def behind(page: Page, register: str, numbers: Sequence[int], few: int) -> Behind:
    """The last few (newest entered) of the rows that the reader may see."""
    which = policy.rows(page.user, register)
    if which is None or not numbers:
        return Behind(register, len(numbers), 0, ())
    seen = allowed(register, which, numbers)
    return Behind(register, len(numbers), len(seen), tuple(shown(register, sorted(seen, reverse=True)[:few])))


def allowed(register: str, which: Q, numbers: Sequence[int]) -> list[int]:
    """Those of the rows that the filter lets through."""
    found: list[int] = []
    for first in range(0, len(numbers), CHUNK):
        held = registers()[register].objects.filter(which, pk__in=numbers[first : first + CHUNK])  # type: ignore[attr-defined]
        found.extend(held.values_list("pk", flat=True))
    return found


def short(page: Page, indicator: Indicator, nearly: Sequence[Near]) -> Iterator[Short]:
    """By failing condition, the most frequent first."""
    which = policy.rows(page.user, indicator.register)
    by_condition: dict[int, list[int]] = {}
    for near in nearly:
        by_condition.setdefault(near.failing, []).append(near.row)
    for failing, numbers in sorted(by_condition.items(), key=lambda item: -len(item[1])):
        seen = sorted(allowed(indicator.register, which, numbers), reverse=True) if which is not None else []
        first = next(iter(shown(indicator.register, seen[:1])), None)
        said = stands(indicator, indicator.where[failing], seen[0]) if seen else ""
        yield Short(failing, len(seen), len(numbers) - len(seen), first, said)


def shown(register: str, numbers: Sequence[int]) -> Iterator[Shown]:
    """Each row in one line, in the order asked."""
    schema, tree = schemas()[register], held_tree()
    person = next((c.name for c in schema.refs if c.ref == "persons"), "")
    wanted = registers()[register].objects.select_related(*([person] if person else []))  # type: ignore[attr-defined]
    held = wanted.in_bulk(list(numbers))
    for number in numbers:
        row = held[number]
        tail = row.id_tail if register == "persons" else getattr(getattr(row, person), "id_tail", "") if person else ""
        yield Shown(number, row.label or f"{number}", tail, _detail(schema, row, tree), _day(schema, row))


def _detail(schema: Schema, row: Any, tree: Tree) -> str:
    """The first column that tells something: an amount, a choice, a place, a word."""
    for kinds in (("money",), ("enum", "area"), ("text",)):
        for column in schema.columns:
            if column.type in kinds and column.name not in PLAIN and not column.encrypted:
                said = worded(column, getattr(row, column.sql, None), tree)
                if said:
                    return f"{column.label} {said}" if column.type == "money" else said
    return ""


def _day(schema: Schema, row: Any) -> str:
    value = row
    for name in schema.dated.split("."):
        value = getattr(value, "klass" if name == "class" else name, None)
    return str(value) if value is not None else ""


def worded(column: Column, value: Any, tree: Tree) -> str:
    """A stored value as people read it."""
    if value is None or value == "":
        return ""
    if column.type == "money":
        return f"{value / 100:,.2f}元"
    if column.type == "bool":
        return "是" if value else "否"
    if column.type == "area":
        return tree[value].label if value in tree else str(value)
    return column.choices.get(str(value), str(value))


def stands(indicator: Indicator, atom: Atom, number: int) -> str:
    """What stands in the column that a condition looks at, as `列：值`."""
    home, row = _home(indicator.register, atom.left, number)
    if row is None:
        return ""
    if atom.left.column in home.spans:
        first, last = (getattr(row, f"{atom.left.column}_{end}", None) for end in ("from", "to"))
        return f"{home.spans[atom.left.column]}：{_span(first, last)}"
    column = home[atom.left.column]
    return f"{column.label}：{worded(column, getattr(row, column.sql, None), held_tree()) or '空'}"


def _span(first: date | None, last: date | None) -> str:
    return f"{first} 至 {last or '今'}" if first else "空"


def _home(register: str, path: Path, number: int) -> tuple[Schema, Any]:
    """The row that a path looks at: the row itself, or the one it refers to."""
    schema, row = schemas()[register], registers()[register].objects.filter(pk=number).first()  # type: ignore[attr-defined]
    if not path.ref or row is None:
        return schema, row
    field = next(f.name for f in row._meta.concrete_fields if f.column == schema[path.ref].sql)
    return schemas()[schema[path.ref].ref], getattr(row, field)
