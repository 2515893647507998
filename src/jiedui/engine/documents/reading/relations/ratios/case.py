"""A rate, the numbers around it, and the pairs that may give it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from ...compare.question import meanings
from ...numbers.mention import Mention
from ...numbers.values import admitted, fits_percent, misprint, rounded
from ...submission import Submission, neighbours
from ...wording import percent
from .words import PLANNED

OF_MONEY = re.compile("(?:资金|报账|支付|支出|拨付)[^,;。]{0,4}率")


@dataclass
class Quotient:
    """A numerator and a denominator, and what they give."""

    part: Mention
    whole: Mention

    @property
    def value(self) -> Fraction:
        return self.part.value / self.whole.value * 100

    def admits(self, rate: Mention) -> bool:
        """29.4万个 of 39.7万个 are 73.84 to 74.27 %: what the rounded numbers leave open."""
        part, whole, room = self.part, self.whole, (rate.precision or 1) / 2
        if part.hedge or whole.hedge or whole.low <= 0 or not rounded(part) and not rounded(whole):
            return False
        (low, high), (least, most) = admitted(part), admitted(whole)
        if PLANNED.search(whole.lead):
            least = most = whole.value  # a target is set, not counted
        return low / most * 100 - room <= rate.value <= high / least * 100 + room


def funds_of(pool: list[Mention]) -> list[Mention]:
    """Totals of money told anywhere: 投向产业类项目3504万元，占60% is a share of what the report tells first."""
    return [m for m in pool if "fund" in meanings(m) and m.host is None and m.value]


@dataclass(eq=False)
class Case:
    """A rate and the numbers around it."""

    submission: Submission
    rate: Mention
    pool: list[Mention]
    block: list[Mention]  # of the pool, in the rate's paragraph
    rates: list[Mention]  # of the sentence
    funds: list[Mention]  # of the pool, totals of money
    cut: Quotient | None = None

    def __post_init__(self) -> None:
        rate = self.rate
        self.sentence = [m for m in self.block if m.beside(rate)]
        self.before = [m for m in self.sentence if m.start < rate.start]

    def everywhere(self, mention: Mention) -> list[Mention]:
        """What counts the same noun in any of the files: a report is held against the agreement beside it."""
        keys = [(d, mention.dimension, head) for d in range(len(self.submission.documents)) for head in sorted(meanings(mention))]
        found = dict.fromkeys(m for key in keys if key in self.submission.by_meaning for m in self.submission.by_meaning[key])
        return neighbours(mention, [m for m in found if m is not mention])

    def fits(self, parts: Iterable[Mention], wholes: Iterable[Mention]) -> bool:
        """Whether any pair gives the rate; remembers a pair that gives it cut off."""
        wholes = list(wholes)
        for part in parts:
            for whole in wholes:
                if part is whole or part.dimension != whole.dimension or not whole.value:
                    continue
                fit = fits_percent(self.rate, part.value / whole.value * 100)
                if fit == "ok":
                    return True
                if fit == "cut" and self.cut is None:
                    self.cut = Quotient(part, whole)
        return False

    @property
    def decimals(self) -> int:
        return len(self.rate.digits.split(".")[1]) if "." in self.rate.digits else 0

    def one_digit_off(self, quotient: Quotient) -> bool:
        return misprint(Fraction(round(quotient.value, self.decimals)), self.rate.value)

    def say_cut(self) -> None:
        if self.cut:
            self.submission.findings.say(
                "percent-cut", "hint", self.cut.part, self.cut.whole, self.rate, expected=percent(self.cut.value, 6), said=self.rate.text
            )

    def accuse(self, quotient: Quotient, must: bool) -> None:
        if quotient.part.dimension == "count" and OF_MONEY.search(self.rate.lead):
            return  # 21个项目完工20个，资金报账率97.6%: of the money
        years = [m.period.year for m in (self.rate, quotient.part) if m.period.year and not m.period.inherited]
        if quotient.admits(self.rate) or quotient.whole.past != quotient.part.past or len(set(years)) > 1:
            return  # this year's number is no share of last year's, nor what last year's rate was
        self.submission.findings.say(
            "ratio",
            "must" if must else "explain",
            quotient.part,
            quotient.whole,
            self.rate,
            part=quotient.part.text,
            whole=quotient.whole.text,
            expected=percent(quotient.value),
            said=self.rate.text,
        )
