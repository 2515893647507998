"""The statements of a write: numbers, inserts, updates, history, counters. All of it runs inside the store's one transaction.

SQL is made from the models' own tables and columns. New rows go in by executemany on SQLite and by COPY on PostgreSQL: a hundred
thousand rows through `bulk_create` cost three times as much.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import chain, islice
from typing import Any

from django.db import connection

from jiedui.engine.registers.batch import Written
from jiedui.engine.registers.naming import keys
from jiedui.engine.registers.schema import Schema
from jiedui.office.people.models import Entry
from jiedui.office.registers import secrets
from jiedui.office.registers.models import Counter, History
from jiedui.office.registers.schema_of import schemas

STEP = 5000  # rows of one executemany: progress is shown between


class Moved(Exception):
    """What the gate looked at has changed since: check again."""


def counters() -> dict[str, int]:
    """How often each register was written so far."""
    return dict(Counter.objects.values_list("register", "value"))


def lock(names: Collection[str]) -> dict[str, int]:
    """The counters of these names, held until the end of the transaction (SQLite: the whole database is)."""
    Counter.objects.bulk_create([Counter(register=name) for name in sorted(names)], ignore_conflicts=True)
    held = Counter.objects.select_for_update().filter(register__in=names).order_by("register")
    return {counter.register: counter.value for counter in held}


def count_up(names: Collection[str]) -> None:
    with connection.cursor() as cursor:
        for name in sorted(names):
            cursor.execute("UPDATE counters SET value = value + 1 WHERE register = %s", [name])


def numbers(register: str, count: int) -> Sequence[int]:
    """Row numbers that nobody else gets."""
    table = schemas()[register].table
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)", [table, count])
            return [row[0] for row in cursor.fetchall()]
        cursor.execute("SELECT COALESCE(MAX(seq), 0) FROM sqlite_sequence WHERE name = %s", [table])  # the lock is ours: nobody is between
        first = int(cursor.fetchone()[0]) + 1
        return range(first, first + count)


def sealed(register: str, rows: Iterable[Written]) -> list[Written]:
    """The same rows with their secrets encrypted."""
    schema = schemas()[register]
    hidden = [(c.name, secrets.encryptor(f"{schema.table}.{c.sql}")) for c in schema.columns if c.encrypted]
    return [_sealed(row, hidden) for row in rows] if hidden else list(rows)


def _sealed(row: Written, hidden: Sequence[tuple[str, Callable[[str], str]]]) -> Written:
    tokens = {name: encrypt(str(value)) for name, encrypt in hidden if (value := row.values.get(name)) is not None}
    return Written(row.line, {**row.values, **tokens}, row.id, row.version, row.before, row.provisional, row.key) if tokens else row


def settle(rows: Sequence[Written], found: Mapping[int, int], refs: Sequence[str]) -> Iterator[Written]:
    """Rows whose references to new rows have got their numbers, and so their keys."""
    for row in rows:
        given = {name: found[value] for name in refs if type(value := row.values.get(name)) is int and value < 0}
        key = keys.stored(keys.settled(row.key, found) if given else row.key)
        yield replace(row, values={**row.values, **given}, key=key) if given or key is not row.key else row


def insert(register: str, rows: Sequence[Written], numbers: Sequence[int], found: Mapping[int, int]) -> Iterator[int]:
    """Insert rows under their numbers; yields how many are in after each step."""
    schema = schemas()[register]
    stored = ["id", *(column.sql for column in schema.columns), "key", "version", "archived"]
    given = _giving(schema, [column.name for column in schema.columns])
    ready = settle(rows, found, [column.name for column in schema.refs])
    lines = ((number, *given(row.values), row.key, 1, False) for number, row in zip(numbers, ready, strict=True))
    yield from _put(schema.table, stored, lines)


def _names(columns: Iterable[str]) -> str:
    return ", ".join(f'"{column}"' for column in columns)


def _giving(schema: Schema, names: Sequence[str]) -> Callable[[Mapping[str, Any]], Sequence[Any]]:
    """How the values of these columns are handed to the database: SQLite keeps days as text."""
    days = [name for name in names if schema[name].type == "date"]
    if connection.vendor == "postgresql" or not days:
        return lambda values: [values[name] for name in names]

    def given(values: Mapping[str, Any]) -> list[Any]:
        told = {**values, **{name: day.isoformat() for name in days if (day := values[name]) is not None}}
        return [told[name] for name in names]

    return given


def _put(table: str, columns: Sequence[str], rows: Iterator[tuple[Any, ...]]) -> Iterator[int]:
    """New rows of a table; yields how many are in after each step."""
    done, put = 0, _copied if connection.vendor == "postgresql" else _inserted
    while some := list(islice(rows, STEP)):
        put(table, columns, some)
        done += len(some)
        yield done


def _inserted(table: str, columns: Sequence[str], rows: Sequence[tuple[Any, ...]]) -> None:
    with connection.cursor() as cursor:
        cursor.executemany(f'INSERT INTO "{table}" ({_names(columns)}) VALUES ({", ".join(["%s"] * len(columns))})', rows)


def _copied(table: str, columns: Sequence[str], rows: Sequence[tuple[Any, ...]]) -> None:
    """COPY is psycopg's own and passes Django by, so that its errors have to be put into Django's words."""
    text = f'COPY "{table}" ({_names(columns)}) FROM STDIN'
    with connection.cursor() as cursor, connection.wrap_database_errors, cursor.copy(text) as copy:
        for row in rows:
            copy.write_row(row)


def update(register: str, rows: Sequence[Written]) -> None:
    """Write what changed, one version up. Raises Moved if a row is no longer the one that was checked.

    Keys that change go out of each other's way first: two rows may swap theirs.
    """
    schema = schemas()[register]
    groups: dict[tuple[str, ...], list[Written]] = defaultdict(list)
    for row in rows:
        groups[tuple(row.values)].append(row)
    with connection.cursor() as cursor:
        if moving := [(f"~{row.id}", row.id) for row in rows if not _parts_of_key(schema).isdisjoint(row.values)]:
            cursor.executemany(f'UPDATE "{schema.table}" SET "key" = %s WHERE "id" = %s', moving)
        for names, group in groups.items():
            settings = "".join(f'"{schema[name].sql}" = %s, ' for name in names)
            text = f'UPDATE "{schema.table}" SET {settings}"key" = %s, "version" = "version" + 1 WHERE "id" = %s AND "version" = %s'
            given = _giving(schema, names)
            cursor.executemany(text, [(*given(row.values), row.key, row.id, row.version) for row in group])
            if cursor.rowcount not in (len(group), -1):
                raise Moved


def _parts_of_key(schema: Schema) -> set[str]:
    return {"area", "east_area", *schema.key}


def remember(register: str, entry: Entry, new: Iterable[int], changed: Iterable[Written]) -> None:
    """A history row for each row written: what its changed columns held before, as they were stored."""
    table = History._meta.db_table
    made = ((register, number, 1, None, entry.pk) for number in new)
    moved = ((register, row.id, (row.version or 0) + 1, was(row.before), entry.pk) for row in changed)
    for _ in _put(table, ("register", "row", "version", "was", "entry_id"), chain(made, moved)):
        pass


def was(before: Mapping[str, object]) -> str:
    return json.dumps({name: v.isoformat() if isinstance(v, date) else v for name, v in before.items()}, ensure_ascii=False)
