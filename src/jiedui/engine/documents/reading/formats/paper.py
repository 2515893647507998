"""PDF with a text layer: ruled tables cell by cell, the rest line by line and joined to paragraphs as they are set on paper.

Scans only with the optional extra, and said clearly where it is missing.
"""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator
from importlib import import_module
from itertools import groupby
from pathlib import Path
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from ..text.blocks import Piece
from .glyphs import Glyph, Line, lines, paragraphs
from .layout import aligned, without_feet
from .plain import from_text
from .rules import Grid, grids

NO_OCR = "没有文字层（是扫描件），需要文字识别：请安装可选组件 jiedui[ocr] 后重试，或先转成可复制文字的文件"
BARE_FOOT = re.compile(r"\s*[-—–]?\s*\d{1,3}\s*[-—–]?\s*")
MOST_EDGES = 20_000  # a drawing, no table


def pieces(path: Path) -> list[Piece]:
    document = pypdfium2.PdfDocument(str(path))
    try:
        parts: list[Line | Piece] = []
        for number, page in enumerate(document, 1):
            glyphs = _glyphs(page)
            parts += _page(page, glyphs, number) if glyphs else _recognised(page.render(scale=2).to_numpy(), path, f"第{number}页")
        return list(_read(parts))
    finally:
        document.close()


def scanned(path: Path) -> list[Piece]:
    return _recognised(str(path), path)


def _recognised(image: Any, path: Path, page: str = "") -> list[Piece]:
    try:
        engine = import_module("rapidocr").RapidOCR()
    except ImportError as error:
        raise ValueError(f"{path.name} {NO_OCR}") from error
    found = from_text("\n".join(engine(image).txts or ()))
    return [piece._replace(where=f"{page}{piece.where}") for piece in found]


def _glyphs(page: Any) -> list[Glyph]:
    """The characters that are seen, upright however the page is turned."""
    text = page.get_textpage()
    said = text.get_text_range()
    if not said.strip():
        return []
    found = []
    for at in range(text.count_chars()):
        code = pdfium.FPDFText_GetUnicode(text.raw, at)
        if code > 32 and not (character := chr(code)).isspace() and character.isprintable():
            found.append(Glyph(character, *_upright(page, *text.get_charbox(at, loose=True))))
    return found


def _upright(page: Any, left: float, low: float, right: float, high: float) -> tuple[float, float, float, float]:
    turned = page.get_rotation()
    if turned == 90:
        return low, -right, high, -left
    if turned == 270:
        return -high, left, -low, right
    return (left, low, right, high) if not turned else (-right, -high, -left, -low)


def _edges(page: Any) -> Iterator[tuple[float, float, float, float]]:
    """The straight strokes of a page, and the sides of its filled boxes."""
    for item in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH]):
        matrix, before = item.get_matrix(), None
        for number in range(min(pdfium.FPDFPath_CountSegments(item.raw), 400)):
            segment = pdfium.FPDFPath_GetPathSegment(item.raw, number)
            x, y = ctypes.c_float(), ctypes.c_float()
            pdfium.FPDFPathSegment_GetPoint(segment, x, y)
            point = matrix.on_point(x.value, y.value)
            if before is not None and pdfium.FPDFPathSegment_GetType(segment) == pdfium.FPDF_SEGMENT_LINETO:
                yield _upright(page, *before, *point)
            before = point


def _page(page: Any, glyphs: list[Glyph], number: int) -> list[Line | Piece]:
    """Lines and table rows from the top of the page down."""
    edges = [edge for edge, _ in zip(_edges(page), range(MOST_EDGES), strict=False)]
    tables = grids(edges)
    inside = {id(g): table for table in tables for g in glyphs if table.holds(*g.middle)}
    free = lines((g for g in glyphs if id(g) not in inside), number, max((table.columns[-1] for table in tables), default=0.0))
    parts: list[tuple[float, Line | Piece]] = [(line.middle, line) for line in free]
    for at, table in enumerate(tables, 1):
        mine = [g for g in glyphs if inside.get(id(g)) is table]
        parts += [(table.top - n / 1000, row) for n, row in enumerate(_rows(table, mine, f"第{number}页表{at}"))]
    return [part for _, part in sorted(parts, key=lambda found: -found[0])]


def _rows(table: Grid, glyphs: list[Glyph], where: str) -> Iterator[Piece]:
    cells: dict[tuple[int, int], list[Glyph]] = {}
    for glyph in glyphs:
        cells.setdefault(table.cell_of(*glyph.middle), []).append(glyph)
    for row in range(len(table.rows) - 1):
        said = [_cell(cells.get((row, column), [])) for column in range(len(table.columns) - 1)]
        if any(said):
            yield Piece("\t".join(said) + "\t" * (len(said) == 1), f"{where}第{row + 1}行")


def _cell(glyphs: list[Glyph]) -> str:
    return "".join(re.sub(r" {2,}", " ", line.text) for line in lines(glyphs, 0))


def _read(parts: list[Line | Piece]) -> Iterator[Piece]:
    """Feet dropped; lines set in columns without rules are rows; what is left runs on as paragraphs."""
    texts = without_feet([part.text if isinstance(part, Line) else part.raw for part in parts])
    kept = [(p, t) for p, t in zip(parts, texts, strict=True) if t is not None and not (isinstance(p, Line) and BARE_FOOT.fullmatch(t))]
    rowed = aligned([text for _, text in kept])
    for is_row, run in groupby(zip((p for p, _ in kept), rowed, strict=True), key=lambda pair: "\t" in pair[1]):
        found = list(run)
        if is_row:
            yield from (part if isinstance(part, Piece) else Piece(text, _where(part)) for part, text in found)
        else:
            for paragraph in paragraphs([part for part, _ in found if isinstance(part, Line)]):
                yield Piece(" ".join("".join(line.text.strip() for line in paragraph).split()), _where(paragraph[0]))


def _where(line: Line) -> str:
    return f"第{line.page}页第{line.number}行"
