"""Rows of the official form, known by code and title: which indicator a line asks, and whether of key counties only.

>>> asked("2.2.2", "向国家乡村振兴重点帮扶县选派挂职干部")
Asked(indicator='people.cadres_east', scope='key_county')
>>> asked("2.2.2", "举办培训班") is None
True
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from rapidfuzz import fuzz

ALIKE = 85  # a form of another year words a line a little otherwise
YEAR = re.compile(r"20\d\d年|[^\u4e00-\u9fff]|其中")


class Asked(NamedTuple):
    """What a line asks."""

    indicator: str
    scope: str


@cache
def _lines() -> Mapping[str, tuple[tuple[str, Asked], ...]]:
    """By code, the titles of every edition in the catalogue."""
    found: dict[str, tuple[tuple[str, Asked], ...]] = {}
    for folder in sorted(files("jiedui.catalogue").iterdir(), key=lambda f: f.name):
        path = folder / "table.toml"
        said = tomllib.loads(path.read_text("utf8")) if folder.name.isdecimal() and path.is_file() else {}
        for code, line in said.get("lines", said).items():
            if isinstance(line, dict) and line.get("indicator"):
                indicator, _, scope = str(line["indicator"]).partition(" @")
                found[code] = (*found.get(code, ()), (YEAR.sub("", line["title"]), Asked(indicator, scope)))
    return found


def asked(code: str, label: str) -> Asked | None:
    """The official line that a row is, or None."""
    said = YEAR.sub("", label)
    return next((line for title, line in _lines().get(code, ()) if fuzz.ratio(title, said) >= ALIKE), None)
