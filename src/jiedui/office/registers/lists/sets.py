"""The rows behind a cell of the table, as a condition of a list: the engine's own SQL, so list and figure cannot disagree."""

from __future__ import annotations

from django.db.models import Q
from django.db.models.expressions import RawSQL

from jiedui.engine.compute.question import Question, Statement
from jiedui.engine.compute.sql import Render
from jiedui.engine.indicators.sentence import NUMBERS, conditions
from jiedui.engine.tables.answer import Asking, reach_of
from jiedui.office.registers.lists.asked import Asked, BadAsk
from jiedui.office.registers.schema_of import schemas
from jiedui.office.registers.source import backend


def behind(asked: Asked, asking: Asking) -> Q:
    """Rows that count in the cell, or with `near` those that only one condition keeps out. Raises CatalogueError, BadAsk."""
    indicator, scope = asking.edition.find(asked.cell)
    if indicator.register != asked.schema.name:
        home = schemas()[indicator.register].title if indicator.register else "分子、分母各自的行"
        raise BadAsk(f"{asked.cell} 不由{asked.schema.title}得出，请看{home}")
    reach = reach_of(asking, indicator, scope)
    if reach is None:
        return Q(pk__in=())
    render = Render(schemas(), backend().dialect, Question(indicator, reach, asking.params))
    if not asked.near:
        return _among(render.counting())
    if asked.near > len(indicator.where):
        raise BadAsk(f"{asked.cell} 只有 {len(indicator.where)} 个条件，没有第 {asked.near} 个")
    return _among(_failing(render.nearly(), len(indicator.where), asked.near))


def _failing(nearly: Statement, size: int, condition: int) -> Statement:
    names = ", ".join(f'"c{i}"' for i in range(1, size + 1))
    return Statement(f'WITH "n" ("id", {names}) AS ({nearly.text}) SELECT "id" FROM "n" WHERE "c{condition}" = 1', nearly.values)


def _among(statement: Statement) -> Q:
    return Q(id__in=RawSQL(statement.text, statement.values))


def said(asked: Asked, asking: Asking) -> str:
    """A chip's words."""
    indicator, _ = asking.edition.find(asked.cell)
    if not asked.near:
        return f"{asked.cell} 计入的行"
    return f"{asked.cell} 只差 {NUMBERS[asked.near - 1]} {conditions(indicator, schemas())[asked.near - 1]}"
