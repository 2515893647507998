"""Days and months in a text, with the year that holds for each.

A year runs on inside its sentence (2023年8月动工，7月投产 are both 2023) until 次年 or another one says otherwise; before that
the document's own year is taken, and `assumed` says so.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ...text.blocks import Block

WORDS = "去年|上年|前年|今年|本年|当年|同年|次年|翌年|明年|来年|第二年|同月|当月"
DAY = re.compile(
    rf"(?:(?P<year>20\d\d)[年./-]|(?P<word>{WORDS}))?(?<![\d.])"
    rf"(?P<month>0?[1-9]|1[0-2])(?:月(?:(?P<day>\d{{1,2}})日|(?P<end>底|末))?)"
)
SHIFT = {"去年": -1, "上年": -1, "前年": -2, "明年": 1, "来年": 1}
NEXT = {"次年", "翌年", "第二年"}
SENTENCE = re.compile("[^。!?]+")


@dataclass(frozen=True)
class Day:
    """`day` is None where only the month is said; offsets are into the block's text."""

    start: int
    end: int
    year: int
    month: int
    day: int | None
    assumed: bool  # the year is the document's, not the sentence's
    stated: bool = True  # the year stands right before the month

    @property
    def said(self) -> str:
        year = "" if self.assumed or self.year < 2000 else f"{self.year}年"
        return f"{year}{self.month}月" + (f"{self.day}日" if self.day else "")

    def after(self, other: Day) -> bool:
        """Certainly later: months are compared where one of the two names no day."""
        one, another = (self.year, self.month), (other.year, other.month)
        if one != another:
            return one > another
        return bool(self.day and other.day and self.day > other.day)


def days_of(block: Block, year: int | None, start: int = 0, end: int | None = None) -> list[Day]:
    """The days of a stretch of a block, sentence by sentence."""
    stop = len(block.text) if end is None else end
    return [day for sentence in SENTENCE.finditer(block.text, start, stop) for day in _in_sentence(block.text, sentence.span(), year)]


def _in_sentence(text: str, span: tuple[int, int], own: int | None) -> list[Day]:
    found: list[Day] = []
    # Without a year of its own the document's is nought: 去年 is still before 今年.
    year, assumed = own or 0, True
    for match in DAY.finditer(text, *span):
        if match["year"]:
            year, assumed = int(match["year"]), False
        elif match["word"] in SHIFT or match["word"] in {"今年", "本年"}:
            year, assumed = (own or 0) + SHIFT.get(match["word"], 0), False
        elif match["word"] in NEXT:
            year += 1
        day, stated = int(match["day"]) if match["day"] else None, bool(match["year"] or match["word"])
        found.append(Day(match.start(), match.end(), year, int(match["month"]), day, assumed, stated))
    return found


def slip_of(a: Day, b: Day) -> bool:
    """Whether one day looks like the other mistyped: a digit changed or two swapped."""
    if a.day is None or b.day is None or (a.year != b.year and not (a.assumed or b.assumed)):
        return False
    one, other = f"{a.month:02}{a.day:02}", f"{b.month:02}{b.day:02}"
    apart = [at for at in range(4) if one[at] != other[at]]
    return len(apart) == 1 or len(apart) == 2 and sorted(one) == sorted(other) and (a.month == b.month or a.day == b.day)
