"""Every address of the desk, from the URL list itself, with values filled in; a test may fetch them all."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import URLPattern, URLResolver, get_resolver

from jiedui.office.registers.schema_of import registers


def patterns(found=None, before: str = "") -> Iterator[tuple[str, str]]:
    """(name, route) of every pattern but the admin's own."""
    for one in found if found is not None else get_resolver().url_patterns:
        route = before + str(one.pattern)
        if isinstance(one, URLResolver):
            if route != "admin/":
                yield from patterns(one.url_patterns, route)
        elif isinstance(one, URLPattern):
            yield str(one.name), route


def first_row(register: str, area: str, column: str = "area") -> int:
    held = registers()[register].objects.filter(archived=False, **{column: area}).order_by("pk").first()
    assert held is not None, f"{register} {area}"
    return int(held.pk)


def filled(route: str, register: str, row: int, area: str, day: str = "2021-11-30", column: str = "source") -> str:
    """A route with its parameters given."""
    name = "desk/desk.css" if route.startswith("static") else column
    said = {
        "area": area,
        "edition": "2021",
        "as_of": day,
        "code": "2.1.2.3",
        "register": register,
        "row": str(row),
        "name": name,
        "run": "0",
        "finding": "none",
        "chosen": "en",
    }
    for kind in ("str", "int", "slug", "path"):
        for key, value in said.items():
            route = route.replace(f"<{kind}:{key}>", value)
    assert "<" not in route, f"test does not know how to fill {route}"
    return "/" + route
