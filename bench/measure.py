"""Medians of repeated runs, side by side in one process and one window."""

from __future__ import annotations

import contextlib
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple

HOME = Path(__file__).resolve().parent.parent


def medians(ways: Mapping[str, Callable[[], Any]], runs: int = 7) -> dict[str, float]:
    """Milliseconds of each way; the ways take turns, so that a busy minute falls on all of them."""
    taken: dict[str, list[float]] = {name: [] for name in ways}
    for _ in range(runs):
        for name, way in ways.items():
            start = time.perf_counter()
            way()
            taken[name].append((time.perf_counter() - start) * 1000)
    return {name: median(times) for name, times in taken.items()}


class Taken(NamedTuple):
    """Seconds by the clock, and of processor time in this process and its ended children."""

    wall: float
    cpu: float


def timed(way: Callable[[], Any]) -> Taken:
    start, busy = time.perf_counter(), _busy()
    way()
    return Taken(time.perf_counter() - start, _busy() - busy)


def _busy() -> float:
    used = os.times()
    return used.user + used.system + used.children_user + used.children_system


@contextlib.contextmanager
def installation() -> Iterator[Path]:
    """Django over an empty home that is thrown away."""
    with tempfile.TemporaryDirectory(prefix="jiedui-bench-") as folder:
        os.environ |= {"JIEDUI_HOME": folder, "DJANGO_SETTINGS_MODULE": "jiedui.settings", "JIEDUI_TODAY": "2021-11-30"}
        os.environ.pop("DATABASE_URL", None)
        sys.path[:0] = [str(HOME), str(HOME / "src")]
        import django

        django.setup()
        yield Path(folder)


@contextlib.contextmanager
def database(url: str, home: Path) -> Iterator[Any]:
    """Django's default connection turned to this database, with its tables made."""
    from django.db import connections

    from jiedui.office.registers.setup import prepare
    from jiedui.settings import database as settings_of

    del connections["default"]
    connections.settings["default"] = connections.configure_settings({"default": settings_of(url)})["default"]
    prepare(home)
    try:
        yield connections["default"]
    finally:
        connections["default"].close()
