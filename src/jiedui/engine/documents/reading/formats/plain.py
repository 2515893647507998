"""Text, Markdown and tab-separated files: lines, with wrapped lines joined only where their widths prove wrapping."""

from __future__ import annotations

import csv
import re
import unicodedata
from pathlib import Path

from ..text.blocks import MARKS, META, Piece

CONTINUES = re.compile(r"[\u4e00-\u9fff\d,、,(“]$")


def text_of(path: Path) -> str:
    """UTF-8, or GB 18030 as older office software saves it."""
    data = path.read_bytes()
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return data.decode("utf-8", "replace")


def pieces(path: Path) -> list[Piece]:
    return from_text(text_of(path))


def table_pieces(path: Path) -> list[Piece]:
    rows = csv.reader(text_of(path).splitlines())
    return [Piece("\t".join(re.sub(r"\s", " ", cell) for cell in row) + "\t", f"第{n}行") for n, row in enumerate(rows, 1) if any(row)]


def from_text(text: str) -> list[Piece]:
    """Pieces of a plain text; each knows the line it begins on."""
    lines = re.split(r"\r\n|\r|\n", text)
    prose = [line for line in lines if "\t" not in line]
    width = max(map(len, prose), default=0)
    wrapped = 25 <= width <= 60 and sum(len(line) >= width - 3 for line in lines) >= 3
    found: list[list[str]] = []
    starts: list[int] = []
    for number, line in enumerate(lines, 1):
        if found and _goes_on(found[-1], line, lines[number - 2], width if wrapped else 0):
            found[-1].append(line.lstrip())
        else:
            found.append([line])
            starts.append(number)
    return [Piece("".join(parts), f"第{number}行") for parts, number in zip(found, starts, strict=True)]


def _goes_on(parts: list[str], line: str, previous: str, width: int) -> bool:
    """Whether `line` is the rest of the paragraph before it."""
    before = "".join(parts)
    if not line.strip() or not before.strip() or "\t" in line or "|" in line or "\t" in before or before.lstrip().startswith("#"):
        return False
    if any(mark.match(unicodedata.normalize("NFKC", line.strip())) for mark, _ in MARKS):
        return False
    if width and len(previous) >= width - 3 and CONTINUES.search(before.rstrip()):
        return not re.match(r"\s|\d{4}年\d+月\d+日$|附", line)
    # A number torn from its unit by a line break, also in texts that are not wrapped.
    return bool(re.search(r"\d$", before) and len(before) > 15 and not META.match(line) and re.match(r"\d*[万亿元人个%]", line))
