"""Rate columns and rate lines: 到位4350, 支付3567, 支付率84.0%; 目标400, 完成318, 完成率89.5%; 2020年3720, 2021年3900, 增长4.84%.

Which two columns a rate divides is learnt from the table: the pair that fits nearly all its rows. A row alone must have exactly two.
"""

from __future__ import annotations

import re
from collections import defaultdict
from fractions import Fraction
from itertools import permutations

from ...compare.question import meanings
from ...findings import row_of
from ...numbers.mention import Mention
from ...numbers.values import fits_percent
from ...submission import Submission
from ...text.blocks import Block
from ...wording import percent

RATE = re.compile("率|占|比|进度|程度")
GROWTH = re.compile("增|升|降|减")
Row = list[Mention]


def run(submission: Submission) -> None:
    for document in submission.documents:
        rows: dict[int, dict[int, Row]] = defaultdict(lambda: defaultdict(list))
        for cell in document.cells:
            rows[cell.block.table][cell.block.index].append(cell)
        for table in rows.values() if not document.given else ():
            for column in dict.fromkeys(m.column for row in table.values() for m in row if m.dimension == "pct"):
                _column(submission, list(table.values()), column)


def _column(submission: Submission, table: list[Row], column: str) -> None:
    """One rate column: by the pair of columns that explains it, else row by row."""
    rated = [(next(m for m in row if m.column == column and m.dimension == "pct"), row) for row in table if _has_rate(row, column)]
    pair = _explaining(rated)
    for rate, row in rated:
        numbers = [m for m in row if m.dimension != "pct" and m.value]
        if pair is not None:
            by_name = {m.column: m for m in row}
            if all(name in by_name for name in pair) and by_name[pair[1]].value:
                _judge(submission, rate.block, by_name[pair[1]], by_name[pair[0]], rate, certain=True)
        elif len(numbers) == 2 and len([m for m in row if m.dimension == "pct"]) == 1:
            _alone(submission, rate.block, numbers, rate)


def _has_rate(row: Row, column: str) -> bool:
    return any(m.column == column and m.dimension == "pct" for m in row)


def _explaining(rated: list[tuple[Mention, Row]]) -> tuple[str, str] | None:
    """The columns (part, whole) that give the rate in at least three rows and in three of four."""
    if len(rated) < 3 or GROWTH.search(rated[0][0].column):
        return None
    names = dict.fromkeys(m.column for _, row in rated for m in row if m.dimension != "pct" and m.column)
    found = []
    for part, whole in permutations(names, 2):
        pairs = [(rate, by[part], by[whole]) for rate, row in rated if {part, whole} <= (by := {m.column: m for m in row}).keys()]
        fits = sum(bool(w.value and fits_percent(rate, p.value / w.value * 100)) for rate, p, w in pairs)
        if fits >= 3 and fits >= 0.75 * len(pairs):
            found.append((fits, part, whole))
    best = max(found, key=lambda f: f[0], default=None)
    return (best[1], best[2]) if best is not None else None


def _alone(submission: Submission, block: Block, numbers: Row, rate: Mention) -> None:
    first, second = numbers
    if GROWTH.search(rate.column):
        _growth(submission, block, first, second, rate)
    elif RATE.search(rate.column) and not any(
        fits_percent(rate, x) for x in (second.value / first.value * 100, first.value / second.value * 100)
    ):
        _judge(submission, block, first, second, rate)


def _judge(submission: Submission, block: Block, whole: Mention, part: Mention, rate: Mention, certain: bool = False) -> None:
    """A misfit is a slip; by less than the written digit it is rounding."""
    expected = part.value / whole.value * 100
    unit = rate.precision if rate.precision > 0 else Fraction(1)
    if fits_percent(rate, expected) or certain and abs(expected - rate.value) <= unit:
        return
    said = _same_in_text(submission, part)
    submission.findings.say(
        "ratio", "must", row_of(block), *said, part=part.text, whole=whole.text, expected=percent(expected), said=rate.text
    )


def _same_in_text(submission: Submission, cell: Mention) -> list[Mention]:
    """Where the text says the cell's number."""
    return [m for m in submission.mentions if not m.cell and m.value == cell.value and meanings(m) & meanings(cell)][:2]


def _growth(submission: Submission, block: Block, first: Mention, second: Mention, rate: Mention) -> None:
    """2020年 3720, 2021年 3900, 增长4.84%; the years may stand in either order."""
    old, new = (second, first) if (first.period.year or 0) > (second.period.year or 0) else (first, second)
    swapped = not (first.period.year and second.period.year)
    expected = [(new.value - old.value) / old.value * 100, *([(old.value - new.value) / new.value * 100] * swapped)]
    if not any(fits_percent(rate, sign * x) for x in expected for sign in (1, -1)):
        submission.findings.say("growth", "must", row_of(block), old=old.text, new=new.text, expected=percent(expected[0]), said=rate.text)
