"""A place given the number of another: 麻栗坡3600, 西畴3400 in the table, 麻栗坡县3400万元 in the text.

The places may head the rows or the columns (洛南24, 商州17 in the row 专业技术人才; 赴洛南17人、赴商州24人 in the text).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from ....compare.question import meanings
from ....frames.document import Document
from ....numbers.mention import Mention
from ....numbers.numerals import digits_of
from ....numbers.values import equal
from ....submission import Submission
from ....wording import difference
from ...growth.words import GROWS
from ..columns import TOTAL_ROW
from .told import fits

RATE = re.compile("[\u4e00-\u9fff]{2}(?:率|进度|比例)")
OTHER_YEAR = re.compile("[上去前]年|预计|力争|目标|[较比]")
SHORT = 8  # a place's name is no sentence


class OfPlaces(NamedTuple):
    """What a table gives for each of its places, by row or by column."""

    name: str
    asks: str  # the column, or the row, that says what is counted
    cell: Mention


def run(submission: Submission) -> None:
    given = [entry for document in submission.documents for entry in (*_by_row(document), *_by_column(document))]
    by_name: dict[str, list[OfPlaces]] = defaultdict(list)
    by_asked: dict[tuple[int, str], list[OfPlaces]] = defaultdict(list)
    for entry in given:
        by_name[entry.name[:2]].append(entry)
        by_asked[entry.cell.block.table, entry.asks].append(entry)
    for document in submission.documents if given else []:
        for mention in document.in_text:
            if len(mention.places) == 1 and not mention.hedge and len(digits_of(mention.value)) >= 2:
                name = next(iter(mention.places))
                _compare(submission, mention, [e for e in by_name[name[:2]] if e.name.startswith(name)], by_asked)


def _by_row(document: Document) -> Iterator[OfPlaces]:
    for cell in document.cells:
        label = cell.block.label
        if cell.column and 0 < len(label) <= SHORT and not TOTAL_ROW.search(label):
            yield OfPlaces(label, cell.column, cell)


def _by_column(document: Document) -> Iterator[OfPlaces]:
    for cell in document.cells:
        if cell.thing and cell.column.startswith(cell.thing) and not TOTAL_ROW.search(cell.column):
            yield OfPlaces(cell.column, cell.block.label, cell)


def _asked(mention: Mention, other: OfPlaces) -> bool:
    rate = mention.dimension == "pct"
    return mention.family == other.cell.family and (rate or bool(meanings(mention) & meanings(other.cell)))


def _rate_named(mention: Mention, entry: OfPlaces) -> bool:
    """支付率 … 镇康县71.0%: the last rate the paragraph names is the column's."""
    if mention.past or mention.period.future or mention.delta or GROWS.search(mention.lead) or OTHER_YEAR.search(mention.sentence_text):
        return False
    named = RATE.findall(mention.block.text[: mention.start])
    return bool(named) and named[-1] in entry.asks


def _compare(submission: Submission, mention: Mention, own: list[OfPlaces], by_asked: Mapping[tuple[int, str], list[OfPlaces]]) -> None:
    own = [e for e in own if mention.unit_fits(e.cell)]
    if not own or any(fits(mention, e.cell) and equal(mention, e.cell) for e in own):
        return
    for mine in own if mention.dimension != "pct" else [e for e in own if _rate_named(mention, e)]:
        theirs = [e for e in by_asked[mine.cell.block.table, mine.asks] if e.name != mine.name]
        for other in theirs:
            same_document = other.cell.block.document == mine.cell.block.document
            if same_document and _asked(mention, other) and equal(mention, other.cell):
                _say(submission, mention, mine, other)
                return


def _say(submission: Submission, mention: Mention, mine: OfPlaces, other: OfPlaces) -> None:
    beside = submission.document_of(mention).by_block.get(mention.block.index, [])
    changed_over = [m for m in beside if m.beside(mention) and m.dimension == mention.dimension and equal(m, mine.cell)]
    submission.findings.say(
        "two-values",
        "must",
        mention,
        mine.cell,
        other.cell,
        *changed_over[:1],
        a=mention.text,
        b=f"表中{mine.cell.text}",
        why=f"{mine.name}{mine.asks}",
        difference=f"{difference(mention, mine.cell)}，而这是{other.name}的数",
    )
