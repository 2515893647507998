"""Rate columns and rate rows: 到位4350, 支付3567, 支付率84.0%; 2020年3720, 2021年3900, 增长4.84%; 产业2400 of 4000, 占比60%.

What a rate divides is learnt from the table (the columns that explain nearly all its rows), else told by the columns' names.
A row alone must have exactly two numbers.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable
from fractions import Fraction
from itertools import permutations

from ...compare.question import meanings
from ...findings import row_of
from ...numbers.mention import Mention
from ...numbers.values import fits_percent
from ...submission import Submission
from ...wording import percent, total
from .columns import TOTAL_ROW
from .grown import Row, grown, growth_row
from .text.pairs import divided, ordered

RATE = re.compile("率|占|比|进度|程度")
SHARE = re.compile("占比|比重|占总|占全|构成")
GROWTH = re.compile("增|升|降|减|同比")
Expect = Callable[[Row], Fraction | None]


def run(submission: Submission) -> None:
    for document in submission.documents:
        tables: dict[int, dict[int, Row]] = defaultdict(lambda: defaultdict(dict))
        for cell in document.cells:
            tables[cell.block.table][cell.block.index].setdefault(cell.column, cell)
        for rows in tables.values() if not document.given else ():
            table = list(rows.values())
            for column in dict.fromkeys(m.column for row in table for m in row.values() if m.dimension == "pct"):
                _column(submission, table, column)
            growth_row(submission, table)
            for row in table:
                _order(submission, row)


def _column(submission: Submission, table: list[Row], column: str) -> None:
    rated = [row for row in table if column in row and row[column].dimension == "pct"]
    if GROWTH.search(column):
        grown(submission, rated, column)
    elif SHARE.search(column) and (whole := _whole_row(table)) is not None:
        _shares(submission, rated, column, whole)
    else:
        _divided(submission, rated, column)


def _divided(submission: Submission, rated: list[Row], column: str) -> None:
    """By the pair of columns that explains the rows; by the names; by the two only numbers of a row."""
    known = divided(column, dict.fromkeys(name for row in rated for name in row))
    learnt = _explaining(rated, column)
    ways = {way for row in rated for way in permutations(_numbers(row), 2) if len(_numbers(row)) == 2 and _fits(row, way, column)}
    for row in rated:
        if learnt is not None:
            _judge(submission, row, learnt, column)
        elif usable := [pair for pair in known if set(pair) <= row.keys() and row[pair[1]].value]:
            if len(usable) == 1 or not any(_fits(row, pair, column) for pair in usable):
                _judge(submission, row, usable[0], column)
        elif len(_numbers(row)) == 2 and sum(m.dimension == "pct" for m in row.values()) == 1 and RATE.search(column):
            _alone(submission, row, column, len(rated) == 1 or bool(ways))


def _numbers(row: Row) -> list[str]:
    """The columns of a row that are counted."""
    return [m.column for m in row.values() if m.dimension != "pct" and m.value]


def _fits(row: Row, pair: tuple[str, str], column: str) -> str:
    part, whole = row[pair[0]], row[pair[1]]
    return fits_percent(row[column], part.value / whole.value * 100) if whole.value else ""


def _explaining(rated: list[Row], column: str) -> tuple[str, str] | None:
    """The columns (part, whole) that give the rate in at least three rows and in three of four."""
    if len(rated) < 3:
        return None
    names = dict.fromkeys(m.column for row in rated for m in row.values() if m.dimension != "pct" and m.column)
    found = []
    for pair in permutations(names, 2):
        full = [row for row in rated if set(pair) <= row.keys()]
        fits = sum(bool(_fits(row, pair, column)) for row in full)
        if fits >= 3 and fits >= 0.75 * len(full):
            found.append((fits, pair))
    return max(found, key=lambda f: f[0])[1] if found else None


def _alone(submission: Submission, row: Row, column: str, means_it: bool) -> None:
    """Two numbers and a rate; where none of several rows fits, the rate is of something else."""
    first, second = _numbers(row)
    if means_it and not any(_fits(row, way, column) for way in ((first, second), (second, first))):
        _judge(submission, row, (second, first), column)


def _judge(submission: Submission, row: Row, pair: tuple[str, str], column: str) -> None:
    """A misfit is a slip; by less than the written digit it is rounding."""
    if not set(pair) <= row.keys() or not row[pair[1]].value:
        return
    part, whole, rate = row[pair[0]], row[pair[1]], row[column]
    expected = part.value / whole.value * 100
    unit = rate.precision if rate.precision > 0 else Fraction(1)
    if fits_percent(rate, expected) or abs(expected - rate.value) <= unit:
        return
    said = _same_in_text(submission, part)
    submission.findings.say(
        "ratio", "must", row_of(rate.block), *said, part=part.text, whole=whole.text, expected=percent(expected), said=rate.text
    )


def _same_in_text(submission: Submission, cell: Mention) -> list[Mention]:
    """Where the text says the cell's number."""
    return [m for m in submission.in_text(cell.value) if meanings(m) & meanings(cell)][:2]


def _whole_row(table: list[Row]) -> Row | None:
    return next((row for row in table if row and TOTAL_ROW.search(next(iter(row.values())).block.label)), None)


def _shares(submission: Submission, rated: list[Row], column: str, whole: Row) -> None:
    """占比 of the total row, in the column that explains most rows."""
    rows = [row for row in rated if row is not whole]
    names = [name for name, cell in whole.items() if cell.dimension != "pct" and cell.value]
    fits = {name: [row for row in rows if name in row and _share_fits(row, name, column, whole)] for name in names}
    best = max(names, key=lambda name: len(fits[name]), default="")
    if not best or len(fits[best]) < 2 or len(fits[best]) < 0.6 * len(rows):
        return
    for row in rows:
        if best in row and row not in fits[best]:
            part, rate = row[best], row[column]
            expected = percent(part.value / whole[best].value * 100)
            quoted = (row_of(rate.block), row_of(whole[best].block))
            submission.findings.say("ratio", "must", *quoted, part=part.text, whole=whole[best].text, expected=expected, said=rate.text)


def _share_fits(row: Row, name: str, column: str, whole: Row) -> bool:
    unit = max(row[column].precision, Fraction(1, 10))
    return abs(row[name].value / whole[name].value * 100 - row[column].value) <= unit


def _order(submission: Submission, row: Row) -> None:
    """支付 above 到位, 完工 above 开工 in one row."""
    said: set[str] = set()
    for less, more in ordered(row):
        lower, upper = row[less], row[more]
        if less not in said and lower.low > upper.high and total([lower, upper]) and lower.family == upper.family:
            said.add(less)
            name = lower.block.label
            submission.findings.say("order", "must", row_of(lower.block), lower=f"{name}{less}{lower.text}", upper=f"{more}{upper.text}")
