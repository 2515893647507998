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
CELL = re.compile(r"[^ \u3000\xa0](?:[^\u3000\xa0 ]| (?! ))*")
UNIT = re.compile(r"[(（]?(?:万元|亿元|元|人次|人|个|家|所|次|期|项|%|％|户|名|亩|吨|公里|对|件|台|批|场|条|处|座)[)）]?")
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
    rows = [_is_row(cells, [split[other] for other in (at - 1, at + 1) if 0 <= other < len(lines)]) for at, cells in enumerate(split)]
    full: list[str] = []
    for at in range(1, len(rows)):
        full = split[at - 1] if rows[at - 1] and len(split[at - 1]) >= len(full) else full if rows[at - 1] else []
        if not rows[at] and full:
            row = split[at] if len(split[at]) == len(full) and NUMERIC.fullmatch(split[at][-1]) else _short_row(lines[at], full)
            rows[at], split[at] = bool(row), row or split[at]
    _fill_gaps(lines, split, rows)
    return ["\t".join(cells) if row else line for line, cells, row in zip(lines, split, rows, strict=True)]


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
    """A row has a number and stands beside a row of as many cells; a header stands over one. Or the first cells count on: 1, 2, 3."""
    alike = [other for other in around if cells and len(other) == len(cells)]
    numbered = len(cells) >= 3 and any(cells[0].isdigit() and other[0].isdigit() or _heads(cells, other) for other in alike)
    return bool(alike) and (numbered or any(any(NUMERIC.fullmatch(cell) for cell in row[1:]) for row in [cells, *alike]))


def _heads(cells: list[str], below: list[str]) -> bool:
    return cells[0] in {"序号", "编号"} and below[0].isdigit()


def _short_row(line: str, above: list[str]) -> list[str]:
    """A row under another one with an empty cell: label and unit without a number, or a total that leaves columns out."""
    cells = [cell for cell in WIDE.split(SPACED_TOTAL.sub(r"\1计", line).strip()) if cell]
    if not 2 <= len(cells) < len(above) or any(STOPS.search(cell) for cell in cells[1:]):
        return []
    blank = UNIT.fullmatch(cells[1]) and UNIT.fullmatch(above[1])
    return cells if blank or NUMERIC.fullmatch(cells[-1]) and any(NUMERIC.fullmatch(cell) for cell in above[1:]) else []


def _fill_gaps(lines: list[str], split: list[list[str]], rows: list[bool]) -> None:
    """Where the columns really stand under each other, a short row's cells go to the columns they stand under."""
    for first, after in _runs(rows):
        most = max(len(split[at]) for at in range(first, after))
        _by_single_spaces(lines, split, range(first, after), most)
        spans = {at: _spans(lines[at]) for at in range(first, after)}
        full = [spans[at] for at in range(first, after) if len(split[at]) == most == len(spans[at])]
        if len(full) < 2 or len(full) == after - first or not all(_under(spans, full[0]) for spans in full):
            continue
        for at in range(first, after):
            if len(split[at]) == len(spans[at]) < most and (columns := _columns(spans[at], full)):
                cells = dict(zip(columns, split[at], strict=True))
                split[at] = [cells.get(column, "") for column in range(most)]


def _by_single_spaces(lines: list[str], split: list[list[str]], run: range, most: int) -> None:
    """合计　5家　　10600: where one wide space stands between two cells, two of them have an empty cell between."""
    cut = {at: lines[at].strip("\n").split("\u3000") for at in run}
    if sum(len(cut[at]) == most == len(split[at]) for at in run) >= 2:
        for at in run:
            if len(split[at]) < most == len(cut[at]):
                split[at] = [cell.strip() for cell in cut[at]]


def _runs(rows: list[bool]) -> list[tuple[int, int]]:
    """Stretches of rows: first line and the one after the last."""
    edges = [at for at in range(len(rows) + 1) if (at < len(rows) and rows[at]) != (at > 0 and rows[at - 1])]
    return list(zip(edges[::2], edges[1::2], strict=True))


def _spans(line: str) -> list[tuple[int, int]]:
    """Where the cells of a line stand on paper."""
    line = SPACED_TOTAL.sub(r"\1计", line)
    return [(wide(line[: found.start()]), wide(line[: found.end()])) for found in CELL.finditer(line)]


def _under(spans: list[tuple[int, int]], others: list[tuple[int, int]]) -> bool:
    return all(a[0] < b[1] and b[0] < a[1] for a, b in zip(spans, others, strict=True))


def _columns(spans: list[tuple[int, int]], full: list[list[tuple[int, int]]]) -> list[int]:
    """The one column each cell stands under, or nothing if that is in doubt."""
    found = []
    for start, end in spans:
        under = {at for other in full for at, span in enumerate(other) if start < span[1] and span[0] < end}
        if len(under) != 1:
            return []
        found.append(under.pop())
    return found if found == sorted(set(found)) else []
