"""How numbers look on screen: half-width thousands commas, equal decimals, full-width signs; ID numbers with four hidden."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from jiedui.engine.kernel.quantity import Unit, units
from jiedui.engine.tables.figure import Figure


def number(value: Any, decimals: int | None = None) -> str:
    """
    >>> number(5226), number(Decimal("5226.567")), number(5600, 3), number(None)
    ('5,226', '5,226.567', '5,600.000', '')
    """
    if value is None:
        return ""
    exact = Decimal(str(value)) if isinstance(value, float) else value
    return f"{exact:,}" if decimals is None else f"{exact:,.{decimals}f}"


def signed(value: Any) -> str:
    """
    >>> signed(12), signed(-3), signed(0)
    ('＋12', '−3', '=')
    """
    if not value:
        return "="
    return ("＋" if value > 0 else "−") + number(abs(value))


def yuan(amount: int | None, decimals: int = 3) -> str:
    """分 as 万元, exact to at least `decimals` places: no rounding is hidden.

    >>> yuan(5_226_567_000), yuan(62_300_012)
    ('5,226.567', '62.300012')
    """
    if amount is None:
        return ""
    shown = units()["万元"].show(amount)
    own = -int(shown.as_tuple().exponent)
    return number(shown, max(decimals, own))


def answer_text(figure: Figure, unit: Unit) -> str:
    """A figure as the screen shows it; the state's own word where there is no number."""
    if not figure.has_number or figure.items or unit.dimension in ("answer", "list"):
        return figure.text(unit)
    return number(figure.percent()) if unit.dimension == "ratio" else number(unit.show(figure.number or 0))


def change(before: Figure, after: Figure, unit: Unit) -> str:
    """＋12, −3, = ; an arrow where the two are not both numbers."""
    if before.same_answer(after):
        return "="
    plain = before.has_number and after.has_number and not before.items and not after.items
    if not plain or unit.dimension in ("answer", "list"):
        return "≠"
    if unit.dimension == "ratio":
        return signed(after.percent() - before.percent())
    return signed(unit.show((after.number or 0) - (before.number or 0)))


def masked(number_: str) -> str:
    """
    >>> masked("620421198501010012")
    '6204211985****0012'
    """
    return number_[:10] + "****" + number_[14:] if len(number_) == 18 else number_[:3] + "****" + number_[-3:]


def day(value: date | None) -> str:
    return value.isoformat() if value else ""


def month_day(value: date, language: str = "zh") -> str:
    """
    >>> month_day(date(2021, 11, 4)), month_day(date(2021, 11, 4), "en")
    ('11月4日', '4 Nov')
    """
    return f"{value.day} {value:%b}" if language == "en" else f"{value.month}月{value.day}日"
