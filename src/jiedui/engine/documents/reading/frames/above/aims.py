"""What stands above a number: the year and place of its heading, and whether it is an aim (力争, 2026年工作打算)."""

from __future__ import annotations

import re

from ...numbers.mention import Mention
from ...text.blocks import Block
from ..document import LOOKS_BACK, Document
from .sections import Section, section

GOALS = re.compile("(?:主要|工作|年度|总体|预期)目标(?:任务)?(?:是|为|:)|要做到|(?:^|[。;,:])(?:全年|今年|年内)?争取(?!了)|力争|全力实现")
STANDS_NOW = re.compile("今年|本年|当年|年内(?=[^,;。]{0,8}的$)|去年|上年|现有|现已|目前|已经?|原有|上述|以上|全部|所有")


def set_sections(mentions: list[Mention], document: Document) -> None:
    """What the headings above each block say, asked once for a block."""
    above: dict[Block, tuple[list[str], Section]] = {}
    for mention in mentions:
        if mention.block not in above:
            names = _headings(mention.block, document)
            above[mention.block] = names, section(names, document.year, document.places)
        _in_section(mention, document, *above[mention.block])


def _in_section(mention: Mention, document: Document, names: list[str], above: Section) -> None:
    """The year and the place a heading gives, where the number says none itself."""
    block = mention.block
    mention.of_year = above.year or document.tells_of or document.told_in_submission
    mention.of_place = above.places
    mention.leading = block.index < document.lead_end and block.kind == "para"
    later = bool(document.tells_of and mention.of_year and mention.of_year > document.tells_of)
    said = GOALS.search(mention.before(mention.sentence[0])) and not mention.cell
    # A plan speaks of the future throughout, which tells nothing apart unless one of its parts looks back.
    ahead = document.looks_back and not _looks_back(names) and not mention.leading
    aims = ahead if document.is_plan else (above.aim or bool(said)) and not mention.cell
    past = mention.period.year and not mention.period.inherited and document.year and mention.period.year < document.year
    mention.aim = (later or aims) and not past and not STANDS_NOW.search(mention.lead)


def _headings(block: Block, document: Document) -> list[str]:
    """What an item's own first words say (1.龙头镇加工厂：…) does not hold for the paragraphs after it."""
    return [name for name in block.path if name in document.headings or name in block.text[: len(name) + 6]]


def year_looked_back_on(block: Block, document: Document) -> int | None:
    """截至11月底 under 2025年工作回顾, in the plan for 2026, is a day of 2025."""
    names = _headings(block, document)
    return section(names, document.year, document.places).year if _looks_back(names) else None


def _looks_back(names: list[str]) -> bool:
    return any(LOOKS_BACK.search(name) for name in names)
