"""Classes told one after the other, each with its numbers, against the totals told before.

开工127个，完成投资9.9亿元，到位4.1亿元 … 住房类61个，完成投资6.2亿元，到位2.3亿元；学校类42个，…；…: each column makes its total.
共投入资金4720万元 … 产业发展投入3480万元，用于…；教育医疗投入1360万元: what each use got is no more than there was.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from ...compare.question import meanings
from ...frames.document import Document
from ...numbers.mention import NOT_COUNTED, Mention
from ...numbers.values import misprint, near
from ...submission import Submission
from ...wording import total
from ..saying import say_sum
from .partition import fits
from .series import addable, unit_of

Row = list[Mention]
NEAR = 0.06
MOST_OVER = 1.15
IN_ALL = re.compile("共|累计|总")
OTHER_PURSE = {"社会", "自筹", "货物"}
OPENS = 14


def run(submission: Submission) -> None:
    for document in submission.documents:
        for index, mentions in document.by_block.items():
            for segments in _sentences(mentions):
                for rows, left in _tables(segments):
                    _columns(submission, rows, [*_told_before(document, index, mentions, rows), *left])
                _uses(submission, segments, mentions)


def _sentences(mentions: list[Mention]) -> Iterator[list[Row]]:
    """The counted numbers of each sentence, segment by segment (；)."""
    counted = [m for m in mentions if m.dimension not in NOT_COUNTED and not m.bracketed]
    for _, sentence in groupby(counted, key=lambda m: m.sentence[0]):
        segments = [list(row) for _, row in groupby(sentence, key=lambda m: m.segment[0])]
        if len(segments) >= 2:
            yield segments


def _tables(segments: list[Row]) -> Iterator[tuple[list[Row], Row]]:
    """Three segments or more with the same units in the same order; what comes before them in the first may be their totals."""
    shapes = [tuple(unit_of(m) for m in row) for row in segments]
    at = 1
    while at < len(segments):
        end, width = at, len(shapes[at])
        while end < len(segments) and shapes[end] == shapes[at]:
            end += 1
        first = segments[at - 1]
        if end - at >= 2 and width >= 2 and shapes[at - 1][-width:] == shapes[at]:
            yield [first[-width:], *segments[at:end]], first[:-width]
        at = end


def _told_before(document: Document, index: int, mentions: list[Mention], rows: list[Row]) -> list[Mention]:
    return [*document.by_block.get(index - 1, []), *(m for m in mentions if m.sentence[1] <= rows[0][0].sentence[0])]


def _columns(submission: Submission, rows: list[Row], before: list[Mention]) -> None:
    for column in zip(*rows, strict=True):
        parts = list(column)
        wholes = [m for m in before if _total_of(m, parts)]
        if any(fits(more, m) for m in wholes for more in _with_next(submission, parts, m)) or not all(addable(p) for p in parts):
            continue
        odd = next((m for m in reversed(wholes) if near(total(parts), m.value, NEAR) or misprint(total(parts), m.value)), None)
        if odd is not None:
            say_sum(submission, odd, parts)


def _with_next(submission: Submission, parts: list[Mention], whole: Mention) -> Iterator[list[Mention]]:
    """The column with what stands beside the rows and has no columns: 行政10件，与上年持平。刑事79件，增加17件；…；再审1件."""
    same = submission.document_of(parts[0]).by_block[parts[0].block.index]
    like = [m for m in same if m.unit_fits(parts[0]) and not m.delta and m is not whole]
    ahead = [m for m in like if m.end <= parts[0].start][-1:]
    behind = [m for m in like if m.start >= parts[-1].end][:1]
    yield from (parts, [*ahead, *parts], [*parts, *behind], [*ahead, *parts, *behind])


def _total_of(whole: Mention, parts: list[Mention]) -> bool:
    """A number of the same question as the column, larger than each of it; of money also the same step (完成投资, 到位)."""
    if not addable(whole) or unit_of(whole) != unit_of(parts[0]) or whole.host is not None:
        return False
    if whole.value <= max(p.value for p in parts) or not meanings(whole) & meanings(parts[0]):
        return False
    return whole.dimension != "money" or whole.act == parts[0].act


def _uses(submission: Submission, segments: list[Row], mentions: list[Mention]) -> None:
    """Uses that open their segments and name different classes; that they fall short is no slip, there may be others."""
    parts = [row[0] for row in segments if row[0].dimension == "money" and row[0].start - row[0].segment[0] <= OPENS]
    if len(parts) < 2 or len(parts) < len(segments) or not all(addable(p) and _a_use(p, parts) for p in parts):
        return
    before = [m for m in mentions if m.sentence[1] <= parts[0].sentence[0] and _total_of(m, parts)]
    wholes = [m for m in before if IN_ALL.search(m.left) and not m.kind]
    if wholes and not any(fits(parts, m) for m in before) and 1 < float(total(parts) / wholes[-1].value) <= MOST_OVER:
        say_sum(submission, wholes[-1], parts)


def _a_use(part: Mention, parts: list[Mention]) -> bool:
    alike = part.act and part.act == parts[0].act and part.head == parts[0].head
    others = [kind for p in parts if p is not part for kind in p.kind]
    return bool(alike and part.kind) and not part.kind & {*others, *OTHER_PURSE}
