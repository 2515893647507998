"""The editions of the catalogue over the office's registers, each read once."""

from __future__ import annotations

from difflib import get_close_matches
from functools import cache

from jiedui.engine.indicators.read import CatalogueError
from jiedui.engine.kernel.quantity import units
from jiedui.engine.tables.edition import Edition, edition_ids, load
from jiedui.office.registers.schema_of import schemas


@cache
def edition(name: str) -> Edition:
    return load(name, schemas())


def latest() -> str:
    """The newest edition at hand."""
    return edition_ids()[-1]


def dimensions(name: str) -> frozenset[str]:
    """What an indicator (by id or line code) counts in the editions that know it; a list and a ratio are nothing to attest."""
    found = set()
    for held in map(edition, edition_ids()):
        try:
            indicator, _ = held.find(name)
        except CatalogueError:
            continue
        found.add(units()[indicator.unit].dimension)
    return frozenset(found - {"list", "ratio"})


def nearest(text: str) -> str:
    """The nearest line code or indicator, as a message says it."""
    known = [word for held in map(edition, edition_ids()) for word in (*held.indicators, *(line.code for line in held.questions))]
    near = get_close_matches(text, known, 1, 0.5)
    return f"最接近的是 {near[0]}。" if near else ""
