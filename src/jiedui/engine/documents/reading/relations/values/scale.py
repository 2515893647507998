"""The same digits with another myriad: 销售额3.64亿元 and, of the same sales, 3.64万元.

Digits alone agree by chance (投资1.2亿元, 每户补助1.2万元), so the words must speak of one thing.
"""

from __future__ import annotations

from collections import defaultdict
from fractions import Fraction
from itertools import combinations

from ...compare.question import compare
from ...frames.words import shared
from ...numbers.mention import Mention
from ...numbers.numerals import digits_of
from ...numbers.values import equal
from ...submission import Submission, neighbours
from ...wording import difference, why_same
from ..saying import say_two

MYRIADS = {Fraction(10**4), Fraction(10**8)}


def run(submission: Submission) -> None:
    written: dict[tuple[str, str], list[Mention]] = defaultdict(list)
    for mention in submission.mentions:
        digits = digits_of(mention.value) if mention.value else ""
        if mention.dimension == "money" and len(digits) >= 2 and not (mention.delta or mention.hedge or mention.given):
            written[mention.dimension, digits].append(mention)
    for mentions in written.values():
        for a, b in combinations(mentions, 2):
            if max(a.value, b.value) / min(a.value, b.value) in MYRIADS and not a.beside(b) and _one_thing(a, b):
                _say(submission, a, b, mentions)


def _one_thing(a: Mention, b: Mention) -> bool:
    answer, words = compare(a, b), shared(a.rest, b.rest)
    sure = len(digits_of(a.value)) >= 3
    if answer.different == {"head"} and (a.own_head is None or b.own_head is None):
        return sure and words >= 1
    return answer.comparable and (sure or answer.score >= 3 or words >= 1 and answer.score >= 2)


def _say(submission: Submission, a: Mention, b: Mention, alike: list[Mention]) -> None:
    """Where each of the two is repeated elsewhere, both are meant."""
    repeated = [any(equal(m, other) for other in neighbours(m, alike) if other is not m) for m in (a, b)]
    if not all(repeated):
        gap = f"数字相同而万、亿不同，{difference(a, b)}"
        say_two(submission, a, b, why_same(compare(a, b)), severity="must", gap=gap)
