"""The lines that a number may answer, by its words and its unit, the likeliest first."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ....numbers.mention import Mention
from .around import CLAUSE, PARAGRAPH, SENTENCE, SINCE
from .lines import Line, Table
from .match import Score, strengths, unit_fits
from .numbers import Number


@dataclass(frozen=True, eq=False)
class Candidate:
    line: Line
    score: Score


def candidates(number: Number, table: Table) -> list[Candidate]:
    """The likeliest first; a row of the same form says its line by code and title."""
    about, mention = number.around, number.mention
    if mention.cell and mention.block.code:
        same = [line for line in table.lines if len(line.cells) == 1 and _same_row(line, mention)]
        if same or "." in mention.block.code:  # a bare 1, 2, 3 is a running number
            return [Candidate(line, Score(CLAUSE, CLAUSE, CLAUSE)) for line in same]
    fitting = [line for line in table.in_units(mention) if unit_fits(mention, line.question, about)]
    found = [Candidate(line, score) for line in fitting if (score := strengths(about, line.question)) is not None]
    return sorted(found, key=lambda c: -c.score.rank)


def _same_row(line: Line, mention: Mention) -> bool:
    """The same code over the same title, and the cell where the value stands."""
    block, cell = mention.block, line.cells[0]
    named = re.sub(r"\W|年度?|\d", "", block.label)[:4] == re.sub(r"\W|年度?|\d", "", cell.block.label)[:4]
    return block.code == line.code and named and mention.start > block.text.find(block.label) + len(block.label)


def outshone(fit: Candidate, best: Candidate | None) -> bool:
    """The number is another line's, and its own words ask a different one far more plainly."""
    if best is None or best is fit:
        return False
    return best.score.least >= SINCE and fit.score.least <= PARAGRAPH or best.score.least >= SENTENCE and fit.score.least < PARAGRAPH
