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
from ..numbers.numerals import digits_of
from ..numbers.values import near
from .answer import Answer
from .excuses import excused
from .excuses.known import Known
from .meaning import GENERIC
from .pair import Pair, answers_back, named_thing, said_of_all, same_lead, wording

YEARLY = {"train", "run", "sell", "land", "build", "arrive", "appropriate", "alloc", "work", "send", "hold"}
BUILDS_ON = re.compile("[\u4e00-\u9fff]{0,6}?的?基础上")  # 在去年落地8家企业的基础上: what was told before
CLOSED = {"group", "level", "qualified", "instalment", "plan"}
PLANNED = re.compile("拟|计划|争取")
GOAL = re.compile("(?:力争|达到|突破|增至|增加到|扩大到|提高到|达)[^,;、]{0,6}$")


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
            allowed = self._existing_stock(pair)
            if allowed is None:
                return None
            answer, score = allowed, score + 0.5
            strong = score
        narrower = set(answer.narrower) - said_of_all(pair) if answer.comparable else set()
        if narrower and pair.misprint:
            # Of some thirty look-alikes a digit apart hardly one agreed in all that both say: what one leaves unsaid weighs little.
            strong -= 0.3 * len(narrower) + 0.7 * len(narrower & CLOSED)
        elif narrower:
            strong -= 0.25 + 0.75 * len(narrower) + 0.5 * ("entities" in narrower)
        # What a title tells is told again below it.
        strong += 0.5 * (pair.misprint and (pair.a.block.kind == "title") != (pair.b.block.kind == "title"))
        lead = next((m for m in (pair.a, pair.b) if m.leading), None)
        strong += pair.a.leading != pair.b.leading and self.partner[lead] < 0 if lead is not None else 0
        strong += bool(BUILDS_ON.match(pair.a.right)) != bool(BUILDS_ON.match(pair.b.right))
        strong -= 0.5 * (pair.a.block is pair.b.block) + 2 * (pair.a.cell and pair.b.cell)
        partnered = [self.partner[m] >= score - 1 for m in (pair.a, pair.b)]
        if all(partnered):
            return None
        strong -= (1.5 if pair.misprint else 3) * (not pair.mixed and not pair.a.cell and self.differ_twice(pair))
        severity = self._severity(pair, answer, score, strong, any(partnered))
        # Asked last: walking the partners is dear, and few pairs come this far.
        if severity is None or excused(pair, self.known):
            return None
        return strong - pair.hedged + pair.misprint, severity

    @staticmethod
    def _existing_stock(pair: Pair) -> Answer | None:
        """A number in a clause about the future is often an existing stock (管好42家车间): compared for misprints or within 3 %.

        A rounder number of what is done anew each year (1780人 trained, 1800人 to be trained) or is planned (39名, 拟接收40名) is an aim.
        """
        goal = next((m for m in (pair.a, pair.b) if m.period.future or m.aim), pair.a)
        if (pair.mixed or pair.a.cell) and not pair.misprint or pair.a.cell and pair.b.cell or GOAL.search(goal.lead):
            return None
        now = pair.b if goal is pair.a else pair.a
        if (goal.act & YEARLY or PLANNED.search(goal.lead)) and len(digits_of(goal.value)) < len(digits_of(now.value)):
            return None
        if not pair.misprint and (pair.hedged or not near(pair.a.value, pair.b.value, 0.03)):
            return None
        if pair.answer.only("period"):
            return Answer(pair.answer.score, set(), [], pair.answer.agree)
        return pair.answer if pair.answer.comparable else None

    def _severity(self, pair: Pair, answer: Answer, score: float, strong: float, partnered: bool) -> Severity | None:
        if not answer.comparable:
            return self._despite(pair, answer, score)
        if self._unnamed(pair) or {"group", "plan"} & set(answer.narrower) and not pair.misprint:
            return None
        if pair.misprint:
            return None if strong < self._enough(pair, partnered) else "must" if strong >= 2 else "explain"
        small = pair.close and not self._too_small(pair, answer) and not self._small_parts(pair)
        if small and self._older_figure(pair, answer, strong, partnered):
            return "must" if strong >= 3.5 else "explain"
        in_table = pair.mixed and answer.same and (strong >= 2.5 or small and strong >= 2) and 0.5 <= pair.ratio <= 2
        in_table = in_table and not any(m.cell and self.partner[m] >= 0 for m in (pair.a, pair.b))
        if partnered:
            return None
        if pair.short_slip and answer.same and (self._named(pair) or pair.same_label or pair.mixed and pair.a.head) and strong >= 2:
            return "explain"
        return "explain" if in_table or self._looser(pair, answer, strong) else None

    @staticmethod
    def _enough(pair: Pair, partnered: bool) -> float:
        """落地企业126家 told twice and 146家企业 of the charity are two: a general noun alone does not outweigh a partner."""
        if pair.shifted and not pair.mixed:
            return 2
        return 1.5 if partnered and pair.a.head in GENERIC and not pair.mixed else 1

    @staticmethod
    def _unnamed(pair: Pair) -> bool:
        """其中…2024年13名 and 进修三个月以上的31名: neither names what it counts, and of two lists two digits are exchanged by chance."""
        parts = (pair.a.host is None) != (pair.b.host is None)
        return (
            parts
            and pair.a.own_head is None
            and pair.b.own_head is None
            and 10 <= min(pair.a.value, pair.b.value) <= max(pair.a.value, pair.b.value) < 100
        )

    @staticmethod
    def _looser(pair: Pair, answer: Answer, strong: float) -> bool:
        """Farther apart than an older figure, but act and noun agree: to be explained.

        However strong the words, a part of a list or the number of another office lies farther off still (2160万元, 135万元).
        """
        if pair.hedged or not 0.62 <= pair.ratio <= 1.6:
            return False
        return strong >= 4 or strong >= 3.25 and answer.same and bool(pair.a.act & pair.b.act)

    @staticmethod
    def _small_parts(pair: Pair) -> bool:
        """其中校长1人 of a team and 另选派4名校长: small parts are near by chance, but for a noun that is seldom told twice."""
        hosts = [m.host.value if m.host is not None else None for m in (pair.a, pair.b)]
        apart = hosts[0] != hosts[1] or None not in hosts
        common = not wording(pair.a, pair.b) and not pair.a.act & pair.b.act - {"pair"}
        return any(hosts) and apart and common and max(pair.a.value, pair.b.value) < 10

    def _too_small(self, pair: Pair, answer: Answer) -> bool:
        """Below twenty a difference of three means little unless the frames are the same or the sentences echo each other."""
        return max(pair.a.value, pair.b.value) < 20 and not answer.same and pair.sentences not in self.echoes

    @staticmethod
    def _older_figure(pair: Pair, answer: Answer, strong: float, partnered: bool) -> bool:
        if strong >= (3 if partnered else 2.5):
            return True
        return strong >= 2 and answer.same and Gate._named(pair) and (not partnered or 0.9 <= pair.ratio <= 1.12)

    @staticmethod
    def _named(pair: Pair) -> bool:
        """Whether a noun that means something is counted."""
        return bool(pair.a.head) and pair.a.head not in GENERIC and not str(pair.a.head).startswith("~")

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
