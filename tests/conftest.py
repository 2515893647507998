"""What every test stands on: a home of its own with keys, a fixed day, and one database (SQLite, or the one of DATABASE_URL).

`example` loads the published year once a session, so tests that share it must leave it as it was: pytest-django's
transaction takes their writes back.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))
HOME = tempfile.TemporaryDirectory(prefix="jiedui-test-")
os.environ["JIEDUI_HOME"] = HOME.name
os.environ["JIEDUI_TODAY"] = "2021-11-30"
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # a browser test leaves its event loop running in the worker
EXAMPLE = ROOT / "examples" / "jingyuan-2021"


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """A migrated empty database with key files beside it."""
    from django.conf import settings

    from jiedui.office.people import keys

    keys.make(settings.KEYS)


@pytest.fixture(scope="session")
def loaded(django_db_setup, django_db_blocker):
    """The example in the session's database, behind every test that asks for it."""
    from jiedui.office.registers.sheets.example import load

    with django_db_blocker.unblock():
        load(EXAMPLE)


@pytest.fixture
def example(loaded, db):
    """Jingyuan's published year and its neighbours."""


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items):
    """Tests that begin with an empty database come before those that share the example, in every worker."""
    items.sort(key=lambda item: "example" in getattr(item, "fixturenames", ()))
