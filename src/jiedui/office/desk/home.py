"""The desk's first page: days left, what is missing and whose it is, what moved since the last stored day, money, targets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.http import HttpResponse
from django.urls import path

from jiedui.engine.kernel.quantity import Unit, units
from jiedui.engine.tables.edition import Edition
from jiedui.engine.tables.figure import Figure
from jiedui.office.desk.page import Page, on_page
from jiedui.office.desk.shell.numbers import answer_text, number
from jiedui.office.desk.table.lines import Cell, owners, register_of
from jiedui.office.desk.table.sheet import Sheet, sheet_of
from jiedui.office.filings import progress, tables
from jiedui.office.filings.answers import kept
from jiedui.office.people.clock import today

SHOWN, NAMED = 24, 4
WIDE, HIGH, LEFT, RIGHT, TOP, FOOT = 396, 112, 46, 64, 12, 18


@dataclass(frozen=True)
class Owing:
    """One office: how many cells it answers, which of them nobody has reported."""

    owner: str
    asked: int
    missing: list[Cell]


@dataclass(frozen=True)
class Aim:
    """A target as the page shows it; `code` is the line that shows the same indicator, empty where none does."""

    name: str
    code: str
    now: str
    wanted: str
    unit: str
    percent: int | None
    behind: bool


@dataclass(frozen=True)
class Steps:
    """The money's two stepped lines in the picture's own measure."""

    arrived: str
    paid: str
    paid_shape: str
    arrived_at: tuple[float, float]
    paid_at: tuple[float, float]
    ticks: tuple[tuple[float, str], ...]
    months: tuple[tuple[float, int], ...]


def home(page: Page) -> HttpResponse:
    made = sheet_of(page)
    money, aims = kept(("home", page.area.code, page.edition.id, page.as_of, page.side, page.language), lambda: _progress(page))
    moved = [c for c in made.cells if c.moved]
    return page.show(
        "home.html",
        sheet=made,
        left=(page.edition.cut_off - today()).days,
        workdays=workdays(today(), page.edition.cut_off),
        owing=owing(page, made),
        moved=moved[:SHOWN],
        moved_all=len(moved),
        named=NAMED,
        aims=aims,
        money=_amounts(money),
        steps=steps(page.edition, page.as_of, money.steps),
        expected=expected(page.edition, page.as_of),
        today=today(),
    )


def _progress(page: Page) -> tuple[progress.Money, list[Aim]]:
    asked = tables.asking(page.area.code, page.edition.id, page.as_of, page.side)
    due = expected(page.edition, page.as_of)
    return progress.money(asked), [_aim(page, target, due) for target in progress.targets(asked)]


def owing(page: Page, made: Sheet) -> list[Owing]:
    """Offices by what they still owe, most first; those that owe nothing last."""
    found, owed = dict[str, Owing](), owners(page)
    for cell in made.cells:
        if not cell.line.is_heading:
            name = owed[register_of(page.edition, cell.line)]
            held = found.get(name, Owing(name, 0, []))
            found[name] = Owing(name, held.asked + 1, [*held.missing, *([cell] if cell.look == "none" else [])])
    return sorted(found.values(), key=lambda o: -len(o.missing))


def workdays(first: date, last: date) -> int:
    """Mondays to Fridays from today to the cut-off, both counted; holidays are not known here."""
    return sum((first + timedelta(days=n)).weekday() < 5 for n in range((last - first).days + 1))


def expected(edition: Edition, as_of: date) -> int:
    """How much of the edition's period has gone by, in whole percent."""
    return ((as_of - edition.first_day).days + 1) * 100 // ((edition.cut_off - edition.first_day).days + 1)


def _aim(page: Page, target: progress.Target, due: int) -> Aim:
    line = next((li for li in page.edition.questions if li.indicator == target.indicator.id and not li.scope), None)
    unit = _unit(target)
    return Aim(
        page.title(line) if line else target.indicator.meaning,
        line.code if line else "",
        page.t(answer_text(target.figure, unit)),
        number(unit.show(target.wanted)),
        page.t(unit.name),
        target.percent,
        target.percent is not None and target.percent < due,
    )


def _unit(target: progress.Target) -> Unit:
    """The unit that the target was written in."""
    word = target.quantity.lstrip("0123456789,. -")
    return units().get(word.strip(), units()[target.indicator.unit])


def _amounts(money: progress.Money) -> dict[str, Any]:
    def amount(figure: Figure) -> int | None:
        return figure.number if figure.has_number else None

    return {
        "planned": money.planned,
        "projects": money.projects,
        "arrived": amount(money.arrived),
        "set_aside": amount(money.set_aside),
        "paid": amount(money.paid),
        "unpaid": money.unpaid,
        "of_planned": percent(amount(money.arrived), money.planned),
        "of_arrived": percent(amount(money.paid), amount(money.arrived)),
        "set_of_arrived": percent(amount(money.set_aside), amount(money.arrived)),
    }


def percent(part: int | None, whole: int | None) -> str:
    """
    >>> percent(5226567, 5600000), percent(1, None)
    ('93.33', '')
    """
    return f"{part * 100 / whole:.2f}" if part is not None and whole else ""


def steps(edition: Edition, as_of: date, found: Sequence[Sequence[tuple[date, int]]]) -> Steps | None:
    """Arrived dashed, paid filled; the axis from 0 to a round number above both. None without any money."""
    tops = [series[-1][1] for series in found if series]
    if not tops or max(tops) <= 0:
        return None
    top, span = _round_up(max(tops)), (edition.cut_off - edition.first_day).days or 1

    def at(day: date, amount: int) -> tuple[float, float]:
        x = LEFT + max(0, (day - edition.first_day).days) / span * (WIDE - LEFT - RIGHT)
        return round(x, 1), round(HIGH - FOOT - amount / top * (HIGH - FOOT - TOP), 1)

    paths, ends = [], []
    for series in found:
        points = [*(at(*point) for point in series), at(as_of, series[-1][1] if series else 0)]
        paths.append(f"M{LEFT} {HIGH - FOOT}" + "".join(f"H{x}V{y}" for x, y in points))
        ends.append(points[-1])
    ticks = tuple((at(as_of, amount)[1], number(units()["万元"].show(amount))) for amount in (0, top // 2, top))
    months = tuple((at(date(edition.first_day.year, m, 1), 0)[0], m) for m in (1, 3, 5, 7, 9, 11))
    return Steps(paths[0], paths[1], f"{paths[1]}V{HIGH - FOOT}Z", ends[0], ends[1], ticks, months)


def _round_up(amount: int) -> int:
    """The next 2, 4, 6, 8 or 10 times a power of ten in 万元, so that half of it is round too."""
    step = 1_000_000
    while step * 10 < amount:
        step *= 10
    return next(step * n for n in (2, 4, 6, 8, 10, 20) if step * n >= amount)


urls = [path("", on_page(home), name="home")]
