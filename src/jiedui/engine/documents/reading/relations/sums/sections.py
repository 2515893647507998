"""Totals over sections and numbered items: 分为以下三类 and the first number under each, a fund and the items that divide it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...compare.question import meanings
from ...numbers.mention import Mention
from ...numbers.values import near
from ...submission import Submission
from ...text.blocks import Block
from ...wording import total
from ..saying import say_sum
from .totals import SUMMED


def run(submission: Submission) -> None:
    for document in submission.documents:
        for mentions in document.by_block.values():
            _sections(submission, mentions)
        _numbered(submission, document.blocks, document.by_block)


def _children(blocks: list[Block], parent: Block) -> Iterator[Block]:
    """The sections or items right under a block."""
    level = None
    for block in blocks[parent.index + 1 :]:
        if block.level in (20, 30, 45):
            level = level or block.level
            if block.level < level:
                return
            if block.level == level and (block.level > parent.level or parent.level >= 99):
                yield block
        elif block.level < 20 or block.is_row or block.kind == "annex" or level is None and block.kind == "para":
            return


def _sections(submission: Submission, mentions: list[Mention]) -> None:
    block = mentions[0].block
    if not re.search(r"如下|:$|分为|包括|其中", block.text[-20:]):
        return
    document = submission.document_of(block)
    children = list(_children(document.blocks, block))
    for whole in mentions:
        if len(children) < 2 or whole.dimension not in SUMMED or whole.host is not None:
            continue
        firsts = [
            next((m for m in document.by_block.get(c.index, []) if m.dimension == whole.dimension and m.unit == whole.unit), None)
            for c in children
        ]
        parts = [m for m in firsts if m is not None]
        if len(parts) == len(children) and abs(total(parts) - whole.value) > whole.precision and near(total(parts), whole.value, 0.25):
            say_sum(submission, whole, parts)


def _numbered(submission: Submission, blocks: list[Block], by_block: dict[int, list[Mention]]) -> None:
    """Numbered items with one amount each against a total of the document."""
    for run_ in _runs(blocks):
        amounts = [[m for m in by_block.get(b.index, []) if m.dimension == "money"] for b in run_]
        if any(len(found) != 1 or found[0].hedge for found in amounts):
            continue
        parts = [found[0] for found in amounts]
        largest, added_up = max(p.value for p in parts), total(parts)
        wholes = [m for m in submission.document_of(run_[0]).mentions if m.dimension == "money" and m not in parts and m.value > largest]
        funds = [m for m in wholes if "fund" in meanings(m) and not m.cell]
        odd = next((m for m in funds if near(m.value, added_up, 0.06) and m.value != added_up), None)
        if odd and not any(abs(m.value - added_up) <= m.precision for m in funds):
            say_sum(submission, odd, parts, *[m for m in wholes if m.value == added_up][:2])


def _runs(blocks: list[Block]) -> Iterator[list[Block]]:
    current: list[Block] = []
    for block in [*blocks, None]:
        item = block is not None and block.level in (30, 40) and len(block.text) < 90
        if current and (not item or block is not None and block.level != current[-1].level):
            if len(current) >= 3:
                yield current
            current = []
        if item and block is not None:
            current.append(block)
