"""Blocks → mentions with their frames. One paragraph is read left to right; later numbers lean on earlier ones:

培训班6期，培训299人 are six classes, and 299 trained in them.
"""

from __future__ import annotations

import re

from ..numbers.mention import Mention
from ..numbers.periods import periods
from ..numbers.spot import quantities
from ..text.blocks import Block
from .above.aims import set_sections, year_looked_back_on
from .counted.lent import told_below
from .document import Document
from .frame import frame
from .handed import hand_out
from .table import cells
from .table.label import row_name
from .when import set_periods
from .zones import lay_out

PROSE = {"para", "title", "heading", "caption", "annextitle"}
TITLES = re.compile("《[^》]*》")  # the years of a paper's title are not the numbers'
TOPICS = re.compile("问题|事项|任务|措施")
BULLET = re.compile(r"[^\u4e00-\u9fff\w]")


def build(document: Document) -> list[Mention]:
    """All mentions of a document, numbered in order."""
    found: list[Mention] = []
    for block in document.blocks:
        if block.kind in PROSE:
            found += paragraph(block, document)
        elif block.kind == "row":
            found += cells.row(block, document, found)
            found += [m for view in cells.sentences(block) for m in _in_cell(view, block, document)]
    for index, mention in enumerate(found):
        mention.index = index
    set_sections(found, document)
    return found


def _in_cell(view: Block, block: Block, document: Document) -> list[Mention]:
    """What a cell tells in words, of the thing its row is named after."""
    found = paragraph(view, document)
    for mention in found:
        mention.block = block
        # Of a ledger of problems every row is of the same county.
        mention.thing = "" if any(map(TOPICS.search, block.header[:3])) else row_name(block, document)
    return found


def paragraph(block: Block, document: Document) -> list[Mention]:
    mentions = quantities(block)
    if not mentions:
        return []
    lay_out(block.text, mentions)
    if len(mentions) == 1 and not BULLET.sub("", block.text[: mentions[0].start] + block.text[mentions[0].end :]):
        mentions[0].left = told_below(block, document)
    untitled = TITLES.sub(lambda title: " " * len(title.group()), block.text)
    said = periods(untitled, document.year, year_looked_back_on(block, document))
    set_periods(mentions, said, document)
    hand_out(block.text, mentions, document)
    for at, mention in enumerate(mentions):
        frame(mention, mentions[:at], document)
    return mentions
