"""Drafts are seen by the office that sent them in, and by nobody else: who may (a colleague), who may look at the place but not at the
draft (another unit of the county, its city, its auditor), who must not even know (another county, a stranger)."""

from __future__ import annotations

import json

import pytest
from django.test import Client

from jiedui.office.filings.proofs import runs
from tests.flow.desk.test_addresses import HOME
from tests.flow.desk_proof.conftest import settled
from tests.flow.desk_proof.texts import CANARY, HERE

pytestmark = pytest.mark.django_db
OTHERS = ("department", "city", "province", "partner", "auditor", "administrator", "neighbour", "stranger")


def addresses(run) -> list[tuple[str, bool]]:
    """(rest of the address, posted) of everything about a run."""
    finding = json.loads(run.body)["findings"][0]["id"]
    here = f"proof/{run.pk}"
    return [
        ("proof", False),
        ("proof?before=999999", False),
        (here, False),
        (f"{here}?only=must", False),
        (f"{here}/comments.docx", False),
        (f"{here}/comments.docx?file=1", False),
        (f"{here}/{finding}/dismiss", True),
        (f"{here}/{finding}/restore", True),
        (f"{here}/remove", True),
    ]


def test_a_colleague_may(client_of, run):
    client = client_of("colleague")
    for rest, posted in addresses(run)[:-1]:
        answer = client.post(f"{HERE}/{rest}", {"why": "同事核对过"}) if posted else client.get(f"{HERE}/{rest}")
        assert answer.status_code in (200, 302), rest
    assert CANARY in client.get(f"{HERE}/proof/{run.pk}").content.decode()


@pytest.mark.parametrize("role", OTHERS)
def test_nobody_else_may_or_learns_of_it(client_of, run, role):
    """At the run's own place and at one's own: the answers are those of a run that does not exist, and no word of it comes back."""
    client = client_of(role)
    for place in {HERE, f"/{HOME.get(role, '620421')}/2021/2021-11-30"}:
        for rest, posted in addresses(run):
            there = asked(client, f"{place}/{rest}", posted)
            assert CANARY not in there.content.decode("utf8", "replace") and "自评报告" not in there.content.decode("utf8", "replace")
            if rest.startswith("proof/"):
                nowhere = asked(client, f"{place}/{rest}".replace(f"proof/{run.pk}", "proof/987654"), posted)
                assert there.status_code == nowhere.status_code == 404 and there.content == nowhere.content, (role, rest)
    run.refresh_from_db()
    assert not run.dismissals.exists()


def asked(client: Client, address: str, posted: bool):
    return client.post(address, {"why": "别人的理由"}) if posted else client.get(address, headers={"Accept-Encoding": "identity"})


def test_nobody_without_signing_in(run):
    for rest, posted in addresses(run):
        answer = asked(Client(), f"{HERE}/{rest}", posted)
        assert answer.status_code == 302 and answer["Location"].startswith("/login"), rest


def test_denied_by_default(people, run):
    """The one question behind every page: an office, a place it may read, or nothing."""
    assert list(runs.visible(people["county"], "620421")) == [run] == list(runs.visible(people["colleague"], "620421"))
    assert not runs.visible(people["county"], "620423") and not runs.visible(people["stranger"], "620421")
    assert not runs.visible(people["administrator"], "") and not runs.visible(Client(), "620421")
    people["county"].is_active = False
    assert not runs.visible(people["county"], "620421")


def test_a_city_keeps_its_own_drafts_at_a_countys_place(client_of, send, run):
    """Sent in for a county by its city: the city's office sees it there, the county's does not; the bar leads back to the list."""
    city = client_of("city")
    address = send(city, ("市里的稿.txt", f"{CANARY}市里的稿，培训3期。".encode()))["Location"]
    settled(city, address)
    assert city.get(address).status_code == 200 and client_of("county").get(address).status_code == 404
    elsewhere = city.get(address.replace("/620421/", "/620400/"))
    assert elsewhere.status_code == 302 and elsewhere["Location"].endswith("/620400/2021/2021-11-30/proof")
    assert "市里的稿" not in client_of("county").get(f"{HERE}/proof").content.decode()


def test_words_of_a_draft_are_never_taken_for_markup(client_of, send):
    client = client_of("county")
    name = "<script>alert(1)</script>报告.txt"
    body = "报告<script>alert(2)</script>\n\n到位资金5600万元，其中产业<b>3000</b>万元、就业600万元，合计3500万元。\n"
    address = send(client, (name, body.encode()))["Location"]
    settled(client, address)
    page = client.get(address).content.decode()
    assert "<script>alert" not in page and "<b>3000</b>" not in page and "&lt;script&gt;alert(2)" in page
