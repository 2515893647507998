"""Two mentions that may answer the same question: how near their values and their words are."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache

from ..numbers.mention import Mention
from ..numbers.values import close, miswritten, ratio
from .answer import Answer

POINTS_BACK = re.compile(r"(?:[今本当]年的?|20\d\d年的|上述|以上|全部|所有|这|(?:[今本当全]年|目前|现有|已)[^,;。、]{1,6}的)$")
HAN = re.compile(r"[\u4e00-\u9fff]+")
LABEL = re.compile("([^:,;。]{2,10}):")
NO_CLASS = {"财政"}
SIBLING_LEVELS = {30, 40, 45}


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
    equal: bool
    misprint: bool

    @cached_property
    def hedged(self) -> bool:
        return bool(self.a.hedge or self.b.hedge)

    @cached_property
    def close(self) -> bool:
        return not self.misprint and (close(self.a, self.b) or self.swapped)

    @property
    def ratio(self) -> float:
        return ratio(self.a.value, self.b.value) if self.b.value else 0.0

    @property
    def shifted(self) -> bool:
        """126 and 1260: the same digits; chance brings them together more often than two misprinted numbers."""
        return self.a.writing.digits == self.b.writing.digits

    @property
    def same_label(self) -> bool:
        """户均增收3600元, 户均增收6300元: the very words before both numbers."""
        one, other = self.a.left[-4:], self.b.left[-4:]
        return one == other and len(HAN.sub("", one)) == 0 and len(one) == 4

    @cached_property
    def short_slip(self) -> bool:
        """15 and 25, 120 and 210: one slip in two digits; half of all small numbers are that near, so the words must be sure."""
        a, b = self.a, self.b
        small = max(len(a.writing.digits), len(b.writing.digits)) == 2 and self.a.scale == self.b.scale
        return not self.hedged and not self.misprint and small and miswritten(a.writing, b.writing, 2)

    @cached_property
    def swapped(self) -> bool:
        """12 and 21: too short to be sure of a misprint, near enough to be looked at."""
        one, other = str(self.a.digits), str(self.b.digits)
        return not self.hedged and len(one) == 2 and one == other[::-1] and one != other and self.a.scale == self.b.scale

    @property
    def future(self) -> bool:
        return self.a.ahead != self.b.ahead

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


def said_of_all(pair: Pair) -> set[str]:
    """对全部398个年度援助项目 points back at 项目412个: 年度 and 援助 say nothing new of them."""
    if not (answers_back(pair.a, pair.b) or answers_back(pair.b, pair.a)):
        return set()
    return {"period"} | ({"kind"} if pair.a.kind | pair.b.kind <= NO_CLASS else set())


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
    if x.level == y.level <= 20 and a.bracketed and b.bracketed:
        return True  # （一）组织领导方面（4个问题，措施12条）
    return x.level in SIBLING_LEVELS and len(x.text) < 90 and len(y.text) < 90


def labelled_apart(a: Mention, b: Mention) -> bool:
    """东河县:省级衔接资金2160万元 and 南溪县:省级衔接资金2460万元: the same words under two names."""
    return a.left == b.left and a.block is not b.block and "" != _label(a) != _label(b) != ""


def _label(mention: Mention) -> str:
    """The name before the colon that opens the line."""
    found = LABEL.match(mention.block.text)
    return found.group(1) if found and found.end() <= mention.start else ""
