"""One row: all its columns, what it refers to and what refers to it, its evidence, its history, the cells it moves."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpResponse
from django.urls import path

from jiedui.engine.kernel.quantity import units
from jiedui.engine.registers.schema import Schema
from jiedui.engine.registers.words import heading
from jiedui.office.desk.page import Page, on_page
from jiedui.office.desk.registers.history import Step, steps
from jiedui.office.desk.registers.known import closed, reach_of, schema_named, show_of
from jiedui.office.desk.shell.numbers import answer_text
from jiedui.office.filings import moves as filed
from jiedui.office.people import policy
from jiedui.office.registers.lists import listing
from jiedui.office.registers.lists.asked import shown
from jiedui.office.registers.lists.cells import Cell
from jiedui.office.registers.lookups import fields_of
from jiedui.office.registers.models import Evidence
from jiedui.office.registers.schema_of import registers, schemas


@dataclass(frozen=True)
class Field:
    """A column and what stands in it."""

    label: str
    unit: str
    cell: Cell


@dataclass(frozen=True)
class User:
    """Rows of another register that refer to this one."""

    register: str
    title: str
    count: int
    address: str


@dataclass(frozen=True)
class Opened:
    """Everything the page of a row shows."""

    schema: Schema
    number: int
    name: str
    archived: bool
    fields: list[Field]
    users: list[User]
    evidence: list[Evidence]
    history: list[Step]
    secrets: list[tuple[str, str]]  # (column, label) of the numbers that may be unmasked here


def one(page: Page, register: str, row: int) -> HttpResponse:
    schema = schema_named(register)
    if reach_of(page).seen(register) is None:
        return closed(page, schema)
    return page.show("registers/row.html", made=opened(page, schema, row), number="")


def opened(page: Page, schema: Schema, row: int) -> Opened:
    held, show, columns = stored(page, schema, row), show_of(page), shown(schema)
    cells = show.table(schema, columns, [held])[0]
    fields = [Field(page.t(heading(schema, c.name)), c.unit, cell) for c, cell in zip(columns, cells, strict=True)]
    evidence = list(Evidence.objects.filter(register=schema.name, row=row).order_by("id"))
    return Opened(
        schema,
        row,
        held["label"] or f"{page.t(schema.title)} #{row}",
        held["archived"],
        fields,
        list(_users(page, schema, row)),
        evidence,
        list(steps(show, schema, row)),
        secrets_of(page, schema, held),
    )


def stored(page: Page, schema: Schema, row: int) -> dict[str, Any]:
    """The row as it is stored. Raises 404, the same for a row that is not there as for another's."""
    found = listing.row(reach_of(page), schema.name, row)
    if found is None:
        raise Http404(f"{schema.title}没有第 {row} 行，或者您的账号看不到它")
    return found


def secrets_of(page: Page, schema: Schema, held: dict[str, Any]) -> list[tuple[str, str]]:
    """Numbers that are there and that the reader may see whole, one at a time, with a reason."""
    if not policy.may(page.user, "unmask", schema.name, page.area.code):
        return []
    names = fields_of(schema.name)
    wanted = [c for c in schema.columns if (c.encrypted or c.counted_by) and held[names[c.name]] is not None]
    return [(c.name, page.t(heading(schema, c.name))) for c in wanted]


def _users(page: Page, schema: Schema, row: int) -> Iterator[User]:
    """Only rows that the reader may know the number of; linked where he may see them."""
    for name, other in schemas().items():
        for column in other.refs:
            which = reach_of(page).counted(name) if column.ref == schema.name else None
            if which is None:
                continue
            model: Any = registers()[name]
            count = model.objects.filter(which, archived=False, **{fields_of(name)[column.name]: row}).count()
            open_ = reach_of(page).seen(name) is not None
            if count:
                yield User(name, page.t(other.title), count, page.url(f"registers/{name}") + f"?{column.name}={row}" if open_ else "")


def moved(page: Page, register: str, row: int) -> HttpResponse:
    """The cells of this place's table that differ with and without the row."""
    schema = schema_named(register)
    if reach_of(page).seen(register) is None:
        return closed(page, schema)
    held = stored(page, schema, row)
    found = [] if held["archived"] else filed.without(register, row, page.area.code, page.edition.id, page.as_of)
    texts = [tuple(answer_text(figure, units()[m.line.unit]) or page.t(figure.state) for figure in (m.before, m.after)) for m in found]
    return page.show(
        "registers/moves.html" if page.by_htmx else "registers/moves_page.html",
        moves=found,
        texts=texts,
        schema=schema,
        row=row,
        archived=held["archived"],
    )


urls = [
    path("registers/<slug:register>/<int:row>", on_page(one), name="row"),
    path("registers/<slug:register>/<int:row>/moves", on_page(moved), name="row_moves"),
]
