"""What opens under a column's head: sort, and the filter that fits the column, with the values that there are."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from django.db.models import Count, QuerySet
from django.http import HttpResponse
from django.urls import path

from jiedui.engine.registers.schema import Column, Schema
from jiedui.engine.registers.words import heading
from jiedui.office.desk.page import Page, on_page
from jiedui.office.desk.registers.known import asked_of, closed, is_big, kept_for, reach_of, schema_named, show_of, wrong
from jiedui.office.registers.lists import listing
from jiedui.office.registers.lists.asked import RANGED, Asked, BadAsk, column_of, sortable
from jiedui.office.registers.lookups import fields_of

MOST = 30  # values offered; more are found by typing


@dataclass(frozen=True)
class Value:
    """One value of the column, how many rows of the list have it, whether it is ticked."""

    value: str
    text: str
    count: int
    on: bool


@dataclass(frozen=True)
class Filter:
    """The little form: `kind` is choices, range, text or none."""

    column: Column
    label: str
    kind: str
    values: list[Value]
    kinds: int
    said: dict[str, str]
    kept: tuple[tuple[str, str], ...]
    rising: str
    falling: str

    @property
    def words(self) -> tuple[str, str]:
        """What its two orders are called."""
        kind = "label" if self.column.name == "label" else self.column.type
        return {
            "label": ("拼音正序", "拼音倒序"),
            "date": ("从早到晚", "从晚到早"),
            "int": ("从小到大", "从大到小"),
            "money": ("从小到大", "从大到小"),
            "bool": ("先否后是", "先是后否"),
        }.get(kind, ("正序", "倒序"))


def opened(page: Page, register: str, name: str) -> HttpResponse:
    schema = schema_named(register)
    if reach_of(page).seen(register) is None:
        return closed(page, schema)
    try:
        asked, asking = asked_of(page, schema)
        column = column_of(schema, name)
        others = replace(asked, conditions=tuple(c for c in asked.conditions if c.column is not column))
        held = listing.rows(reach_of(page), others, asking, is_big(register)).rows
        made = _filter(page, asked, others, column, held)
    except BadAsk as error:
        return wrong(page, schema, error)
    return page.show("registers/column.html" if page.by_htmx else "registers/column_page.html", made=made, schema=schema)


def _filter(page: Page, asked: Asked, others: Asked, column: Column, held: QuerySet[Any]) -> Filter:
    own = [c for c in asked.conditions if c.column is column]
    kind = "none" if column.encrypted else "range" if column.type in RANGED else "text" if column.type == "text" else "choices"
    values = kept_for(page, others, f"values {column.name}", lambda: _counted(asked.schema, column, held)) if kind == "choices" else []
    ticked = {text for c in own if c.op == "in" for text in c.texts}
    can = sortable(column)
    return Filter(
        column,
        page.t(heading(asked.schema, column.name)),
        kind,
        _values(page, asked.schema, column, values[:MOST], ticked),
        len(values),
        {c.op: c.texts[0] for c in own},
        others.pairs,
        asked.sorted_by(column.name, False).address() if can else "",
        asked.sorted_by(column.name, True).address() if can else "",
    )


def _counted(schema: Schema, column: Column, held: QuerySet[Any]) -> list[tuple[Any, int]]:
    """Every value that is there and its rows, the most frequent first."""
    name = fields_of(schema.name)[column.name]
    found = held.order_by().exclude(**{f"{name}__isnull": True}).values_list(name).annotate(n=Count("id")).order_by("-n", name)
    return list(found)


def _values(page: Page, schema: Schema, column: Column, found: list[tuple[Any, int]], ticked: set[str]) -> list[Value]:
    texts = show_of(page).column(schema, column, [value for value, _ in found])
    made = []
    for (value, count), cell in zip(found, texts, strict=True):
        word = str(value).lower() if column.type == "bool" else str(value)
        made.append(Value(word, cell.text, count, word in ticked))
    return made


urls = [path("registers/<slug:register>/columns/<slug:name>", on_page(opened), name="register_column")]
