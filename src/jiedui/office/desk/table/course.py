"""A figure's course over the year: today's rows answered as of each month's end, drawn as a small stepped line on the server."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.http import HttpResponse
from django.urls import path

from jiedui.engine.kernel.quantity import Unit, units
from jiedui.engine.tables.answer import answer
from jiedui.engine.tables.edition import Edition, Line
from jiedui.engine.tables.figure import Figure
from jiedui.office.desk.page import Page, on_page
from jiedui.office.desk.shell.numbers import answer_text
from jiedui.office.desk.table.found import line_of
from jiedui.office.filings import tables
from jiedui.office.filings.answers import kept
from jiedui.office.registers.source import backend

WIDE, HIGH, RIGHT, TOP, FOOT = 386, 64, 48, 8, 16


@dataclass(frozen=True)
class Chart:
    """Points of the line and the closed shape under it, in the picture's own measure; labels of months and of the last value."""

    line: str
    shape: str
    last_x: float
    last_y: float
    last: str
    months: tuple[tuple[float, int], ...]
    wide: int = WIDE
    high: int = HIGH
    base: int = HIGH - FOOT


def days(edition: Edition, as_of: date) -> list[date]:
    """The month ends of the edition's year up to the day asked, and that day: twelve at most."""
    year = edition.first_day.year
    ends = [date(year, month, monthrange(year, month)[1]) for month in range(edition.first_day.month, as_of.month)]
    return [*(d for d in ends if d < as_of), as_of]


def answers(page: Page, line: Line) -> list[tuple[date, Figure]]:
    pair = (line.indicator, line.scope)

    def make() -> list[tuple[date, Figure]]:
        asked = [tables.asking(page.area.code, page.edition.id, day, page.side) for day in days(page.edition, page.as_of)]
        return [(one.as_of, answer(one, [pair], backend())[pair]) for one in asked]

    return kept(("course", page.area.code, page.edition.id, page.as_of, page.side, pair), make)


def chart(edition: Edition, found: Sequence[tuple[date, Figure]], unit: Unit) -> Chart | None:
    """None where there is no number to draw."""
    values = [_height(figure, unit) for _, figure in found]
    if not any(values) or unit.dimension in ("list", "answer"):
        return None
    span, top = (edition.cut_off - edition.first_day).days or 1, max(values)
    points = [
        ((day - edition.first_day).days / span * (WIDE - RIGHT), HIGH - FOOT - value / top * (HIGH - FOOT - TOP))
        for (day, _), value in zip(found, values, strict=True)
    ]
    steps = f"M0 {HIGH - FOOT}" + "".join(f"H{x:.1f}V{y:.1f}" for x, y in points)
    months = tuple(((date(edition.first_day.year, m, 1) - edition.first_day).days / span * (WIDE - RIGHT), m) for m in (1, 4, 7, 10))
    return Chart(steps, f"{steps}V{HIGH - FOOT}Z", *points[-1], answer_text(found[-1][1], unit), months)


def _height(figure: Figure, unit: Unit) -> float:
    if not figure.has_number or not figure.number:
        return 0.0
    return float(figure.percent()) if unit.dimension == "ratio" else float(figure.number)


def course(page: Page, code: str) -> HttpResponse:
    line = line_of(page, code)
    found = answers(page, line)
    unit = units()[line.unit]
    points = [(day, answer_text(figure, unit)) for day, figure in found]
    return page.show("table/course.html", chart=chart(page.edition, found, unit), line=line, points=points)


urls = [path("table/<str:code>/course", on_page(course), name="course")]
