"""The limited process that opens a workbook: `python -m jiedui.engine.registers.workbook.child rows|scan FILE LIMITS`.

It answers on standard output in JSON lines, because the side that reads hostile files must not be able to hand its parent
anything but plain data (pickle and marshal could). Column by column in blocks of rows; a date travels as [ordinal] or
[ordinal, seconds], since no other cell is a list, and a column of nothing but dates as bare ordinals.

    {"sheet": "务工人员台账", "left": 0, "hidden": false, "merged": []}     then its blocks
    {"block": [[…], […]], "days": [1]}
    {"scan": […], "from_1904": false}                                       at the end, or {"refused": code, "fields": {…}}
"""

from __future__ import annotations

import gc
import json
import sys
import threading
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import python_calamine as calamine

from jiedui.engine.registers.workbook import package, problems
from jiedui.engine.registers.workbook.package import Limits
from jiedui.engine.registers.workbook.problems import Refused

BLOCK = 4000
PRECISE = 10**15  # a larger number in a spreadsheet has lost digits and stays a float, for the reader to see


def main(arguments: Sequence[str]) -> int:
    mode, path, limits = arguments[0], Path(arguments[1]), Limits(*json.loads(arguments[2]))
    restrict(limits)
    gc.disable()  # one short life, nothing circular
    try:
        kind = package.check_signature(path)
        if kind == ".xls":
            package.check_ole(path)
            send_rows(path)
            found, from_1904 = package.scan_ole(path)
            send({"scan": [(one.name, one.marks, one.merged) for one in found], "from_1904": from_1904})
        elif mode == "scan":
            send_scan(path, limits)
        else:
            with_scan(path, limits)
    except Refused as refused:
        send({"refused": refused.kind.code, "fields": dict(refused.fields)})
    except calamine.PasswordError:
        send({"refused": problems.PASSWORD.code, "fields": {}})
    except (calamine.CalamineError, OSError, ValueError, IndexError) as error:
        send({"refused": problems.BROKEN.code, "fields": {"detail": str(error)[:120]}})
    return 0


def restrict(limits: Limits) -> None:
    """Memory and processor time by the system where it can; the parent watches the clock everywhere."""
    try:
        import resource
    except ImportError:  # Windows
        return
    resource.setrlimit(resource.RLIMIT_AS, (limits.memory, limits.memory))
    resource.setrlimit(resource.RLIMIT_CPU, (limits.seconds, limits.seconds))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def with_scan(path: Path, limits: Limits) -> None:
    """Rows, while a thread searches the XML (both release the lock); the scan's refusal outweighs the rows."""
    package.open_package(path, limits).close()
    outcome: list[Any] = []
    thread = threading.Thread(target=lambda: outcome.append(scanned(path, limits)))
    thread.start()
    try:
        send_rows(path)
    finally:
        thread.join()
        send(outcome[0] if outcome else {"refused": problems.DIED.code, "fields": {"detail": "结构检查中断"}})


def send_scan(path: Path, limits: Limits) -> None:
    send(scanned(path, limits))


def scanned(path: Path, limits: Limits) -> dict[str, Any]:
    try:
        found, from_1904 = package.scan(path, limits)
    except Refused as refused:
        return {"refused": refused.kind.code, "fields": dict(refused.fields)}
    return {"scan": [(one.name, one.marks, one.merged) for one in found], "from_1904": from_1904}


def send_rows(path: Path) -> None:
    with calamine.load_workbook(str(path)) as book:
        for about in book.sheets_metadata:
            if about.typ is not calamine.SheetTypeEnum.WorkSheet:
                continue
            sheet = book.get_sheet_by_name(about.name)
            send(
                {
                    "sheet": about.name,
                    "left": (sheet.start or (0, 0))[1],
                    "merged": merged(sheet) if path.suffix.lower() == ".xls" else [],
                    "hidden": about.visible is not calamine.SheetVisibleEnum.Visible,
                }
            )
            rows = []
            for row in sheet.iter_rows():
                rows.append(row)
                if len(rows) == BLOCK:
                    send(block(rows))
                    rows = []
            if rows:
                send(block(rows))


def merged(sheet: calamine.CalamineSheet) -> list[tuple[int, int, int, int]]:
    return [(top + 1, left + 1, bottom + 1, right + 1) for (top, left), (bottom, right) in sheet.merged_cell_ranges or []]


def block(rows: list[list[Any]]) -> dict[str, Any]:
    found = [column(list(cells)) for cells in zip(*rows, strict=True)]
    days = [index for index, cells in enumerate(found) if date in (kinds := set(map(type, cells))) and kinds <= {date, type(None)}]
    for index in days:
        found[index] = [cell and cell.toordinal() for cell in found[index]]
    for index, cells in enumerate(found):
        if set(map(type, cells)) & {date, datetime, time, timedelta}:
            found[index] = [plain(cell) for cell in cells]
    return {"block": found, "days": days}


def column(cells: list[Any]) -> list[Any]:
    """Cells tidied: empty is None, whole floats are ints.

    >>> column(["", 3.0, 1.5])
    [None, 3, 1.5]
    """
    kinds = set(map(type, cells))
    if str in kinds:
        cells = [None if cell == "" else cell for cell in cells]
    if float in kinds:
        cells = [int(cell) if type(cell) is float and -PRECISE < cell < PRECISE and cell.is_integer() else cell for cell in cells]
    return cells


def plain(cell: Any) -> Any:
    """A date as a list, a time of day or a length of time as text, anything else as it is."""
    if isinstance(cell, datetime):
        return [cell.toordinal(), cell.hour * 3600 + cell.minute * 60 + cell.second] if cell.time() else [cell.toordinal()]
    if isinstance(cell, date):
        return [cell.toordinal()]
    return str(cell) if isinstance(cell, (time, timedelta)) else cell


def send(message: dict[str, Any]) -> None:
    sys.stdout.buffer.write(json.dumps(message, ensure_ascii=False, check_circular=False).encode("utf8", "replace") + b"\n")
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
