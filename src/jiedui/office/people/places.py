"""The tree of places, kept in memory until somebody writes: pages ask for it several times a request."""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock, local
from typing import Any

from django.core.signals import request_finished, request_started
from django.db.models import Count, Max

from jiedui.engine.kernel.places import Tree
from jiedui.office.people.models import AreaFlags, Areas, Entry
from jiedui.office.people.tree import tree

_kept: dict[str, Any] = {}
_lock = Lock()


class _Asked(local):
    """The tree of the request that this thread answers; outside a request it is looked at anew every time."""

    inside = False
    tree: Tree | None = None


_asked = _Asked()


def _turn(inside: bool) -> Callable[..., None]:
    def turned(**_: object) -> None:
        _asked.inside, _asked.tree = inside, None

    return turned


_begin, _end = _turn(True), _turn(False)
request_started.connect(_begin)
request_finished.connect(_end)


def held_tree() -> Tree:
    """The same tree as long as the journal, the areas and the flags stand still; looked at once in a request."""
    if _asked.tree is None or not _asked.inside:
        _asked.tree = _looked_up()
    return _asked.tree


def _looked_up() -> Tree:
    stamp = (Entry.objects.order_by("-id").values_list("id", "digest").first(), *_size(Areas), *_size(AreaFlags))
    with _lock:
        if _kept.get("stamp") != stamp:
            _kept.update(stamp=stamp, tree=tree())
        found: Tree = _kept["tree"]
        return found


def _size(model: Any) -> tuple[int, int | None]:
    found = model.objects.aggregate(n=Count("id"), last=Max("id"))
    return found["n"], found["last"]
