"""The value gate: frames alone never accuse. A slip looks like a misprint
or like an older figure; anything else needs far stronger words.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from jiedui.engine.kernel.finding import Severity

from ..numbers.mention import Mention
from ..numbers.numerals import digits_of
from ..numbers.values import close, equal, misprint, near
from .question import GENERIC, Answer, compare

GOAL = re.compile("(?:力争|达到|突破|增至|增加到|扩大到|提高到|达)[^,;、]{0,6}$")
POINTS_BACK = re.compile(r"(?:[今本当]年的?|20\d\d年的|上述|以上|全部|所有|这)$")
HAN = re.compile(r"[\u4e00-\u9fff]+")
SIBLING_LEVELS = {30, 40, 45}
TELLS_APART = {"direction", "agent", "class", "where"}


@lru_cache(20000)
def _runs(text: str, length: int) -> frozenset[str]:
    return frozenset(run[at : at + length] for run in HAN.findall(text) for at in range(len(run) - length + 1))


def wording(a: Mention, b: Mention) -> float:
    """A long run of the same words around both numbers."""
    one, other = a.left + "\n" + a.right, b.left + "\n" + b.right
    if not _runs(one, 4) & _runs(other, 4):
        return 0
    return 1 if _runs(one, 6) & _runs(other, 6) else 0.5


@dataclass(eq=False)
class Pair:
    """Two mentions that may answer the same question."""

    a: Mention
    b: Mention
    answer: Answer

    @cached_property
    def equal(self) -> bool:
        return equal(self.a, self.b)

    @cached_property
    def hedged(self) -> bool:
        return bool(self.a.hedge or self.b.hedge)

    @cached_property
    def misprint(self) -> bool:
        return not self.hedged and misprint(self.a.value, self.b.value)

    @cached_property
    def close(self) -> bool:
        return not self.misprint and (close(self.a, self.b) or self.swapped)

    @cached_property
    def swapped(self) -> bool:
        """12 and 21: too short to be sure of a misprint, near enough to be looked at."""
        one, other = str(self.a.digits), str(self.b.digits)
        return not self.hedged and len(one) == 2 and one == other[::-1] and one != other and self.a.scale == self.b.scale

    @property
    def future(self) -> bool:
        return (self.a.period.future or self.a.aim) != (self.b.period.future or self.b.aim)

    @property
    def sentences(self) -> tuple[tuple[int, int], tuple[int, int]]:
        return (id(self.a.block), self.a.sentence[0]), (id(self.b.block), self.b.sentence[0])

    @property
    def mixed(self) -> bool:
        return self.a.cell != self.b.cell


def answers_back(mention: Mention, whole: Mention) -> bool:
    """今年三十六个项目, 上述15个: words that point back at a total said before."""
    plain = whole.host is None and not whole.kind and not whole.entities and whole.index < mention.index
    return plain and mention.host is None and bool(POINTS_BACK.search(mention.left))


def named_thing(pair: Pair) -> bool:
    """Whether one of the two speaks of a firm or a quoted name; a place beside it is often only where the whole is."""
    return any(re.search("[“”]|公司$|集团$|合作社$|^不", name) for name in pair.a.entities | pair.b.entities)


def same_lead(a: Mention | None, b: Mention | None) -> bool:
    """8个方面19个问题, 8个方面21个问题: the numbers before them are the same."""
    return a is not None and b is not None and a.value == b.value and a.unit == b.unit and a.right == b.right != ""


def siblings(a: Mention, b: Mention) -> bool:
    """Items of one list and rows of one table speak of different things."""
    x, y = a.block, b.block
    if x is y or x.document != y.document or x.kind == "row" or y.kind == "row" or (x.level, x.under) != (y.level, y.under):
        return False
    return x.level in SIBLING_LEVELS and len(x.text) < 90 and len(y.text) < 90


@dataclass(eq=False)
class Gate:
    """What all pairs together say: who has an exact partner elsewhere, and which sentences repeat each other."""

    pairs: list[Pair]
    partner: dict[Mention, float] = field(default_factory=lambda: defaultdict(lambda: -9.0))
    echoes: set[tuple[tuple[int, int], tuple[int, int]]] = field(default_factory=set)

    equals: dict[Mention, list[tuple[Mention, Answer]]] = field(default_factory=lambda: defaultdict(list))

    def __post_init__(self) -> None:
        for pair in self.pairs:
            if pair.equal:
                self.equals[pair.a].append((pair.b, pair.answer))
                self.equals[pair.b].append((pair.a, pair.answer))
            # A snapshot's line confirms a value; it is no second answer that would excuse the odd one.
            given = pair.a.given or pair.b.given
            if (
                pair.equal
                and not given
                and pair.answer.comparable
                and ("entities" not in pair.answer.narrower or pair.mixed and not named_thing(pair))
            ):
                for mention in (pair.a, pair.b):
                    self.partner[mention] = max(self.partner[mention], pair.answer.score, 0.0)
            told_apart = "head" in pair.answer.different
            if pair.a.value == pair.b.value and len(digits_of(pair.a.value)) >= 2 and not told_apart:
                one, other = pair.sentences
                self.echoes |= {(one, other), (other, one)}

    def score(self, pair: Pair) -> float:
        """The frames' score, more where the two sentences repeat another number or the same words."""
        score, in_text = pair.answer.score, not pair.a.cell and not pair.b.cell
        if pair.equal or not in_text:
            return score
        if pair.sentences in self.echoes:
            score += 1
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
            allowed = self._existing_stock(pair)
            if allowed is None:
                return None
            answer, score = allowed, score + 0.5
            strong = score
        narrower = set(answer.narrower) if answer.comparable else set()
        if narrower:
            strong -= 0.25 + 0.75 * len(narrower) + 0.5 * ("entities" in narrower)
        strong -= 0.5 * (pair.a.block is pair.b.block) + 2 * (pair.a.cell and pair.b.cell)
        partnered = [self.partner[m] >= score - 1 for m in (pair.a, pair.b)]
        if all(partnered):
            return None
        severity = self._severity(pair, answer, score, strong, any(partnered))
        # Asked last: walking the partners is dear, and few pairs come this far.
        if (
            severity is None
            or _two_parts(pair)
            or _bare_part(pair)
            or self._of_the_whole(pair)
            or self._confirmed(pair)
            or self._explained(pair)
            or self._partner_differs(pair)
        ):
            return None
        return strong - pair.hedged + pair.misprint, severity

    def _confirmed(self, pair: Pair) -> bool:
        """A number that some line of the snapshot gives is right, whatever the other lines ask."""
        if pair.a.given == pair.b.given:
            return False
        said = pair.b if pair.a.given else pair.a
        return any(line.given and answer.comparable for line, answer in self.equals[said])

    def _explained(self, pair: Pair) -> bool:
        """834名，其中当年的821人: the other value stands inside as a part."""
        for whole, part in ((pair.a, pair.b), (pair.b, pair.a)):
            if any(same.host is whole or same.beside(whole) and same.host is not None for same, _ in self.equals[part]):
                return True
        return False

    def _of_the_whole(self, pair: Pair) -> bool:
        """到位4860万元 and, as one use of 4860万元, 486万元: a part is no other value of its whole."""
        for whole, part in ((pair.a, pair.b), (pair.b, pair.a)):
            host = part.host
            while host is not None:
                if host is whole or host.value == whole.value and host.dimension == whole.dimension:
                    return True
                host = host.host
        return False

    def _partner_differs(self, pair: Pair) -> bool:
        """A mention means what its exact partner says in full: 31名 is 来马边的31人, so it is not 赴越城的26人."""
        for mine, other in ((pair.a, pair.b), (pair.b, pair.a)):
            for partner, answer in self.equals[mine]:
                if answer.comparable and answer.score >= 2 and partner is not other and compare(partner, other).different & TELLS_APART:
                    return True
        return False

    @staticmethod
    def _existing_stock(pair: Pair) -> Answer | None:
        """A number in a clause about the future is often an existing stock: compared only for misprints or within 3 %."""
        goal = next((m for m in (pair.a, pair.b) if m.period.future or m.aim), pair.a)
        if pair.mixed or pair.a.cell or GOAL.search(goal.lead):
            return None
        if not pair.misprint and (pair.hedged or not near(pair.a.value, pair.b.value, 0.03)):
            return None
        if pair.answer.only("period"):
            return Answer(pair.answer.score, set(), [], pair.answer.agree)
        return pair.answer if pair.answer.comparable else None

    def _severity(self, pair: Pair, answer: Answer, score: float, strong: float, partnered: bool) -> Severity | None:
        if not answer.comparable:
            return self._despite(pair, answer, score)
        if {"group", "plan"} & set(answer.narrower) and not pair.misprint:
            return None
        if pair.misprint:
            return None if strong < 1 else "must" if strong >= 2 else "explain"
        small = pair.close and not self._too_small(pair, answer)
        if small and self._older_figure(pair, answer, strong, partnered):
            return "must" if strong >= 3.5 else "explain"
        in_table = (
            pair.mixed and answer.same and (strong >= 2.5 or small and strong >= 2) and 0.5 <= float(pair.a.value / pair.b.value) <= 2
        )
        in_table = in_table and not any(m.cell and self.partner[m] >= 0 for m in (pair.a, pair.b))
        if partnered:
            return None
        return "explain" if in_table or strong >= 4 or self._looser(pair, answer, strong) else None

    @staticmethod
    def _looser(pair: Pair, answer: Answer, strong: float) -> bool:
        """Farther apart than an older figure, but act and noun agree: to be explained."""
        both = pair.a.act & pair.b.act
        return strong >= 3.25 and answer.same and bool(both) and not pair.hedged and 0.62 <= float(pair.a.value / pair.b.value) <= 1.6

    def _too_small(self, pair: Pair, answer: Answer) -> bool:
        """Below twenty a difference of three means little unless the frames are the same or the sentences echo each other."""
        return max(pair.a.value, pair.b.value) < 20 and not answer.same and pair.sentences not in self.echoes

    @staticmethod
    def _older_figure(pair: Pair, answer: Answer, strong: float, partnered: bool) -> bool:
        if strong >= (3 if partnered else 2.5):
            return True
        named = bool(pair.a.head) and pair.a.head not in GENERIC and not str(pair.a.head).startswith("~")
        return strong >= 2 and answer.same and named and (not partnered or 0.9 <= float(pair.a.value / pair.b.value) <= 1.12)

    @staticmethod
    def _despite(pair: Pair, answer: Answer, score: float) -> Severity | None:
        """Different questions by period or act alone, and yet one digit apart with very strong words."""
        if not pair.misprint:
            return None
        years = pair.a.period.year, pair.b.period.year
        if answer.only("period") and score >= 4 and not (all(years) and years[0] != years[1]):
            return "explain"
        if answer.only("cash or goods") and score >= 2:
            return "explain"
        return "explain" if answer.only("act") and score >= 3 else None


def _bare_part(pair: Pair) -> bool:
    """其中其他2人 against a line of a snapshot: a part without words of its own answers no line."""
    for part, line in ((pair.a, pair.b), (pair.b, pair.a)):
        if line.given and part.host is not None and not (part.group or part.kind or part.facets["where"] or part.own_head):
            return True
    return False


def _two_parts(pair: Pair) -> bool:
    """Two parts of wholes that are not told apart by the same words are two different parts."""
    if pair.a.host is None or pair.b.host is None or pair.misprint:
        return False
    apart = not near(pair.a.host.value, pair.b.host.value, 0.2) and not near(pair.a.value, pair.b.value, 0.2)
    return bool(pair.answer.narrower) or apart


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
