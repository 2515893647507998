"""The property test can fail: under each wrong renderer its comparison finds a difference in a few fixed draws."""

from __future__ import annotations

import random
from dataclasses import replace
from functools import cache

import pytest

from jiedui.engine.tables.edition import Edition, load
from jiedui.office.registers.schema_of import schemas
from tests.health.wrong import WRONG
from tests.property.agreement import differences, scenes
from tests.property.counties import world
from tests.property.definitions import indicators
from tests.support.backends import Store, sqlite, tables_read

DRAWS = 40


@cache
def edition() -> Edition:
    return load("2021", schemas())


@cache
def store() -> Store:
    return sqlite(schemas(), tables_read(list(edition().indicators.values()), schemas()))


def first_difference(draws: int) -> str | None:
    """What the comparison says first, or None after so many worlds of fixed seeds."""
    for seed in range(draws):
        choose = random.Random(seed).choice
        drawn = world(choose, schemas(), store().tables)
        store().load(drawn.rows)
        defined = {**edition().indicators, **indicators(choose, schemas(), store().tables)}
        found = differences(drawn, scenes(drawn, choose), {"sqlite": store()}, replace(edition(), indicators=defined))
        if found:
            return f"{seed}: {found[0]}"
    return None


def test_the_right_renderer_differs_nowhere() -> None:
    assert first_difference(DRAWS) is None


@pytest.mark.parametrize("wrong", WRONG)
def test_a_wrong_one_is_found_out(wrong: str, monkeypatch: pytest.MonkeyPatch) -> None:
    WRONG[wrong](monkeypatch)
    assert first_difference(DRAWS) is not None
