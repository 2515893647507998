"""Rows and list items that are named after a thing (香水梨冷链仓储项目, 龙泉服装车间), and where a text names them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from ....frames.document import Document
from ....frames.words import rest_of
from ....lexicon import scan
from ....numbers.mention import Mention
from ....submission import Submission
from ....text.blocks import Block
from ..columns import TOTAL_ROW

TAIL = re.compile(r"(?:建设|实施)?(?:项目|工程)?$")
OF_A_PLACE = re.compile(r"^[\u4e00-\u9fff]{1,3}(?:街道|[乡镇村县区])")
ITEM = re.compile(r"^(?:\d{1,2}[.、]|\(\d{1,2}\)|[●◆■·•▲★○-])\s*([\u4e00-\u9fff“”]{4,20})[::,(]")
ITEM_LEVELS = {30, 40, 45}
KEY = 4  # a name is looked up by its first characters


class Thing(NamedTuple):
    """A row (or an item of a list) that is named after a thing, and its numbers."""

    name: str
    row: Block
    cells: list[Mention]


def by_start(submission: Submission) -> dict[str, list[Thing]]:
    found: dict[str, list[Thing]] = defaultdict(list)
    for document in submission.documents:
        for thing in (*_rows(document), *_items(document)):
            found[thing.name[:KEY]].append(thing)
    return found


def named_in(block: Block, things: dict[str, list[Thing]]) -> Iterator[tuple[int, Thing]]:
    """Where a text names things of other places; a name said in two rows says nothing."""
    text, end = block.text, 0
    for at in range(len(text) - KEY + 1):
        here = [t for t in things.get(text[at : at + KEY], []) if text.startswith(t.name, at) and t.row is not block]
        longest = max((len(t.name) for t in here), default=0)
        full = [t for t in here if len(t.name) == longest]
        if at >= end and len(full) == 1:
            end = at + longest
            yield at, full[0]


def _rows(document: Document) -> Iterator[Thing]:
    rows: dict[int, list[Mention]] = defaultdict(list)
    for cell in document.cells:
        rows[cell.block.index].append(cell)
    for cells in rows.values():
        row = cells[0].block
        # A row with a unit of its own is an indicator: what it asks is compared by its words.
        if not row.unit and not TOTAL_ROW.search(row.label):
            yield from _called(row, row.label, cells, document)


def _items(document: Document) -> Iterator[Thing]:
    for block in document.blocks:
        item = ITEM.match(block.text) if block.level in ITEM_LEVELS else None
        if item:
            mentions = [m for m in document.by_block.get(block.index, []) if m.start >= item.end(1)]
            yield from _called(block, item.group(1), mentions, document)


def _called(row: Block, label: str, numbers: list[Mention], document: Document) -> Iterator[Thing]:
    """By its name and, if that is still one, by the name without its place."""
    name = TAIL.sub("", re.sub(r"\(.*?\)|^[\d.、]+", "", label))
    bare = OF_A_PLACE.sub("", name)
    own = rest_of(name, [(w.start, w.end) for w in scan(name)], document)
    counted = [n for n in numbers if n.dimension not in {"pct", "dur"}]
    if len(name) >= KEY and counted and (own or bare != name):
        for called in dict.fromkeys([name, bare if len(bare) >= KEY and own else name]):
            yield Thing(called, row, counted)
