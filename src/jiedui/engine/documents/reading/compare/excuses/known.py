"""What the numbers of a submission say about each other: exact partners, shares told (占97.5%), what one makes with its neighbours."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from fractions import Fraction

from ...numbers.mention import Mention
from ..answer import Answer

SHARE = re.compile("率|占|比重|比例|进度|完成")
REACH = 4
SUM_OF = re.compile("[,、;](?:两项|合计|总计|共计|共)$|(?:^|[,、;])(?:合计|共计?)$")


@dataclass(eq=False)
class Known:
    """What the numbers of the submission say about each other: exact partners, and all values there are."""

    equals: dict[Mention, list[tuple[Mention, Answer]]] = field(default_factory=lambda: defaultdict(list))
    values: dict[tuple[str, Fraction], list[Mention]] = field(default_factory=lambda: defaultdict(list))
    differences: set[tuple[str, Fraction]] = field(default_factory=set)
    shares: dict[Mention, Mention] = field(default_factory=dict)
    brought_by: dict[Mention, Mention] = field(default_factory=dict)
    made: set[Mention] = field(default_factory=set)  # told with 共 as the sum of what stands before it
    adds: dict[Mention, set[Fraction]] = field(default_factory=lambda: defaultdict(set))  # what it makes with its neighbours
    adds_apart: dict[Mention, set[Fraction]] = field(default_factory=lambda: defaultdict(set))  # with other units between
    alike: dict[tuple[object, ...], set[int]] = field(default_factory=lambda: defaultdict(set))

    def learn(self, mentions: Iterable[Mention]) -> None:
        last: Mention | None = None
        bringing: Mention | None = None
        sentence: list[Mention] = []
        for mention in mentions:
            sentence = [*sentence, mention] if sentence and sentence[-1].beside(mention) else [mention]
            if SUM_OF.search(mention.lead) and _made_of(mention, sentence[:-1]):
                self.made.add(mention)
            self._add_up(sentence)
            if mention.dimension == "count" and not mention.cell:
                bringing = mention
            elif bringing is not None and mention.agent and bringing.head == mention.agent and bringing.beside(mention):
                self.brought_by[mention] = bringing
            self.values[mention.family, mention.value].append(mention)
            if mention.delta:
                self.differences.add((mention.family, mention.value))
            self.alike[asked(mention)].add(mention.segment[0])
            if mention.dimension != "pct":
                last = mention
            elif last is not None and not mention.cell and last.beside(mention) and SHARE.search(mention.lead):
                self.shares.setdefault(last, mention)

    def _add_up(self, sentence: list[Mention]) -> None:
        """一学年的16名、一学期的8名 are 24 together: of each run that ends with the last number."""
        last = sentence[-1]
        same = [m for m in sentence if m.unit == last.unit and not m.cell][-REACH:] if not last.cell else []
        for at in range(len(same) - 2, -1, -1):
            added_up = sum((m.value for m in same[at:]), Fraction(0))
            in_a_row = sentence[-len(same[at:]) :] == same[at:]
            for mention in same[at:]:
                (self.adds if in_a_row else self.adds_apart)[mention].add(added_up)

    def partners(self, mention: Mention) -> list[Mention]:
        return [other for other, answer in self.equals[mention] if answer.comparable]


def _made_of(mention: Mention, before: list[Mention]) -> bool:
    same = [m for m in before if m.dimension == mention.dimension]
    return any(sum(m.value for m in same[-some:]) == mention.value for some in range(2, len(same) + 1))


def asked(mention: Mention) -> tuple[object, ...]:
    """The sentence and what is asked there, whatever class or place stands before it."""
    return mention.block.document, mention.block.index, mention.sentence[0], mention.dimension, mention.head, *sorted(mention.act)
