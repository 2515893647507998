"""A percentage of growth against its base and new value: 4200万元，较2017年的1500万元增长180%."""

from __future__ import annotations

import re
from collections.abc import Callable
from fractions import Fraction
from itertools import permutations

from ...numbers.mention import Mention
from ...numbers.numerals import shown
from ...numbers.values import admitted, fits_percent
from ...submission import Submission
from ...wording import percent
from .base import base_after, base_of, counted_before, news_of, told_elsewhere
from .words import INCREMENT, SHRINKS, YEARLY, is_growth

LAST = re.compile("(?:去年|上年|同期)[^,;。]{0,6}$")
MOST = Fraction(5, 2)
LOOK_BACK = 12
ROOM = 4


def run(submission: Submission) -> None:
    for document in submission.documents:
        for rate in document.in_text:
            if (
                rate.dimension == "pct"
                and rate.value
                and is_growth(rate)
                and not YEARLY.search(rate.lead)
                and not (rate.aim and rate.hedge)
            ):
                _percent(submission, rate, document.by_block[rate.block.index])


def _percent(submission: Submission, rate: Mention, same_block: list[Mention]) -> None:
    if _times_and_percent(submission, rate, same_block):
        return
    before = counted_before(rate, same_block)
    beside = [m for m in before if m.beside(rate)]
    sign = -1 if SHRINKS.search(rate.lead) else 1
    base = base_after(rate, same_block) or base_of(rate, before, submission.document_of(rate).year)
    explained, cut = _explained(rate, _pairs(before, beside, base), sign)
    if explained:
        return
    if cut:
        submission.findings.say("percent-cut", "hint", cut[0], rate, expected=percent(cut[1], 6), said=rate.text)
    elif not _by_increment(submission, rate, beside, base, sign) and base is not None:
        _by_base(submission, rate, base, before, sign)


def _pairs(before: list[Mention], beside: list[Mention], base: Mention | None) -> list[tuple[Mention, Mention]]:
    """New value and base: a base that is told goes with any number before it; without one, any two may do."""
    far = [m for m in before if m not in beside][-LOOK_BACK:]
    if base is None:
        return list(permutations([*beside, *far], 2))
    last = base is not None and LAST.search(base.lead)  # 去年同期为2.52亿元 is not the new value
    told = [pair for pair in permutations(beside, 2) if not (last and pair[0] is base)]
    return [*told, *((m, base) for m in [*far, *beside] if m is not base)]


def _explained(rate: Mention, pairs: list[tuple[Mention, Mention]], sign: int) -> tuple[bool, tuple[Mention, Fraction] | None]:
    """Whether two values give the rate; or give it with its last digit cut off."""
    cut = None
    for new, base in pairs:
        if not base.value or not new.unit_fits(base):
            continue
        expected = (new.value - base.value) / base.value * 100 * sign
        fit = fits_percent(rate, expected)
        text = base.block.text
        as_increment = new.value > base.value and INCREMENT.search(text[max(0, base.start - 2) : base.start])
        if fit == "ok" or as_increment and fits_percent(rate, base.value / (new.value - sign * base.value) * 100) == "ok":
            return True, None
        if fit == "cut":
            cut = new, expected
    return False, cut


def _times_and_percent(submission: Submission, rate: Mention, same_block: list[Mention]) -> bool:
    """是上年的2倍, 同比增长200%."""
    text = rate.block.text
    times = [m for m in same_block if m.beside(rate) and m.dimension == "times" and m.end <= rate.start]
    if (
        not times
        or text[times[-1].start - 1] != "的"
        or not re.search("是|为|达", text[max(rate.sentence[0], times[-1].start - 25) : times[-1].start])
    ):
        return False
    said = times[-1]
    if rate.value == (said.value - 1) * 100 or rate.value != said.value * 100:
        return False
    submission.findings.say(
        "times-percent", "must", said, rate, times=said.text, expected=f"{shown((said.value - 1) * 100)}%", said=rate.text
    )
    return True


def _by_increment(submission: Submission, rate: Mention, beside: list[Mention], base: Mention | None, sign: int) -> bool:
    """比上年减少6名, 下降3.1%: the last change right before the rate, and the base it is told against."""
    deltas = [m for m in beside if m.delta]
    if not deltas or any(deltas[-1].end <= m.start for m in beside):
        return False
    delta = deltas[-1]
    if base is not None and base.unit_fits(delta) and base.value:
        return _increment_of_base(submission, rate, delta, base, beside)
    wholes = [m for m in beside if not m.delta and m.dimension == delta.dimension and m.value > delta.value]
    expected: Callable[[Mention], Fraction] = lambda m: delta.value / (m.value - sign * delta.value) * 100  # noqa: E731
    if any(fits_percent(rate, expected(m)) or _change_admitted(rate, delta, m, sign) for m in wholes):
        return True
    plain = [m for m in wholes if m.host is None and not m.hedge and not delta.hedge and not rate.hedge]
    if plain and 0.2 < float(expected(plain[-1]) / rate.value) < 5:
        _say(submission, rate, plain[-1], delta, expected(plain[-1]), f"增减{delta.text}后")
    return True


def _increment_of_base(submission: Submission, rate: Mention, delta: Mention, base: Mention, beside: list[Mention]) -> bool:
    """比2022年的6250万元多550万元，增幅8.8%."""
    expected = delta.value / base.value * 100
    if fits_percent(rate, expected) or rate.hedge or delta.hedge or base.hedge:
        return True
    news = news_of(rate, base, beside)[:1]
    submission.findings.say(
        "growth", "must", base, delta, *news, rate, old=base.text, new=f"增减{delta.text}", expected=percent(expected), said=rate.text
    )
    return True


def _by_base(submission: Submission, rate: Mention, base: Mention, before: list[Mention], sign: int) -> None:
    news = [m for m in news_of(rate, base, before) if not m.hedge] or told_elsewhere(submission, rate, base, before, MOST)
    if not news or base.hedge or not base.value:
        return
    grown: Callable[[Mention], Fraction] = lambda m: (m.value - base.value) / base.value * 100 * sign  # noqa: E731
    new = min(news, key=lambda m: abs(grown(m) - rate.value))
    expected = grown(new)
    if _admitted(rate, new, base, sign):
        return
    far = not new.beside(rate) and not 0.7 < float((100 + expected) / (100 + rate.value)) < 1.4
    if far or rate.hedge and rate.low - ROOM <= expected <= rate.high + ROOM:
        return
    _say(submission, rate, new, base, expected, base.text)


def _admitted(rate: Mention, new: Mention, base: Mention, sign: int) -> bool:
    """2.4亿元 and 2.1亿元 are rounded: the exact ones may well give the rate."""
    (low, high), (least, most) = admitted(new), admitted(base)
    rates = sorted((1 + sign * rate.low / 100, 1 + sign * rate.high / 100))
    return low <= most * rates[1] and high >= least * rates[0]


def _change_admitted(rate: Mention, delta: Mention, new: Mention, sign: int) -> bool:
    """26.67万所，增加1.17万所，增长4.60%: what the rounded numbers leave open."""
    (low, high), (least, most), room = admitted(delta), admitted(new), rate.precision / 2
    bases = sorted((least - sign * high, most - sign * low))
    return bases[0] > 0 and low / bases[1] * 100 - room <= rate.value <= high / bases[0] * 100 + room


def _say(submission: Submission, rate: Mention, new: Mention, base: Mention, expected: Fraction, old: str) -> None:
    submission.findings.say("growth", "must", new, base, rate, old=old, new=new.text, expected=percent(expected), said=rate.text)
