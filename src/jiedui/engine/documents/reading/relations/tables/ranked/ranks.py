"""Ranks and counts told of a table against its columns, and a written order against the scores beside it.

A sentence that is right about most of the rows accuses the rest; one that is not speaks of another column or another day.
"""

from __future__ import annotations

import re
from fractions import Fraction

from ....findings import Place, place_at, row_of
from ....numbers.values import misprint, near
from ....submission import Submission
from .grid import UNITS, Grid, grids
from .ranking import READERS, Said
from .statements import statements, stretches

FEW = 2
NUMBER = re.compile(r"\d+(?:\.\d+)?")
SCALES = {"万元": 10**4, "亿元": 10**8}


def run(submission: Submission) -> None:
    paragraphs = [b for document in submission.documents for b in document.blocks if b.kind == "para"]
    ranking = [(block, stretches(block)) for block in paragraphs if any(pattern.search(block.text) for pattern, _ in READERS)]
    for grid in (grid for document in submission.documents if not document.given for grid in grids(document)):
        _scores(submission, grid)
        for block, ranked in ranking:
            for said in statements(grid, block, ranked):
                _judge(submission, grid, said)
                _valued(submission, grid, said)


def _judge(submission: Submission, grid: Grid, said: Said) -> None:
    wrong = [name for name in said.named if name not in said.holds]
    missing = [name for name in grid.rows if name in said.holds and name not in said.named] if said.whole and said.named else []
    miscounted = said.count is not None and said.count != len(said.holds) and (said.whole or not said.named)
    if not (wrong or missing or miscounted):
        return
    right = len(said.named) - len(wrong)
    if said.named and len(said.named) > 1 and right < len(wrong) or miscounted and abs((said.count or 0) - len(said.holds)) > 2:
        return  # another column or another day is meant
    truly = sorted(said.holds, key=list(grid.rows).index)
    rows = [*wrong, *missing, *(name for name in truly if len(truly) <= FEW and name not in wrong + missing)] or truly
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


def _valued(submission: Submission, grid: Grid, said: Said) -> None:
    """支付率最低的是册亨县, 为46.0% and 48.0% in its row: the number right behind a name that is ranked by this column."""
    for name, value in said.values:
        cell = grid.rows[name].get(said.column)
        number = NUMBER.match(value)
        if cell is None or number is None or (cell.dimension == "pct") != value.endswith("%"):
            continue
        told = Fraction(number.group()) * SCALES.get(value[number.end() :], 1)
        unit = Fraction(1, 10 ** len(number.group().partition(".")[2])) * SCALES.get(value[number.end() :], 1)
        alike = any(other.value == told for other in grid.rows[name].values()) or _exchanged(grid, said, name, told)
        if abs(told - cell.value) >= unit and not alike and (misprint(told, cell.value, 2) or near(told, cell.value, 0.25)):
            at = said.block.text.find(value, said.start)
            place = place_at(said.block, max(said.start, at - 12), at + len(value))
            why = f"{name}{UNITS.sub('', said.column)}"
            submission.findings.say("two-values", "must", place, cell, a=value, b=f"表中{cell.text}", why=why, difference="与表中不同")


def _exchanged(grid: Grid, said: Said, name: str, told: Fraction) -> bool:
    """镇康71.0、耿马67.0 for 67.0 and 71.0: two places with each other's number are told as such."""
    own = grid.rows[name][said.column].text
    return any(
        other != name and value.startswith(own.rstrip("%")) and grid.rows[other][said.column].value == told
        for other, value in said.values
        if said.column in grid.rows[other]
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
