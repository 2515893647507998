"""Cells left empty: 援建帮扶车间 without a number while the text says 12个, or while its row's total leaves 12 for it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from fractions import Fraction

from jiedui.engine.kernel.finding import Severity

from ...compare.question import compare
from ...findings import row_of
from ...frames.document import Document
from ...frames.table.cells import unanswered
from ...numbers.mention import Mention
from ...numbers.numerals import shown
from ...submission import Submission
from ...text.blocks import Block, Cell
from ...wording import total
from .columns import TOTAL_ROW
from .fit import ENOUGH, SOLE, core_shared, fit, own_words

SHORT = 5  # 捐资捐物折款合计 is a line of its own, 全县合计 a total row
NONE = re.compile("[-—–/]+|0|无")
NAME_COLUMN = re.compile(r"备注|说明|单位|部门|名称|时间|日期|内容|进展|状态|问题(?!数|个)|地点|性质|类")


def run(submission: Submission) -> None:
    for document in submission.documents:
        if not document.given and document.cells:
            full = full_columns(document)
            for block in document.blocks:
                if block.kind == "row" and block.label and (len(block.label) > SHORT or not TOTAL_ROW.search(block.label)):
                    _empty_cells(submission, document, block, full)
                    _said_none(submission, document, block)


def full_columns(document: Document) -> set[tuple[int, str]]:
    """Columns (table, name) that are numbers nearly throughout: an empty cell in one was forgotten."""
    numbers = Counter((m.block.table, m.column) for m in document.cells if m.column)
    rows = Counter(b.table for b in document.blocks if b.kind == "row" and b.label)
    return {column for column, count in numbers.items() if count >= 3 and count >= 0.7 * rows[column[0]]}


def _empty_cells(submission: Submission, document: Document, block: Block, full: set[tuple[int, str]]) -> None:
    asked = list(_asked(block, full))
    for cell, column in asked[: 2 if len(asked) > 2 else None]:
        question = unanswered(block, cell, column, document)
        if question is not None:
            _tell(submission, block, question, (block.table, column) in full and len(block.values) > 1)


def _said_none(submission: Submission, document: Document, block: Block) -> None:
    """A dash or 0 as the only answer, where the text gives a number in nearly the label's words."""
    answers = [(cell, column) for cell, column in block.values if cell.text and not NAME_COLUMN.search(column)]
    if len(answers) != 1 or not block.unit or not NONE.fullmatch(answers[0][0].text):
        return
    question = unanswered(block, *answers[0], document)
    said = said_in_text(submission, question, enough=ENOUGH + 1) if question is not None else []
    if said and question is not None and core_shared(question, said[0]) >= 0.5:
        note = f"填的是“{answers[0][0].text}”，文中写的是“{said[0].text}”。"
        submission.findings.say("blank", "explain", row_of(block), *said, label=block.label, note=note)


def _asked(block: Block, full: set[tuple[int, str]]) -> Iterator[tuple[Cell, str]]:
    """The empty cells that ask for a number: in a column of numbers, or the only one beside a unit."""
    column = block.header[len(block.cells)] if len(block.header) > len(block.cells) else ""  # the row ends before it
    values = block.values or [(Cell("", len(block.text), len(block.text)), column)]
    answered = any(cell.text for cell, _ in values)
    summed = len(values) >= 3 and bool(values[-1][0].text) and TOTAL_ROW.fullmatch(values[-1][1])
    for cell, column in values:
        if not cell.text and (summed or (block.table, column) in full if answered else block.unit and not NAME_COLUMN.search(column)):
            yield cell, column
            if not answered:
                return


def _tell(submission: Submission, block: Block, question: Mention, certain: bool) -> None:
    left = _left_by_total(submission, question)
    said = said_in_text(submission, question, left)
    remark = f"合计{left[0].text}减去其余各数，这里应是{shown(left[1])}。" if left is not None else ""
    quoted = f"文中写的是“{said[0].text}”。" if said else ""
    severity: Severity = "explain" if said or left or certain else "hint"
    whole = [left[0]] if left is not None else []
    submission.findings.say("blank", severity, row_of(block), *said, *whole, label=_name(block, question), note=quoted + remark)


def _name(block: Block, question: Mention) -> str:
    return block.label + (f"{question.column}" if len(block.values) > 1 and question.column else "")


def _left_by_total(submission: Submission, question: Mention) -> tuple[Mention, Fraction] | None:
    """合计73 with 34 and 27 beside one empty cell leaves 12 for it; along the row, else down the column."""
    document = submission.document_of(question)
    table = document.by_table[question.block.table]
    row = [m for m in table if m.block is question.block]
    if len(row) >= 3 and TOTAL_ROW.fullmatch(row[-1].column) and sum(not cell.text for cell, _ in question.block.values) == 1:
        whole, parts = row[-1], row[:-1]
    else:
        column = [m for m in table if m.column == question.column]
        if len(column) < 3 or not TOTAL_ROW.fullmatch(column[-1].block.label) or _gaps(document, question) != 1:
            return None
        whole, parts = column[-1], column[:-1]
    left = whole.value - total(parts)
    return (whole, left) if 0 < left < whole.value and question.dimension != "pct" else None


def _gaps(document: Document, question: Mention) -> int:
    rows = [b for b in document.blocks if b.table == question.block.table and b.kind == "row" and not TOTAL_ROW.fullmatch(b.label)]
    return sum(not cell.text for row in rows for cell, column in row.values if column == question.column)


def said_in_text(
    submission: Submission, question: Mention, left: tuple[Mention, Fraction] | None = None, enough: float = ENOUGH
) -> list[Mention]:
    """The number in the text that answers the question best, unless another one answers it nearly as well."""
    pool = submission.told.asked_by(question, own_words(question.label))
    if left is not None:
        pool = [m for m in pool if m.value == left[1]]
    ranked = sorted(((fit(question, m, left is not None), m) for m in pool), key=lambda found: -found[0])
    if not ranked or ranked[0][0] < SOLE or left is None and _answered(submission, ranked[0][1]):
        return []
    best, said = ranked[0]
    if enough > ENOUGH and best < enough:
        return []
    if best < ENOUGH and left is None and len({m.value for fit, m in ranked if fit >= SOLE}) != 1:
        return []
    rivals = [m for fit, m in ranked if fit > best - 0.7 and m.value != said.value]
    same = [m for fit, m in ranked if fit > best - 1 and m.value == said.value]
    return [] if rivals else same[:2]


def _answered(submission: Submission, mention: Mention) -> bool:
    """Whether another cell already says the text's number."""
    cells = (cell for document in submission.documents for cell in document.cells)
    same = (cell for cell in cells if cell.writing.rough == mention.writing.rough and cell.value == mention.value)
    return any(cell.family == mention.family and compare(cell, mention).comparable for cell in same)
