"""Loads an example folder through the one gate, once: rows that were edited afterwards are left alone."""

from __future__ import annotations

import csv
from pathlib import Path

from jiedui.engine.kernel.finding import Finding
from jiedui.engine.registers.workbook.read import read_files
from jiedui.office.people.models import Entry, Unit
from jiedui.office.registers import store
from jiedui.office.registers.schema_of import schemas

ACT = "载入示例"


class ExampleRefused(ValueError):
    """The example's own rows did not pass the gate: the first reasons."""


def load(folder: Path) -> bool:
    """Whether anything was loaded. All rows in one transaction, so a broken run leaves nothing behind.

    Raises ExampleRefused with the first bad cells.
    """
    if Entry.objects.filter(act=ACT).exists():
        return False
    reading = read_files(sorted(folder.glob("[0-9]*.csv")), schemas())
    _refuse(reading.problems)
    receipt = store.take(reading.batches, who="演示", why=f"示例 {folder.name}", act=ACT)
    _refuse([fault.finding for fault in receipt.faults])
    _units(folder / "units.csv")
    return True


def _refuse(found: list[Finding]) -> None:
    if found:
        raise ExampleRefused("示例没有载入：\n" + "\n".join(f.message for f in found[:10]) + f"\n（共 {len(found)} 处）")


def _units(path: Path) -> None:
    with path.open(encoding="utf-8-sig", newline="") as file:
        for area, name, filler, contact in list(csv.reader(file))[1:]:
            Unit.objects.get_or_create(area=area, name=name, defaults={"filler": filler, "contact": contact})
