"""Characters where they stand on paper → lines of text, and lines → paragraphs.

A line break ends a paragraph only if the next word would still have fitted on the line, or if the next line is set in,
stands off, or begins like a heading.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from statistics import median
from typing import NamedTuple

from ..text.blocks import MARKS, META

WORD = re.compile(r"[“‘（《(]*(?:[\d.,%％]+[万亿]?|[A-Za-z]+|.)[，。、；：！？”’）》,.;:!?)]*")
HEADING = re.compile(r"\s*(?:\d{1,2}[.、]\d{1,2}月.*|附(?:件|表)\s*\d*|\d{4}年\d+月\d+日)\s*$")
STOPS = set("，。、；：！？,.;:!?）)”》")
TORN = re.compile(r"\d[万亿]?$"), re.compile(r"[万亿]?(?:元|人|名|个|家|所|户|期|次|项|%|％)")
STANDS_OFF, SET_IN = 1.45, 1.5


class Glyph(NamedTuple):
    """One character with its box on an upright page, in points from the lower left."""

    text: str
    left: float
    low: float
    right: float
    high: float

    @property
    def middle(self) -> tuple[float, float]:
        return (self.left + self.right) / 2, (self.low + self.high) / 2

    @property
    def size(self) -> float:
        return max(self.high - self.low, 1.0)


@dataclass
class Line:
    """A line of text; `column` is the right edge of the text it stands in."""

    page: int
    number: int
    glyphs: list[Glyph]
    column: float = 0.0

    @property
    def left(self) -> float:
        return self.glyphs[0].left

    @cached_property
    def middle(self) -> float:
        return median(g.middle[1] for g in self.glyphs)

    @cached_property
    def size(self) -> float:
        return median(g.size for g in self.glyphs)

    @cached_property
    def text(self) -> str:
        """Wide gaps as spaces, so that columns set without rules stay columns; small ones are the typesetter's."""
        said = self.glyphs[0].text
        for one, other in zip(self.glyphs, self.glyphs[1:], strict=False):
            gap = (other.left - one.right) / self.size
            latin = unicodedata.east_asian_width(one.text) not in "WFA" and unicodedata.east_asian_width(other.text) not in "WFA"
            said += " " * max(2, round(gap * 2)) if gap > 0.9 else " " * (gap > 0.25 and latin)
            said += other.text
        return said


def lines(glyphs: Iterable[Glyph], page: int, edge: float = 0.0) -> list[Line]:
    """Characters side by side are a line, whatever order the file keeps them in; `edge` is where a table beside them ends."""
    rows: list[list[Glyph]] = []
    tallest: list[Glyph] = []
    for glyph in sorted(glyphs, key=lambda g: -g.middle[1]):
        if rows and _beside(tallest[-1], glyph):
            rows[-1].append(glyph)
            tallest[-1] = max(tallest[-1], glyph, key=lambda g: g.size)
        else:
            rows.append([glyph])
            tallest.append(glyph)
    found = [Line(page, number, sorted(row, key=lambda g: g.left)) for number, row in enumerate(rows, 1)]
    # A stop may hang over the edge of the column.
    edge = max([edge, *(g.right for line in found for g in line.glyphs[-2:] if g.text not in STOPS)])
    for line in found:
        line.column = edge
    return found


def _beside(a: Glyph, b: Glyph) -> bool:
    """Most of the smaller one lies at the height of the other: a comma of another font stands a little lower."""
    return min(a.high, b.high) - max(a.low, b.low) > 0.5 * min(a.size, b.size)


def paragraphs(found: Sequence[Line]) -> Iterator[list[Line]]:
    """Lines that run on into each other, also over the end of a page."""
    pitch = _pitch(found)
    margin = {page: min(line.left for line in found if line.page == page) for page in {line.page for line in found}}
    current: list[Line] = []
    for line in found:
        if current and not _goes_on(current, line, pitch, margin):
            yield current
            current = []
        current.append(line)
    if current:
        yield current


def _pitch(found: Sequence[Line]) -> float:
    """The usual distance of two lines, in sizes of a character."""
    steps = [(a.middle - b.middle) / a.size for a, b in zip(found, found[1:], strict=False) if a.page == b.page]
    steps = [step for step in steps if step > 0]
    return min(median(steps), 2.5) if steps else 1.5


def _goes_on(current: list[Line], line: Line, pitch: float, margin: dict[int, float]) -> bool:
    last, text = current[-1], line.text.strip()
    folded = unicodedata.normalize("NFKC", text)
    if any(mark.match(folded) for mark, _ in MARKS) or HEADING.match(text) or META.match(folded):
        return False
    apart = (last.middle - line.middle) / last.size if last.page == line.page else 0.0
    set_in = line.left - margin[line.page] > SET_IN * line.size
    if apart > pitch * STANDS_OFF or abs(last.size - line.size) > 0.2 * last.size or set_in:
        return False
    if last.left - margin[last.page] > 4 * last.size:  # a title or a signature stands by itself
        return False
    if TORN[0].search(last.text) and TORN[1].match(text):
        return True
    return last.glyphs[-1].right + _first_word(line) > last.column - 0.8 * last.size


def _first_word(line: Line) -> float:
    """How much room the first word of a line needs; a number is not cut, nor a stop put at a line's beginning."""
    found = WORD.match("".join(g.text for g in line.glyphs))
    length = max(1, len(found.group())) if found else 1
    return line.glyphs[min(length, len(line.glyphs)) - 1].right - line.left
