"""Chinese numerals and how values are shown.

>>> numeral("一千二百"), numeral("两万三"), numeral("二〇二一")
(1200, 20003, 2021)
"""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

DIGIT = {"零": 0, "〇": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
TENS = {"十": 10, "百": 100, "千": 1000}
MYRIADS = {"万": 10**4, "亿": 10**8}
SCALE = {
    "": 1,
    "百": 100,
    "千": 1000,
    "万": 10**4,
    "百万": 10**6,
    "千万": 10**7,
    "亿": 10**8,
    "百亿": 10**10,
    "千亿": 10**11,
    "万亿": 10**12,
}


def numeral(text: str) -> int | None:
    """The whole number that Chinese numerals say, or None."""
    if not text:
        return None
    if all(c in DIGIT for c in text):
        return int("".join(str(DIGIT[c]) for c in text))
    total = section = 0
    digit: int | None = None
    for c in text:
        if c in DIGIT:
            digit = DIGIT[c]
        elif c in TENS:
            section, digit = section + (1 if digit is None else digit) * TENS[c], None
        elif c in MYRIADS:
            whole_yi = total if c == "万" else 0  # 三亿二千万: 万 multiplies only what follows 亿
            total, section, digit = whole_yi + (total - whole_yi + section + (digit or 0)) * MYRIADS[c], 0, None
        else:
            return None
    return total + section + (digit or 0)


def in_figures(text: str) -> tuple[str, str]:
    """A number with 点 in figures, and its scale.

    >>> in_figures("五千二百二十六点五六七万"), in_figures("二点零二亿")
    (('5226.567', '万'), ('2.02', '亿'))
    """
    before, _, after = text.partition("点")
    decimals = "".join(str(DIGIT[c]) for c in after if c in DIGIT)
    return f"{numeral(before) or 0}.{decimals}", "".join(c for c in after if c not in DIGIT)


def whole(text: str) -> int | None:
    """Arabic or Chinese."""
    return int(text) if text.isdecimal() else numeral(text)


def shown(value: Fraction, digits: int = 8) -> str:
    """A value in a sentence.

    >>> shown(Fraction(75000000)), shown(Fraction(1234)), shown(Fraction(2, 3), 4)
    ('7500万', '1234', '0.6667')
    """
    number = float(value)
    if abs(number) >= 1e8:
        return f"{number / 1e8:.{digits}g}亿"
    if abs(number) >= 1e5 and value * 10000 == int(value * 10000) and number % 100 == 0:
        return f"{number / 1e4:.{digits}g}万"
    return f"{number:.{digits}g}"


class Writing(NamedTuple):
    """A value as a typist sees it: its significant digits, and those before the point."""

    value: Fraction
    digits: str
    whole: str
    integral: bool
    rough: float


@lru_cache(65536)
def writing(value: Fraction) -> Writing:
    return Writing(value, digits_of(value), str(int(value)), value.denominator == 1, float(value))


@lru_cache(65536)
def digits_of(value: Fraction) -> str:
    """The significant digits: what a typist sees of a value, whatever its scale."""
    text = f"{float(value):.10g}"
    if "e" in text:
        text = str(int(value))
    return text.replace(".", "").strip("0")
