"""A change told in the text against a row of two years: 由上年的17个增加到19个 and a row 17 17."""

from __future__ import annotations

import re
from collections import defaultdict

from ....compare.question import meanings
from ....numbers.mention import NOT_COUNTED, Mention
from ....numbers.values import equal
from ....submission import Submission
from ...saying import say_two
from .pairs import old_and_new

UP_TO = re.compile("(?:增加|增长|提高|提升|扩大|发展|上升|增|升|减少|下降|降低|降|减)[到至]$")
FROM = re.compile("[由从]")


def run(submission: Submission) -> None:
    changes = [change for document in submission.documents for mentions in document.by_block.values() for change in _changes(mentions)]
    for document in submission.documents if changes else ():
        rows: dict[int, dict[str, Mention]] = defaultdict(dict)
        for cell in [] if document.given else document.cells:
            rows[cell.block.index].setdefault(cell.column, cell)
        for row in rows.values():
            for before, now in old_and_new(row):
                for old, new in changes:
                    _judge(submission, (old, row[before]), (new, row[now]))


def _changes(mentions: list[Mention]) -> list[tuple[Mention, Mention]]:
    pairs = zip(mentions, mentions[1:], strict=False)
    counted = [(a, b) for a, b in pairs if a.beside(b) and a.unit_fits(b) and b.dimension not in NOT_COUNTED and not (a.hedge or b.hedge)]
    return [(a, b) for a, b in counted if UP_TO.search(b.left) and FROM.search(a.lead)]


def _judge(submission: Submission, before: tuple[Mention, Mention], now: tuple[Mention, Mention]) -> None:
    """One of the two is the row's: then the row is meant, and the other must be too."""
    same = [equal(said, cell) and said.unit_fits(cell) for said, cell in (before, now)]
    named = meanings(before[0]) & meanings(before[1])
    if sum(same) != 1 or not named or not before[0].unit_fits(before[1]):
        return
    said, cell = now if same[0] else before
    if not submission.findings.about("two-values", cell.block):
        say_two(submission, said, cell, cell.label, of_table=True)
