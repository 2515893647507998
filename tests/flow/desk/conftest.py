"""The desk's tests share the example year and one login per role."""

from __future__ import annotations

import pytest

from jiedui.office.filings import answers
from tests.support.people import everybody


@pytest.fixture
def people(example):
    return everybody()


@pytest.fixture(autouse=True)
def fresh():
    """Answers kept in memory belong to the test that made them."""
    answers.forget()
    yield
    answers.forget()
