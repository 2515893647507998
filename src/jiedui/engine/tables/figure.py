"""A figure: a number with its defence. What it counts, of whom, on which day, how sure, and how many rows stand behind it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from jiedui.engine.indicators.tree import Indicator
from jiedui.engine.kernel.places import Side
from jiedui.engine.kernel.quantity import Ratio, Unit

State = Literal["有", "零", "未报", "不适用", "认定"]


@dataclass(frozen=True)
class Coverage:
    """Of the places below, how many have closed every register that the figure reads, and how many attest it."""

    closed: int
    places: int
    attested: int = 0

    def __str__(self) -> str:
        said = f"{self.places} 地中 {self.closed} 地已零申报" if self.places else ""
        return f"{said}，{self.attested} 地认定" if self.attested else said


@dataclass(frozen=True)
class Figure:
    """The answer to one question. `number` is in base units (money: 分) and None where the state has none; a ratio adds `whole`.

    `rows` is how many rows counted; `derived` is what the rows say while an attested figure stands.
    """

    indicator: Indicator
    area: str
    side: Side
    scope: str
    first: date
    as_of: date
    state: State
    number: int | None
    rows: int
    coverage: Coverage
    whole: int | None = None
    items: tuple[tuple[Any, ...], ...] = ()
    derived: int | None = None
    attested: int | None = None

    @property
    def has_number(self) -> bool:
        return self.state in ("有", "零", "认定")

    def value(self, unit: Unit) -> int | float | bool | None:
        """In the line's unit: a number, true/false, or None where there is none."""
        if not self.has_number or self.number is None:
            return None
        if unit.dimension == "answer":
            return self.number > 0
        if unit.dimension == "ratio":
            return float(self.percent())
        shown = unit.show(self.number)
        return int(shown) if shown == shown.to_integral() else float(shown)

    def percent(self) -> Any:
        return Ratio(self.number or 0, self.whole or 0).percent()

    def text(self, unit: Unit, blank: tuple[str, ...] = ()) -> str:
        """As the form prints it; states named in `blank` print nothing."""
        if self.state in blank and not (self.state == "零" and unit.dimension == "answer"):  # 否 is an answer, not a blank
            return ""
        if not self.has_number:
            return self.state
        if self.items:
            return printed(self.items)
        if unit.dimension == "answer":
            return "是" if self.number else "否"
        if unit.dimension == "ratio":
            return f"{self.percent()}%"
        if unit.dimension == "list" and not self.number:
            return ""
        return f"{unit.show(self.number or 0):f}"

    def same_answer(self, other: Figure) -> bool:
        """Whether a reader would see the same cell: state, number, whole and items."""
        return (self.state, self.number, self.whole, self.items) == (other.state, other.number, other.whole, other.items)


def printed(items: tuple[tuple[Any, ...], ...]) -> str:
    """A list as the form prints it: numbered if there are several, dates as 7月16日.

    >>> printed(((date(2021, 10, 11), date(2021, 10, 12), "郑伟民", "区委副书记、区长"),))
    '10月11日—12日，郑伟民，区委副书记、区长'
    """
    lines = [_item(item) for item in items]
    return lines[0] if len(lines) == 1 else "\n".join(f"{i}. {line}" for i, line in enumerate(lines, 1))


def _item(item: tuple[Any, ...]) -> str:
    days = [v for v in item if isinstance(v, date)]
    words = [str(v) for v in item if v is not None and not isinstance(v, date)]
    return "，".join([*([_days(days)] if days else []), *words])


def _days(days: list[date]) -> str:
    first, last = days[0], days[-1]
    said = f"{first.month}月{first.day}日"
    if last == first:
        return said
    return f"{said}—{last.day}日" if (last.year, last.month) == (first.year, first.month) else f"{said}—{last.month}月{last.day}日"
