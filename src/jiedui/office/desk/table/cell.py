"""A cell opened: what it says, how it is counted, the rows that counted and nearly did, its parts, where else it is used."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.urls import path

from jiedui.engine.indicators.sentence import NUMBERS
from jiedui.engine.indicators.tree import Indicator
from jiedui.engine.kernel.quantity import units
from jiedui.engine.tables.edition import Line
from jiedui.engine.tables.figure import Figure
from jiedui.engine.tables.snapshot import Snapshot
from jiedui.office.desk.page import Page, on_page
from jiedui.office.desk.shell.numbers import answer_text, number
from jiedui.office.desk.table import sheet
from jiedui.office.desk.table.found import line_of
from jiedui.office.desk.table.lines import Cell, owners, register_of
from jiedui.office.desk.table.rows import Behind, Short, behind, short
from jiedui.office.filings import tables
from jiedui.office.filings.answers import kept
from jiedui.office.filings.explain import Explanation, explained
from jiedui.office.people import policy
from jiedui.office.registers.schema_of import schemas

FEW = 5


@dataclass(frozen=True)
class Part:
    """Another line that belongs to this figure, with its answer."""

    line: Line
    title: str
    text: str
    why: str


@dataclass(frozen=True)
class Panel:
    """Everything the panel shows, in its fixed order."""

    line: Line
    title: str
    figure: Figure
    text: str
    unit: str
    cell: Cell
    indicator: Indicator
    sentence: tuple[tuple[str, str], ...]
    conditions: tuple[str, ...]
    register: str
    register_title: str
    owner: str
    rows: Behind
    nearly: tuple[Short, ...]
    parts: tuple[Part, ...]
    used: tuple[Part, ...]
    derived: str
    neighbours: tuple[str, str]

    @property
    def near_count(self) -> int:
        return sum(s.seen + s.hidden for s in self.nearly)

    @property
    def near_hidden(self) -> int:
        return sum(s.hidden for s in self.nearly)

    @property
    def numbers(self) -> str:
        return NUMBERS


def panel(page: Page, code: str, shown: dict[str, Any]) -> Panel:
    line, made = line_of(page, code), shown["sheet"]
    snapshot: Snapshot = made.snapshot
    figure, indicator, register = snapshot.figures[code], page.edition.indicator(line), register_of(page.edition, line)
    found = _explained(page, line)
    unit = units()[line.unit]
    cell = next(c for c in made.cells if c.line.code == code)
    return Panel(
        line,
        page.title(line),
        figure,
        cell.text,
        cell.unit,
        cell,
        indicator,
        pieces(found),
        found.conditions,
        register,
        schemas()[register].title,
        owners(page)[register],
        *_rows(page, line, register, found),
        tuple(_parts(page, line, snapshot)),
        tuple(_used(page, line, snapshot)),
        number(unit.show(figure.derived)) if figure.derived is not None else "",
        _neighbours(page, code),
    )


def _rows(page: Page, line: Line, register: str, found: Explanation) -> tuple[Behind, tuple[Short, ...]]:
    """What counted and what nearly did, as far as this reader sees; kept for readers who see the same."""
    indicator, sees = page.edition.indicator(line), policy.rows(page.user, register) is not None
    at = (page.area.code, page.edition.id, page.as_of, page.side, line.code)

    def make() -> tuple[Behind, tuple[Short, ...]]:
        nearly = () if indicator.measure.kind == "ratio" else tuple(short(page, indicator, found.nearly))
        return behind(page, register, found.counted, FEW), nearly

    return kept(("panel", *at, policy.reach_key(page.user), sees), make)


def _explained(page: Page, line: Line) -> Explanation:
    indicator = page.edition.indicator(line)
    key = ("explained", page.area.code, page.edition.id, page.as_of, page.side, indicator.id, line.scope)
    return kept(key, lambda: explained(tables.asking(page.area.code, page.edition.id, page.as_of, page.side), indicator, line.scope))


def pieces(found: Explanation) -> tuple[tuple[str, str], ...]:
    """The sentence as (number, text): numbered conditions apart from what stands around them."""
    parts = re.split(f"([{NUMBERS}])", found.said)
    said = [("", parts[0])]
    for mark, text in zip(parts[1::2], parts[2::2], strict=True):
        condition = found.conditions[NUMBERS.index(mark)]
        said += [(mark, condition), ("", text[len(condition) :])]
    return tuple((mark, text) for mark, text in said if text)


def _parts(page: Page, line: Line, snapshot: Snapshot) -> Iterator[Part]:
    """A ratio's two numbers; a total's declared parts, then its 其中."""
    edition, indicator = page.edition, page.edition.indicator(line)
    if indicator.measure.kind == "ratio":
        for name, why in zip(indicator.measure.parts, ("分子", "分母"), strict=True):
            yield _part(page, snapshot, name, line, why)
        return
    partition = edition.partitions.get(indicator.id, ())
    for name in partition:
        yield _part(page, snapshot, name, line, "各部分")
    for name, below in edition.indicators.items():
        if below.of == indicator.id and name not in partition and _lines(page, name, line.scope):
            yield _part(page, snapshot, name, line, "其中")


def _part(page: Page, snapshot: Snapshot, name: str, asked: Line, why: str) -> Part:
    """The line that shows an indicator, preferably with the same scope; without one the indicator's own words."""
    lines = _lines(page, name, asked.scope)
    if not lines:
        meaning = page.edition.indicators[name].meaning
        return Part(Line("", meaning), meaning, _ratio_number(snapshot, asked, why), why)
    return Part(lines[0], page.title(lines[0]), _answer(page, snapshot, lines[0]), why)


def _ratio_number(snapshot: Snapshot, asked: Line, why: str) -> str:
    figure = snapshot.figures[asked.code]
    amount = {"分子": figure.number, "分母": figure.whole}.get(why)
    indicators = snapshot.edition.indicators
    if amount is None or not figure.indicator.measure.parts:
        return ""
    unit = units()[indicators[figure.indicator.measure.parts[0]].unit]
    return f"{number(unit.show(amount))}{unit.name}"


def _answer(page: Page, snapshot: Snapshot, line: Line) -> str:
    figure = snapshot.figures[line.code]
    said = answer_text(figure, units()[line.unit])
    return f"{said} {page.t(line.unit)}" if figure.has_number else page.t(said)


def _lines(page: Page, indicator: str, scope: str) -> list[Line]:
    found = [li for li in page.edition.questions if li.indicator == indicator]
    return sorted(found, key=lambda li: li.scope != scope)


def _used(page: Page, line: Line, snapshot: Snapshot) -> Iterator[Part]:
    """Where this number stands too: the same question in other lines, what it is part of, ratios that divide it."""
    edition = page.edition
    for other in edition.questions:
        asked = edition.indicator(other)
        if other.code == line.code:
            continue
        if other.indicator == line.indicator:
            yield Part(other, page.title(other), _answer(page, snapshot, other), "同一指标" if other.scope == line.scope else "另一范围")
        elif line.indicator in asked.measure.parts:
            yield Part(other, page.title(other), _answer(page, snapshot, other), "比例")
        elif edition.indicator(line).of == other.indicator or line.indicator in edition.partitions.get(other.indicator, ()):
            yield Part(other, page.title(other), _answer(page, snapshot, other), "是它的一部分")


def _neighbours(page: Page, code: str) -> tuple[str, str]:
    codes = [li.code for li in page.edition.questions]
    at = codes.index(code)
    return (codes[at - 1] if at else "", codes[at + 1] if at + 1 < len(codes) else "")


def opened(page: Page, code: str) -> HttpResponse:
    """The panel alone for htmx; the whole table with the panel open for an address that was sent."""
    line_of(page, code)
    shown = sheet.context(page)
    made = panel(page, code, shown)
    if page.by_htmx:
        return page.show("table/cell.html", panel=made, sheet=shown["sheet"])
    return page.show("table/sheet.html", **shown, panel=made)


urls = [path("table/<str:code>", on_page(opened), name="cell")]
