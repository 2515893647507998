"""Every address × every role, from the URL list itself. A new page fails here until somebody says who may see it."""

from __future__ import annotations

import pytest
from django.test import Client

from jiedui.office.people import policy
from tests.flow.desk.addresses import filled, first_row, patterns

pytestmark = pytest.mark.django_db
PUBLIC = {"login", "language", "health", "static"}  # answer to anybody; at most six
OPEN_TO_ALL = PUBLIC | {"logout", "begin"}  # act or lead on, show nothing
POSTED = {"logout", "row_unmask", "register_density", "proof_remove", "proof_dismiss", "proof_restore"}
RUNS = {"proof_run", "proof_comments", "proof_remove", "proof_dismiss", "proof_restore"}  # of a reading that nobody made
ROWS = {
    "row",
    "row_moves",
    "register_xlsx",
    "register_totals",
    "register_column",
    "register",
}  # need rows of the register
UPPER = {"counties", "counties-below"}  # only where there are places below
ROLES = ("county", "department", "city", "province", "partner", "auditor", "administrator", "stranger", "neighbour")
HOME = {"city": "620400", "province": "620000", "partner": "120101", "neighbour": "620423"}


def client_of(user) -> Client:
    made = Client()
    made.force_login(user)
    return made


def fetched(client: Client, name: str, address: str):
    return client.post(address, {"why": "核对", "column": "id_no", "reason": "核对"}) if name in POSTED else client.get(address)


def test_public_addresses_are_few_and_listed():
    names = {name for name, _ in patterns()}
    assert names >= PUBLIC and len(PUBLIC) <= 6


def test_nobody_gets_in_without_signing_in(example):
    row = first_row("projects", "620421")
    for name, route in patterns():
        answer = fetched(Client(), name, filled(route, "projects", row, "620421"))
        if name in PUBLIC:
            assert answer.status_code in (200, 302), name
        else:
            assert answer.status_code == 302 and answer["Location"].startswith("/login"), (name, answer.status_code)


@pytest.mark.parametrize("role", ROLES)
def test_own_place(people, role):
    """200 where the policy grants it, 403 with a reason where he may look but not see rows, 404 where he must not know."""
    user, area, asked = people[role], HOME.get(role, "620421"), set()
    column, client = "east_area" if role == "partner" else "area", client_of(user)
    for register in ("projects", "jobs"):
        row = first_row(register, area if role not in ("city", "province") else "620421", column)
        for name, route in patterns():
            address = filled(route, register, row, area)
            if name not in OPEN_TO_ALL and address not in asked:
                asked.add(address)
                assert fetched(client, name, address).status_code in expected(user, role, name, register), (role, address)


def expected(user, role: str, name: str, register: str) -> tuple[int, ...]:
    if not policy.may(user, "figures"):
        return (404,)
    sees = policy.rows(user, register) is not None
    if name == "journal":
        return (200,) if role == "auditor" else (404,)
    if name in UPPER:
        return (200,) if role in ("city", "province") else (404,)
    if name in RUNS:
        return (404,)
    if name == "row_unmask":
        return (200, 302, 400, 403, 404) if policy.may(user, "unmask", register) else (403, 404)
    if name in ROWS:
        return (200,) if sees else (403, 404)
    return (200, 204, 302, 400, 403) if name == "register_density" else (200, 302)


@pytest.mark.parametrize("role", ROLES)
def test_other_places_are_not_there(people, role):
    """A place outside one's own answers the same 404 as one that does not exist; a row of it too, under one's own place."""
    client = client_of(people[role])
    foreign = "620421" if role in ("neighbour", "partner") else "620423" if role not in ("city", "province") else "630000"
    row = first_row("projects", "620421")
    for name, route in patterns():
        if name not in OPEN_TO_ALL:
            there = fetched(client, name, filled(route, "projects", row, foreign))
            nowhere = fetched(client, name, filled(route, "projects", row, "999999"))
            assert there.status_code == nowhere.status_code == 404, (role, name)
            assert there.content == nowhere.content, (role, name)


@pytest.mark.parametrize("role, register", [("county", "projects"), ("county", "jobs"), ("auditor", "persons"), ("department", "jobs")])
def test_rows_of_the_neighbour_are_not_there(people, role, register):
    client, row = client_of(people[role]), first_row(register, "620423")
    for name, route in patterns():
        if "<int:row>" in route:
            answer = fetched(client, name, filled(route, register, row, "620421"))
            assert answer.status_code == 404, (role, name)


def test_days_that_cannot_be_asked(people):
    client = client_of(people["county"])
    for day, said in (("2021-12-01", "2021-11-30"), ("2020-12-31", "2021-01-01"), ("yesterday", "应写成")):
        answer = client.get(f"/620421/2021/{day}/table")
        assert answer.status_code == 404 and said in answer.content.decode()
    assert client.get("/620421/2035/2021-11-30/table").status_code == 404


def test_administrator_has_accounts_and_nothing_else(people):
    client = client_of(people["administrator"])
    assert client.get("/")["Location"] == "/admin/"
    shown = client.get("/admin/").content.decode()
    assert "/admin/auth/user/" in shown and "/admin/people/unit/" in shown
    assert client.get("/admin/registers/jobs/").status_code == 404
    for role in ("county", "auditor", "stranger"):
        assert client_of(people[role]).get("/admin/auth/user/").status_code in (302, 403)
