"""How findings speak: what differs and why it is thought the same question, in a clerk's words."""

from __future__ import annotations

from fractions import Fraction

from .compare.question import Answer
from .numbers.mention import Mention
from .numbers.numerals import shown
from .numbers.values import misprint


def why_same(answer: Answer) -> str:
    """What both places name: “帮扶车间、吸纳”."""
    return "、".join(dict.fromkeys(answer.agree)) or "用语相同"


def difference(a: Mention, b: Mention) -> str:
    """How far the two are apart, and whether it looks like a misprint."""
    apart, unit = abs(a.value - b.value), {"money": "元", "pct": "个百分点"}.get(a.dimension, a.unit or b.unit)
    if unit == "元" and 10000 <= apart < 10**8:
        apart, unit = apart / 10000, "万元"
    gap = shown(apart)
    if misprint(a.value, b.value):
        return f"相差{gap}{unit}，像是录入时错了一位"
    return f"相差{gap}{unit}"


def percent(value: Fraction, digits: int = 4) -> str:
    return f"{float(value):.{digits}g}%"


def total(values: list[Mention]) -> Fraction:
    return sum((m.value for m in values), Fraction(0))


def added(values: list[Mention]) -> str:
    """“9个 + 5个 + 4个”, the middle left out where there are many."""
    said = [m.text for m in values]
    return " + ".join(said if len(said) <= 6 else [*said[:4], "…", said[-1]])
