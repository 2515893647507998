"""Equal, nearly equal, or a misprint of each other.

>>> from fractions import Fraction as F
>>> misprint(F(4845), F(4854)), misprint(F(12), F(13)), misprint(F(736), F(73600))
(True, False, True)
"""

from __future__ import annotations

from fractions import Fraction

from rapidfuzz.distance import OSA

from .mention import Mention
from .numerals import Writing, writing

HALF = Fraction(51, 100)


def overlap(a: Mention, b: Mention) -> bool:
    return a.low <= b.high and b.low <= a.high


def equal(a: Mention, b: Mention) -> bool:
    """Equal as written: hedges give room, and the coarser writing may be rounded or cut off."""
    if a.hedge or b.hedge:
        return overlap(a, b)
    one, other = a.writing.rough, b.writing.rough
    if one != other and abs(one - other) > 2 * max(a.unit_written, b.unit_written):
        return False  # exact fractions are slow to compare
    if one == other and a.value == b.value:
        return True
    coarser = max(a.precision, b.precision)
    return a.precision != b.precision and coarser > 0 and abs(a.value - b.value) < coarser


def misprint(a: Fraction, b: Fraction, least: int = 3) -> bool:
    """One digit changed, two swapped, one dropped or doubled, or the point shifted."""
    return miswritten(writing(a), writing(b), least)


def miswritten(a: Writing, b: Writing, least: int = 3) -> bool:
    """Whether one is a misprint of the other."""
    x, y = a.digits, b.digits
    if not x or not y:
        return False
    if x == y:
        return len(x) >= 3 and (a.rough != b.rough or a.value != b.value)
    places = abs(len(a.whole) - len(b.whole))
    if places > 1 and abs(len(x) - len(y)) > 1 or places and len(x) == len(y):
        return False  # 2860 and 386 would be two slips at once: another digit and another place
    times = a.rough / b.rough
    if _one_slip(x, y, least, times):
        return True
    zeros = a.integral and b.integral and (a.whole != x or b.whole != y)
    return zeros and _one_slip(*_without_zeros(a.whole, b.whole), least, times)


def long_misprint(a: Writing, b: Writing) -> bool:
    """A misprint of four digits or more: chance seldom brings two such numbers so near."""
    return min(len(a.digits), len(b.digits)) >= 4 and miswritten(a, b)


def _without_zeros(a: str, b: str) -> tuple[str, str]:
    """Whole numbers without the zeros at the end that they share."""
    while a and b and a[-1] == b[-1] == "0":
        a, b = a[:-1], b[:-1]
    return a, b


def _one_slip(x: str, y: str, least: int, times: float) -> bool:
    shorter = min(len(x), len(y))
    if shorter < least or abs(len(x) - len(y)) > 1 or OSA.distance(x, y, score_cutoff=1) != 1:
        return False
    return 0.1 < times < 10 if len(x) == len(y) else shorter >= 4 and 0.05 < times < 20


def ratio(a: Fraction, b: Fraction) -> float:
    """The float nearest to a / b, without reducing the fraction first, which is what makes dividing them slow."""
    return (a.numerator * b.denominator) / (a.denominator * b.numerator)


def near(a: Fraction, b: Fraction, share: float) -> bool:
    """Whether `a` is within `share` of `b`."""
    return bool(b) and abs(ratio(a, b) - 1) < share


def close(a: Mention, b: Mention) -> bool:
    """What an older state of the same figure looks like: within a quarter, or by three below twenty."""
    if not b.value or a.hedge or b.hedge:
        return False
    return (0.8 <= ratio(a.value, b.value) <= 1.25 and min(a.value, b.value) >= 10) or (
        abs(a.value - b.value) <= 3 and max(a.value, b.value) < 20
    )


def fits_percent(percent: Mention, expected: Fraction) -> str:
    """`ok`, `cut` (last digit cut off instead of rounded) or nothing."""
    unit = percent.precision if percent.precision > 0 else Fraction(1)
    if percent.hedge:
        return "ok" if percent.low - unit <= expected <= percent.high + unit else ""
    if abs(expected.numerator / expected.denominator - percent.writing.rough) > 2 * (percent.unit_written or 1):
        return ""  # most pairs are far off, and exact fractions are slow to compare
    distance = abs(expected - percent.value)
    if distance <= unit / 2:
        return "ok"
    if 0 <= expected - percent.value < unit:
        return "cut"
    return "ok" if distance <= unit * HALF else ""


def rounded(mention: Mention) -> bool:
    """39.7万 and 2640万 are rounded; 2亿 is what somebody aimed at."""
    return mention.precision > 0 and ("." in mention.digits or len(mention.digits) >= 3)


def admitted(mention: Mention) -> tuple[Fraction, Fraction]:
    """The exact numbers that would be written so."""
    return (mention.low, mention.high) if rounded(mention) else (mention.value, mention.value)
