"""核稿 with the example year, one login per role, and a colleague of the county office."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from jiedui.office.filings import answers
from jiedui.office.filings.models import ProofRun
from jiedui.office.people.accounts import made
from tests.browser.conftest import browser, served  # noqa: F401  fixtures of the page in a real browser
from tests.flow.desk_proof.texts import ANNEX, HERE, REPORT
from tests.support.people import everybody

Send = Callable[..., Any]


@pytest.fixture
def people(example):
    answers.forget()
    return {**everybody(), "colleague": made("t-colleague", "", "county", "620421", None).user}


@pytest.fixture
def client_of(people) -> Callable[[str], Client]:
    def signed_in(role: str) -> Client:
        client = Client()
        client.force_login(people[role])
        return client

    return signed_in


@pytest.fixture
def send() -> Send:
    """Sends files in as a form does; returns the answer."""

    def sent(client: Client, *files: tuple[str, bytes], here: str = HERE, **more: str):
        return client.post(f"{here}/proof", {"files": [SimpleUploadedFile(name, body) for name, body in files], **more})

    return sent


@pytest.fixture
def run(client_of, send) -> ProofRun:
    """A report and its annex, sent in by the county office and read."""
    answer = send(client_of("county"), ("自评报告.txt", REPORT.encode()), ("附件.txt", ANNEX.encode()))
    assert answer.status_code == 302
    return settled(client_of("county"), answer["Location"])


def settled(client: Client, address: str) -> ProofRun:
    """Until the child has answered, looked at as a reader would."""
    from time import sleep

    found = ProofRun.objects.get(pk=int(address.rsplit("/", 1)[1]))
    for _ in range(300):
        assert client.get(address).status_code == 200
        found.refresh_from_db()
        if found.state != "reading":
            return found
        sleep(0.1)
    raise AssertionError("the reader did not answer")


@pytest.fixture(autouse=True)
def nothing_left():
    """Whatever happened, no file stays outside the database; a child that another test started may still be reading."""
    from time import sleep

    yield
    folder = settings.HOME / "proofs"
    for _ in range(300):
        if not folder.exists() or not list(folder.iterdir()):
            return
        sleep(0.1)
    raise AssertionError(f"left behind: {list(folder.iterdir())}")
