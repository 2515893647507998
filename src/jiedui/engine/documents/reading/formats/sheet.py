"""Workbooks: every row of every visible sheet with something in it; whole numbers are written without a point."""

from __future__ import annotations

import re
from pathlib import Path

from python_calamine import CalamineWorkbook, SheetVisibleEnum

from ..text.blocks import Piece


def _shown(value: object) -> str:
    """A cell as its reader sees it.

    >>> _shown(25.0), _shown(5226.567), _shown("a\\nb")
    ('25', '5226.567', 'a b')
    """
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else f"{value:.10g}"
    return re.sub(r"\s+", " ", str(value)).strip()


def pieces(path: Path) -> list[Piece]:
    book = CalamineWorkbook.from_path(str(path))
    found = []
    for meta in book.sheets_metadata:
        if meta.visible != SheetVisibleEnum.Visible:
            continue
        for at, row in enumerate(book.get_sheet_by_name(meta.name).to_python(skip_empty_area=False), 1):
            cells = [_shown(value) for value in row]
            filled = [cell for cell in cells if cell]
            if len(filled) == 1 and len(filled[0]) > 1 and cells[0]:
                found.append(Piece(filled[0], f"{meta.name} 第{at}行"))
            elif filled:
                found.append(Piece("\t".join(cells) + "\t" * (len(cells) == 1), f"{meta.name} 第{at}行"))
    return found
