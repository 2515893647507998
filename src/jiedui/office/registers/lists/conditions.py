"""Filters as Django's Q, built from checked values alone, and as words for their chips."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from django.db import connection
from django.db.models import DateField, F, Q, Value
from django.db.models.functions import Coalesce, StrIndex
from django.db.models.lookups import GreaterThan, GreaterThanOrEqual, LessThanOrEqual

from jiedui.engine.kernel.places import Tree
from jiedui.engine.registers.schema import Column, Schema
from jiedui.engine.registers.words import heading
from jiedui.office.people.rows import PersonRow
from jiedui.office.registers.lists.asked import Condition, shown
from jiedui.office.registers.lookups import fields_of
from jiedui.office.registers.schema_of import registers

TAIL = re.compile(r"\d{3}[\dXx]")
LATIN = re.compile(r"[A-Za-z0-9\-_]+")
SAID = {"from": "{label}：{0} 起", "to": "{label}：至 {0}", "in": "{label}：{0}", "has": "{label}：含“{0}”"}


def narrowed(schema: Schema, condition: Condition) -> Q:
    """The rows that fit one filter."""
    name, values = fields_of(schema.name)[condition.column.name], list(condition.values)
    if condition.op == "is":
        return Q(**{f"{name}__isnull": values[0] == "empty"})
    if condition.op in ("from", "to"):
        return _range(name, condition.column, condition.op, values[0])
    found = Q()
    if condition.op == "has":
        for value in values:
            found |= Q(**{f"{name}__contains": value})
        return found
    if condition.column.type == "area":
        for value in values:
            found |= Q(**{f"{name}__startswith": stem(str(value))})
        return found
    return Q(**{f"{name}__in": values})


def _range(name: str, column: Column, op: str, value: Any) -> Q:
    """SQLite takes every range for a quarter of the rows and fetches them one by one by their day: it is kept from that index."""
    if column.type != "date" or connection.vendor != "sqlite":
        return Q(**{f"{name}__{'gte' if op == 'from' else 'lte'}": value})
    day = Coalesce(F(name), Value(None), output_field=DateField())
    return Q(GreaterThanOrEqual(day, value) if op == "from" else LessThanOrEqual(day, value))


def stem(code: str) -> str:
    """The beginning that a place and everything below it share.

    >>> stem("620000"), stem("620400"), stem("620421")
    ('62', '6204', '620421')
    """
    return code[:2] if code.endswith("0000") else code[:4] if code.endswith("00") and len(code) == 6 else code


def sought(schema: Schema, text: str, big: bool) -> Q:
    """Every word of a search: a row's number, an ID number's last four, pinyin initials, or characters of a name.

    In a `big` register words are looked up by their beginning, so that an index finds them.
    """
    found = Q()
    for word in text.split():
        found &= _word(schema, word, big)
    return found


def _word(schema: Schema, word: str, big: bool) -> Q:
    if word.startswith("#") and word[1:].isdigit() and len(word) < 17:
        return Q(id=int(word[1:]))
    if TAIL.fullmatch(word) and (tail := _tail(schema, word.upper())) is not None:
        return tail
    if not LATIN.fullmatch(word):
        return Q(label__startswith=word) if big else _holding(schema, word)
    if big:
        return Q(spelling__startswith=word.lower()) | Q(label__startswith=word)
    return Q(spelling__contains=word.lower()) | _texts(schema, word)


def _tail(schema: Schema, tail: str) -> Q | None:
    if schema.name == "persons":
        return Q(id_tail=tail)
    if not issubclass(registers()[schema.name], PersonRow):
        return None
    people: Any = registers()["persons"]
    return Q(person_id__in=people.objects.filter(id_tail=tail).values("id"))


def _holding(schema: Schema, word: str) -> Q:
    """Chinese has no capitals: a plain look into the text costs half of LIKE."""
    found = Q(GreaterThan(StrIndex(F("label"), Value(word)), 0))
    for column in searched(schema):
        found |= Q(GreaterThan(StrIndex(F(fields_of(schema.name)[column.name]), Value(word)), 0))
    return found


def _texts(schema: Schema, word: str) -> Q:
    """The register's own text columns: numbers of papers, employers, schools."""
    found = Q()
    for column in searched(schema):
        found |= Q(**{f"{fields_of(schema.name)[column.name]}__icontains": word})
    return found


def searched(schema: Schema) -> list[Column]:
    return [c for c in shown(schema) if c.type == "text" and not c.encrypted and c.name not in ("label", "source", "note")]


def said(schema: Schema, condition: Condition, tree: Tree, refs: Any, say: Callable[[str], str] = str) -> str:
    """A chip's words: 就业地：甘肃省. `refs` says a row of another register by (register, number)."""
    column, label = condition.column, say(heading(schema, condition.column.name))
    if condition.op == "is":
        return f"{label}：{say('没填的' if condition.values[0] == 'empty' else '已填的')}"
    words = [_value(column, value, text, tree, refs) for value, text in zip(condition.values, condition.texts, strict=True)]
    return SAID[condition.op].format("、".join(words), label=label)


def _value(column: Column, value: Any, text: str, tree: Tree, refs: Any) -> str:
    if column.type == "enum":
        return column.choices[str(value)]
    if column.type == "bool":
        return "是" if value else "否"
    if column.type == "area":
        return tree[text].label if text in tree else text
    if column.type == "ref":
        return str(refs(column.ref, value))
    return f"{text} {column.unit}" if column.type == "money" else text
