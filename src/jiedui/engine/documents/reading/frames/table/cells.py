"""A table's row → mentions, one for each cell with a number: 援建帮扶车间 | 个 | 12; an empty cell asks as if it held one.

The row's label (with 其中 and the lines above it) goes through the same words as a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import takewhile

from ...numbers.mention import Mention
from ...numbers.spot import arabic, quantity
from ...text.blocks import Block, Cell
from ..document import Document
from .filled import fill
from .label import describe
from .units import OWN_UNIT, unit_of

PLAIN_COLUMN = re.compile("值|数值|数|数量|实际|单位|填报数|上报数|本年|当年|完成数|[A-Za-z_]*")
NUMBER = re.compile(rf"-?\d+(\.\d+)?%?|{OWN_UNIT}")
DATE_COLUMN = re.compile("时间|日期|时限|年月")
MONTH = re.compile(r"(?:19|20)\d\d\.(?:0?[1-9]|1[0-2])")
TELLS = re.compile("[\u4e00-\u9fff]{4}.*\\d|\\d.*[\u4e00-\u9fff]{4}")
LEAST_TOLD = 8


def row(block: Block, document: Document, earlier: list[Mention]) -> list[Mention]:
    """The number cells of a row; label, unit, code and value cells are kept on the block for the table's rules."""
    describe(block, document)
    numeric = [(cell, column) for cell, column in block.values if NUMBER.fullmatch(cell.text) and not _is_day(cell.text, column)]
    found: list[Mention] = []
    above = takewhile(lambda m: m.block.table == block.table, reversed(earlier))
    rows = [m for m in above if m.cell][::-1]  # what a cell tells in words is nobody's whole
    for cell, column in numeric:
        if mention := _mention(block, cell, unit_of(block, cell, column, len(numeric))):
            _place(mention, cell, column, len(numeric))
            fill(mention, rows + found, document)
            found.append(mention)
    return found


def unanswered(block: Block, cell: Cell, column: str, document: Document) -> Mention | None:
    """What an empty cell asks, as a mention without a value of its own."""
    columns = sum(bool(NUMBER.fullmatch(other.text)) for other, _ in block.values) + 1
    asked = _mention(block, Cell("0", cell.start, cell.end), unit_of(block, Cell("0", 0, 0), column, columns))
    if asked is not None:
        _place(asked, cell, column, columns)
        fill(asked, [m for m in document.by_table[block.table] if m.block.index < block.index], document)
    return asked


def sentences(block: Block) -> Iterator[Block]:
    """Each cell that tells something (新建帮扶车间7个) as a paragraph that stands where the cell stands."""
    for cell in block.cells:
        if TELLS.search(cell.text) and not NUMBER.fullmatch(cell.text) and len(cell.text) >= LEAST_TOLD:
            blanked = "。" * cell.start + cell.text + "。" * (len(block.text) - cell.end)
            yield replace(block, text=blanked, cells=[])


def _place(mention: Mention, cell: Cell, column: str, columns: int) -> None:
    block = mention.block
    mention.start, mention.end = cell.start, cell.end
    mention.zone = mention.clause = mention.sentence = mention.segment = (0, len(block.text))
    mention.cell, mention.column, mention.label = True, column, block.label
    mention.of_which = "其中" in block.label
    title = re.sub(r"^其中:?|\d+、", "", block.label)
    mention.left = title + (column if column and columns > 1 and not PLAIN_COLUMN.fullmatch(column) else "")


def _is_day(text: str, column: str) -> bool:
    """2021.05 under 建成时间 is a month."""
    return bool(DATE_COLUMN.search(column) or MONTH.fullmatch(text))


def _mention(block: Block, cell: Cell, unit: str) -> Mention | None:
    text = cell.text.rstrip("%").lstrip("-" if unit == "%" else "")  # a fall is told by its size
    match = arabic().match(text + unit) or arabic().match(text)
    return quantity(block, match) if match else None
