"""Every backend answers like the referee: every indicator of the catalogue and drawn ones, every level, both sides, drawn days."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jiedui.engine.indicators.tree import Indicators
from jiedui.engine.tables.edition import Edition, load
from jiedui.office.registers.schema_of import schemas
from tests.property.agreement import Scene, differences, drill_differences, scenes
from tests.property.counties import World, choosing, world
from tests.property.definitions import indicators
from tests.support.backends import Store, Tables, stores, tables_read
from tests.support.postgres import server

DRAWN = settings(
    max_examples=int(os.environ.get("JIEDUI_WORLDS", "25")),
    deadline=None,
    derandomize="CI" in os.environ,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example],
)


@cache
def edition() -> Edition:
    return load("2021", schemas())


@cache
def tables() -> Tables:
    return tables_read(list(edition().indicators.values()), schemas())


@pytest.fixture(scope="module")
def databases() -> Iterator[Mapping[str, Store]]:
    with server() as url, stores(schemas(), tables(), url) as opened:
        yield opened


@st.composite
def cases(draw: st.DrawFn) -> tuple[World, list[Scene], Indicators]:
    choose = choosing(draw)
    drawn = world(choose, schemas(), tables())
    return drawn, scenes(drawn, choose), indicators(choose, schemas(), tables())


@DRAWN
@given(case=cases())
def test_every_level_both_sides_and_the_rows_behind(case: tuple[World, list[Scene], Indicators], databases: Mapping[str, Store]) -> None:
    drawn, asked, defined = case
    own = replace(edition(), indicators=defined)
    for store in databases.values():
        store.load(drawn.rows)
        assert drill_differences(drawn, asked[:2], store, own) == []
    for held in (edition(), own):
        assert differences(drawn, asked, databases, held) == []
    assert drill_differences(drawn, asked, databases["sqlite"], edition()) == []
