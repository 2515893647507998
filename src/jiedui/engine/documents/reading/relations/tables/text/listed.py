"""A list in a sentence that goes down a table's column: 产业帮扶2700万元、就业帮扶260万元 …, and one of its numbers is not the row's.

The other numbers of the sentence that are their rows' prove the column.
"""

from __future__ import annotations

import re
from collections import defaultdict

from ....numbers.mention import Mention
from ....numbers.values import equal, near
from ....submission import Submission
from ...saying import say_two
from ..columns import TOTAL_ROW

HAN = re.compile(r"[^\u4e00-\u9fff]")
LEADS = re.compile("^(?:其中|分别|用于|投入|安排|包括|即|和|及|与|在|到|赴|向)+")
TAIL = re.compile("(?:项目|资金|方面|领域|类|县|市|区|旗|州|数)+$")
LEAST = 2
Column = tuple[int, str]


def run(submission: Submission) -> None:
    rows = _rows(submission)
    sentences: dict[tuple[int, int, int, str], list[Mention]] = defaultdict(list)
    for mention in submission.mentions:
        if not mention.cell and mention.dimension and not mention.hedge and not mention.delta:
            sentences[mention.block.document, mention.block.index, mention.sentence[0], mention.family].append(mention)
    columns: dict[str, list[Column]] = defaultdict(list)
    for column, cells in rows.items():
        for name in cells:
            columns[name].append(column)
    for listed in sentences.values():
        for column in dict.fromkeys(column for m in listed for column in columns.get(_name(m.left), ())):
            cells = rows[column]
            pairs = [(m, cells[name]) for m in listed if (name := _name(m.left)) in cells and cells[name].family in {m.family, ""}]
            right = [pair for pair in pairs if equal(*pair)]
            odd = [(m, c) for m, c in pairs if not equal(m, c) and not any(equal(n, c) for n in listed)]
            if len(right) >= LEAST and len(odd) == 1 and near(odd[0][0].value, odd[0][1].value, 0.5):
                _say(submission, *odd[0], column)


def _rows(submission: Submission) -> dict[Column, dict[str, Mention]]:
    """The cells of each column by what their rows are called."""
    found: dict[Column, dict[str, Mention]] = defaultdict(dict)
    for cell in submission.mentions:
        if cell.cell and not cell.given and not TOTAL_ROW.search(cell.label) and len(_name(cell.label)) >= 2:
            found[cell.block.table, cell.column].setdefault(_name(cell.label), cell)
    return {column: cells for column, cells in found.items() if len(cells) > LEAST}


def _name(text: str) -> str:
    return TAIL.sub("", LEADS.sub("", HAN.sub("", text.rsplit(",", 1)[-1])))


def _say(submission: Submission, said: Mention, cell: Mention, column: Column) -> None:
    if not submission.findings.about("two-values", cell.block):
        why = f"{cell.label}{column[1]}"
        say_two(submission, said, cell, why, severity="must", of_table=True)
