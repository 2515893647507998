"""Pieces of a file → blocks: titles, headings, paragraphs, rows, annexes, signatures.

Every format hands in the same `Piece`s (a row's cells joined by tabs), so what follows knows no format.

>>> [b.kind for b in blocks([Piece("某县自评报告", "第1行"), Piece("一、资金", "第2行"), Piece("到位资金5600万元。", "第3行")])]
['title', 'heading', 'para']
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from .characters import normalise
from .headers import lay_heads

DIGITS = "一二三四五六七八九十"
MARKS = [
    (re.compile(pattern), level)
    for pattern, level in (
        (r"^(#+)\s*", 0),
        (rf"^第[{DIGITS}]+[章部分编]+", 8),
        (rf"^[{DIGITS}]{{1,3}}、", 10),
        (rf"^\([{DIGITS}]{{1,3}}\)", 20),
        (r"^\d{1,2}[.、](?!\d)", 30),
        (r"^\(\d{1,2}\)", 40),
        (r"^[●◆■·•▲★○-]\s*", 45),
    )
]
META = re.compile(
    r"^[-\s]*(发布单位|发布时间|发布日期|索引号|所属目录|来源|日期|阅读量|浏览量|作者|编辑|责编|据|字号|文号|发文|主题|点击|信息来源|落款|报|抄送)"
    r"[^,。]{0,3}[::]|^\d{4}[-/年]\d{1,2}[-/月]\d{1,2}日?([ T]|$|来源)"
)
TWO_CELLS = re.compile(r"[^|。;\s][^|。;]{0,24}\s\|\s[^|。;]{1,24}$")  # 定点采购 | 2860
TOP, NO_LEVEL = 1, 99


class Piece(NamedTuple):
    """A paragraph or a row as the file holds it; `anchor` leads back into the file for comments."""

    raw: str
    where: str
    anchor: object = None
    heading: int = 0


class Cell(NamedTuple):
    text: str
    start: int
    end: int


@dataclass(eq=False)
class Block:
    """One paragraph or row, folded, with its place among the headings."""

    kind: str
    raw: str
    text: str
    offsets: list[int]
    where: str
    anchor: object = None
    level: int = NO_LEVEL
    under: int = -1  # index of the last block of a higher rank: items of one list share it
    path: list[str] = field(default_factory=list)
    cells: list[Cell] = field(default_factory=list)
    header: list[str] = field(default_factory=list)
    index: int = 0
    file: str = ""
    document: int = 0
    label: str = ""
    mark: str = ""  # ① before the label: a class of the line above
    unit: str = ""
    code: str = ""
    table: int = -1  # index of the table's first row
    caption: str = ""
    values: list[tuple[Cell, str]] = field(default_factory=list)

    def written(self, start: int, end: int) -> str:
        """The characters as written behind the folded span."""
        if not self.offsets:
            return ""
        start = max(0, min(start, len(self.offsets) - 1))
        end = max(start + 1, min(end, len(self.offsets)))
        return self.raw[self.offsets[start] : self.offsets[end - 1] + 1]

    @property
    def is_row(self) -> bool:
        return self.kind in {"row", "header"}

    @property
    def place(self) -> str:
        return " ".join([*(" > ".join(self.path[-2:]),) * bool(self.path), self.where])


@dataclass
class _Reading:
    """What the walk remembers between blocks."""

    blocks: list[Block] = field(default_factory=list)
    stack: list[tuple[int, str]] = field(default_factory=list)
    ruled: set[int] = field(default_factory=set)  # rows, by position, with a Markdown rule under them


def blocks(pieces: Iterable[Piece]) -> list[Block]:
    """Blocks in order; empty pieces leave nothing."""
    reading = _Reading()
    for piece in pieces:
        if piece.raw.strip():
            text, offsets = normalise(piece.raw)
            (_row if _looks_like_row(text) or _heads_rows(text, reading) else _paragraph)(piece, text, offsets, reading)
    lay_heads(reading.blocks, reading.ruled)
    for index, block in enumerate(reading.blocks):
        block.index = index
        if block.level < NO_LEVEL:
            block.under = next((above.index for above in reversed(reading.blocks[:index]) if above.level < block.level), -1)
    return reading.blocks


def _looks_like_row(text: str) -> bool:
    return (
        "\t" in text.strip() or bool(TWO_CELLS.match(text)) or text.count("|") >= 2 and (text.strip().startswith("|") or "。" not in text)
    )


def _heads_rows(text: str, reading: _Reading) -> bool:
    """一、组织领导 in the first cell of an otherwise empty row: a heading inside the table."""
    inside = bool(reading.blocks) and reading.blocks[-1].is_row
    return inside and "\t" in text and len(text.strip()) < 30 and not re.search("[。;]", text)


def _cells(text: str) -> list[Cell]:
    separator = "\t" if "\t" in text else "|"
    found, at = [], 0
    for part in text.split(separator):
        lead = len(part) - len(part.lstrip())
        found.append(Cell(part.strip(), at + lead, at + max(lead, len(part.rstrip()))))
        at += len(part) + 1
    if separator == "|":
        found = found[text.strip().startswith("|") : -1 if text.strip().endswith("|") else None]
    return found


def _row(piece: Piece, text: str, offsets: list[int], reading: _Reading) -> None:
    cells = _cells(text)
    if not cells or all(re.fullmatch(r":?-*:?", cell.text) for cell in cells):
        reading.ruled.add(len(reading.blocks) - 1)
        return
    path = [name for _, name in reading.stack]
    reading.blocks.append(Block("row", piece.raw, text, offsets, piece.where, piece.anchor, path=path, cells=cells))


def _paragraph(piece: Piece, text: str, offsets: list[int], reading: _Reading) -> None:
    lead = len(text) - len(text.lstrip())
    text = text.strip()
    block = Block("para", piece.raw, text, offsets[lead : lead + len(text)], piece.where, piece.anchor)
    level, rest = _mark(text)
    if META.match(text) and len(text) < 60:
        block.kind = "meta"
    elif piece.heading and level in (None, 0):
        block.kind = "title" if not reading.blocks else "heading"
        if block.kind == "heading":
            _open(block, piece.heading, text, reading)
    elif level is not None and level < 45:
        _heading(block, level, text, rest, reading)
    else:
        block.level = level if level is not None else NO_LEVEL
        block.kind = _plain_kind(text, reading)
    block.path = [name for _, name in reading.stack]
    reading.blocks.append(block)


def _mark(text: str) -> tuple[int | None, str]:
    """The level of a numbered or marked beginning, and what follows it."""
    for pattern, level in MARKS:
        if found := pattern.match(text):
            return (level + len(found.group(1)) if level == 0 else level), text[found.end() :]
    return None, text


def _open(block: Block, level: int, name: str, reading: _Reading) -> None:
    while reading.stack and reading.stack[-1][0] >= level:
        reading.stack.pop()
    block.level = level
    reading.stack.append((level, name))


def _heading(block: Block, level: int, text: str, rest: str, reading: _Reading) -> None:
    found = re.match(r"([^。;:,]{1,28})([。:]|$)", rest) if level >= 10 else re.match(r"(.*)()$", rest)
    if not found and level <= 20:  # 一、高位推动,协作格局更加完善
        found = re.match(r"([^。;:]{1,36})()$", rest)
    name = found.group(1) if found else ""
    while reading.stack and reading.stack[-1][0] >= level:
        reading.stack.pop()
    block.level = level
    if found and not (level >= 30 and re.search(r"\d", name)):
        reading.stack.append((level, name))
    if level < 10 or (found and not found.group(2) and len(text) < 45 and not text.endswith(("。", ";"))):
        block.kind = "heading"


def _plain_kind(text: str, reading: _Reading) -> str:
    before = reading.blocks
    if not before or (len(text) < 40 and not re.search(r"[。;:,!?]$", text) and len(before) < 2):
        return "title"
    if re.match(r"^附(件|表)\s*\d*\s*$", text):
        reading.stack[:] = [(TOP, text)]
        return "annex"
    if before[-1].kind == "annex" and len(text) < 50:
        reading.stack[:] = [(TOP, reading.stack[-1][1] + text if reading.stack else text)]
        return "annextitle"
    if len(text) < 26 and not re.search(r"[。;:,!?]", text):
        return "sign" if re.search(r"\d{4}年\d+月\d+日|局$|办$|府$", text) else "caption"
    return "para"
