"""The engine's Schema of a model: Django's own fields and the model's `register` line, nothing else."""

from __future__ import annotations

from functools import cache
from typing import Any

from django.apps import apps
from django.db import models

from jiedui.engine.registers.schema import Column, Schema, Type
from jiedui.office.people.rows import SPELLING, Area, Described, Money, Ref, Row, Secret

LAST = ("east_area", "source", "note")  # common columns that a spreadsheet shows after the register's own


@cache
def registers() -> dict[str, type[Row]]:
    """Every register's model by its name, in the order the offices declare them."""
    found = [m for app in ("people", "registers") for m in apps.get_app_config(app).get_models() if issubclass(m, Row)]
    return {model.register.name: model for model in found}


@cache
def schemas() -> dict[str, Schema]:
    return {name: schema_of(model) for name, model in registers().items()}


@cache
def schema_of(model: type[Row]) -> Schema:
    """The Schema of one model.

    >>> schema_of(registers()["jobs"]).named_by
    ('person', 'period_from')
    """
    said = model.register
    columns = [_column(f, said) for f in model._meta.concrete_fields if f.name not in ("id", "key", "version", "archived")]
    columns.sort(key=lambda c: (c.name in LAST, LAST.index(c.name) if c.name in LAST else 0))
    return Schema(
        said.name,
        said.title,
        said.owner,
        model._meta.db_table,
        tuple(columns),
        said.key,
        said.dated,
        said.named_by,
        said.spans,
        (*said.derived, SPELLING),
        said.east_filled,
        said.placed,
    )


def _column(field: models.Field[Any, Any], said: Any) -> Column:
    name = (field.column if field.db_column else field.name).removesuffix("_id")
    described = field if isinstance(field, Described) else Described()
    derived = {d.column for d in said.derived}
    return Column(
        name=name,
        label=str(field.verbose_name),
        type=_type(field),
        required=not (field.blank or field.null) or name in said.key,
        stored=field.column,
        choices=dict(field.flatchoices),
        ref=_referred(field) if isinstance(field, Ref) else "",
        check=described.check_name,
        unit=described.unit,
        synonyms=described.synonyms,
        help=str(field.help_text),
        default=None if field.default is models.NOT_PROVIDED else field.default,
        derived=name in derived or not field.editable,
        encrypted=isinstance(field, Secret),
        counted_by="person_key" if isinstance(field, Ref) and _referred(field) == "persons" else "",
    )


def _referred(field: Ref) -> str:
    """The register that a reference names."""
    model: Any = field.related_model
    return str(model.register.name)


def _type(field: models.Field[Any, Any]) -> Type:
    kinds: list[tuple[type, Type]] = [
        (Ref, "ref"),
        (Area, "area"),
        (Money, "money"),
        (models.DateField, "date"),
        (models.BooleanField, "bool"),
        (models.IntegerField, "int"),
    ]
    found: Type = next((name for kind, name in kinds if isinstance(field, kind)), "text")
    return "enum" if found == "text" and field.flatchoices else found
