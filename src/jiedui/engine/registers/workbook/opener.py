"""Opens a file of rows: csv here (plain text, size checked), workbooks in the limited child. Gives sheets, never rows of a register."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import astuple, dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from jiedui.engine.registers.batch import Raw
from jiedui.engine.registers.workbook import problems as p
from jiedui.engine.registers.workbook.package import Limits, check_signature
from jiedui.engine.registers.workbook.problems import Refused, size_text
from jiedui.engine.registers.workbook.text import TEXT_EXTENSIONS, read_text

SOURCE = Path(__file__).parents[4]
KNOWN = {".xlsx": ".xlsx", ".xls": ".xls"}
FORMATS = {
    ".xlsb": "二进制工作簿（xlsb）",
    ".ods": "OpenDocument 表格（ods）",
    ".et": "WPS 表格自有格式（et）",
    ".numbers": "Numbers 表格",
    ".docx": "Word 文档",
    ".doc": "Word 文档",
}


@dataclass
class Sheet:
    """Cells as they came, column by column; the first cell of every column is line 1 of the sheet."""

    name: str
    columns: list[list[Raw]] = field(default_factory=list)
    left: int = 0  # how many empty columns come before the first
    hidden: bool = False
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)  # top, left, bottom, right, from 1
    marks: dict[tuple[int, int], str] = field(default_factory=dict)  # (line, column from 1) -> code of a cell problem
    from_1904: bool = False

    @property
    def height(self) -> int:
        return len(self.columns[0]) if self.columns else 0


def open_file(path: Path, limits: Limits) -> list[Sheet]:
    """The sheets of one file; Refused when it is not to be read."""
    if not path.is_file():
        raise Refused(p.MISSING_FILE)
    if (size := path.stat().st_size) > limits.file:
        raise Refused(p.TOO_LARGE, size=size_text(size), limit=size_text(limits.file))
    extension = path.suffix.lower()
    if extension in TEXT_EXTENSIONS:
        return [Sheet(path.stem, read_text(path))]
    right = check_signature(path)
    if extension == ".xlsm":
        raise Refused(p.MACROS, part="扩展名 xlsm")
    if extension in FORMATS:
        raise Refused(p.UNREAD_FORMAT, found=FORMATS[extension])
    if right == ".xls" and extension != ".xls":
        open_workbook(path, limits)  # a protected workbook is told apart first
    if KNOWN.get(extension) != right:
        raise Refused(p.WRONG_EXTENSION, extension=extension or "（无）", found="Excel 工作簿", right=right)
    return open_workbook(path, limits)


def open_workbook(path: Path, limits: Limits) -> list[Sheet]:
    """What the child read; when it died, a second child that only looks at the package says why."""
    reader = Reader()
    code = run_child("rows", path, limits, reader)
    if reader.finished:
        return reader.sheets
    if code is None:
        raise Refused(p.TOO_LONG, seconds=limits.seconds)
    run_child("scan", path, limits, Reader())  # raises when it finds the cause
    raise Refused(p.DIED, detail="内存用尽" if code in (1, -6, 134) else f"代码 {code}")


class Reader:
    """Takes the child's lines and builds sheets; raises Refused when the child says so."""

    def __init__(self) -> None:
        self.sheets: list[Sheet] = []
        self.finished = False

    def take(self, message: dict[str, Any]) -> None:
        if "block" in message:
            add_block(self.sheets[-1], message["block"], message["days"])
        elif "sheet" in message:
            self.sheets.append(
                Sheet(
                    message["sheet"],
                    left=message["left"],
                    hidden=message["hidden"],
                    merged=[(t, le, b, r) for t, le, b, r in message["merged"]],
                )
            )
        elif "refused" in message:
            raise Refused(p.KINDS[message["refused"]], **message["fields"])
        else:
            self.finish(message)

    def finish(self, message: dict[str, Any]) -> None:
        found = {name: (marks, merged) for name, marks, merged in message["scan"]}
        for sheet in self.sheets:
            marks, merged = found.get(sheet.name, ([], []))
            sheet.marks = {(line, column): code for line, column, code in marks}
            sheet.merged += [(t, le, b, r) for t, le, b, r in merged]
            sheet.from_1904 = message["from_1904"]
        self.finished = True


def run_child(mode: str, path: Path, limits: Limits, reader: Reader) -> int | None:
    """The child's exit code, or None when the clock stopped it."""
    command = [
        sys.executable,
        "-X",
        "utf8",
        "-m",
        "jiedui.engine.registers.workbook.child",
        mode,
        str(path.resolve()),
        json.dumps(astuple(limits)),
    ]
    environment = {**os.environ, "PYTHONPATH": str(SOURCE)}
    late = threading.Event()
    with subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment) as child:
        clock = threading.Timer(limits.seconds, stop, (child, late))
        clock.start()
        try:
            for message in messages(child):
                reader.take(message)
        finally:
            clock.cancel()
            child.kill()
    return None if late.is_set() else child.returncode


def stop(child: subprocess.Popen[bytes], late: threading.Event) -> None:
    late.set()
    child.kill()


def messages(child: subprocess.Popen[bytes]) -> Iterator[dict[str, Any]]:
    """Whole lines only: a child that dies in the middle of one has said nothing."""
    assert child.stdout is not None
    for line in child.stdout:
        if line.endswith(b"\n"):
            yield json.loads(line)


def add_block(sheet: Sheet, block: list[list[Any]], days: list[int]) -> None:
    for index in days:
        block[index] = [cell and date.fromordinal(cell) for cell in block[index]]
    dated = [[day(cell) if type(cell) is list else cell for cell in cells] if list in set(map(type, cells)) else cells for cells in block]
    if not sheet.columns:
        sheet.columns = dated
        return
    for column, cells in zip(sheet.columns, dated, strict=True):
        column.extend(cells)


def day(parts: list[int]) -> date:
    first = date.fromordinal(parts[0])
    return first if len(parts) == 1 else datetime(first.year, first.month, first.day) + timedelta(seconds=parts[1])
