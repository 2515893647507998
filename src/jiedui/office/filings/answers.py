"""Answered tables kept in memory under (area, edition, day, side, the registers' change counters): any write makes them anew."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable, Hashable, Mapping, Sequence
from datetime import date
from threading import Lock
from typing import TypeVar

from django.db import connection

from jiedui.engine.kernel.period import Period, month_ends
from jiedui.engine.kernel.places import Side
from jiedui.engine.tables.snapshot import Snapshot
from jiedui.office.filings import tables
from jiedui.office.people.clock import today
from jiedui.office.registers.models import Counter

T = TypeVar("T")
ROOM = 512
_kept: OrderedDict[Hashable, object] = OrderedDict()
_lock = Lock()


def stamp(of: Sequence[str] = ()) -> tuple[tuple[str, int], ...]:
    """How often each register was written (only these, if some are named). Equal stamps mean equal answers."""
    held = Counter.objects.filter(register__in=of) if of else Counter.objects
    return tuple(held.order_by("register").values_list("register", "value"))


def kept(key: Hashable, make: Callable[[], T], of: Sequence[str] = (), marks: Mapping[str, int] | None = None) -> T:
    """What was made under this key while nobody wrote (to these registers); made now if it was not. The oldest go first.

    `marks` is the whole stamp, for whoever asks for many things at once.
    """
    mark = stamp(of) if marks is None else tuple((name, marks[name]) for name in sorted(of) if name in marks)
    whole = (str(connection.settings_dict["NAME"]), today(), mark, key)
    with _lock:
        if whole in _kept:
            _kept.move_to_end(whole)
            return _kept[whole]  # type: ignore[return-value]
    made = make()
    with _lock:
        _kept[whole] = made
        while len(_kept) > ROOM:
            _kept.popitem(last=False)
    return made


def forget() -> None:
    """For tests that write past the store, and for measuring a first answer."""
    with _lock:
        _kept.clear()


def answered(area: str, edition: str, as_of: date, side: Side) -> tuple[Snapshot, int]:
    """A table and how many milliseconds it took when it was answered."""

    def make() -> tuple[Snapshot, int]:
        begun = time.perf_counter()
        made = tables.snapshot(area, edition, as_of, side)
        return made, round((time.perf_counter() - begun) * 1000)

    return kept(("table", area, edition, as_of, side), make)


def course(area: str, edition: str | None = None, as_of: date | None = None, side: Side | None = None) -> list[Snapshot]:
    """The table at every month's end of the edition up to `as_of`, answered from today's rows; the last is that of `as_of`."""
    last = tables.asking(area, edition, as_of, side)
    days = month_ends(Period(last.edition.first_day, last.as_of))
    return [answered(area, last.edition.id, day, last.side)[0] for day in days]
