"""Everything read together: the documents, all their mentions, and the findings so far."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from functools import cached_property

from .compare.question import meanings
from .findings import Findings
from .frames.document import Document
from .numbers.mention import Mention
from .text.blocks import Block
from .told import Told

FEW, NEAR = 120, 25


def neighbours(mention: Mention, pool: list[Mention]) -> list[Mention]:
    """The pool, or in a long document only what stands near: a whole said twenty pages away is not meant."""
    if len(pool) <= FEW:
        return pool
    return [m for m in pool if abs(m.block.index - mention.block.index) <= NEAR]


@dataclass(eq=False)
class Submission:
    """Several files given together are compared with each other."""

    documents: list[Document]
    mentions: list[Mention]
    findings: Findings = field(default_factory=Findings)
    earlier: Mapping[date, Mapping[str, Fraction]] = field(default_factory=dict)  # what the registers give on other days, by line

    def document_of(self, thing: Mention | Block) -> Document:
        return self.documents[(thing.block if isinstance(thing, Mention) else thing).document]

    @cached_property
    def parts(self) -> dict[Mention, list[Mention]]:
        """The mentions that are part of a mention."""
        found: dict[Mention, list[Mention]] = defaultdict(list)
        for mention in self.mentions:
            if mention.host is not None:
                found[mention.host].append(mention)
        return found

    @cached_property
    def by_meaning(self) -> dict[tuple[int, str, str], list[Mention]]:
        """Mentions of a document by dimension and noun: where the other side of a ratio or a sum is looked for."""
        found: dict[tuple[int, str, str], list[Mention]] = defaultdict(list)
        for mention in self.mentions:
            for head in meanings(mention):
                found[mention.block.document, mention.dimension, head].append(mention)
        return found

    @cached_property
    def _by_value(self) -> dict[Fraction, list[Mention]]:
        found: dict[Fraction, list[Mention]] = defaultdict(list)
        for mention in self.mentions:
            if not mention.cell:
                found[mention.value].append(mention)
        return found

    def in_text(self, value: Fraction) -> list[Mention]:
        """Where the text says exactly this number."""
        return self._by_value.get(value, [])

    @cached_property
    def told(self) -> Told:
        return Told(m for m in self.mentions if not m.cell and not m.given)

    def alike(self, mention: Mention) -> list[Mention]:
        """Other mentions of the document that count the same noun in the same dimension."""
        found = dict.fromkeys(
            m for head in sorted(meanings(mention)) for m in self.by_meaning[mention.block.document, mention.dimension, head]
        )
        return [m for m in found if m is not mention]

    def row_with(self, *values: Fraction) -> list[Block]:
        """The first row of a table that holds all the values: 合计 | 23 | 18 | 5."""
        held: dict[int, set[Fraction]] = defaultdict(set)
        for cell in (cell for document in self.documents for cell in document.cells):
            held[id(cell.block)].add(cell.value)
            if held[id(cell.block)] >= set(values):
                return [cell.block]
        return []

    def separate(self, a: Mention, b: Mention) -> bool:
        """Two dated publications rather than one submission: differences are then as-of differences."""
        return self.separate_documents(self.document_of(a), self.document_of(b))

    @staticmethod
    def separate_documents(a: Document, b: Document) -> bool:
        one, other = a.dateline, b.dateline
        return one is not None and other is not None and one[1:] != other[1:]
