"""The same drawn rows in every backend: plain tables made from the schemas, in SQLite, DuckDB and PostgreSQL, beside the referee."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

import duckdb
import psycopg

from jiedui.engine.compute.memory import Rows
from jiedui.engine.compute.question import Statement
from jiedui.engine.compute.sql import DUCKDB, POSTGRESQL, SQLITE_PLAIN, Dialect, Sql
from jiedui.engine.indicators.tree import Indicator, Path
from jiedui.engine.registers.schema import Column, Schemas

TYPES = {"date": "date", "bool": "boolean", "int": "bigint", "money": "bigint", "ref": "bigint"}
COMMON = {"id": "bigint", "archived": "boolean", "area": "text", "east_area": "text"}
Tables = Mapping[str, Mapping[str, Column | None]]  # register -> stored name -> column, None where the engine alone knows it


class Store:
    """A database that holds the drawn rows of one world after another. It is also the engine's Source."""

    def __init__(self, connection: Any, dialect: Dialect, schemas: Schemas, tables: Tables):
        self.connection, self.dialect, self.schemas, self.tables = connection, dialect, schemas, tables
        for name, columns in tables.items():
            shape = ", ".join(f'"{c}" {sql_type(c, column)}' for c, column in columns.items())
            self.execute(f'CREATE TEMP TABLE "{schemas[name].table}" ({shape}, PRIMARY KEY ("id"))')

    def execute(self, text: str, values: Sequence[object] = ()) -> Any:
        return self.connection.execute(text, values)

    def load(self, rows: Rows) -> None:
        """Empties every table and fills it; one INSERT per register."""
        for name, columns in self.tables.items():
            table, held = self.schemas[name].table, rows.get(name, ())
            self.execute(f'DELETE FROM "{table}"')
            if held:
                marks = f"({', '.join([self.dialect.mark] * len(columns))})"
                names = ", ".join(f'"{c}"' for c in columns)
                values = [self.given(row[c]) for row in held for c in columns]
                self.execute(f'INSERT INTO "{table}" ({names}) VALUES {", ".join([marks] * len(held))}', values)

    def given(self, value: object) -> object:
        return self.dialect.day(value) if isinstance(value, date) else value

    def run(self, statement: Statement) -> Sequence[tuple[Any, ...]]:
        found: Sequence[tuple[Any, ...]] = self.execute(statement.text, statement.values).fetchall()
        return found

    @property
    def backend(self) -> Sql:
        return Sql(self.schemas, self.dialect, self)


def sqlite(schemas: Schemas, tables: Tables) -> Store:
    return Store(sqlite3.connect(":memory:", check_same_thread=False), SQLITE_PLAIN, schemas, tables)


@contextlib.contextmanager
def stores(schemas: Schemas, tables: Tables, postgres_url: str) -> Iterator[dict[str, Store]]:
    """All three databases, empty; the tables are temporary, so that two runs on one PostgreSQL never meet."""
    with duckdb.connect(":memory:") as duck, psycopg.connect(postgres_url, prepare_threshold=None) as postgres:
        duck.execute("SET threads TO 1")
        yield {
            "sqlite": sqlite(schemas, tables),
            "duckdb": Store(duck, DUCKDB, schemas, tables),
            "postgresql": Store(postgres, POSTGRESQL, schemas, tables),
        }
        postgres.rollback()


def sql_type(name: str, column: Column | None) -> str:
    return TYPES.get(column.type, "text") if column else COMMON.get(name, "text")


def tables_read(indicators: Sequence[Indicator], schemas: Schemas) -> Tables:
    """Every register that the indicators read, also borrowed ones, with the columns that they look at."""
    found: dict[str, dict[str, Column | None]] = {}
    for indicator in indicators:
        if indicator.register:
            _columns(found, schemas, indicator.register, indicator)
    return found


def _columns(found: dict[str, dict[str, Column | None]], schemas: Schemas, register: str, indicator: Indicator) -> None:
    paths = [*indicator.measure.columns, *(p for atom in indicator.where for p in atom.paths)]
    found.setdefault(register, dict.fromkeys(COMMON))
    for path in paths:
        home = register
        if path.ref:
            reference = schemas[register][path.ref]
            found[register][reference.sql] = reference
            home = reference.ref
            found.setdefault(home, dict.fromkeys(COMMON))
        for column in _named(schemas, home, path):
            found[home][column.sql] = column
            if column.counted_by:
                found[home][column.counted_by] = None


def _named(schemas: Schemas, home: str, path: Path) -> list[Column]:
    schema = schemas[home]
    return list(schema.span(path.column)) if path.column in schema.spans else [schema[path.column]]
