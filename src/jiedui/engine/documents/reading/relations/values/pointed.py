"""A number that points back at one said before and is a slip away from it: 项目198个 … 199个中含续建41个.

What is pointed at must have been said: so the words need not agree, only the unit, and nothing may tell the two apart.
"""

from __future__ import annotations

import re
from collections import defaultdict
from fractions import Fraction

from ...compare.index import one_slip_from
from ...compare.question import compare
from ...numbers.mention import NOT_COUNTED, Mention
from ...numbers.numerals import digits_of
from ...numbers.values import misprint
from ...submission import Submission
from ..saying import say_two

OF_IT = re.compile(r"^[\u4e00-\u9fff“”]{0,8}?(?:中的?|当中|之中|里)(?:[,有含包]|其|还|已|仅|只|约|超|涉|属|用|\d|[\u4e00-\u9fff]{0,6}的?$)")
ALL_OF_IT = re.compile(
    r"^(?!.{0,6}[余剩])[\u4e00-\u9fff“”]{0,8}?(?:已?全部|均已|都已|已(?=[\u4e00-\u9fff]{1,6}\d)|只|仅|悉数|尚有|没有一个)"
)
POINTS = re.compile(r"(?:上述|以上|这|这些|这批|所列的|对(?:今年|当年|已)?[\u4e00-\u9fff]{2,6}的|凡[\u4e00-\u9fff]{2,4}的)$")
LEADS = re.compile(r"^(?:[①-⑳]|\d{1,2}[.、]|[-●◆■·•▲★○“”\s]|在|而|对|其中)*$")
SMALL = {"count", "person", "house"}
SHORT = 10
FORGIVEN = {"act", "period", "plan", "year", "head", "echo"}


def run(submission: Submission) -> None:
    counted = [m for m in submission.mentions if m.dimension not in NOT_COUNTED and not (m.hedge or m.delta or m.given)]
    often: dict[tuple[str, Fraction], int] = defaultdict(int)
    for mention in submission.mentions:
        often[mention.family, mention.value] += 1
    backs = [m for m in counted if not m.cell and often[m.family, m.value] == 1 and points_back(m)]
    for back, said in one_slip_from(backs, counted):
        if digits_of(back.value) != digits_of(said.value) and _may_be(back, said):
            _say(submission, back, said)


def small(submission: Submission) -> None:
    """措施26条 … 62条措施已落实23条: in two digits the one number of its noun said before must be a slip away."""
    for document in submission.documents:
        counts = [m for m in document.in_text if m.dimension in SMALL and not (m.hedge or m.delta or m.bracketed) and m.head]
        by_noun: dict[tuple[str | None, str], list[Mention]] = defaultdict(list)
        for mention in counts:
            by_noun[mention.head, mention.unit].append(mention)
        for back in filter(points_back, counts):
            said = [m for m in by_noun[back.head, back.unit] if not m.beside(back) and _may_be_meant(m, back)]
            if len({m.value for m in said}) == 1 and _points_at(back, said[0]):
                _say(submission, back, said[0])


def _may_be_meant(said: Mention, back: Mention) -> bool:
    """22个项目已全部完工 means neither the 19 planned for next year, nor 9个产业项目, nor 乡村建设5个."""
    return said.host is None and not said.ahead and said.kind <= back.kind and said.value >= SHORT


def _points_at(back: Mention, said: Mention) -> bool:
    """Two digits, said earlier, one slip away."""
    two_digits = len(digits_of(back.value)) == 2 == len(digits_of(said.value))
    if not two_digits or said.index > back.index or said.beside(back):
        return False
    return compare(back, said).different <= FORGIVEN - {"head"} and misprint(back.value, said.value, 2)


def points_back(mention: Mention) -> bool:
    if POINTS.search(mention.left):
        return True
    return bool(LEADS.match(mention.left) and (OF_IT.match(mention.right) or ALL_OF_IT.match(mention.right)))


def _may_be(back: Mention, said: Mention) -> bool:
    if not back.unit_fits(said) or back.beside(said) or said.block.document == back.block.document and said.index > back.index:
        return False
    answer = compare(back, said)
    heads = back.own_head is None or said.own_head is None or back.head == said.head or "head" not in answer.different
    return heads and answer.different <= FORGIVEN


def _say(submission: Submission, back: Mention, said: Mention) -> None:
    say_two(submission, back, said, "前面说过的总数")
