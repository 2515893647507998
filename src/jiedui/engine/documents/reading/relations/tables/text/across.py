"""Columns that add up along a row: 财政 + 社会 = 合计, 已完成 + 未完成 = 问题数, 2022年 + 增加 = 2023年; 其中 above its column.

What adds up is learnt from the table: an equation between neighbouring columns that holds in nearly all rows. A column that
is called a total needs fewer rows to say so.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from ....compare.question import meanings
from ....numbers.mention import Mention
from ....numbers.numerals import shown
from ....numbers.values import misprint
from ....submission import Submission
from ....wording import added, total
from ..columns import rounding

OF_WHICH = re.compile("其中|含|#")
TOTAL = re.compile("合 ?计|总 ?计|小 ?计|总数|总额|总量")
LEFT = re.compile("未|剩余|结余|尚需|尚余|在建")
NEVER = re.compile("率|比例|占比|排名|名次|均|单价")
LONGEST = 8
Row = dict[str, Mention]
Equation = tuple[str, tuple[str, ...]]


def run(submission: Submission) -> None:
    for document in submission.documents:
        tables: dict[int, dict[int, list[Mention]]] = defaultdict(lambda: defaultdict(list))
        for cell in document.cells:
            tables[cell.block.table][cell.block.index].append(cell)
        for rows in tables.values() if not document.given else ():
            for cells in rows.values():
                _parts_in_row(submission, cells)
            _equations(submission, [{c.column: c for c in cells if c.column} for cells in rows.values()])


def _parts_in_row(submission: Submission, cells: list[Mention]) -> None:
    """在岗人数 67, 其中脱贫劳动力 72: a column that is part of the one before it."""
    for whole, part in zip(cells, cells[1:], strict=False):
        of_which = OF_WHICH.match(part.column) and not OF_WHICH.match(whole.column)
        if of_which and part.dimension in {"", whole.dimension} and part.low > whole.high:
            said = f"{part.label}{part.column}{part.text}"
            submission.findings.say("part-over-whole", "must", part, whole=f"{whole.column}{whole.text}", part=said)


def _equations(submission: Submission, rows: list[Row]) -> None:
    names = list(dict.fromkeys(column for row in rows for column in row))
    names = [name for name in names if not NEVER.search(name)]
    told: set[tuple[int, str]] = set()
    for whole, parts in _candidates(names):
        full = [row for row in rows if {whole, *parts} <= row.keys() and _alike(row, whole, parts)]
        odd = [row for row in full if not _holds(row, whole, parts)]
        if own := [row for row in odd if not TOTAL.search(row[whole].label)]:  # its total row is then odd as well
            full, odd = [row for row in full if row not in odd or row in own], own
        if not odd or not _proven(full, odd, whole, parts):
            continue
        for row in odd:
            key = (row[whole].block.index, whole)
            if key not in told:
                told.add(key)
                _say(submission, row, whole, parts)


def _candidates(names: list[str]) -> Iterator[Equation]:
    """A column and a run of its neighbours, longest first; or the two on its sides."""
    for at, whole in enumerate(names):
        for length in range(min(LONGEST, len(names) - 1), 1, -1):
            if at >= length:
                yield whole, tuple(names[at - length : at])
            if at + length < len(names):
                yield whole, tuple(names[at + 1 : at + 1 + length])
        if 0 < at < len(names) - 1:
            yield whole, (names[at - 1], names[at + 1])


def _alike(row: Row, whole: str, parts: tuple[str, ...]) -> bool:
    filled = all(cell.text for cell, _ in row[whole].block.values)  # an empty cell is told as such
    return filled and row[whole].dimension != "pct" and all(row[part].unit_fits(row[whole]) for part in parts)


def _holds(row: Row, whole: str, parts: tuple[str, ...]) -> bool:
    said = row[whole]
    cells = [row[part] for part in parts]
    return abs(total(cells) - said.value) <= rounding(said, cells)


def _proven(full: list[Row], odd: list[Row], whole: str, parts: tuple[str, ...]) -> bool:
    """Enough rows where it holds with real numbers; the name of a total speaks for itself."""
    holds = [row for row in full if row not in odd and sum(bool(row[part].value) for part in parts) >= 2]
    named = any(LEFT.search(part) for part in parts) or bool(TOTAL.search(whole)) and not any(TOTAL.search(part) for part in parts)
    if named and len(full) == 2:
        return len(holds) == 1 and misprint(total([odd[0][part] for part in parts]), odd[0][whole].value, 2)
    return len(holds) >= (2 if named else 3) and len(odd) <= len(full) // (3 if named else 4)


def _say(submission: Submission, row: Row, whole: str, parts: tuple[str, ...]) -> None:
    said, cells = row[whole], [row[part] for part in parts]
    texts = [m for m in submission.in_text(said.value) if meanings(m) & meanings(said)]
    name = f"{said.label}{re.sub(r'[(].*?[)]', '', whole)}{said.text}"
    submission.findings.say("sum", "must", said, *texts[:2], parts=added(cells), sum=shown(total(cells)), total=name, note="")
