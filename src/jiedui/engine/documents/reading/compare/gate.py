"""The value gate: frames alone never accuse. A slip looks like a misprint
or like an older figure; anything else needs far stronger words.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from jiedui.engine.kernel.finding import Severity

from ..numbers.mention import Mention
from .answer import Answer
from .excuses import excused
from .excuses.known import Known
from .grave import Weighed, severity_of
from .pair import Pair, answers_back, named_thing, said_of_all, same_lead, wording
from .stock import existing_stock

BUILDS_ON = re.compile("[\u4e00-\u9fff]{0,6}?的?基础上")  # 在去年落地8家企业的基础上: what was told before
CLOSED = {"group", "level", "qualified", "instalment", "plan"}


@dataclass(eq=False)
class Gate:
    """What all pairs together say: who has an exact partner elsewhere, and which sentences repeat each other."""

    pairs: list[Pair]
    partner: dict[Mention, float] = field(default_factory=lambda: defaultdict(lambda: -9.0))
    echoes: set[tuple[tuple[int, int], tuple[int, int]]] = field(default_factory=set)

    long_echoes: set[tuple[tuple[int, int], tuple[int, int]]] = field(default_factory=set)
    _differing: dict[tuple[tuple[int, int], tuple[int, int]], list[Pair]] = field(default_factory=lambda: defaultdict(list))
    known: Known = field(default_factory=Known)

    def __post_init__(self) -> None:
        for pair in self.pairs:
            if pair.equal:
                self.known.equals[pair.a].append((pair.b, pair.answer))
                self.known.equals[pair.b].append((pair.a, pair.answer))
            # A snapshot's line confirms a value; it is no second answer that would excuse the odd one.
            given = pair.a.given or pair.b.given
            if (
                pair.equal
                and not given
                and not (
                    pair.hedged and pair.a.value != pair.b.value and len(pair.a.writing.digits) != len(pair.b.writing.digits)
                )  # 约1.27亿元 fits both
                and not (pair.future and pair.a.value != pair.b.value)  # next year's aim is no confirmation of what it rounds up
                and pair.answer.comparable
                and ("entities" not in pair.answer.narrower or pair.mixed and not named_thing(pair))
            ):
                for mention in (pair.a, pair.b):
                    self.partner[mention] = max(self.partner[mention], pair.answer.score, 0.0)
            elif not pair.equal and pair.answer.comparable and pair.a.dimension == pair.b.dimension and not pair.a.cell and not pair.b.cell:
                self._differing[pair.sentences].append(pair)
            told_apart = "head" in pair.answer.different
            digits = pair.a.writing.digits
            if len(digits) >= 2 and digits == pair.b.writing.digits and pair.a.value == pair.b.value and not told_apart:
                one, other = pair.sentences
                self.echoes |= {(one, other), (other, one)}
                if len(pair.a.digits) >= 4 and pair.a.digits == pair.b.digits:
                    self.long_echoes |= {(one, other), (other, one)}

    def differ_twice(self, pair: Pair) -> bool:
        """稳岗补贴236万元 to 1180人, 交通补贴263万元 to 1210人: sentences that differ twice and agree nowhere are of two things."""
        if pair.sentences in self.echoes or pair.a.block.document != pair.b.block.document:
            return False
        others = [p for p in self._differing[pair.sentences] if p.a is not pair.a and p.b is not pair.b and 0.4 <= p.ratio <= 2.5]
        return any(self.score(other) >= 1 for other in others if not (other.hedged or other.future or other.a.host or other.b.host))

    def score(self, pair: Pair) -> float:
        """The frames' score, more where the two sentences repeat another number or the same words."""
        score, in_text = pair.answer.score, not pair.a.cell and not pair.b.cell
        if pair.equal or not in_text:
            return score
        if pair.sentences in self.echoes:
            score += 1.5 if pair.sentences in self.long_echoes else 1
        if same_lead(pair.a.previous, pair.b.previous):
            score += 1.5
        if answers_back(pair.a, pair.b) or answers_back(pair.b, pair.a):
            score += 1.5
        if pair.answer.comparable and score >= 0.5:
            score += wording(pair.a, pair.b)
        return score

    def verdict(self, pair: Pair, score: float) -> tuple[float, Severity] | None:
        """How strongly the pair is a slip, and how grave; None for silence."""
        answer, strong = pair.answer, score
        if pair.future:
            allowed = existing_stock(pair)
            if allowed is None:
                return None
            answer, score = allowed, score + 0.5
            strong = score
        strong = self._weight(pair, answer, strong)
        partnered = [self.partner[m] >= score - 1 for m in (pair.a, pair.b)]
        if all(partnered):
            return None
        strong -= (1.5 if pair.misprint else 3) * (not pair.mixed and not pair.a.cell and self.differ_twice(pair))
        echoed = pair.sentences in self.echoes
        cell_answered = any(m.cell and self.partner[m] >= 0 for m in (pair.a, pair.b))
        severity = severity_of(Weighed(pair, answer, score, strong, any(partnered), echoed, cell_answered))
        # Asked last: walking the partners is dear, and few pairs come this far.
        if severity is None or excused(pair, self.known):
            return None
        return strong - pair.hedged + pair.misprint, severity

    def _weight(self, pair: Pair, answer: Answer, strong: float) -> float:
        """What one of both leaves unsaid weakens a pair; a title or the lead told otherwise below strengthens it."""
        narrower = set(answer.narrower) - said_of_all(pair) if answer.comparable else set()
        if narrower and pair.misprint:
            # Of some thirty look-alikes a digit apart hardly one agreed in all that both say: what one leaves unsaid weighs little.
            strong -= 0.3 * len(narrower) + 0.7 * len(narrower & CLOSED) + 2 * (not 0.5 <= pair.ratio <= 2)
        elif narrower:
            strong -= 0.25 + 0.75 * len(narrower) + 0.5 * ("entities" in narrower)
        # What a title tells is told again below it.
        strong += 0.5 * (pair.misprint and (pair.a.block.kind == "title") != (pair.b.block.kind == "title"))
        lead = next((m for m in (pair.a, pair.b) if m.leading), None)
        strong += pair.a.leading != pair.b.leading and self.partner[lead] < 0 if lead is not None else 0
        strong += bool(BUILDS_ON.match(pair.a.right)) != bool(BUILDS_ON.match(pair.b.right))
        strong -= 0.5 * (pair.a.block is pair.b.block) + 2 * (pair.a.cell and pair.b.cell)
        return strong


def ranked(found: Iterable[tuple[float, Pair, str]]) -> list[tuple[Pair, str]]:
    """The strongest pairs first; a value is not accused again and again."""
    used: dict[Mention, int] = defaultdict(int)
    kept = []
    for _, pair, severity in sorted(found, key=lambda item: (-item[0], item[1].a.index, item[1].b.index)):
        counts = used[pair.a], used[pair.b]
        if min(counts) >= 1 or max(counts) >= 2:
            continue
        used[pair.a] += 1
        used[pair.b] += 1
        kept.append((pair, severity))
    return kept
