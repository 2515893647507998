"""The example year, one login per role, and a few rows of every shape that lists must bear."""

from __future__ import annotations

import pytest
from django.test import Client

from jiedui.office.filings import answers
from tests.support.people import everybody

AT = "/620421/2021/2021-11-30/"


@pytest.fixture
def people(example):
    answers.forget()
    yield everybody()
    answers.forget()


@pytest.fixture
def sign_in(people):
    def signed(role: str) -> Client:
        client = Client()
        client.force_login(people[role])
        return client

    return signed


@pytest.fixture
def county(sign_in):
    return sign_in("county")
