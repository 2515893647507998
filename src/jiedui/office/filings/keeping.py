"""Snapshots kept: once a day just before an area's first write, and whenever somebody asks for it. A kept one is never changed.

The store says when it is about to write (`registers/moments.py`): what the table answers then is stored in the same transaction,
before the day's first row. Trial answers (who = 试算) keep nothing.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from jiedui.engine.kernel.quantity import Ratio, Unit
from jiedui.engine.tables.figure import Figure
from jiedui.engine.tables.snapshot import Snapshot
from jiedui.office.filings import tables
from jiedui.office.filings.models import KeptSnapshot
from jiedui.office.people.clock import today
from jiedui.office.people.tree import tree

TRIAL = "试算"


@dataclass(frozen=True)
class Was:
    """A cell of a kept snapshot, as it was stored."""

    state: str
    number: int | None
    whole: int | None
    rows: int
    listed: str

    def differs(self, now: Figure) -> bool:
        """Whether a reader would see another cell."""
        same = (self.state, self.number, self.whole) == (now.state, now.number, now.whole)
        return not same or (bool(now.items) and self.listed != now.text(LIST))

    def text(self, unit: Unit) -> str:
        if self.state not in ("有", "零", "认定") or self.number is None:
            return self.state
        if self.listed:
            return self.listed
        if unit.dimension == "ratio":
            return f"{Ratio(self.number, self.whole or 0).percent():,}" if self.whole else self.state
        return ("是" if self.number else "否") if unit.dimension == "answer" else f"{unit.show(self.number):,}"


LIST = Unit("", "list")


def keep(snapshot: Snapshot, reason: str) -> KeptSnapshot:
    """Stores it; an equal one of the same day is there already and is returned."""
    found, _ = KeptSnapshot.objects.get_or_create(
        area=snapshot.area,
        edition=snapshot.edition.id,
        as_of=snapshot.as_of,
        digest=snapshot.digest,
        defaults={"made_on": snapshot.made_on, "reason": reason, "body": snapshot.body},
    )
    return found


def before_first_write(sender: object, areas: set[object], who: str, **_: Any) -> None:
    """Keeps the newest table of every county that is written, once a day."""
    edition = tables.edition(tables.latest())
    if who == TRIAL or today() < edition.first_day:
        return
    places = tree()
    counties = {places.above(str(area), "county") for area in areas if area in places} - {None}
    done = set(KeptSnapshot.objects.filter(area__in=counties, made_on=today(), reason=DAILY).values_list("area", flat=True))
    for county in sorted(str(c) for c in counties - done):
        keep(tables.snapshot(county), DAILY)


DAILY = "当天第一次入账前"


def kept_days(area: str, edition: str, as_of: date) -> QuerySet[KeptSnapshot]:
    """What this day can be compared with: kept ones of earlier days, and of the same day made earlier; newest first."""
    earlier = Q(as_of__lt=as_of) | Q(as_of=as_of, made_on__lt=today())
    return KeptSnapshot.objects.filter(earlier, area=area, edition=edition).defer("body").order_by("-as_of", "-id")


def cells(kept: KeptSnapshot) -> Mapping[str, Was]:
    """The stored cells by line code."""
    return {f["code"]: Was(f["state"], f["number"], f["whole"], f["rows"], f["list"]) for f in json.loads(kept.body)["figures"]}


def moved(kept: KeptSnapshot, now: Snapshot) -> dict[str, Was]:
    """The cells that a reader would see differently, as they were then."""
    held = cells(kept)
    return {code: held[code] for code, figure in now.figures.items() if code in held and held[code].differs(figure)}
