"""Two frames → the same question, one narrower than the other, or different ones; with a score of how strongly they agree."""

from __future__ import annotations

from ..lexicon import name_of
from ..numbers.mention import Mention
from . import apart, facets
from .answer import Answer
from .apart import cash_or_goods
from .meaning import GENERIC, meanings

__all__ = ["GENERIC", "Answer", "cash_or_goods", "compare", "meanings"]

# What most often tells two numbers apart comes first: a brief comparison then seldom goes on.
RULES = (*apart.OFTEN, *facets.RULES, *apart.SELDOM)


def compare(a: Mention, b: Mention, brief: bool = False) -> Answer:
    """The answer is symmetric in a and b; a brief one stops at the first facet that tells them apart.

    The period does not where one of the two is an aim: what is to come may be what there is (管好42家车间).
    """
    answer = Answer()
    common = meanings(a) & meanings(b)
    if a.family != b.family or not common or (common == {"trainee"} and a.head != b.head and "trainee" not in (a.head, b.head)):
        answer.different.add("head" if a.family == b.family else "dimension")
        return answer
    if brief and (apart.of_two_sections(a, b) or apart.of_two_rows(a, b)):
        answer.different.add("section")
        return answer
    head = min(common, key=lambda h: (h in GENERIC, h)) if len(common) > 1 else next(iter(common))
    answer.score = 0 if not head else 1 if head in GENERIC or head.startswith("~") else 2
    if head.startswith("~") and len(common) >= 2:  # three characters alike: 食用菌
        answer.score = 2
    answer.agree += [name_of("noun", head)] if head else []
    if common == {"trainee"} and a.head != b.head:
        answer.narrower.append("head")
    if a.points_beside(b) or b.points_beside(a):
        answer.different.add("echo")
    spared = {"period"} if a.ahead != b.ahead else set()
    different = answer.different
    for rule in RULES:
        rule(a, b, head, answer)
        if brief and different and different != spared:
            break
    return answer
