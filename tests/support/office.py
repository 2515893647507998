"""A small office for tests of the store: a handful of places, one pairing, rosters of people who never lived."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.apps import apps

from jiedui.engine.registers.batch import Batch
from tests.support.shelf import PLACES, batch

WEIGHTS = [2 ** (17 - i) % 11 for i in range(17)]
SIDES = {"east": "东部", "west": "西部", None: None}
AREAS = batch("areas", *({"label": label, "code": code, "level": level, "parent": parent, "side": SIDES[side], "valid_from": "1980-01-01",
                          "source": "GB/T 2260"} for code, label, level, parent, side in PLACES))  # fmt: skip
PAIRING = batch("pairings", {"area": "620421", "label": "和平—靖远", "kind": "县区结对", "east_party": "120101", "west_party": "620421",
                             "valid_from": "2017-01-01", "source": "协议"})  # fmt: skip


def number(order: int) -> str:
    """An ID number of an area code that was never given out and a birth year of nobody living."""
    born = date(1880, 1, 1) + timedelta(days=order % 7000)
    start = f"999999{born:%Y%m%d}{order // 7000:03d}"
    return start + "10X98765432"[sum(w * int(digit) for w, digit in zip(WEIGHTS, start, strict=True)) % 11]


def worker(order: int, **cells: object) -> dict[str, object]:
    return {"area": "620421", "label": f"张{order}", "person": number(order), "person.rural": "是", "dest_area": "120101", "helped": "是",
            "period_from": "2021-03-01", "source": "花名册", **cells}  # fmt: skip


def roster(size: int, start: int = 0, **cells: object) -> Batch:
    """Job rows of `size` people, the first one in line 2."""
    return batch("jobs", *(worker(order, **cells) for order in range(start, start + size)))


def everything() -> dict[str, list[Any]]:
    """All rows of all tables of the office, to compare before and after."""
    models = [m for app in ("people", "registers") for m in apps.get_app_config(app).get_models()]
    return {m._meta.db_table: list(m._default_manager.order_by("pk").values_list()) for m in models}
