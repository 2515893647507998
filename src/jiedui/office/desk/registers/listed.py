"""A register's list: found, filtered, sorted, page by page, with its counts and sums."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.urls import path
from django.views.decorators.http import require_POST
from markupsafe import Markup

from jiedui.engine.registers.schema import Column, Schema
from jiedui.engine.registers.words import heading
from jiedui.engine.tables.answer import Asking
from jiedui.office.desk.page import Page, on_page
from jiedui.office.desk.registers import markup
from jiedui.office.desk.registers.known import asked_of, closed, is_big, kept_for, reach_of, schema_named, show_of, wrong
from jiedui.office.desk.shell.menu import siblings
from jiedui.office.registers.lists import conditions, listing, paging, sets
from jiedui.office.registers.lists.asked import Asked, BadAsk, shown, sortable
from jiedui.office.registers.lists.cells import Cell, Show, money
from jiedui.office.registers.lists.totals import Totals, totals
from jiedui.office.registers.models import Habit

QUICK = 5_000  # rows up to which persons and sums come with the page; beyond, right after it
DENSITIES = {"wide": "宽", "middle": "中", "dense": "密"}


@dataclass(frozen=True)
class Head:
    """A column's head: what a click sorts by, whether it is sorted or filtered."""

    column: Column
    label: str
    sort: str  # the address that sorts by it, empty where it cannot
    order: str  # ascending, descending or empty
    filtered: bool

    @property
    def look(self) -> str:
        return markup.look(self.column)


@dataclass(frozen=True)
class Chip:
    """A filter that is on, and the address without it."""

    text: str
    gone: str


@dataclass(frozen=True)
class Listed:
    """Everything the list shows."""

    schema: Schema
    asked: Asked
    heads: list[Head]
    lines: Markup
    shown: int
    count: int
    totals: Totals | None  # None: they come after the rows
    chips: list[Chip]
    before: str
    after: str
    density: str
    big: bool

    @property
    def sums(self) -> list[tuple[str, str, str]]:
        return sums_of(self.schema, self.totals) if self.totals else []


def listed(page: Page, register: str) -> HttpResponse:
    schema = schema_named(register)
    if reach_of(page).seen(register) is None:
        return closed(page, schema)
    try:
        made = _listed(page, schema)
    except BadAsk as error:
        return wrong(page, schema, error)
    if page.by_htmx:
        answer = page.show("registers/rows.html", made=made)
        answer["HX-Push-Url"] = page.url(f"registers/{register}") + (f"?{made.asked.address()}" if made.asked.pairs else "")
        return answer
    return page.show("registers/list.html", made=made, tabs=siblings(page.user, register, page.area.code), densities=DENSITIES)


def _listed(page: Page, schema: Schema) -> Listed:
    asked, asking = asked_of(page, schema)
    big, show = is_big(schema.name), show_of(page)
    found = listing.rows(reach_of(page), asked, asking, big)
    sheet = paging.page(found.rows, asked, listing.fields(asked))
    columns, numbers = _led(shown(schema), sheet.rows), [row["id"] for row in sheet.rows]
    cells = show.table(schema, columns, sheet.rows)
    lines = markup.lines(page.url(f"registers/{schema.name}"), page.url("registers/"), columns, numbers, cells)
    count = kept_for(page, asked, "count", found.rows.order_by().count) if found.count is None else found.count
    summed_up = kept_for(page, asked, "totals", lambda: totals(schema, found.rows)) if count <= QUICK else None
    return Listed(
        schema,
        asked,
        [_head(page, asked, c) for c in columns],
        lines,
        len(numbers),
        count,
        summed_up,
        list(_chips(asked, asking, show)),
        asked.address(before=numbers[0]) if sheet.before and numbers else "",
        asked.address(after=numbers[-1]) if sheet.after and numbers else "",
        _density(page, schema.name),
        big,
    )


def _led(columns: tuple[Column, ...], rows: paging.Rows) -> tuple[Column, ...]:
    """A register whose rows carry no name is led by its own first column; the empty one goes behind."""
    if columns[0].name == "label" and rows and not any(row["label"] for row in rows):
        return (*columns[1:], columns[0])
    return columns


def _head(page: Page, asked: Asked, column: Column) -> Head:
    label = page.t(heading(asked.schema, column.name))
    unit = f" {page.t(column.unit)}" if column.unit else ""
    on = asked.sort == column.name
    order = ("descending" if asked.falling else "ascending") if on else ""
    address = asked.sorted_by(column.name, on and not asked.falling).address() if sortable(column) else ""
    return Head(column, label + unit, address, order, any(c.column is column for c in asked.conditions))


def _chips(asked: Asked, asking: Asking | None, show: Show) -> Any:
    if asked.cell and asking:
        yield Chip(sets.said(asked, asking), asked.lacking("cell").address())

    def row(register: str, number: int) -> str:
        return show.references(register, [number]).get(number, Cell(f"#{number}")).text if show.seen(register) is not None else f"#{number}"

    for condition in asked.conditions:
        yield Chip(conditions.said(asked.schema, condition, show.tree, row, show.say), asked.lacking(condition.word).address())


def sums_of(schema: Schema, found: Totals) -> list[tuple[str, str, str]]:
    """(column, sum, unit) of every sum."""
    made = []
    for column, amount in found.sums:
        text = money(column, [amount])[0] if column.type == "money" else f"{amount:,}"
        made.append((heading(schema, column.name), text, column.unit))
    return made


def summed(page: Page, register: str) -> HttpResponse:
    """Counts and sums of a list that is long: they follow its rows."""
    schema = schema_named(register)
    if reach_of(page).seen(register) is None:
        return closed(page, schema)
    try:
        asked, asking = asked_of(page, schema)
        held = listing.rows(reach_of(page), asked, asking, is_big(register)).rows
        found = kept_for(page, asked, "totals", lambda: totals(schema, held))
    except BadAsk as error:
        return wrong(page, schema, error)
    return page.show("registers/totals.html", schema=schema, totals=found, sums=sums_of(schema, found))


def _density(page: Page, register: str) -> str:
    found = Habit.objects.filter(user=page.user, register=register).values_list("density", flat=True).first()
    return str(found or "middle")


def density(page: Page, register: str) -> HttpResponse:
    """How high this person's rows are in this register's list."""
    schema_named(register)
    chosen = page.request.POST.get("density", "")
    if reach_of(page).seen(register) is None or chosen not in DENSITIES:
        return HttpResponse(status=400)
    Habit.objects.update_or_create(user=page.user, register=register, defaults={"density": chosen})
    if page.by_htmx:
        return HttpResponse(status=204)
    answer = HttpResponse(status=303)
    answer["Location"] = page.url(f"registers/{register}")
    return answer


urls = [
    path("registers/<slug:register>", on_page(listed), name="register"),
    path("registers/<slug:register>/totals", on_page(summed), name="register_totals"),
    path("registers/<slug:register>/density", require_POST(on_page(density)), name="register_density"),
]
