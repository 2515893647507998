"""A row told in a sentence: where a sentence repeats two numbers of a row and its name, a third one that differs by a slip is odd."""

from __future__ import annotations

from collections import defaultdict

from ...compare.question import meanings
from ...frames.document import Document
from ...numbers.mention import NOT_COUNTED, Mention
from ...numbers.numerals import digits_of
from ...numbers.values import equal, misprint
from ...submission import Submission
from ...text.blocks import Block
from ...wording import difference
from .columns import TOTAL_ROW

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


def exchanged(submission: Submission) -> None:
    """麻栗坡3600, 西畴3400 in the table; 麻栗坡县3400万元 in the text: a place is given the number of another."""
    for document in submission.documents:
        rows = {cell.block.label: [c for c in document.cells if c.block is cell.block] for cell in document.cells if cell.block.label}
        for mention in (m for d in submission.documents if rows for m in d.in_text if len(m.places) == 1 and not m.hedge):
            name = next(iter(mention.places))
            own = next((cells for label, cells in rows.items() if label.startswith(name)), [])
            if own and len(digits_of(mention.value)) >= 2 and not any(_fits(mention, c) and equal(mention, c) for c in own):
                _of_another(submission, mention, own, [cells for label, cells in rows.items() if not label.startswith(name)])


def _of_another(submission: Submission, mention: Mention, own: list[Mention], others: list[list[Mention]]) -> None:
    for cell in (c for cells in others for c in cells if c.column and mention.family == c.family and equal(mention, c)):
        mine = next((c for c in own if c.column == cell.column and c.block.table == cell.block.table), None)
        shared = mine is not None and meanings(mention) & meanings(cell) and not TOTAL_ROW.search(cell.block.label)
        if mine is not None and shared and len(cell.block.label) <= 8:
            why, gap = f"{mine.block.label}{mine.column}", difference(mention, mine)
            submission.findings.say(
                "two-values", "must", mention, mine, cell, a=mention.text, b=f"表中{mine.text}", why=why, difference=gap
            )
            return


def _segments(document: Document) -> list[list[Mention]]:
    found: dict[tuple[int, tuple[int, int]], list[Mention]] = defaultdict(list)
    for mention in document.in_text:
        past = mention.period.year and mention.of_year and mention.period.year < mention.of_year
        if mention.dimension not in NOT_COUNTED and not mention.hedge and not past:
            found[mention.block.index, mention.segment].append(mention)
    return [mentions for mentions in found.values() if len(mentions) > ENOUGH]


def _compare(submission: Submission, row: Block, cells: list[Mention], sentence: list[Mention]) -> None:
    if row.label[:2] not in sentence[0].block.text[slice(*sentence[0].segment)]:
        return
    left = list(sentence)
    missing = []
    for cell in cells:
        same = next((m for m in left if _fits(m, cell) and equal(m, cell)), None)
        if same:
            left.remove(same)
        else:
            missing.append(cell)
    if len(cells) - len(missing) < ENOUGH:
        return
    odd = [(m, cell) for cell in missing for m in left if _fits(m, cell) and misprint(m.value, cell.value, 2)]
    if len(odd) == 1 and not submission.findings.about("two-values", row):
        (said, cell), gap = odd[0], difference(*odd[0])
        submission.findings.say("two-values", "must", said, cell, a=said.text, b=f"表中{cell.text}", why=row.label, difference=gap)


def _fits(mention: Mention, cell: Mention) -> bool:
    return not cell.dimension or mention.family == cell.family
