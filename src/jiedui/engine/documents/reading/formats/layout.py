"""Lines as copied from a page: page numbers and running heads dropped, drawn and aligned tables turned into rows.

>>> aligned(["指标名称    单位    完成数", "消费帮扶    万元    1,860"])
['指标名称\\t单位\\t完成数', '消费帮扶\\t万元\\t1,860']
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

FOOT = re.compile(r"\s*(?:[-—–_·]+\s*\d{1,3}\s*[-—–_·]+|第?\s*\d{1,3}\s*页?\s*[/,，共]\s*\d{1,3}\s*页?|第\s*\d{1,3}\s*页)\s*")
DRAWN = re.compile(r"[\s─━┄┈┌┬┐├┼┤└┴┘┏┳┓┣╋┫┗┻┛═╔╦╗╠╬╣╚╩╝+=-]{4,}")
BARS = re.compile("[│┃║｜]")
STOPS = re.compile(r"[，。；：！？:;!?]|,(?!\d{3}(?!\d))")
NUMERIC = re.compile(r"[-+]?[\d０-９][\d０-９,，.．]*[%％]?|[-—/]+")
WIDE = re.compile(r"[ \u3000\xa0]{2,}|\u3000")
NARROW = re.compile(r"[ \u3000\xa0]+")
SPACED_TOTAL = re.compile(r"([合总小])[ \u3000]+计(?=\s)")
SHORT = 40


def wide(text: str) -> int:
    """Columns a line takes on paper: a Chinese character takes two."""
    return sum(2 if unicodedata.east_asian_width(c) in "WFA" else 1 for c in text)


def without_feet(lines: list[str]) -> list[str | None]:
    """Page numbers, and heads that stand beside several of them, become None: the sentence goes on over the page."""
    feet = [bool(FOOT.fullmatch(line)) for line in lines]
    beside = Counter(
        other.strip()
        for at, foot in enumerate(feet)
        if foot
        for other in lines[max(0, at - 1) : at + 2 : 2]
        if len(other) < SHORT and not STOPS.search(other)
    )
    heads = {text for text, times in beside.items() if text and times >= 3}
    return [None if foot or line.strip() in heads else line for foot, line in zip(feet, lines, strict=True)]


def aligned(lines: list[str]) -> list[str]:
    """Rows set with spaces get tabs, so that they are read as rows; drawn rules go."""
    lines = ["" if line.strip() and DRAWN.fullmatch(line) and "|" not in line else BARS.sub("|", line) for line in lines]
    split = [_cells(line) for line in lines]
    out = []
    for at, (line, cells) in enumerate(zip(lines, split, strict=True)):
        around = [split[other] for other in (at - 1, at + 1) if 0 <= other < len(lines)]
        out.append("\t".join(cells) if _is_row(cells, around) else line)
    return out


def _cells(line: str) -> list[str]:
    """The cells of a line that might be a row: by wide gaps, else by single spaces where numbers stand alone."""
    line = SPACED_TOTAL.sub(r"\1计", line)
    if "\t" in line or "|" in line or not line.strip():
        return []
    gaps = [cell for cell in WIDE.split(line.strip()) if cell]
    if len(gaps) >= 3 or len(gaps) == 2 and NUMERIC.fullmatch(gaps[1]):
        return gaps if not any(STOPS.search(cell) and len(cell) > 20 for cell in gaps) else []
    words = [word for word in NARROW.split(line.strip()) if word]
    named = len(words) == 2 and NUMERIC.fullmatch(words[1]) and not re.search(r"\d", words[0])
    return words if (len(words) >= 3 or named) and not STOPS.search(re.sub(r"(?<=[医育业])、|、", "", line)) else []


def _is_row(cells: list[str], around: list[list[str]]) -> bool:
    """A row has a number and stands beside a row of as many cells; a header stands over one."""
    alike = [other for other in around if cells and len(other) == len(cells)]
    return bool(alike) and any(any(NUMERIC.fullmatch(cell) for cell in row[1:]) for row in [cells, *alike])
