"""Rows out, in the form that comes in again: row numbers and versions, labels, exact money, secrets masked, texts that no program runs."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import xlsxwriter

from jiedui.engine.kernel.identity import mask_id, mask_text
from jiedui.engine.kernel.quantity import units
from jiedui.engine.registers.schema import Column, Schema
from jiedui.engine.registers.workbook.template import FONT, HEAD, MUST, Formats, Shown, headline, printable, width

RISKY = re.compile(r"'*[=+\-@\t\r]")  # what a spreadsheet would take for a formula, also behind our own quotes
NUMBERING = ("行号", "版本")
Cell = str | int | Decimal | date | None


def export(path: Path, schema: Schema, rows: Iterable[Mapping[str, object]], *, unmask: bool = False) -> int:
    """Write the rows of one register to .xlsx or .csv; returns how many.

    A row maps column names to stored values (choices by code, money in 分, secrets in clear text) and references to their
    texts; `id` and `version` are the row's number and version. Secrets are masked unless the caller has a right and a reason.
    """
    write = write_csv if path.suffix.lower() == ".csv" else write_xlsx
    return write(path, schema, (cells(schema, row, unmask) for row in rows))


def cells(schema: Schema, row: Mapping[str, object], unmask: bool) -> list[Cell]:
    return [number(row.get("id")), number(row.get("version")), *(cell(column, row.get(column.name), unmask) for column in schema.typed)]


def number(value: object) -> int | None:
    return value if isinstance(value, int) else None


def cell(column: Column, value: object, unmask: bool = False) -> Cell:
    """A stored value as the spreadsheet shows it.

    >>> cell(Column("amount", "金额", "money", unit="万元"), 5_226_567_000), cell(Column("label", "名称", "text"), "=1+1")
    (Decimal('5226.567'), "'=1+1")
    """
    if value is None or value == "":
        return None
    if column.type == "money":
        return units()[column.unit].show(int(str(value)))
    if column.type == "bool":
        return "是" if value else "否"
    if column.type in ("date", "int") and isinstance(value, (date, int)):
        return value
    text = column.choices.get(str(value), str(value))
    return guarded(text if unmask or not secret(column) else masked(column, text))


def secret(column: Column) -> bool:
    return column.encrypted or bool(column.counted_by)


def masked(column: Column, text: str) -> str:
    return mask_id(text) if column.counted_by or column.check == "id_number" else mask_text(text)


def guarded(text: str) -> str:
    """A text that would start a formula, with a quote before it; import takes exactly one quote off again.

    >>> guarded("-甲"), guarded("'=甲"), guarded("甲=乙")
    ("'-甲", "''=甲", '甲=乙')
    """
    return f"'{text}" if RISKY.match(text) else text


def write_csv(path: Path, schema: Schema, rows: Iterator[list[Cell]]) -> int:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow([*NUMBERING, *(headline(schema, column) for column in schema.typed)])
        count = 0
        for row in rows:
            writer.writerow(["" if value is None else f"{value:f}" if isinstance(value, Decimal) else value for value in row])
            count += 1
    return count


def write_xlsx(path: Path, schema: Schema, rows: Iterator[list[Cell]]) -> int:
    with xlsxwriter.Workbook(str(path), {"constant_memory": True}) as book:
        sheet, formats = book.add_worksheet(schema.title), Formats(book)
        looks = head(sheet, schema, formats)
        line = 0
        for line, row in enumerate(rows, 1):
            for index, (value, look) in enumerate(zip(row, looks, strict=True)):
                put(sheet, line, index, value, look)
        sheet.autofilter(0, 0, line, len(looks) - 1)
    return line


def head(sheet: Any, schema: Schema, formats: Formats) -> list[Any]:
    """The header row; returns the look of each column's cells."""
    printable(sheet)
    sheet.freeze_panes(1, len(NUMBERING))
    plain = formats.get({**FONT, "num_format": "0", "font_color": "#586570"})
    sheet.set_column(0, len(NUMBERING) - 1, 8, plain)
    for index, text in enumerate(NUMBERING):
        sheet.write_string(0, index, text, formats.get(HEAD))
    for index, column in enumerate(schema.typed, len(NUMBERING)):
        item = Shown(column, headline(schema, column))
        sheet.set_column(index, index, width(item), formats.body(column))
        sheet.write_string(0, index, item.header, formats.get(MUST if item.required else HEAD))
    return [plain, plain, *(formats.body(column) for column in schema.typed)]


def put(sheet: Any, line: int, index: int, value: Cell, look: Any) -> None:
    if isinstance(value, (Decimal, int)):
        sheet.write_number(line, index, value, look)
    elif isinstance(value, date):
        sheet.write_datetime(line, index, value, look)
    elif value is not None:
        sheet.write_string(line, index, value, look)
