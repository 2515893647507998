"""A row told in a sentence: where a sentence repeats two numbers of a row and its name, a third one that differs by a slip is odd."""

from __future__ import annotations

from collections import defaultdict

from ....frames.document import Document
from ....numbers.mention import NOT_COUNTED, Mention
from ....numbers.values import equal, misprint
from ....submission import Submission
from ....text.blocks import Block
from ...saying import say_two

ENOUGH = 2


def run(submission: Submission) -> None:
    for document in submission.documents:
        rows: dict[int, list[Mention]] = defaultdict(list)
        for cell in document.cells:
            rows[cell.block.index].append(cell)
        told = [(document.blocks[index], cells) for index, cells in rows.items() if len(cells) > ENOUGH and document.blocks[index].label]
        for other in submission.documents if told else []:
            for sentence in _segments(other):
                for block, cells in told:
                    _compare(submission, block, cells, sentence)


def _segments(document: Document) -> list[list[Mention]]:
    found: dict[tuple[int, tuple[int, int]], list[Mention]] = defaultdict(list)
    for mention in document.in_text:
        if mention.dimension not in NOT_COUNTED and not mention.hedge and not mention.past:
            found[mention.block.index, mention.segment].append(mention)
    return [mentions for mentions in found.values() if len(mentions) > ENOUGH]


def _compare(submission: Submission, row: Block, cells: list[Mention], sentence: list[Mention]) -> None:
    if row.label[:2] not in sentence[0].block.text[slice(*sentence[0].segment)]:
        return
    left = list(sentence)
    missing = []
    for cell in cells:
        same = next((m for m in left if fits(m, cell) and equal(m, cell)), None)
        if same:
            left.remove(same)
        else:
            missing.append(cell)
    if len(cells) - len(missing) < ENOUGH:
        return
    odd = [(m, cell) for cell in missing for m in left if fits(m, cell) and misprint(m.value, cell.value, 2)]
    if len(odd) == 1 and not submission.findings.about("two-values", row):
        say_two(submission, *odd[0], row.label, severity="must", of_table=True)


def fits(mention: Mention, cell: Mention) -> bool:
    return not cell.dimension or mention.family == cell.family
