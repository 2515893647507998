"""The tree of places, kept in memory until somebody writes: pages ask for it several times a request."""

from __future__ import annotations

from threading import Lock
from typing import Any

from django.db.models import Count, Max

from jiedui.engine.kernel.places import Tree
from jiedui.office.people.models import AreaFlags, Areas, Entry
from jiedui.office.people.tree import tree

_kept: dict[str, Any] = {}
_lock = Lock()


def held_tree() -> Tree:
    """The same tree as long as the journal, the areas and the flags stand still."""
    stamp = (Entry.objects.order_by("-id").values_list("id", "digest").first(), *_size(Areas), *_size(AreaFlags))
    with _lock:
        if _kept.get("stamp") != stamp:
            _kept.update(stamp=stamp, tree=tree())
        found: Tree = _kept["tree"]
        return found


def _size(model: Any) -> tuple[int, int | None]:
    found = model.objects.aggregate(n=Count("id"), last=Max("id"))
    return found["n"], found["last"]
