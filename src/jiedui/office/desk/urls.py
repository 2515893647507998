"""Every address of the desk. The coordinates come first, so a page or cell can be sent to a colleague."""

from __future__ import annotations

from importlib import import_module

from django.urls import URLPattern, include, path

from jiedui.office.desk import sign
from jiedui.office.desk.shell import office

PAGES = (
    "home",
    "bar",
    "table.sheet",
    "table.cell",
    "table.course",
    "table.counties",
    "table.compare",
    "registers.listed",
    "registers.one",
    "registers.column",
    "registers.export",
    "registers.unmask",
    "catalogue",
    "search",
    "proof.acts",
    "proof.pages",
)


def gathered() -> list[URLPattern]:
    """The pages at coordinates, each file's own list."""
    return [found for name in PAGES for found in import_module(f"jiedui.office.desk.{name}").urls]


urlpatterns = [
    path("admin/", office.site.urls),
    path("<str:area>/<str:edition>/<str:as_of>/", include(gathered())),
    *sign.urls,
]
handler404 = "jiedui.office.desk.errors.not_found"
handler403 = "jiedui.office.desk.errors.forbidden"
handler500 = "jiedui.office.desk.errors.failed"
