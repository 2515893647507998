"""Ranks and counts told of a table against its columns, and a written order against the scores beside it.

A sentence that is right about most of the rows accuses the rest; one that is not speaks of another column or another day.
"""

from __future__ import annotations

import re

from ...findings import Place, place_at, row_of
from ...submission import Submission
from .grid import UNITS, Grid, grids
from .ranking import READERS, Said, statements


def run(submission: Submission) -> None:
    paragraphs = [b for document in submission.documents for b in document.blocks if b.kind == "para"]
    ranking = [block for block in paragraphs if any(pattern.search(block.text) for pattern, _ in READERS)]
    for grid in (grid for document in submission.documents if not document.given for grid in grids(document)):
        _scores(submission, grid)
        for block in ranking:
            for said in statements(grid, block):
                _judge(submission, grid, said)


def _judge(submission: Submission, grid: Grid, said: Said) -> None:
    wrong = [name for name in said.named if name not in said.holds]
    missing = [name for name in grid.rows if name in said.holds and name not in said.named] if said.whole and said.named else []
    miscounted = said.count is not None and said.count != len(said.holds) and (said.whole or not said.named)
    if not (wrong or missing or miscounted):
        return
    right = len(said.named) - len(wrong)
    if said.named and len(said.named) > 1 and right < len(wrong) or miscounted and abs((said.count or 0) - len(said.holds)) > 2:
        return  # another column or another day is meant
    rows = [*wrong, *missing] or sorted(said.holds, key=list(grid.rows).index)
    truth = "、".join(name for name in grid.rows if name in said.holds) or "没有"
    submission.findings.say(
        "rank",
        "must" if said.named else "explain",
        _sentence_part(said),
        *(row_of(grid.blocks[name]) for name in rows),
        said=said.block.text[said.start : said.end],
        column=UNITS.sub("", said.column),
        rule=said.rule,
        count=len(said.holds),
        truth=truth,
    )


def _sentence_part(said: Said) -> Place:
    clause = max((said.block.text.rfind(mark, 0, said.start) for mark in ",;。:"), default=-1) + 1
    return place_at(said.block, clause, said.end)


def _scores(submission: Submission, grid: Grid) -> None:
    """Ranks 3 and 4 with scores 94.1 and 94.7: where all others fall from rank to rank."""
    ranks = grid.ranks()
    for column in grid.columns if len(ranks) >= 5 else ():
        cells = [grid.rows[name][column] for _, name in ranks]
        rises = [(a, b) for a, b in zip(cells, cells[1:], strict=False) if b.value > a.value]
        if len(rises) == 1 and re.search("分|率", column):
            (upper, lower) = rises[0]
            submission.findings.say(
                "rank-score", "must", row_of(upper.block), row_of(lower.block),
                upper=upper.label, lower=lower.label, a=upper.text, b=lower.text, column=UNITS.sub("", column),
            )  # fmt: skip
