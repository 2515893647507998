"""What people write for a row or a place, and which one they mean: a text, any unique beginning of it, or `#row number`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from contextlib import suppress
from difflib import get_close_matches

from jiedui.engine.registers import kinds
from jiedui.engine.registers.columns import DATE, day
from jiedui.engine.registers.kinds import Bad
from jiedui.engine.registers.naming.keys import normal

PARTS = re.compile(r"\s+/\s+|／")
CODE = re.compile(r"(?<!\d)(\d{2}|\d{6}|\d{9}|\d{12})(?!\d)")
SHORT = re.compile(r"(省|市|壮族自治区|回族自治区|维吾尔自治区|自治区|特别行政区)$")
SHOWN = 3


def segments(text: str) -> tuple[str, ...]:
    """A reference text in its parts as they are compared; a day in its one form.

    >>> segments("靖协作〔2021〕1号 / jy2021-20 / 2021.3.1")
    ('靖协作〔2021〕1号', 'JY2021-20', '2021-03-01')
    """
    return tuple(_segment(part) for part in PARTS.split(text.strip()))


def _segment(text: str) -> str:
    if DATE.fullmatch(text.strip()):
        with suppress(Bad):
            return day(text).isoformat()
    return normal(text)


class Names:
    """The reference texts of some rows.

    >>> names = Names([(7, ("A1", "2021-03-01"), ("A1", "2021-03-01"), "甲"), (8, ("A2",), ("A2",), "乙")])
    >>> names.find("a1"), names.find("乙"), names.find("#8")
    (7, 8, 8)
    """

    def __init__(self, rows: Iterable[tuple[int, tuple[str, ...], tuple[str, ...], str]]):
        self.shown: dict[int, str] = {}
        self.begin: dict[tuple[str, ...], list[int]] = {}
        self.whole: dict[tuple[str, ...], list[int]] = {}
        self.labels: dict[str, list[int]] = {}
        for number, parts, words, label in rows:
            self.shown[number] = " / ".join(words)
            self.whole.setdefault(parts, []).append(number)
            for size in range(1, len(parts)):
                self.begin.setdefault(parts[:size], []).append(number)
            if label:
                self.labels.setdefault(normal(label), []).append(number)

    def find(self, text: str, title: str = "台账") -> int | None:
        """The row that is meant, None if there is none. Raises Bad where several are."""
        if text.startswith("#") and text[1:].isdigit():
            return int(text[1:]) if int(text[1:]) in self.shown else None
        parts = segments(text)
        found = self.whole.get(parts) or self.begin.get(parts) or self.labels.get(normal(text)) or self._starting(parts)
        if len(found) > 1:
            some = "、".join(f"“{self.shown[n]}”（#{n}）" for n in found[:SHOWN])
            raise Bad(kinds.REF_AMBIGUOUS, title=title, count=len(found), some=some + ("等" if len(found) > SHOWN else ""))
        return found[0] if found else None

    def _starting(self, parts: tuple[str, ...]) -> list[int]:
        start = "\x1f".join(parts)
        return [n for whole, numbers in self.whole.items() if "\x1f".join(whole).startswith(start) for n in numbers] if start else []

    def near(self, text: str) -> str:
        """Words for a remedy: the nearest text, if one is near."""
        known = {normal(word): word for number, whole in self.shown.items() for word in (whole, self._label(number)) if word}
        close = get_close_matches(normal(text), list(known)[:5000], 1, 0.5)
        return f"最接近的是“{known[close[0]]}”。" if close else ""

    def _label(self, number: int) -> str:
        return next((label for label, numbers in self.labels.items() if number in numbers), "") if len(self.shown) < 200 else ""


def close(text: str, words: Iterable[str]) -> str:
    """Words for a remedy: the nearest of `words`, if one is near."""
    found = get_close_matches(text, list(words), 1, 0.4)
    return f"最接近的是“{found[0]}”。" if found else ""
