"""The words of `catalogue/reading/*.toml`, as the reader uses them.

A surface form is looked up longest first; one form may mean several things (`培训班` is a noun and brings training with it).

>>> [(word.facet, word.value) for word in scan("新增落地企业")]
[('aspect', 'new'), ('act', 'land'), ('noun', 'ent')]
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, NamedTuple

FACETS = ("group", "act", "aspect", "where", "level", "kind")


class Word(NamedTuple):
    """A surface form found in a text: where, which facet (or `noun`), which value."""

    start: int
    end: int
    facet: str
    value: str


@cache
def table(name: str) -> Mapping[str, Any]:
    """One file of the catalogue's reading room."""
    return tomllib.loads((files("jiedui.catalogue") / "reading" / f"{name}.toml").read_text("utf8"))


@cache
def nouns(kind: str) -> frozenset[str]:
    """The nouns of a kind: `person`, `money` or `thing`."""
    return frozenset(table("nouns")[kind])


PERSON = nouns("person")
MONEY = nouns("money") | {"product"}
THING = nouns("thing") | {"house", "donation"}


@cache
def _surfaces() -> Mapping[str, tuple[tuple[str, str], ...]]:
    found: dict[str, tuple[tuple[str, str], ...]] = {}
    lists = [("noun", kind) for kind in table("nouns").values()] + [(facet, table("facets")[facet]) for facet in FACETS]
    for facet, meanings in lists:
        for value, forms in meanings.items():
            for form in forms.split():
                found[form] = (*found.get(form, ()), (facet, value))
    for form in table("facets")["nothing"]["words"].split():
        found.setdefault(form, ())
    return found


@cache
def pattern() -> re.Pattern[str]:
    return alternatives(_surfaces())


def alternatives(forms: Any) -> re.Pattern[str]:
    """A pattern of any of the forms, the longest first; of none if there are none."""
    ordered = sorted(map(re.escape, forms), key=lambda form: (-len(form), form))
    return re.compile("|".join(ordered) if ordered else r"(?!)")


@lru_cache(65536)
def scan(text: str) -> tuple[Word, ...]:
    """Every known word of a text, from left to right, without overlaps."""
    known = _surfaces()
    return tuple(Word(m.start(), m.end(), facet, value) for m in pattern().finditer(text) for facet, value in known[m.group()])


@cache
def name_of(facet: str, value: str) -> str:
    """How a clerk calls a noun or a facet: the first form of its list."""
    if facet == "noun":
        if value.startswith("~"):
            return value[1:]
        return next((str(kind[value]).split()[0] for kind in table("nouns").values() if value in kind), NAMES.get(value, value))
    return str(table("facets")[facet].get(value, value)).split()[0]


NAMES = {"trainee": "参训人员"}
