"""What a number that differs from its line looks like: an older figure, a misprint, a wrong scale, another line's figure."""

from __future__ import annotations

from fractions import Fraction

from ...numbers.mention import Mention
from ...numbers.numerals import digits_of
from ...numbers.values import misprint


def gives(value: Fraction, mention: Mention, said: Fraction) -> bool:
    """Whether a value is the number as the text writes it, rounded, cut off or hedged.

    2.0234亿元 is written as 2.02亿元 and as 约2亿元.
    """
    if mention.hedge:
        return mention.low * Fraction(98, 100) <= value <= mention.high * Fraction(102, 100)
    return value == said or abs(value - said) < mention.precision


def distinct(value: Fraction) -> bool:
    """A value that hardly turns up twice by chance."""
    return value.denominator > 1 or abs(value) >= 20


def slipped(said: Fraction, value: Fraction) -> bool:
    """One slip of the keyboard away: digits swapped or changed, the point shifted, 万元 for 亿元.

    >>> slipped(Fraction(20234), Fraction(202340000)), slipped(Fraction(6080), Fraction(6008)), slipped(Fraction(1000), Fraction(100))
    (True, True, False)
    """
    if said == value or not said or not value:
        return False
    a, b = digits_of(said), digits_of(value)
    if a == b:
        return len(a) >= 2
    return misprint(said, value) or len(a) >= 3 and sorted(a) == sorted(b) and Fraction(1, 10) < said / value < 10


def rescaled(said: Fraction, precision: Fraction, value: Fraction) -> bool:
    """2.02万元 for 2.0234亿元: the same number but for the scale, rounded as written."""
    if not said or not value or len(digits_of(said)) < 3:
        return False
    return any(abs(value / 10**power - said) < precision for power in (3, 4, 8)) or any(
        abs(value * 10**power - said) < precision for power in (3, 4, 8)
    )


def scaled(said: Fraction, value: Fraction) -> bool:
    """The same digits, the scale off by a power of ten."""
    return bool(said and value) and said != value and digits_of(said) == digits_of(value)
