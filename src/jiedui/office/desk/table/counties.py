"""A place and those right below it side by side: their tables, the plain sum, the exact answer, and why the two differ."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import Http404, HttpResponse
from django.urls import path

from jiedui.engine.indicators.tree import ROLLS
from jiedui.engine.kernel.places import Place
from jiedui.engine.kernel.quantity import units
from jiedui.engine.tables.edition import Line
from jiedui.engine.tables.figure import Figure
from jiedui.engine.tables.snapshot import Snapshot
from jiedui.office.desk.page import Page, on_page
from jiedui.office.desk.shell.numbers import signed
from jiedui.office.desk.table.lines import brief, indents
from jiedui.office.filings.answers import answered
from jiedui.office.people.places import held_tree

MOST = 24
WHY = {
    "distinct": "同一人（同一个）在几地都有，上级只数一次",
    "ratio": "比例按分子、分母重算，不是各地平均",
    "own": "上级只数自己的行，不数下级的",
    "level": "上级只数与本级同级的领导",
    "adds": "有的行直接记在上级或没有列出的地区",
}


@dataclass(frozen=True)
class Place2:
    """One place's column."""

    place: Place
    snapshot: Snapshot

    @property
    def missing(self) -> int:
        return sum(f.state == "未报" for f in self.snapshot.figures.values())


@dataclass(frozen=True)
class Row:
    """One line across the places. `plain` is what adding the tables would give, `gap` what that would be wrong by."""

    line: Line
    indent: int
    title: str
    texts: tuple[tuple[str, str], ...]
    plain: str
    exact: str
    gap: str
    why: str


def counties(page: Page) -> HttpResponse:
    columns = list(below(page))
    own, _ = answered(page.area.code, page.edition.id, page.as_of, page.side)
    only = page.request.GET.get("only", "")
    rows = [row for row in _rows(page, own, columns) if only != "gap" or row.gap not in ("", "=")]
    return page.show(
        "table/counties.html",
        columns=columns,
        rows=rows,
        only=only,
        cell=page.request.GET.get("cell", ""),
        all=_all(page),
        gaps=sum(row.gap not in ("", "=") for row in rows),
    )


def part(page: Page) -> HttpResponse:
    """The home page's short list: how much each place has answered."""
    return page.show("table/below.html", columns=list(below(page)), all=_all(page), whole=len(page.edition.questions))


def _all(page: Page) -> int:
    return len(held_tree().children(page.area.code, page.as_of)) if page.area.level != "county" else 0


def below(page: Page) -> Iterator[Place2]:
    """Places right below; a county has none that fills in a table."""
    if page.area.level == "county":
        raise Http404("县以下不填年度统计表")
    for place in held_tree().children(page.area.code, page.as_of)[:MOST]:
        yield Place2(place, answered(place.code, page.edition.id, page.as_of, page.side)[0])


def _rows(page: Page, own: Snapshot, columns: list[Place2]) -> Iterator[Row]:
    for line in page.edition.lines:
        indent, title = indents(page.edition)[line.code], page.title(line)
        if line.is_heading:
            yield Row(line, indent, title, (), "", "", "", "")
            continue
        unit, figure = units()[line.unit], own.figures[line.code]
        figures = [column.snapshot.figures[line.code] for column in columns]
        plain = added(figures)
        comparable = plain is not None and figure.has_number and figure.number is not None
        gap = signed(unit.show((figure.number or 0) - (plain or 0))) if comparable else ""
        yield Row(
            line,
            indent,
            title,
            tuple((brief(page, f, line), f.state) for f in figures),
            f"{unit.show(plain):,}" if plain is not None else "—",
            brief(page, figure, line),
            gap,
            page.t(WHY[figure.indicator.roll]) if gap not in ("", "=") else page.t(ROLLS[figure.indicator.roll]),
        )


def added(figures: list[Figure]) -> int | None:
    """The sum of the places' numbers; None where adding has no meaning (ratios, answers, lists) or nobody has a number."""
    if not figures or figures[0].indicator.measure.kind in ("ratio", "exists", "list"):
        return None
    held = [f.number for f in figures if f.has_number and f.number is not None]
    return sum(held) if held else None


urls = [path("counties", on_page(counties), name="counties"), path("counties/below", on_page(part), name="counties-below")]
