"""Characters a typist takes for one another: spoken alike (斌 and 彬, 尧 and 姚, 民 and 明) or written alike (末 and 未).

>>> taken_for("斌", "彬"), taken_for("禾", "和"), taken_for("国", "军")
(True, True, False)
"""

from __future__ import annotations

from functools import cache

from pypinyin import Style, pinyin

from ...lexicon import table

BLURRED = (("zh", "z"), ("ch", "c"), ("sh", "s"), ("ang", "an"), ("eng", "en"), ("ing", "in"))


@cache
def sounds(character: str) -> frozenset[str]:
    """Its readings; what an input method of the south does not tell apart is one."""
    found = set()
    for reading in pinyin(character, heteronym=True, style=Style.NORMAL)[0]:
        for said, blurred in BLURRED:
            reading = reading.replace(said, blurred)
        found.add(reading)
    return frozenset(found)


@cache
def _shapes() -> frozenset[frozenset[str]]:
    return frozenset(frozenset(pair) for pair in table("labels")["shapes"].split())


def taken_for(a: str, b: str) -> bool:
    return a != b and (bool(sounds(a) & sounds(b)) or frozenset((a, b)) in _shapes())


def one_apart(a: str, b: str) -> int | None:
    """Where two words of one length differ, if in one character only.

    >>> one_apart("罗志斌", "罗志彬"), one_apart("罗志斌", "罗国彬")
    (2, None)
    """
    if len(a) != len(b):
        return None
    apart = [at for at, (x, y) in enumerate(zip(a, b, strict=True)) if x != y]
    return apart[0] if len(apart) == 1 else None
