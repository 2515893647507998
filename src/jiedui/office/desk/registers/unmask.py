"""One whole number on the screen: with a reason, by POST, and only after the journal has it."""

from __future__ import annotations

from django.db import transaction
from django.http import HttpResponse
from django.urls import path
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_POST

from jiedui.engine.registers.schema import Schema
from jiedui.office.desk.page import Page, on_page
from jiedui.office.desk.registers.known import closed, reach_of, schema_named
from jiedui.office.desk.registers.one import opened, secrets_of, stored
from jiedui.office.people import journal, policy
from jiedui.office.registers.lookups import fields_of
from jiedui.office.registers.schema_of import registers, schemas
from jiedui.office.registers.secrets import decrypt

LEAST, MOST = 4, 200  # characters of a reason


@sensitive_variables("number")
def unmask(page: Page, register: str, row: int) -> HttpResponse:
    schema = schema_named(register)
    if reach_of(page).seen(register) is None:
        return closed(page, schema)
    held = stored(page, schema, row)
    if not policy.may(page.user, "unmask", register, page.area.code):
        return page.refused("您的账号不能看完整的证件号码。")
    column, why = page.request.POST.get("column", ""), " ".join(page.request.POST.get("why", "").split())
    if column not in dict(secrets_of(page, schema, held)):
        return _answer(page, schema, row, "", "这一行没有这个号码", 400)
    if not LEAST <= len(why) <= MOST or not why.isprintable():
        return _answer(page, schema, row, "", f"请写明理由，{LEAST} 至 {MOST} 个字", 400)
    value = held[fields_of(register)[column]]
    with transaction.atomic():
        journal.append(
            str(held.get("area") or held.get("east_area"))[:12],
            page.user.get_username(),
            "看完整号码",
            {"register": register, "row": row, "column": column, "why": why},
        )
        number = _number(schema, column, value)
    return _answer(page, schema, row, number, "", 200)


def _number(schema: Schema, column: str, value: object) -> str:
    """The row's own secret, or the number of the person it names."""
    if schema[column].encrypted:
        return decrypt(f"{schema.table}.{schema[column].sql}", str(value))
    persons = schemas()["persons"]
    token = registers()["persons"].objects.values_list("id_no", flat=True).get(pk=value)  # type: ignore[attr-defined]
    return decrypt(f"{persons.table}.{persons['id_no'].sql}", token)


def _answer(page: Page, schema: Schema, row: int, number: str, fault: str, status: int) -> HttpResponse:
    """For htmx the status is 200 also where the reason is missing: the form says so itself."""
    if page.by_htmx:
        return page.show("registers/number.html", number=number, fault=fault)
    return page.show("registers/row.html", status, made=opened(page, schema, row), number=number, fault=fault)


urls = [path("registers/<slug:register>/<int:row>/unmask", require_POST(on_page(unmask)), name="row_unmask")]
