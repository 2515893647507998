"""Exactly the rows of the list, in its order, as a spreadsheet that comes in again; numbers of persons masked."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from django.db import transaction
from django.http import HttpResponse
from django.urls import path
from django.utils.http import content_disposition_header

from jiedui.engine.registers.lookups import Lookups, place_of
from jiedui.engine.registers.schema import Schema
from jiedui.engine.registers.workbook.export import export
from jiedui.engine.registers.workbook.template import template
from jiedui.office.desk.page import Page, on_page
from jiedui.office.desk.registers.known import asked_of, closed, is_big, reach_of, schema_named, wrong
from jiedui.office.people import journal, policy
from jiedui.office.registers import lookups
from jiedui.office.registers.lists import listing, paging
from jiedui.office.registers.lists.asked import BadAsk
from jiedui.office.registers.schema_of import schemas
from jiedui.office.registers.sheets.outgo import Text, person_text, row_text

CHUNK = 2000
TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def exported(page: Page, register: str) -> HttpResponse:
    schema = schema_named(register)
    if reach_of(page).seen(register) is None or not policy.may(page.user, "export", register, page.area.code):
        return closed(page, schema)
    try:
        asked, asking = asked_of(page, schema)
        held = listing.rows(reach_of(page), asked, asking, is_big(register)).rows
    except BadAsk as error:
        return wrong(page, schema, error)
    ordered = held.order_by(*paging.order(asked)).values("version", *listing.fields(asked))
    with tempfile.TemporaryDirectory() as folder, transaction.atomic():
        made = Path(folder) / "rows.xlsx"
        count = export(made, schema, written(schema, ordered.iterator(CHUNK)))
        told = {"register": register, "rows": count, "by": sorted({word for word, _ in asked.filters})}  # not by whose name
        journal.append(page.area.code, page.user.get_username(), "导出", told)
        return _file(made, f"{schema.title}-{page.area.label}-{page.as_of}.xlsx")


def blank(page: Page, register: str) -> HttpResponse:
    """The register's empty form, with its choices and a filled example."""
    schema = schema_named(register)
    if reach_of(page).counted(register) is None:
        return closed(page, schema)
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / "blank.xlsx"
        template(made, schemas(), [register])
        return _file(made, f"{schema.title}-空白表样.xlsx")


def _file(path_: Path, name: str) -> HttpResponse:
    return HttpResponse(path_.read_bytes(), content_type=TYPE, headers={"Content-Disposition": content_disposition_header(True, name)})


def written(schema: Schema, rows: Iterator[dict[str, Any]]) -> Iterator[Mapping[str, object]]:
    """Rows as the spreadsheet takes them: secrets open (the export masks them), references as texts."""
    look = lookups.lookups()
    texts = {c.name: person_text(look, c, False) if c.counted_by else row_text(look, c.ref) for c in schema.refs}
    while some := list(islice(rows, CHUNK)):
        yield from _written(schema, some, look, texts)


def _written(schema: Schema, rows: Sequence[dict[str, Any]], look: Lookups, texts: Mapping[str, Text]) -> Iterator[Mapping[str, object]]:
    names = lookups.fields_of(schema.name)
    for column in schema.refs:  # read at once, so that none is asked for alone
        look.by_id(column.ref, {row[names[column.name]] for row in rows} - {None})
    secrets = [c.name for c in schema.columns if c.encrypted]
    for row in rows:
        values = {name: row[field] for name, field in names.items()}
        values.update((name, look.reader.open(schema.name, name, values[name])) for name in secrets if values[name])
        values.update((name, text(values[name], place_of(values))) for name, text in texts.items() if values[name] is not None)
        yield {**values, "id": row["id"], "version": row["version"]}


urls = [
    path("registers/<slug:register>.xlsx", on_page(exported), name="register_xlsx"),
    path("registers/<slug:register>/blank.xlsx", on_page(blank), name="register_blank"),
]
