"""The same words twice and another number behind them: 全县28个示范村建成，3900余人受益 … 28个示范村建成，3600余人受益.

A text that is put together from several papers says a sentence again; so do titles and their first lines. Whatever the number
counts (a rate, a change, a hedged number), the words say that it is the same.
"""

from __future__ import annotations

import re
from collections import defaultdict
from fractions import Fraction
from itertools import combinations

from jiedui.engine.kernel.finding import Severity

from ...numbers.mention import Mention
from ...numbers.values import equal, misprint, near
from ...submission import Submission
from ..saying import say_two

KEPT = re.compile(r"[\u4e00-\u9fff\d.%]+")
HAN = re.compile(r"[\u4e00-\u9fff]")
KEY, LONG, SURE = 9, 18, 24
REACH = 60
FEW_HAN = 6


def run(submission: Submission) -> None:
    told: dict[str, list[tuple[Mention, str]]] = defaultdict(list)
    for document in submission.documents:
        for mention in document.in_text:
            if mention.dimension and not mention.given and not mention.ahead:
                words = _before(mention)
                if len(words) >= KEY:
                    told[words[-KEY:]].append((mention, words))
    for same in told.values():
        # Three values behind the same words are a list.
        if len({m.value for m, _ in same}) == 2 and len(same) <= 6:
            _say(submission, same)


def shares(submission: Submission) -> None:
    """226个，占全部脱贫村的61.4% … 226个村通车，占全部脱贫村的64.4%: one number, the same share of the same, and another rate."""
    told: dict[tuple[Fraction, str, str], list[Mention]] = defaultdict(list)
    for document in submission.documents:
        before: Mention | None = None
        for mention in document.in_text:
            if mention.dimension == "pct" and before is not None and before.beside(mention) and not mention.ahead:
                words = "".join(HAN.findall(mention.lead))
                if len(words) >= FEW_HAN and "占" in words:
                    told[before.value, before.unit, words].append(mention)
            elif mention.dimension != "pct":
                before = mention
    for a, b in (pair for same in told.values() for pair in combinations(same, 2)):
        if _slip(submission, a, b):
            _tell(submission, a, b, "explain")


def _before(mention: Mention) -> str:
    """The words and numbers before it in its paragraph, without stops."""
    return "".join(KEPT.findall(mention.block.text[max(0, mention.start - REACH) : mention.start]))


def _say(submission: Submission, same: list[tuple[Mention, str]]) -> None:
    for (a, one), (b, other) in combinations(same, 2):
        words = _common(one, other)
        if _slip(submission, a, b) and (len(words) >= LONG or _with_number(words, a, b)):
            _tell(submission, a, b, "must" if len(words) >= SURE else "explain")
            return


def _tell(submission: Submission, a: Mention, b: Mention, severity: Severity) -> None:
    say_two(submission, a, b, "同样的话", severity=severity)


def _common(one: str, other: str) -> str:
    length = next((n for n, (x, y) in enumerate(zip(reversed(one), reversed(other), strict=False)) if x != y), min(len(one), len(other)))
    return one[len(one) - length :]


def _slip(submission: Submission, a: Mention, b: Mention) -> bool:
    if a.dimension != b.dimension or a.unit != b.unit or a.hedge != b.hedge or a.beside(b) or not a.value or not b.value:
        return False
    if a.value == b.value or not a.hedge and equal(a, b):
        return False
    years = {m.period.year for m in (a, b) if m.period.year and not m.period.inherited}
    if len(years) > 1 or submission.separate(a, b):
        return False
    return misprint(a.value, b.value) or near(a.value, b.value, 0.35)


def _with_number(words: str, a: Mention, b: Mention) -> bool:
    """The number right before both is the same and stands whole in the common words."""
    if len(HAN.findall(words)) < FEW_HAN:
        return False
    return any(digits in words and len(digits) >= 2 for digits in _numbers_before(a) & _numbers_before(b))


def _numbers_before(mention: Mention) -> set[str]:
    return set(
        re.findall(r"(?<![\d.])\d[\d.]+(?=[个家户人名万亿元所项期次])", mention.block.text[max(0, mention.start - REACH) : mention.start])
    )
