"""Growth told in a table: 2020年3720, 2021年3900, 增长4.84% along a row, or a row 同比增长 under two rows of years."""

from __future__ import annotations

import re
from itertools import permutations

from ...findings import row_of
from ...frames.table.label import YEAR_LABEL
from ...numbers.mention import Mention
from ...numbers.values import fits_percent
from ...submission import Submission
from ...wording import percent
from .text.pairs import old_and_new

GROWTH_ROW = re.compile("(?:同比|比上年)?(?:增长|增幅|增速|增减)(?:率|幅度)?(?:\\(%\\))?|同比")
Row = dict[str, Mention]


def grown(submission: Submission, rated: list[Row], column: str) -> None:
    """2020年3720, 2021年3900, 增长4.84%; without years the two only numbers of a row, in either order."""
    some = _some_grow(rated, column)
    for row in rated:
        known = [pair for pair in old_and_new(row) if set(pair) <= row.keys()]
        numbers = [m for m in row.values() if m.dimension != "pct" and m.value]
        if known:
            _growth(submission, row[known[0][0]], row[known[0][1]], row[column], sure=True)
        elif len(numbers) == 2 and (len(rated) == 1 or some):
            _growth(submission, numbers[0], numbers[1], row[column])


def _some_grow(rated: list[Row], column: str) -> bool:
    """Whether at least one row's two numbers give its growth: then the column means that."""
    for row in rated:
        numbers = [m.value for m in row.values() if m.dimension != "pct" and m.value]
        if len(numbers) == 2 and any(fits_percent(row[column], abs(a - b) / b * 100) for a, b in permutations(numbers)):
            return True
    return False


def _growth(submission: Submission, old: Mention, new: Mention, rate: Mention, sure: bool = False) -> None:
    if not old.value or not new.value:
        return
    expected = [(new.value - old.value) / old.value * 100, *([(old.value - new.value) / new.value * 100] * (not sure))]
    if any(fits_percent(rate, sign * x) or abs(sign * x - rate.value) <= rate.precision for x in expected for sign in (1, -1)):
        return
    places = dict.fromkeys((row_of(old.block), row_of(new.block), row_of(rate.block)))
    submission.findings.say("growth", "must", *places, old=old.text, new=new.text, expected=percent(expected[0]), said=rate.text)


def growth_row(submission: Submission, table: list[Row]) -> None:
    """增长 under two rows of years, column by column."""
    for at, row in enumerate(table):
        rates = [m for m in row.values() if m.dimension == "pct"]
        if at < 2 or not rates or not GROWTH_ROW.fullmatch(rates[0].block.label):
            continue
        old, new = sorted(table[at - 2 : at], key=lambda r: next(iter(r.values())).block.label)
        labels = [next(iter(r.values())).block.label for r in (old, new)]
        if not all(YEAR_LABEL.fullmatch(label) for label in labels):
            continue
        for rate in rates:
            if rate.column in old and rate.column in new:
                _growth(submission, old[rate.column], new[rate.column], rate, sure=True)
