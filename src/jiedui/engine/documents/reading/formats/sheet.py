"""Workbooks: every row of every visible sheet with something in it, but for our own form's provenance; whole numbers without a point."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import openpyxl
from python_calamine import CalamineWorkbook, SheetVisibleEnum

from jiedui.engine.tables.form import PROVENANCE

from ..text.blocks import Piece


def _shown(value: object) -> str:
    """A cell as its reader sees it.

    >>> _shown(25.0), _shown(5226.567), _shown("a\\nb")
    ('25', '5226.567', 'a b')
    """
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else f"{value:.10g}"
    return re.sub(r"\s+", " ", str(value)).strip()


Spot = tuple[str, int, int]
Rows = Sequence[Sequence[object]]
LARGE = 5 << 20


def _percents(path: Path, sheets: Mapping[str, Rows]) -> Mapping[Spot, str]:
    """Cells that hold 0.9333 and show 93.33%: only the slower reader knows how a cell is shown, so it is asked where there is need."""
    if path.suffix.lower() != ".xlsx" or path.stat().st_size > LARGE or not any(_shares(sheets)):
        return {}
    found: dict[Spot, str] = {}
    for sheet in openpyxl.load_workbook(path, read_only=True, data_only=True).worksheets:
        for at, row in enumerate(sheet.iter_rows(), 1):
            for column, cell in enumerate(row):
                if isinstance(cell.value, float) and "%" in str(cell.number_format):
                    found[sheet.title, at, column] = f"{cell.value * 100:.10g}%"
    return found


def _shares(sheets: Mapping[str, Rows]) -> Iterator[bool]:
    values = (value for rows in sheets.values() for row in rows for value in row)
    return (True for value in values if isinstance(value, float) and 0 < abs(value) < 10 and not value.is_integer())


def pieces(path: Path) -> list[Piece]:
    book = CalamineWorkbook.from_path(str(path))
    shown = [m.name for m in book.sheets_metadata if m.visible == SheetVisibleEnum.Visible and m.name != PROVENANCE]
    sheets = {name: book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in shown}
    percents = _percents(path, sheets)
    found = []
    for name, rows in sheets.items():
        for at, row in enumerate(rows, 1):
            cells = [percents.get((name, at, column)) or _shown(value) for column, value in enumerate(row)]
            filled = [cell for cell in cells if cell]
            if len(filled) == 1 and len(filled[0]) > 1 and cells[0]:
                found.append(Piece(filled[0], f"{name} 第{at}行"))
            elif filled:
                found.append(Piece("\t".join(cells) + "\t" * (len(cells) == 1), f"{name} 第{at}行"))
    return found
