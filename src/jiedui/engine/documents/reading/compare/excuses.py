"""Why a pair is no slip after all: the other value is said beside it, stands inside it as a part, or is what is left."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from fractions import Fraction

from ..numbers.mention import Mention
from ..numbers.numerals import digits_of
from ..numbers.values import fits_percent, near
from .answer import Answer
from .pair import Pair
from .question import compare

SHARE = re.compile("率|占|比重|比例|进度|完成")
SUM_OF = re.compile("[,、;](?:两项|合计|总计|共计|共)$|(?:^|[,、;])(?:合计|共计?)$")
TELLS_APART = {"direction", "agent", "class", "where"}


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
            self.alike[_asked(mention)].add(mention.segment[0])
            if mention.dimension != "pct":
                last = mention
            elif last is not None and not mention.cell and last.beside(mention) and SHARE.search(mention.lead):
                self.shares.setdefault(last, mention)

    def _add_up(self, sentence: list[Mention]) -> None:
        """一学年的16名、一学期的8名 are 24 together: of each run that ends with the last number."""
        last, added_up = sentence[-1], sentence[-1].value
        for at in range(len(sentence) - 2, max(-1, len(sentence) - 5), -1):
            if sentence[at].unit != last.unit or last.cell:
                return
            added_up += sentence[at].value
            for mention in sentence[at:]:
                self.adds[mention].add(added_up)

    def partners(self, mention: Mention) -> list[Mention]:
        return [other for other, answer in self.equals[mention] if answer.comparable]


def _made_of(mention: Mention, before: list[Mention]) -> bool:
    same = [m for m in before if m.dimension == mention.dimension]
    return any(sum(m.value for m in same[-some:]) == mention.value for some in range(2, len(same) + 1))


def made_up(pair: Pair, known: Known) -> bool:
    """分别运送384人、452人，共836人: a sum that is right where it stands answers only for what it adds up."""
    return not pair.misprint and (pair.a in known.made) != (pair.b in known.made) and not pair.mixed


def too_large(pair: Pair, known: Known) -> bool:
    """吸纳就业386人，其中脱贫142人 and, of all, 脱贫1420人: no part is larger than its whole, and ten times is another question."""
    for part, other in ((pair.a, pair.b), (pair.b, pair.a)):
        if part.host is not None and other.host is not part.host and other.value > part.host.value and other.value >= 5 * part.value:
            return True
    return False


def added_up(pair: Pair, known: Known) -> bool:
    """教师24名 and 支教一学年的16名、一学期的8名: the one is what the other makes with its neighbour."""
    return not pair.misprint and (pair.a.value in known.adds[pair.b] or pair.b.value in known.adds[pair.a])


def row_answers(pair: Pair, known: Known) -> bool:
    """46.8亿元 against the 39.5 of a row 39.5 46.8: the row has the text's number in another column."""
    if pair.misprint or not pair.mixed:
        return False
    said, cell = (pair.b, pair.a) if pair.a.cell else (pair.a, pair.b)
    return any(other.cell and other.block is cell.block for other in known.partners(said))


def confirmed(pair: Pair, known: Known) -> bool:
    """A number that some line of the snapshot gives is right, whatever the other lines ask."""
    if pair.a.given == pair.b.given:
        return False
    said = pair.b if pair.a.given else pair.a
    return any(line.given for line in known.partners(said))


def explained(pair: Pair, known: Known) -> bool:
    """834名，其中当年的821人: the other value stands inside as a part."""
    for whole, part in ((pair.a, pair.b), (pair.b, pair.a)):
        if any(same.host is whole or same.beside(whole) and same.host is not None for same, _ in known.equals[part]):
            return True
    return False


def said_together(pair: Pair, known: Known) -> bool:
    """5.62亿元资金中，市级资金1.62亿元: one sentence states both, so they are two numbers.

    A misprint stays one where the partner beside it answers less well than the odd value does: 协议资金7680万元，到位7860万元.
    """
    for mine, other in ((pair.a, pair.b), (pair.b, pair.a)):
        for same, answer in known.equals[mine]:
            sure = not pair.misprint or answer.score >= pair.answer.score
            near = same.beside(other) or same.block is other.block and bool(same.direction) != bool(other.direction)
            if answer.comparable and sure and not same.cell and near:
                return True
    return False


def share_told(pair: Pair, known: Known) -> bool:
    """安排326个 and 开工318个，占97.5%: the rate behind the one is what it makes of the other, so they are two numbers."""
    for part, whole in ((pair.a, pair.b), (pair.b, pair.a)):
        rate = known.shares.get(part)
        if rate is not None and whole.value and fits_percent(rate, part.value / whole.value * 100):
            return True
    return False


def rates_differ(pair: Pair, known: Known) -> bool:
    """5980万元，完成计划的65% and 4370万元，完成计划的57%: each has a rate of its own."""
    one, other = known.shares.get(pair.a), known.shares.get(pair.b)
    return one is not None and other is not None and not pair.misprint and abs(one.value - other.value) > 1


def one_of_a_row(pair: Pair, known: Known) -> bool:
    """甲类完成投资14亿元；乙类完成投资3亿元；丙类…: among three of the same words an item answers for its own class."""
    return not pair.misprint and any(not m.cell and len(known.alike[_asked(m)]) >= 3 for m in (pair.a, pair.b))


def _asked(mention: Mention) -> tuple[object, ...]:
    """The sentence and what is asked there, whatever class or place stands before it."""
    return mention.block.document, mention.block.index, mention.sentence[0], mention.dimension, mention.head, *sorted(mention.act)


def difference_told(pair: Pair, known: Known) -> bool:
    """1263人, 2190人 and, of the same kind, 927人: what lies between them is a number of its own."""
    gap = abs(pair.a.value - pair.b.value)
    between = [m for m in known.values[pair.a.family, gap] if m not in (pair.a, pair.b)]
    return any(m.delta or len(digits_of(gap)) >= 3 and compare(m, other).score >= 1 for m in between for other in (pair.a, pair.b))


def said_as_difference(pair: Pair, known: Known) -> bool:
    """比前三季度增加1.07亿元 and then 1.07亿元: what was said as a difference is no slip of the total."""
    return any((one.family, one.value) in known.differences for one in (pair.a, pair.b) if len(one.writing.digits) >= 3)


def of_the_whole(pair: Pair, known: Known) -> bool:
    """到位4860万元 and, as one use of 4860万元, 486万元: a part is no other value of its whole."""
    for whole, part in ((pair.a, pair.b), (pair.b, pair.a)):
        host = part.host
        while host is not None:
            if host is whole or host.value == whole.value and host.dimension == whole.dimension:
                return True
            host = host.host
    return False


def partner_differs(pair: Pair, known: Known) -> bool:
    """A mention means what its exact partner says in full: 31名 is 来马边的31人, so it is not 赴越城的26人."""
    for mine, other in ((pair.a, pair.b), (pair.b, pair.a)):
        for partner, answer in known.equals[mine]:
            if answer.comparable and answer.score >= 2 and partner is not other and compare(partner, other).different & TELLS_APART:
                return True
    return False


def bare_part(pair: Pair, known: Known) -> bool:
    """其中其他2人 against a line of a snapshot: a part without words of its own answers no line."""
    for part, line in ((pair.a, pair.b), (pair.b, pair.a)):
        if line.given and part.host is not None and not (part.group or part.kind or part.facets["where"] or part.own_head):
            return True
    return False


def two_parts(pair: Pair, known: Known) -> bool:
    """Two parts of wholes that are not told apart by the same words are two different parts."""
    if pair.a.host is None or pair.b.host is None or pair.misprint:
        return False
    apart = not near(pair.a.host.value, pair.b.host.value, 0.2) and not near(pair.a.value, pair.b.value, 0.2)
    return bool(pair.answer.narrower) or apart


def unlike_many(pair: Pair, known: Known) -> bool:
    """落地企业5家，带动就业240人 and 园区入驻企业7家，吸纳286人: each has its own number of those who bring along."""
    if pair.misprint or pair.a.family != "p" or not pair.a.agent or pair.a.agent != pair.b.agent:
        return False
    one, other = (known.brought_by.get(m) for m in (pair.a, pair.b))
    return one is not None and other is not None and one.unit == other.unit and one.value != other.value


EXCUSES = (
    unlike_many,
    two_parts,
    bare_part,
    of_the_whole,
    confirmed,
    explained,
    said_together,
    share_told,
    rates_differ,
    one_of_a_row,
    row_answers,
    too_large,
    made_up,
    added_up,
    difference_told,
    said_as_difference,
    partner_differs,
)


def excused(pair: Pair, known: Known) -> bool:
    return any(excuse(pair, known) for excuse in EXCUSES)
