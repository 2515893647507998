"""What the text tells besides a number and the table counts into it: 各县共举办69场，市本级另办6场 over 市本级 6 … 合计 69."""

from __future__ import annotations

import re
from collections import defaultdict

from ....numbers.mention import NOT_COUNTED, Mention
from ....submission import Submission
from ....wording import total
from ..columns import TOTAL_ROW

BESIDES = re.compile("^[,;、]?([\u4e00-\u9fff]{2,8}?)另(?:外|有|行)?(?!册|文|表)")


def run(submission: Submission) -> None:
    columns: dict[tuple[int, int, str], list[Mention]] = defaultdict(list)
    for document in submission.documents:
        for cell in [] if document.given else document.cells:
            columns[cell.block.document, cell.block.table, cell.column].append(cell)
    for mention in submission.mentions if columns else ():
        said = BESIDES.match(mention.left) if not mention.cell and mention.dimension not in NOT_COUNTED else None
        before = _before(submission, mention) if said else None
        if said and before is not None:
            for cells in columns.values():
                _judge(submission, said[1], before, mention, cells)


def _before(submission: Submission, mention: Mention) -> Mention | None:
    """The number of the same unit right before it in the sentence."""
    beside = [m for m in submission.document_of(mention).by_block[mention.block.index] if m.beside(mention) and m.end <= mention.start]
    same = [m for m in beside if m.unit_fits(mention) and m.host is None]
    return same[-1] if same and same[-1].value > mention.value else None


def _judge(submission: Submission, name: str, before: Mention, besides: Mention, cells: list[Mention]) -> None:
    """The column adds up to the number with the row of that name in it."""
    whole, rows = cells[-1], cells[:-1]
    row = next((c for c in rows if c.block.label == name and c.value == besides.value), None)
    if row is None or whole.value != before.value or not TOTAL_ROW.search(whole.block.label) or total(rows) != whole.value:
        return
    if not whole.dimension or whole.family == before.family:
        submission.findings.say("with-part", "explain", before, besides, whole, row, value=before.text, part=name)
