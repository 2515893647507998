"""A row's history in words: who, when, why, and each column's old and new value; numbers of persons stay hidden."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone

from jiedui.engine.registers.schema import Column, Schema
from jiedui.engine.registers.words import heading
from jiedui.office.registers.history import history
from jiedui.office.registers.lists.asked import HIDDEN
from jiedui.office.registers.lists.cells import Cell, Show


@dataclass(frozen=True)
class Changed:
    label: str
    old: str
    new: str


@dataclass(frozen=True)
class Step:
    """One act on the row."""

    who: str
    at: str
    act: str
    why: str
    changed: list[Changed]


def steps(show: Show, schema: Schema, row: int) -> Iterator[Step]:
    """Newest first."""
    for change in reversed(history(schema.name, row)):
        yield Step(
            change.who,
            f"{timezone.localtime(change.at):%Y-%m-%d %H:%M}",
            change.act,
            change.why,
            [_changed(show, schema, name, old, new) for name, (old, new) in change.columns.items() if _told(schema, name)],
        )


def _told(schema: Schema, name: str) -> bool:
    return name == "archived" or (name in schema.by_name and name not in HIDDEN)


def _changed(show: Show, schema: Schema, name: str, old: Any, new: Any) -> Changed:
    if name == "archived":
        return Changed(show.say("作废"), show.say("是" if old else "否"), show.say("是" if new else "否"))
    column = schema[name]
    return Changed(show.say(heading(schema, name)), _text(show, schema, column, old), _text(show, schema, column, new))


def _text(show: Show, schema: Schema, column: Column, value: Any) -> str:
    if value is None or value == "":
        return show.say("空")
    if column.encrypted:
        return "****"
    if column.type == "date" and isinstance(value, str):
        value = date.fromisoformat(value)
    return show.column(schema, column, [value])[0].text or Cell(f"#{value}").text
