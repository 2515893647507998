"""How many rows a table has, by its serial numbers and by what its total row says: 1, 2, 4; 合计 4家 under three firms."""

from __future__ import annotations

import re
from collections import defaultdict

from ...findings import row_of
from ...submission import Submission
from ...text.blocks import Block
from .columns import TOTAL_ROW

SERIAL_HEAD = re.compile("序 ?号|编号")
ROWS = re.compile(r"共?(\d{1,3})(?:家|个|项|人|名|户|所|村|乡镇|县|件|份)")


def run(submission: Submission) -> None:
    for document in submission.documents:
        tables: dict[int, list[Block]] = defaultdict(list)
        for block in document.blocks:
            if block.kind == "row" and block.header and not document.given:
                tables[block.table].append(block)
        for rows in tables.values():
            body = [row for row in rows if not any(TOTAL_ROW.search(cell.text) for cell in row.cells[:2])]
            if len(body) >= 3:
                _serials(submission, body)
                _counted(submission, rows, body)


def _serials(submission: Submission, body: list[Block]) -> None:
    """One number left out, or one given twice."""
    if not SERIAL_HEAD.fullmatch(body[0].header[0]) or not all(row.cells[0].text.isdigit() for row in body):
        return
    numbers = [(int(row.cells[0].text), row) for row in body]
    breaks = [(a, b) for a, b in zip(numbers, numbers[1:], strict=False) if b[0] != a[0] + 1]
    if len(breaks) == 1 and numbers[0][0] == 1 and breaks[0][1][0] in (breaks[0][0][0], breaks[0][0][0] + 2):
        (before, upper), (after, lower) = breaks[0]
        said = f"{before}之后是{after}"
        submission.findings.say("serial", "explain", row_of(upper), row_of(lower), said=said, rows=len(body))


def _counted(submission: Submission, rows: list[Block], body: list[Block]) -> None:
    """The total row says how many, under a column of names."""
    for row in rows:
        if row in body:
            continue
        for at, cell in enumerate(row.cells[1:], 1):
            found = ROWS.fullmatch(cell.text)
            above = [other.cells[at].text for other in body if at < len(other.cells)]
            names = len(above) == len(body) and all(re.search("[\u4e00-\u9fff]{2}", name) and not re.search(r"\d", name) for name in above)
            if found and names and len(set(above)) == len(above) and int(found[1]) != len(body):
                submission.findings.say("row-count", "must", row_of(row), row_of(body[-1]), said=cell.text, rows=len(body))
                return
