"""Django's own admin over the same tables, as anybody would set it up: all columns, filters for choices, search by name."""

from __future__ import annotations

from typing import Any

from django.contrib.admin import AdminSite, ModelAdmin
from django.urls import path

from jiedui.office.desk.registers.known import is_big
from jiedui.office.desk.urls import handler404, handler500, urlpatterns  # noqa: F401
from jiedui.office.registers.lists.asked import shown
from jiedui.office.registers.lists.conditions import searched
from jiedui.office.registers.lookups import fields_of
from jiedui.office.registers.models import Jobs, Orders
from jiedui.office.registers.schema_of import schema_of


def _yes(*_: Any, **__: Any) -> bool:
    return True


def _no(*_: Any, **__: Any) -> bool:
    return False


class Plain(AdminSite):
    def __init__(self) -> None:
        super().__init__("plain")
        for model in (Jobs, Orders):
            self.register(model, self.made(model))

    def made(self, model: Any) -> type[ModelAdmin[Any]]:
        columns = shown(schema_of(model))
        names = [next(f.name for f in model._meta.concrete_fields if f.column == c.sql) for c in columns]
        choices = [n for n, c in zip(names, columns, strict=True) if c.type in ("enum", "bool")]
        searched_too = [
            "label",
            *(fields_of(model.register.name)[c.name] for c in searched(schema_of(model))),
        ]
        return type(
            f"{model.__name__}Plain",
            (ModelAdmin,),
            {
                "list_display": names,
                "list_filter": choices,
                "get_search_fields": lambda *_: ["^label"] if is_big(model.register.name) else searched_too,
                "list_per_page": 50,
                "list_select_related": True,
                "ordering": ["-id"],
                "has_module_permission": _yes,
                "has_view_permission": _yes,
                "has_change_permission": _yes,
                "has_add_permission": _no,
                "has_delete_permission": _no,
            },
        )

    def has_permission(self, request: Any) -> bool:
        return True


site = Plain()
urlpatterns = [path("plain/", site.urls), *urlpatterns]
