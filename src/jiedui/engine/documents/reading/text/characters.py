"""Characters as written ↔ characters as read.

The reader works on folded text (half-width, simplified, no thousands commas, no spaces inside numbers);
every folded character keeps the offset of the character it came from, so findings quote what was written.

>>> normalise("到位資金１,５７７.５ 萬元")[0]
'到位资金1577.5万元'
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from opencc import OpenCC

# Residue of copying from pages that print readings of traditional characters: 創(chuàng)新.
READING = re.compile(r"(?<=[\u4e00-\u9fff])\([a-zāáǎàōóǒòēéěèīíǐìūúǔùǖǘǚǜü]{1,7}\)")
THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
BEFORE_COMMA = re.compile(r"(?:^|[^\d,.]|\D,)\d{1,3}(?:,\d{3})*$")  # a comma may end a clause: 8300个，1,096名
SPACES = re.compile(r"(?<=[\u4e00-\u9fff\d.%]) +(?=[\u4e00-\u9fff\d%])")
# 二〇二〇年 is a year like 2020年; the length stays.
YEAR = re.compile(r"[一二][一二三四五六七八九〇零○]{3}(?=年)")
DIGITS = str.maketrans("一二三四五六七八九〇零○", "123456789000")
EMPHASIS = re.compile(r"\*\*|__")
HAN = re.compile(r"[\u4e00-\u9fff]")
HAN_RUN = re.compile(r"[\u4e00-\u9fff]+")


@cache
def _converter() -> OpenCC:
    return OpenCC("t2s")


@cache
def simplified(character: str) -> str:
    """One character at a time: whole words would change the length and lose the offsets."""
    return str(_converter().convert(character)) if "\u3400" <= character <= "\u9fff" else character


@cache
def _folded(character: str) -> str:
    if character == "…":
        return character
    if character in "\u200b\ufeff":
        return " "
    return unicodedata.normalize("NFKC", simplified(character))


def _splits_numbers(text: str, start: int, end: int) -> bool:
    """Two numbers with a space between stay two, unless the second is a group of thousands."""
    return text[start - 1].isdigit() and text[end].isdigit() and not re.match(r"\d{3}(?!\d)", text[end : end + 4])


@lru_cache(20000)
def pairs(text: str) -> frozenset[str]:
    """Every two Chinese characters that stand side by side.

    >>> sorted(pairs("1520亩茶园"))
    ['亩茶', '茶园']
    """
    return frozenset(run[at : at + 2] for run in HAN_RUN.findall(text) for at in range(len(run) - 1))


def normalise(raw: str) -> tuple[str, list[int]]:
    """The folded text and, for each of its characters, the offset in `raw`."""
    folds = [(folded, at) for at, written in enumerate(raw) for folded in _folded(written)]
    text = YEAR.sub(lambda year: year.group().translate(DIGITS), "".join(folded for folded, _ in folds))
    drop = {at for match in EMPHASIS.finditer(text) for at in range(*match.span())}
    for match in READING.finditer(text):
        drop.update(range(*match.span()))
    for match in THOUSANDS.finditer(text):
        if BEFORE_COMMA.search(text, max(0, match.start() - 20), match.start()):
            drop.add(match.start())
    for match in SPACES.finditer(text):
        if not _splits_numbers(text, *match.span()):
            drop.update(range(*match.span()))
    kept = [(text[at], origin) for at, (_, origin) in enumerate(folds) if at not in drop]
    return "".join(folded for folded, _ in kept), [at for _, at in kept]
