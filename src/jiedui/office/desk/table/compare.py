"""Two tables beside each other: a stored day and another, or two places on the same day."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.urls import path

from jiedui.engine.kernel.quantity import units
from jiedui.engine.tables.edition import Line
from jiedui.engine.tables.snapshot import Snapshot
from jiedui.office.desk.page import Page, on_page
from jiedui.office.desk.shell.numbers import change
from jiedui.office.desk.table.lines import brief, change_of, indents
from jiedui.office.desk.table.sheet import chosen
from jiedui.office.filings.answers import answered
from jiedui.office.filings.keeping import Was, cells, kept_days
from jiedui.office.people import policy
from jiedui.office.people.places import held_tree

SHOWN = 60


@dataclass(frozen=True)
class Pair:
    """One line in both tables: left the other day or place, right this page's."""

    line: Line
    indent: int
    title: str
    left: str
    right: str
    change: str


def compare(page: Page) -> HttpResponse:
    stored = list(kept_days(page.area.code, page.edition.id, page.as_of)[:SHOWN])
    other, since = page.request.GET.get("other", ""), page.request.GET.get("since", "")
    now, _ = answered(page.area.code, page.edition.id, page.as_of, page.side)
    asked: dict[str, Any] = {
        "stored": stored,
        "other": other,
        "areas": [p for p in policy.areas(page.user) if p.code != page.area.code][:SHOWN],
    }
    if other and policy.figures(page.user, other) and other in held_tree():
        then, _ = answered(other, page.edition.id, page.as_of, page.side)
        return _shown(page, list(_places(page, then, now)), held_tree()[other].label, page.area.label, since=None, **asked)
    picked = chosen(stored, since)
    pairs = list(_days(page, cells(picked), now)) if picked else []
    return _shown(page, pairs, str(picked.as_of) if picked else "", str(page.as_of), since=picked, **asked)


def _shown(page: Page, pairs: list[Pair], left: str, right: str, **asked: Any) -> HttpResponse:
    only = page.request.GET.get("only", "")
    differing = [p for p in pairs if p.line.is_heading or p.change != "="]
    return page.show(
        "table/compare.html",
        pairs=pairs if only == "all" else _without_empty(differing),
        left=left,
        right=right,
        only=only,
        differ=sum(not p.line.is_heading for p in differing),
        **asked,
    )


def _without_empty(pairs: list[Pair]) -> list[Pair]:
    """Headings that have a line under them."""
    codes = [p.line.code for p in pairs if not p.line.is_heading]
    return [p for p in pairs if not p.line.is_heading or any(code.startswith(p.line.code + ".") for code in codes)]


def _days(page: Page, was: Mapping[str, Was], now: Snapshot) -> Iterator[Pair]:
    for line in page.edition.lines:
        indent, title = indents(page.edition)[line.code], page.title(line)
        held = was.get(line.code)
        if line.is_heading or held is None:
            yield Pair(line, indent, title, "", "", "=" if not line.is_heading else "")
            continue
        figure, unit = now.figures[line.code], units()[line.unit]
        moved = held.differs(figure)
        yield Pair(
            line, indent, title, page.t(held.text(unit)), brief(page, figure, line), page.t(change_of(held, figure, line)) if moved else "="
        )


def _places(page: Page, then: Snapshot, now: Snapshot) -> Iterator[Pair]:
    for line in page.edition.lines:
        indent, title = indents(page.edition)[line.code], page.title(line)
        if line.is_heading:
            yield Pair(line, indent, title, "", "", "")
            continue
        left, right = then.figures[line.code], now.figures[line.code]
        yield Pair(line, indent, title, brief(page, left, line), brief(page, right, line), change(left, right, units()[line.unit]))


urls = [path("compare", on_page(compare), name="compare")]
