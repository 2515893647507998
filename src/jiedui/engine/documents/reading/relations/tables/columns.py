"""Columns with a total row, rows with a total column, columns that are part of the one before."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...compare.question import meanings
from ...numbers.mention import Mention
from ...numbers.numerals import shown
from ...numbers.values import equal, misprint, near
from ...submission import Submission
from ...text.blocks import Block
from ...wording import added, difference, total

OF_WHICH = re.compile("其中|含|#")
TOTAL_ROW = re.compile(r"合 ?计|总 ?计|小 ?计|总数")


def run(submission: Submission) -> None:
    for document in submission.documents:
        cells: dict[int, list[Mention]] = {}
        for mention in document.cells:
            cells.setdefault(mention.block.index, []).append(mention)
        for table in _tables(document.blocks):
            _row_totals(submission, [cells[row.index] for row in table if row.index in cells])
            whole = next((row for row in table if TOTAL_ROW.fullmatch(row.label)), None)
            if whole is not None:
                at = table.index(whole)
                _column_totals(submission, cells, whole, table[:at] if at else table[1:])
        for row in cells.values():
            _parts_in_row(submission, row)


def _row_totals(submission: Submission, rows: list[list[Mention]]) -> None:
    """A last column 合计 over the columns before it: rows that do not add up where most do."""
    filled = [row for row in rows if all(cell.text for cell, _ in row[0].block.values)]  # an empty cell is told as such
    summed = [(row[-1], row[:-1]) for row in filled if len(row) >= 3 and TOTAL_ROW.search(row[-1].column) and row[-1].dimension != "pct"]
    odd = [(whole, parts) for whole, parts in summed if abs(total(parts) - whole.value) > whole.precision]
    if len(summed) >= 3 and len(odd) <= len(summed) // 3:
        for whole, parts in odd:
            said = f"{whole.label}合计{whole.text}"
            texts = [m for m in submission.mentions if not m.cell and m.value == whole.value and meanings(m) & meanings(whole)]
            submission.findings.say("sum", "must", whole, *texts[:2], parts=added(parts), sum=shown(total(parts)), total=said, note="")


def _parts_in_row(submission: Submission, cells: list[Mention]) -> None:
    """在岗人数 67, 其中脱贫劳动力 72: a column that is part of the one before it."""
    for whole, part in zip(cells, cells[1:], strict=False):
        if (
            OF_WHICH.match(part.column)
            and not OF_WHICH.match(whole.column)
            and part.dimension in {"", whole.dimension}
            and part.low > whole.high
        ):
            said = f"{part.label}{part.column}{part.text}"
            submission.findings.say("part-over-whole", "must", part, whole=f"{whole.column}{whole.text}", part=said)


def _tables(blocks: list[Block]) -> Iterator[list[Block]]:
    current: list[Block] = []
    for block in [*blocks, None]:
        if block is not None and block.kind == "row":
            current.append(block)
        elif current:
            yield current
            current = []


def _column_totals(submission: Submission, cells: dict[int, list[Mention]], whole: Block, body: list[Block]) -> None:
    for sum_cell in cells.get(whole.index, []):
        parts = [m for row in body for m in cells.get(row.index, []) if m.column == sum_cell.column]
        if len(parts) >= 2 and sum_cell.dimension != "pct" and abs(total(parts) - sum_cell.value) > sum_cell.precision:
            submission.findings.say(
                "sum",
                "must",
                sum_cell,
                *parts,
                *_sum_in_text(submission, sum_cell, parts),
                parts=added(parts),
                sum=shown(total(parts)),
                total=f"合计栏{sum_cell.column}{sum_cell.text}",
                note="",
            )
        _total_in_text(submission, sum_cell)


def _sum_in_text(submission: Submission, whole: Mention, parts: list[Mention]) -> list[Mention]:
    """The text says what the parts add up to: then the total is the odd one."""
    added_up, name = total(parts), re.sub(r"\(.*?\)", "", whole.column)
    return [m for m in submission.mentions if not m.cell and m.value == added_up and name and name[:2] in m.clause_text][:2]


def _total_in_text(submission: Submission, cell: Mention) -> None:
    if cell.dimension != "money" or not cell.value:
        return
    texts = [m for m in submission.document_of(cell).in_text if m.dimension == "money"]
    if any(equal(m, cell) for m in texts):
        return
    for mention in texts:
        plain = "fund" in meanings(mention) and not mention.hedge and not mention.kind and not mention.host
        if plain and (near(mention.value, cell.value, 0.06) or misprint(mention.value, cell.value)):
            submission.findings.say(
                "two-values",
                "must",
                mention,
                cell,
                a=mention.text,
                b=f"表中合计{cell.text}",
                why="资金总数",
                difference=difference(mention, cell),
            )
            return
