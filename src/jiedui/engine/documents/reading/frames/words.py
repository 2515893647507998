"""The remaining words: pairs of characters, once known words, places and common words are taken out.

A dictionary segmenter was measured to be worth one slip in a hundred; pairs of characters need none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from ..lexicon import Word, alternatives, table
from .document import Document

HAN_RUN = re.compile(r"[\u4e00-\u9fff]{2,}")


@cache
def _common() -> re.Pattern[str]:
    return alternatives(table("labels")["common"].split())


def blank(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """The text with the spans blanked out, same length."""
    characters = list(text)
    for start, end in spans:
        characters[start:end] = " " * (end - start)
    return "".join(characters)


@lru_cache(20000)
def pairs(text: str) -> frozenset[str]:
    """Pairs of neighbouring characters outside common words."""
    left = _common().sub(" ", text)
    return frozenset(run.group()[at : at + 2] for run in HAN_RUN.finditer(left) for at in range(len(run.group()) - 1))


def spans(words: Iterable[Word]) -> list[tuple[int, int]]:
    return [(word.start, word.end) for word in words]


def rest_of(text: str, words: Iterable[tuple[int, int]], document: Document) -> frozenset[str]:
    """Pairs of a zone without its known words and places."""
    return pairs(blank(text, [*words, *((start, end) for start, end, _ in document.places.find(text))]))


def shared(a: frozenset[str], b: frozenset[str]) -> int:
    """How many words two rests share, at most two counted: three characters in a row are one word."""
    return min(2, (len(a & b) + 1) // 2)
