"""Runs the engine's SQL on the office's database."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

from django.db import connection

from jiedui.engine.compute.question import Statement
from jiedui.engine.compute.sql import POSTGRESQL, SQLITE, Sql
from jiedui.office.registers.schema_of import schemas


class Database:
    """The engine's Source over Django's connection."""

    def run(self, statement: Statement) -> Sequence[tuple[Any, ...]]:
        with connection.cursor() as cursor:
            cursor.execute(statement.text, cast("Sequence[Any]", statement.values))
            return cursor.fetchall()


def backend() -> Sql:
    """The SQL backend in this database's dialect."""
    return Sql(schemas(), POSTGRESQL if connection.vendor == "postgresql" else SQLITE, Database())
