"""The table as files and text: what a program reads (JSON), what a terminal shows, and the official workbook."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from typing import Any
from unicodedata import east_asian_width

import xlsxwriter

from jiedui.engine.indicators.sentence import sentence
from jiedui.engine.kernel.quantity import units
from jiedui.engine.registers.schema import Schemas
from jiedui.engine.tables.edition import Line
from jiedui.engine.tables.figure import Figure
from jiedui.engine.tables.snapshot import Snapshot

PROVENANCE = "溯源"  # the sheet that tells where each number comes from


@dataclass(frozen=True)
class Heading:
    """The block over the table, from the unit's settings."""

    unit: str = ""
    filler: str = ""
    contact: str = ""
    place: str = ""


def as_json(snapshot: Snapshot) -> list[dict[str, Any]]:
    """The lines in official order: {code, title, unit, value, text, state, indicator, scope, rows}."""
    return [_line_json(snapshot, line) for line in snapshot.edition.questions]


def _line_json(snapshot: Snapshot, line: Line) -> dict[str, Any]:
    figure, unit = snapshot.figures[line.code], units()[line.unit]
    return {
        "code": line.code,
        "title": line.title,
        "unit": line.unit,
        "value": figure.value(unit),
        "text": figure.text(unit, ("未报", "不适用")),
        "state": figure.state,
        "indicator": line.indicator,
        "scope": line.scope,
        "rows": figure.rows,
        "coverage": str(figure.coverage),
        "derived": _shown(figure, figure.derived, line),
    }


def _shown(figure: Figure, amount: int | None, line: Line) -> int | float | None:
    if amount is None:
        return None
    shown = units()[line.unit].show(amount)
    return int(shown) if shown == shown.to_integral() else float(shown)


def as_text(snapshot: Snapshot) -> Iterator[str]:
    """The table for a terminal: code, title by its depth, unit, answer, and how many rows stand behind it."""
    edition = snapshot.edition
    yield f"{edition.title}  {snapshot.area}  截至 {snapshot.as_of}  {snapshot.digest[:16]}…"
    for line in edition.lines:
        title = "  " * line.depth + line.title
        if line.is_heading:
            yield f"{line.code:<10}{title}"
            continue
        figure = snapshot.figures[line.code]
        said = figure.text(units()[line.unit]).replace("\n", " ")
        if figure.state == "认定":
            said += "（认定）"
        rows = f"{figure.rows} 行" if figure.rows else ""
        yield f"{line.code:<10}{_padded(title, 64)} {_padded(line.unit, 8)} {_padded(_short(said), 30)} {rows}".rstrip()


def _width(text: str) -> int:
    return sum(2 if east_asian_width(c) in "WF" else 1 for c in text)


def _padded(text: str, width: int) -> str:
    return text + " " * max(0, width - _width(text))


def _short(text: str, width: int = 30) -> str:
    if _width(text) <= width:
        return text
    while _width(text) > width - 2:
        text = text[:-1]
    return text + "…"


def as_workbook(snapshot: Snapshot, heading: Heading, schemas: Schemas) -> bytes:
    """The official layout on A4, and a trace sheet: indicator, sentence, row count, digest. Equal snapshots give equal bytes."""
    held = BytesIO()
    book = xlsxwriter.Workbook(held, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"title": snapshot.edition.title, "created": _stamp(snapshot)})
    _form_sheet(book, snapshot, heading)
    _trace_sheet(book, snapshot, schemas)
    book.close()
    return held.getvalue()


def _stamp(snapshot: Snapshot) -> datetime:
    return datetime(snapshot.as_of.year, snapshot.as_of.month, snapshot.as_of.day)


WIDTHS = (9, 50, 11, 34)
TRACED = (("序号", 9), ("指标", 28), ("地区范围", 13), ("口径", 90), ("计入行数", 9), ("状态", 8), ("覆盖", 22))
FONT = {"font_name": "宋体", "font_size": 10, "valign": "vcenter"}
CELL = {**FONT, "border": 1, "text_wrap": True}


def _form_sheet(book: Any, snapshot: Snapshot, heading: Heading) -> None:
    sheet = book.add_worksheet("年度统计表")
    _page(sheet, snapshot)
    title = book.add_format({**FONT, "font_name": "方正小标宋简体", "font_size": 16, "align": "center"})
    sheet.merge_range("A1:D1", snapshot.edition.title, title)
    plain = book.add_format(FONT)
    sheet.write("A2", f"填报单位：{heading.unit}", plain)
    sheet.write("C2", f"填表人：{heading.filler}", plain)
    sheet.write("A3", f"截至日：{snapshot.as_of.year}年{snapshot.as_of.month}月{snapshot.as_of.day}日", plain)
    sheet.write("C3", f"联系方式：{heading.contact}", plain)
    head = book.add_format({**CELL, "bold": True, "align": "center"})
    for column, word in enumerate(("序号", "指标", "单位", "\n".join(snapshot.edition.column) or heading.place)):
        sheet.write(3, column, word, head)
    sheet.set_row(3, 30)
    formats = _Formats(book)
    for row, line in enumerate(snapshot.edition.lines, 4):
        _form_line(sheet, row, line, snapshot, formats)
    below = 4 + len(snapshot.edition.lines)
    attested = any(f.state == "认定" for f in snapshot.figures.values())
    notes = [*snapshot.edition.notes, *(["带 * 的数为认定数，暂无台账支撑。"] if attested else [])]
    for offset, note in enumerate(notes):
        sheet.merge_range(below + offset, 0, below + offset, 3, f"注{offset + 1}：{note}", plain)


def _page(sheet: Any, snapshot: Snapshot) -> None:
    sheet.set_paper(9)
    sheet.set_margins(left=0.6, right=0.6, top=0.8, bottom=0.8)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(3)
    sheet.set_footer(f"&C第 &P 页，共 &N 页&R{snapshot.digest[:20]}")
    for column, width in enumerate(WIDTHS):
        sheet.set_column(column, column, width)
    sheet.freeze_panes(4, 2)


def _height(words: Sequence[str], widths: Sequence[int]) -> float:
    """Points that the longest cell of a row needs: neither Excel nor WPS grows a row that a program wrote."""
    lines = [
        sum(-(-_width(part) // max(1, width - 1)) or 1 for part in word.split("\n")) for word, width in zip(words, widths, strict=True)
    ]
    return 13.5 * max(1, *lines)


class _Formats:
    """Cell formats of the form, made once each."""

    def __init__(self, book: Any):
        self.book, self.made = book, dict[tuple[Any, ...], Any]()

    def __call__(self, **more: Any) -> Any:
        key = tuple(sorted(more.items()))
        if key not in self.made:
            self.made[key] = self.book.add_format({**CELL, **more})
        return self.made[key]


def _form_line(sheet: Any, row: int, line: Line, snapshot: Snapshot, formats: _Formats) -> None:
    bold = {"bold": True} if line.is_heading else {}
    sheet.write_string(row, 0, line.code, formats(**bold))
    sheet.write_string(row, 1, line.title, formats(indent=max(0, line.depth - 1), **bold))
    sheet.write_string(row, 2, line.unit, formats(align="center"))
    if line.is_heading:
        sheet.write_blank(row, 3, None, formats(align="center"))
        return
    figure, unit = snapshot.figures[line.code], units()[line.unit]
    text, value = figure.text(unit, snapshot.edition.blank), figure.value(unit)
    if text and figure.state == "有" and not figure.items and isinstance(value, (int, float)) and not isinstance(value, bool):
        percent = {"num_format": "0.00%"} if unit.dimension == "ratio" else {}
        sheet.write_number(row, 3, value / 100 if percent else value, formats(align="right", **percent))
        return
    shown = f"{text}*" if figure.state == "认定" else text
    sheet.set_row(row, _height(("", "　" * line.depth + line.title, line.unit, shown), WIDTHS))
    sheet.write_string(row, 3, shown, formats(align="left" if figure.items else "right"))


def _trace_sheet(book: Any, snapshot: Snapshot, schemas: Schemas) -> None:
    sheet = book.add_worksheet(PROVENANCE)
    head, cell = book.add_format({**CELL, "bold": True}), book.add_format(CELL)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(1)
    sheet.write(0, 0, f"快照摘要 {snapshot.digest}", book.add_format(FONT))
    for column, (word, width) in enumerate(TRACED):
        sheet.write(1, column, word, head)
        sheet.set_column(column, column, width)
    for row, line in enumerate(snapshot.edition.questions, 2):
        figure = snapshot.figures[line.code]
        said = sentence(figure.indicator, snapshot.edition.indicators, schemas, line.scope)
        words: tuple[str | int, ...] = (line.code, line.indicator, line.scope, said, figure.rows, figure.state, str(figure.coverage))
        sheet.set_row(row, _height([str(word) for word in words], [width for _, width in TRACED]))
        for column, shown in enumerate(words):
            sheet.write(row, column, shown, cell)
    sheet.freeze_panes(2, 1)
