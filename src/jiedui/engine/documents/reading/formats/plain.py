"""Text, Markdown and tab-separated files: lines, with wrapped lines joined only where their widths prove wrapping."""

from __future__ import annotations

import csv
import re
import unicodedata
from pathlib import Path

from ..text.blocks import MARKS, META, Piece
from .layout import aligned, wide, without_feet
from .web import bare

CONTINUES = re.compile(r"[\u4e00-\u9fff\d.,、，(（“”)）《》%％A-Za-z-]$")
NARROWEST, WIDEST, FULL = 44, 130, 0.86
LEAST, EVEN = 4, 0.88
BREAKS_OFF, STOPPED = re.compile(r"[\u4e00-\u9fff、，,\d]\s*$"), re.compile("[，。；,、].")


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
    lines = aligned(bare(re.split(r"\r\n|\r|\n|\f", text)))
    width, paragraphs = _wrapped_at(lines), _wrapped_paragraphs(lines)
    found: list[list[str]] = []
    starts: list[int] = []
    previous = ""
    for number, line in enumerate(without_feet(lines), 1):
        if line is None:
            continue
        if found and _goes_on(found[-1], line, previous, width or paragraphs.get(number - 1, 0)):
            found[-1].append(line.lstrip())
        else:
            found.append([line])
            starts.append(number)
        previous = line
    return [Piece("".join(parts), f"第{number}行") for parts, number in zip(found, starts, strict=True)]


def _wrapped_at(lines: list[str]) -> int:
    """The width at which a text is wrapped, or 0: most long lines then stop in the middle of a sentence."""
    widths = [wide(line.rstrip()) for line in lines if "\t" not in line and "|" not in line]
    most = max(widths, default=0)
    if not NARROWEST <= most <= WIDEST:
        return 0
    full = [line.rstrip() for line in lines if "\t" not in line and wide(line.rstrip()) >= most * FULL]
    broken = [line for line in full if CONTINUES.search(line)]
    return most if len(broken) >= 3 and len(broken) >= 0.6 * len(full) else 0


def _wrapped_paragraphs(lines: list[str]) -> dict[int, int]:
    """Line number → width, for lines among four or more that fill one width and break off inside their sentences.

    A page copied from the web may hold a passage from paper among lines of any length.
    """
    widths, found = [wide(line.rstrip()) for line in lines], {}
    for start in range(len(lines) - LEAST + 1):
        most = max(widths[start : start + LEAST])
        run = lines[start : start + LEAST]
        even = NARROWEST <= most <= WIDEST and min(widths[start : start + LEAST]) >= EVEN * most
        prose = (
            even
            and sum(bool(BREAKS_OFF.search(line)) for line in run) >= LEAST - 1
            and sum(bool(STOPPED.search(line)) for line in run) >= 2
        )
        if prose and not any("\t" in line or "|" in line for line in run):
            found.update(dict.fromkeys(range(start + 1, start + LEAST + 1), most))
    return found


def _goes_on(parts: list[str], line: str, previous: str, width: int) -> bool:
    """Whether `line` is the rest of the paragraph before it."""
    before = "".join(parts)
    if not line.strip() or not before.strip() or "\t" in line or "|" in line or "\t" in before or before.lstrip().startswith("#"):
        return False
    if any(mark.match(unicodedata.normalize("NFKC", line.strip())) for mark, _ in MARKS):
        return False
    if width and wide(previous.rstrip()) >= width * FULL and CONTINUES.search(before.rstrip()):
        return not re.match(r"\s|\d{1,2}[.、]\d{1,2}月\d|\d{4}年\d+月\d+日$|附(?!件\d*[)）,，。、])", line)
    # A number torn from its unit by a line break, also in texts that are not wrapped.
    return bool(re.search(r"\d$", before) and len(before) > 15 and not META.match(line) and re.match(r"\d*[万亿元人个%]", line))
