"""Word files: paragraphs and table rows in the order of the body. The anchor is the paragraph (or the row's first one)."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import docx
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph

from ..text.blocks import Piece


def pieces(path: Path) -> list[Piece]:
    return of_document(docx.Document(str(path)))


def of_document(document: Any) -> list[Piece]:
    """Pieces of an open document, so that comments can be laid on the same paragraphs."""
    found: list[Piece] = []
    levels: dict[str | None, int] = {}  # by style: looking up the default one walks through all styles
    paragraphs = tables = 0
    for item in document.iter_inner_content():
        if isinstance(item, Paragraph):
            paragraphs += 1
            style = item._p.style
            if style not in levels:
                levels[style] = _heading(item)
            found.append(Piece(re.sub(r"\s*\n\s*", "", text_of(item)), f"第{paragraphs}段", item, levels[style]))
        elif isinstance(item, Table):
            tables += 1
            found.extend(_rows(item, tables))
    return found


RUN, LINK = qn("w:r"), qn("w:hyperlink")
WRITTEN = [qn(f"w:{name}") for name in ("br", "cr", "noBreakHyphen", "ptab", "t", "tab")]


def text_of(paragraph: Paragraph) -> str:
    """What `paragraph.text` gives; that one compiles an XPath for every run, which is half the time of a long table."""
    runs = (run for child in paragraph._p.iterchildren(RUN, LINK) for run in ([child] if child.tag == RUN else child.iterchildren(RUN)))
    return "".join(str(part) for run in runs for part in run.iterchildren(*WRITTEN))


def _heading(paragraph: Paragraph) -> int:
    name = paragraph.style.name if paragraph.style is not None else ""
    found = re.fullmatch(r"(?:Heading|标题)\s*(\d)", name or "")
    return int(found.group(1)) + 1 if found else TITLE_LEVEL if name in {"Title", "标题"} else 0


TITLE_LEVEL = 1


def _rows(table: Table, number: int) -> list[Piece]:
    found = []
    for at, row in enumerate(table.rows, 1):
        cells: list[str] = []
        seen: set[int] = set()
        handed_out = row.cells
        for cell in handed_out:
            # A merged cell is handed out once per column: its text stands in the first, so that the columns still count.
            cells.append("" if id(cell._tc) in seen else re.sub(r"\s+", " ", "\n".join(map(text_of, cell.paragraphs))).strip())
            seen.add(id(cell._tc))
        anchor = next((p for cell in handed_out for p in cell.paragraphs if text_of(p).strip()), None)
        if any(cells):
            found.append(Piece("\t".join(cells) + "\t" * (len(cells) == 1), f"表{number}第{at}行", anchor))
    return found
