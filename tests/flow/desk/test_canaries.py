"""Other places' text carries canary words. Every address, search, sum, drill-down, export and error is fetched as every role:
no canary comes back."""

from __future__ import annotations

import io
import zipfile

import pytest
from django.db import models
from django.test import Client

from jiedui.engine.registers.schema import Schema
from jiedui.office.registers.schema_of import registers, schemas
from tests.flow.desk.addresses import filled, patterns
from tests.flow.desk.test_addresses import HOME, OPEN_TO_ALL, POSTED

pytestmark = pytest.mark.django_db
NEIGHBOUR, PERSON, FAR = "金丝雀邻县事", "金丝雀邻县人", "金丝雀外省"
ASKED = ("金丝雀", "金丝雀邻", "jsq", "金")  # never the whole word: a page may repeat what was asked
EXTRA = (
    "registers/{register}?q={q}",
    "registers/{register}?label={q}",
    "registers/{register}.xlsx?q={q}",
    "registers/{register}/totals?q={q}",
    "registers/{register}?cell=2.1.2.3",
    "registers/{register}?cell=2.1.2.3&near=1",
    "registers/{register}?sort=-label",
    "find?q={q}",
    "registers/{register}?unknown={q}",
    "registers/{register}/columns/label?q={q}",
    "table/9.9.9",
    "compare?other=630000",
    "registers/nothing?q={q}",
    "table?since=99&only=moved",
)
MAY_NOT = {
    "county": (NEIGHBOUR, PERSON, FAR),
    "department": (NEIGHBOUR, PERSON, FAR),
    "auditor": (NEIGHBOUR, PERSON, FAR),
    "city": (PERSON, FAR),
    "province": (PERSON, FAR),
    "partner": (NEIGHBOUR, PERSON, FAR),
    "administrator": (NEIGHBOUR, PERSON, FAR),
}


@pytest.fixture
def canaries(people):
    """Every text cell of the neighbouring county, and of a copy of each register's row in a far province."""
    from jiedui.office.people import policy

    for name, model in registers().items():
        if name not in ("areas", "area_flags", "closings"):
            schema = schemas()[name]
            said = PERSON if name in policy.person_registers() else NEIGHBOUR
            texts = text_columns(schema, model)
            model.objects.filter(area="620423").update(**dict.fromkeys(texts, said), east_area="120102")
            row = model.objects.filter(area="620421").order_by("pk").first()
            if row is not None:
                values = {f.attname: getattr(row, f.attname) for f in model._meta.concrete_fields if f.name != "id"}
                there = {"area": "630000", "east_area": "110000", "key": f"canary-{name}"}
                model.objects.create(**{**values, **dict.fromkeys(texts, FAR), **there})
    return people


def text_columns(schema: Schema, model: type[models.Model]) -> list[str]:
    held = {f.column: f.name for f in model._meta.concrete_fields}
    read = ("register", "indicator", "quantity")  # texts that the engine reads: their rows would stop the books
    return [held[c.sql] for c in schema.typed if c.type == "text" and not c.encrypted and c.name not in read]


def said_by(answer) -> str:
    """A page's text; a workbook's every part."""
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    if not body.startswith(b"PK"):
        return body.decode("utf8", "replace")
    with zipfile.ZipFile(io.BytesIO(body)) as book:
        return "".join(book.read(name).decode("utf8", "replace") for name in book.namelist())


def rows_of_others(register: str) -> list[int]:
    model = registers()[register]
    return [pk for area in ("620423", "630000") if (pk := model.objects.filter(area=area).values_list("pk", flat=True).first())]


@pytest.mark.parametrize("role", MAY_NOT)
def test_no_canary_returns(canaries, role):
    client = Client()
    client.force_login(canaries[role])
    area = HOME.get(role, "620421")
    for address, posted in asked(area):
        answer = client.post(address, {"why": "核对", "column": "id_no", "reason": "核对"}) if posted else client.get(address)
        told = said_by(answer)
        for word in MAY_NOT[role]:
            assert word not in told, (role, address)


def asked(area: str):
    """All addresses: each pattern with rows of others, then searches, sums, drill-downs and errors."""
    done = set()
    for register in ("jobs", "projects", "orders", "visits"):
        for name, route in patterns():
            if name not in OPEN_TO_ALL:
                for row in rows_of_others(register) if "<int:row>" in route else [0]:
                    for column in ("source", "label") if "<slug:name>" in route else ("source",):
                        done.add((filled(route, register, row, area, column=column), name in POSTED))
        for rest in EXTRA:
            for q in ASKED[:1] if "{q}" not in rest else ASKED:
                done.add((f"/{area}/2021/2021-11-30/" + rest.format(register=register, q=q), False))
    return sorted(done)


def test_the_canaries_are_there(canaries):
    """The neighbour's own office does see its words: the test above looks for something that exists."""
    client = Client()
    client.force_login(canaries["neighbour"])
    assert PERSON in client.get("/620423/2021/2021-11-30/registers/jobs").content.decode()
    client.force_login(canaries["city"])
    assert NEIGHBOUR in client.get("/620400/2021/2021-11-30/registers/projects").content.decode()
