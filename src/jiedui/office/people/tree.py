"""The tree of places as the engine reads it."""

from __future__ import annotations

from typing import Any

from jiedui.engine.kernel.period import Span
from jiedui.engine.kernel.places import Flag, Place, Tree
from jiedui.office.people.models import AreaFlags, Areas


def tree() -> Tree:
    """All places and flags that are not archived. A code with two stretches keeps its latest."""
    held = Areas.objects.filter(archived=False).order_by("valid_from", "id")
    fields = ("code", "label", "level", "parent", "side", "valid_from", "valid_to", "predecessor")
    places = {row[0]: _place(*row) for row in held.values_list(*fields)}
    flags = AreaFlags.objects.filter(archived=False).values_list("area", "flag", "valid_from", "valid_to")
    return Tree(places.values(), [Flag(str(area), flag, Span(first, last)) for area, flag, first, last in flags])


def _place(code: str, label: str | None, level: str, parent: str | None, side: Any, first: Any, last: Any, before: str | None) -> Place:
    return Place(code, label or code, level, parent or None, side or None, Span(first, last), before or None)
