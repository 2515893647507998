"""Natural keys as one text: the row's place and its key columns.

A reference stands in the key as the number of the row it names. While that row is itself new its number is negative, and the
store puts the real one in (`settled`).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from datetime import date

from jiedui.engine.kernel.identity import sm3
from jiedui.engine.registers.schema import Column, Schema

SEPARATOR, REFERENCE = "\x1f", "\x1e"
PROVISIONAL = re.compile(REFERENCE + r"(-\d+)")
LONGEST = 400
Digest = Callable[[Sequence[str]], Sequence[str]]


def normal(text: str) -> str:
    """A text as keys and references compare it: half width, no spaces, capitals.

    >>> normal("靖（甲） a1") == normal("靖(甲)Ａ1")
    True
    """
    if text.isascii() and " " not in text:
        return text.upper()
    return "".join(unicodedata.normalize("NFKC", text).split()).upper()


def keys(schema: Schema, columns: Mapping[str, Sequence[object]], digest: Digest) -> list[str | None]:
    """The key of every row; None where a part is missing. `columns` must hold the place and the key columns."""
    parts = [_part(schema[name], columns[name], digest) for name in schema.key]
    if schema.placed:
        places = zip(columns["area"], columns["east_area"], strict=True)
        parts.insert(0, [str(area or east) if area or east else None for area, east in places])
    return [SEPARATOR.join(row) if all(row) else None for row in zip(*parts, strict=True)]


def _part(column: Column, values: Sequence[object], digest: Digest) -> list[str | None]:
    if column.encrypted:
        held = iter(digest([str(v) for v in values if v is not None]))
        return [None if v is None else next(held) for v in values]
    if column.type == "date":
        return [v.isoformat() if isinstance(v, date) else None for v in values]
    if column.type == "ref":
        return [None if v is None else f"{REFERENCE}{v}" for v in values]
    if column.type == "text":
        return [normal(v) if isinstance(v, str) else None for v in values]
    return [None if v is None else str(v) for v in values]


def stored(key: str) -> str:
    """The key as the database keeps it: a long one ends in its digest.

    >>> len(stored("长" * 1000)), stored("620421" + SEPARATOR + "A")[:6]
    (400, '620421')
    """
    return key if len(key) <= LONGEST else key[: LONGEST - 64] + sm3(key.encode())


def provisional(key: str) -> bool:
    """Whether a part of the key is a row that has no number yet; no stored row can have it."""
    return REFERENCE + "-" in key


def settled(key: str, numbers: Mapping[int, int]) -> str:
    """The key with real numbers in place of provisional ones."""
    return PROVISIONAL.sub(lambda found: f"{REFERENCE}{numbers[int(found[1])]}", key)
