"""Shares in words: 百分之九十四点五, 四成三, 三分之二."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from ..text.blocks import Block
from .hedges import BEFORE, LOWER, SILENT, UPPER
from .mention import Mention
from .numerals import DIGIT, numeral

PERCENT = re.compile(BEFORE + r"百分之(?P<num>[一二两三四五六七八九十百零〇点]+)")
TENTHS = re.compile(
    BEFORE + r"(?P<num>[一二两三四五六七八九])成(?P<half>半|[一二三四五六七八九](?![成一-九]))?"
    r"(?P<suf>以上|左右|多)?(?![员本效都果立功为绩交品型熟])"
)
FRACTION = re.compile(BEFORE + r"(?P<whole>[二三四五六七八九十])分之(?P<num>[一二两三四五六七八九])(?P<suf>以上|左右|多)?")


def percents(block: Block, text: str) -> Iterator[Mention]:
    for match in PERCENT.finditer(text):
        whole, _, decimals = match["num"].partition("点")
        value = numeral(whole) if whole else 0
        if value is None:
            continue
        exact = Fraction(value)
        if decimals:
            exact += Fraction(int("".join(str(DIGIT.get(c, 0)) for c in decimals)), 10 ** len(decimals))
        mention = Mention(
            block, match.start(), match.end(), exact, exact, exact, Fraction(1, 10 ** len(decimals)), "", "pct", "%", match["num"]
        )
        if match["pre"] in LOWER | UPPER:
            mention.hedge = "over" if match["pre"] in LOWER else "at most"
        if match["pre"] in {"近", "约", "接近"}:
            mention.hedge, mention.low, mention.high = "about", exact * Fraction(9, 10), exact * Fraction(21, 20)
        yield mention


def tenths(block: Block, text: str, taken: set[int]) -> Iterator[Mention]:
    """八成 is some 80 %, 四成三 43 %, 三分之二 some 67 %."""
    for match in [*TENTHS.finditer(text), *FRACTION.finditer(text)]:
        if match.start("num") in taken or text[match.start() - 1 : match.start()] in tuple("十百第"):
            continue
        parts = match.groupdict()
        digit, half = Fraction(DIGIT[match["num"]]), parts.get("half") or ""
        tenths = digit * 10 + (5 if half == "半" else DIGIT.get(half, 0))
        value = digit * 100 / (numeral(match["whole"]) or 1) if "whole" in parts else tenths
        yield _in_words(block, match, value, Fraction(1 if half else 10 if "whole" not in parts else 5))


def _in_words(block: Block, match: re.Match[str], value: Fraction, step: Fraction) -> Mention:
    """A share in round words: half a step either way, a step up for 多 and 超, a step down for 近 and 不到."""
    pre, more = match["pre"] or "", match["suf"] in {"以上", "多"}
    low, high = value - step / 2, value + step / 2
    if more or pre in LOWER:
        low, high = value - step / 2, value + step
    elif pre in UPPER or pre in {"近", "接近"}:
        low, high = value - step, value + step / 10
    start = match.start() if pre and pre not in SILENT else match.start("whole" if "whole" in match.groupdict() else "num")
    return Mention(block, start, match.end(), value, low, high, Fraction(0), "about", "pct", "成")
