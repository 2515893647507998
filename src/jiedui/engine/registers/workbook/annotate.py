"""The same workbook back, every bad cell coloured and explained, with a sheet 需改 that lists them all."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.cell import MergedCell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties

from jiedui.engine.registers.batch import Batch, Fault
from jiedui.engine.registers.workbook.opener import Sheet, open_file
from jiedui.engine.registers.workbook.package import LIMITS, Limits

LIST, AUTHOR = "需改", "结对"
RED, WASH = "B3261E", "FCECEA"
FILL, EDGE = PatternFill("solid", fgColor=WASH), Side("medium", color=RED)
BORDER = Border(EDGE, EDGE, EDGE, EDGE)
HEADS = (("序号", 6), ("工作表", 22), ("单元格", 10), ("列", 18), ("现在的值", 28), ("原因", 60), ("怎样改", 60))
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


@dataclass(frozen=True)
class Mark:
    """A bad cell on a sheet."""

    sheet: str
    cell: str
    column: str
    reason: str
    remedy: str


def marks_of(batch: Batch, faults: Iterable[Fault]) -> list[Mark]:
    """Faults of a batch as places on its sheet; a fault of a whole row stands on its first known column, one of a column that
    is not there beside what it belongs to (person.rural on person)."""
    first = min(batch.letters.values(), key=lambda letters: (len(letters), letters), default="A")

    def letter(name: str) -> str:
        return batch.letters.get(name) or batch.letters.get(name.partition(".")[0]) or first

    return [
        Mark(
            batch.sheet,
            f"{letter(fault.column)}{fault.line}",
            str(fault.finding.fields.get("column", "")),
            fault.finding.reason,
            fault.finding.remedy,
        )
        for fault in faults
    ]


def annotate(source: Path, target: Path, marks: Sequence[Mark], limits: Limits = LIMITS) -> None:
    """Write `source` with its marks to `target` (.xlsx). The file was read before, so it is known to be harmless."""
    extension = source.suffix.lower()
    book = openpyxl.load_workbook(source) if extension == ".xlsx" else rebuilt(open_file(source, limits))
    clear(book)
    for mark in marks:
        colour(book[mark.sheet][mark.cell], mark)
    listing(book, marks)
    book.save(target)


def rebuilt(sheets: Iterable[Sheet]) -> openpyxl.Workbook:
    """A csv or an old xls as a new workbook with the same cells."""
    book = openpyxl.Workbook()
    book.remove(book.active)  # type: ignore[arg-type]
    for sheet in sheets:
        page = book.create_sheet(sheet.name)
        for index, column in enumerate(sheet.columns, sheet.left + 1):
            for line, value in enumerate(column, 1):
                if value is not None:
                    write(page.cell(line, index), value)
    return book


def write(cell: Any, value: object) -> None:
    """A value as it is; a text that looks like a formula stays a text."""
    cell.value = CONTROL.sub("", value) if isinstance(value, str) else value
    if isinstance(value, str):
        cell.data_type = "s"


def clear(book: openpyxl.Workbook) -> None:
    """Take off the marks of an earlier round."""
    if LIST not in book.sheetnames:
        return
    for row in book[LIST].iter_rows(min_row=2, min_col=2, max_col=3, values_only=True):
        name, place = str(row[0]), str(row[1])
        if name in book.sheetnames and re.fullmatch(r"[A-Z]{1,3}\d{1,7}", place):
            cell = book[name][place]
            if cell.comment and cell.comment.author == AUTHOR:
                cell.comment, cell.fill, cell.border = None, PatternFill(), Border()
                cell.font = Font(name=cell.font.name, size=cell.font.size)
    book.remove(book[LIST])


def colour(cell: Any, mark: Mark) -> None:
    if isinstance(cell, MergedCell):  # its upper left cell carries the mark
        return
    text = f"{mark.reason}。\n{mark.remedy}" if mark.remedy else mark.reason
    known = cell.comment.text + "\n" if cell.comment and cell.comment.author == AUTHOR else ""
    cell.fill, cell.border = FILL, BORDER
    cell.font = Font(name=cell.font.name, size=cell.font.size, bold=cell.font.bold, color=RED)
    cell.comment = Comment(known + text, AUTHOR, width=320, height=40 + 22 * (len(known + text) // 20 + 1))


def listing(book: openpyxl.Workbook, marks: Sequence[Mark]) -> None:
    """The sheet 需改: one line a bad cell, each place a link to it."""
    page = book.create_sheet(LIST, 0)
    for index, (title, size) in enumerate(HEADS, 1):
        head = page.cell(1, index, title)
        head.font, head.fill = Font(bold=True), PatternFill("solid", fgColor="EAEFF3")
        page.column_dimensions[get_column_letter(index)].width = size
    page.freeze_panes = "A2"
    page.page_setup.orientation, page.page_setup.paperSize, page.page_setup.fitToHeight = "landscape", 9, 0
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    for line, mark in enumerate(marks, 1):
        bad = book[mark.sheet][mark.cell]
        for index, value in enumerate((line, mark.sheet, mark.cell, mark.column, bad.value, mark.reason, mark.remedy), 1):
            write(page.cell(line + 1, index), value if isinstance(value, int) else "" if value is None else str(value))
            page.cell(line + 1, index).alignment = Alignment(wrap_text=True, vertical="top")
        link = page.cell(line + 1, 3)
        link.hyperlink = f"#'{mark.sheet}'!{mark.cell}"
        link.font = Font(color="17607F", underline="single")
    book.active = 0
