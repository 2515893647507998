"""The table page: the official sheet, live, with its margin. 打印 is the browser's; 下载 is the official workbook."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.urls import path

from jiedui.engine.tables.form import as_workbook
from jiedui.engine.tables.snapshot import Snapshot
from jiedui.office.desk.page import Page, on_page
from jiedui.office.desk.table.lines import Cell, cells, short_title
from jiedui.office.filings import tables
from jiedui.office.filings.answers import answered, kept
from jiedui.office.filings.keeping import Was, kept_days, moved
from jiedui.office.filings.models import KeptSnapshot
from jiedui.office.registers.schema_of import schemas

ONLY = {"": "全部", "moved": "动过", "missing": "未报", "attested": "认定"}


@dataclass(frozen=True)
class Sheet:
    """What the table page shows, before a cell is opened."""

    snapshot: Snapshot
    spent: int
    cells: list[Cell]
    stored: list[KeptSnapshot]
    since: KeptSnapshot | None
    counts: Mapping[str, int]

    @property
    def answered(self) -> int:
        return sum(f.state != "未报" for f in self.snapshot.figures.values())

    @property
    def rows(self) -> int:
        return sum(f.rows for f in self.snapshot.figures.values())


def sheet_of(page: Page) -> Sheet:
    """The sheet for this reader; compared with the stored day he chose, else with the latest."""
    snapshot, spent = answered(page.area.code, page.edition.id, page.as_of, page.side)
    stored = list(kept_days(page.area.code, page.edition.id, page.as_of)[:40])
    since = chosen(stored, page.request.GET.get("since", ""))
    was = moved_since(since, snapshot)
    key = (
        "sheet",
        page.area.code,
        page.edition.id,
        page.as_of,
        page.side,
        page.language,
        since.pk if since else 0,
        page.account.role,
        page.account.unit_id,
    )
    made = kept(key, lambda: list(cells(page, snapshot, was)))
    counts = {
        "": len(page.edition.questions),
        "moved": len(was),
        "missing": sum(c.look == "none" for c in made),
        "attested": sum(c.look == "att" for c in made),
    }
    return Sheet(snapshot, spent, made, stored, since, counts)


def chosen(stored: list[KeptSnapshot], wanted: str) -> KeptSnapshot | None:
    """The stored day asked for; without a wish the newest; `none` compares with nothing."""
    if wanted == "none" or not stored:
        return None
    return next((k for k in stored if str(k.pk) == wanted), stored[0])


def moved_since(since: KeptSnapshot | None, snapshot: Snapshot) -> Mapping[str, Was]:
    return kept(("moved", since.pk, snapshot.digest), lambda: moved(since, snapshot)) if since else {}


def sheet(page: Page) -> HttpResponse:
    return page.show("table/sheet.html", **context(page), panel=None)


def context(page: Page) -> dict[str, Any]:
    """The sheet with the filter of the address applied."""
    made, only = sheet_of(page), page.request.GET.get("only", "")
    wanted = {"moved": lambda c: c.moved, "missing": lambda c: c.look == "none", "attested": lambda c: c.look == "att"}.get(only)
    shown = [c for c in made.cells if wanted(c)] if wanted else made.cells
    return {
        "sheet": made,
        "cells": shown,
        "only": only if wanted else "",
        "filters": ONLY,
        "heading": tables.heading(page.area.code),
        "sections": [(c.line.code, page.t(short_title(c.line.title))) for c in made.cells if c.line.is_heading and not c.indent],
    }


def workbook(page: Page) -> HttpResponse:
    """The official layout as xlsx, exactly what the page answers."""
    snapshot, _ = answered(page.area.code, page.edition.id, page.as_of, page.side)
    made = as_workbook(snapshot, tables.heading(page.area.code), schemas())
    answer = HttpResponse(made, content_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
    answer["Content-Disposition"] = f'attachment; filename="table-{page.area.code}-{page.edition.id}-{page.as_of}.xlsx"'
    return answer


urls = [path("table", on_page(sheet), name="table"), path("table.xlsx", on_page(workbook, "export"), name="table-xlsx")]
