"""Quantities: exact whole numbers that know what they count.

>>> 人, 人次 = Unit("人", "person"), Unit("人次", "times")
>>> Quantity(3, "person") + Quantity(4, "person")
Quantity(amount=7, dimension='person')
>>> Quantity(3, "person") + Quantity(4, "times")
Traceback (most recent call last):
jiedui.engine.kernel.quantity.UnitError: person 与 times 不能相加
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from importlib.resources import files


class UnitError(TypeError):
    """Two quantities of different dimensions were added or compared."""


@dataclass(frozen=True)
class Unit:
    """A display unit: `scale` base units make one (money: 分); `decimals` is the most a display may show."""

    name: str
    dimension: str
    scale: int = 1
    decimals: int = 0

    def show(self, amount: int) -> Decimal:
        """The exact amount in this unit, without trailing zeros.

        >>> Unit("万元", "money", 1_000_000, 6).show(5_226_567_000)
        Decimal('5226.567')
        """
        shown = (Decimal(amount) / self.scale).normalize()
        return shown.quantize(Decimal(1)) if shown == shown.to_integral() else shown


@dataclass(frozen=True)
class Quantity:
    """A whole number of base units of one dimension (money in 分)."""

    amount: int
    dimension: str

    def _same(self, other: Quantity, verb: str) -> None:
        if self.dimension != other.dimension:
            raise UnitError(f"{self.dimension} 与 {other.dimension} 不能{verb}")

    def __add__(self, other: Quantity) -> Quantity:
        self._same(other, "相加")
        return Quantity(self.amount + other.amount, self.dimension)

    def __sub__(self, other: Quantity) -> Quantity:
        self._same(other, "相减")
        return Quantity(self.amount - other.amount, self.dimension)

    def __lt__(self, other: Quantity) -> bool:
        self._same(other, "比较")
        return self.amount < other.amount

    def __le__(self, other: Quantity) -> bool:
        return not other < self


@dataclass(frozen=True)
class Ratio:
    """A ratio is its two whole numbers; it is never averaged, summed or stored as a decimal."""

    part: int
    whole: int

    def percent(self, decimals: int = 2) -> Decimal:
        """Half up at `decimals`. Raises ZeroDivisionError for an empty whole: ask for the state first.

        >>> Ratio(5_226_567, 5_600_000).percent()
        Decimal('93.33')
        """
        if self.whole == 0:
            raise ZeroDivisionError("分母为零的比例不适用")
        exact = Decimal(self.part) * 100 / Decimal(self.whole)
        return exact.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


@cache
def units() -> Mapping[str, Unit]:
    """Every unit of `catalogue/units.toml` by its name."""
    text = files("jiedui.catalogue").joinpath("units.toml").read_text("utf8")
    return {name: Unit(name, **spec) for name, spec in tomllib.loads(text).items()}


def parse(text: str) -> Quantity:
    """A number and its unit as people write them. Raises ValueError with the reason.

    >>> parse("60.08万元")
    Quantity(amount=60080000, dimension='money')
    >>> parse("8,315 人")
    Quantity(amount=8315, dimension='person')
    """
    if text.strip() in ("是", "否"):
        return Quantity(int(text.strip() == "是"), "answer")
    found = re.fullmatch(r"\s*(-?[\d,]+(?:\.\d+)?)\s*(\S+)\s*", text)
    if not found or found[2] not in units():
        raise ValueError(f"“{text}”应写成数和单位，如 8315人、60.08万元")
    unit = units()[found[2]]
    amount = Decimal(found[1].replace(",", "")) * unit.scale
    if amount != amount.to_integral():
        raise ValueError(f"“{text}”比{'分' if unit.dimension == 'money' else unit.name}还小，不能再分")
    return Quantity(int(amount), unit.dimension)
