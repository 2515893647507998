"""How many times: 9.2亿元是上年4.6亿元的2倍; 增长1倍; and doubling: 翻一番, 翻番还多."""

from __future__ import annotations

import re
from fractions import Fraction

from ...findings import Place, place_at
from ...numbers.mention import NOT_COUNTED, Mention
from ...numbers.numerals import numeral
from ...submission import Submission
from ...text.blocks import Block
from .base import AFTER, base_of, counted_before, news_of, told_elsewhere
from .words import TIMES_OF

DOUBLED = re.compile(r"(近|将近|接近|基本|差不多)?[^,;。\d]{0,2}翻(?:了)?([一两])?番(还多|多|以上)?")
DOUBLED_OFTEN = re.compile(r"翻(?:了|一|两)?([三四五六七八九])番")
INCREASED = re.compile("增长|增加|提高|翻|扩大")
ROUNDED = Fraction(35, 100)


def run(submission: Submission) -> None:
    for document in submission.documents:
        for times in document.in_text:
            if times.dimension == "times" and times.value:
                _times(submission, times, document.by_block[times.block.index])
        _doubled_often(submission, document.blocks)
        for block in document.blocks:
            _doubled(submission, block, document.by_block.get(block.index, []))


def _headline(submission: Submission, mention: Mention) -> list[Mention]:
    """◆ 12.6万只 as a line of its own: the sentence below is about that number."""
    block = mention.block
    above = submission.document_of(block).by_block.get(block.index - 1, []) if mention.sentence[0] == 0 else []
    alone = len(above) == 1 and not re.search(
        r"[\u4e00-\u9fff]", above[0].block.text[: above[0].start] + above[0].block.text[above[0].end :]
    )
    return above if alone else []


def _times(submission: Submission, times: Mention, same_block: list[Mention]) -> None:
    before = [m for m in counted_before(times, same_block) if not m.delta]
    base = _divisor(times, before) or base_of(times, before, submission.document_of(times).year)
    if base is None or times.hedge not in {"", "near", "about", "over"}:
        return
    news = [*(m for m in _headline(submission, times) if m.unit_fits(base)), *news_of(times, base, before)]
    news = news or told_elsewhere(submission, times, base, before, 2 * (times.value + 1))
    if not news:
        return
    between = times.block.text[base.end : times.start]
    increased = INCREASED.search(between + times.block.text[times.end : times.end + 4]) and not re.search("的$", between)
    gaps = [abs(m.value / base.value - bool(increased) - times.value) for m in news]
    if min(gaps) <= _room(times):
        return
    new = news[gaps.index(min(gaps))]
    ratio = new.value / base.value
    if not new.beside(times) and new not in _headline(submission, times) and not 0.5 < float(ratio / times.value) < 2:
        return
    submission.findings.say(
        "times",
        "explain",
        new,
        base,
        times,
        old=base.text,
        new=new.text,
        ratio=f"{float(ratio):.3g}",
        more=f"{float(ratio - 1):.3g}",
        said=times.text,
    )


def _divisor(times: Mention, before: list[Mention]) -> Mention | None:
    """0.92亿元的1.5倍: the number right before 的."""
    last, text = before[-1] if before else None, times.block.text
    if last is None or not last.beside(times) or text[last.end : times.start] != "的":
        return None
    return last if TIMES_OF.search(text[max(last.sentence[0], last.start - 16) : last.start]) else None


def _room(times: Mention) -> Fraction:
    """As exact as it is written: 2.1倍 within a tenth, 3倍 within a third."""
    if times.hedge or times.precision <= 0:
        return max(ROUNDED, times.value * Fraction(15, 100))
    return times.precision


def _doubled_often(submission: Submission, blocks: list[Block]) -> None:
    """翻五番 is 32 times and is nearly always meant as five times."""
    hits = [(block, match) for block in blocks for match in DOUBLED_OFTEN.finditer(block.text)]
    if not hits:
        return
    times = numeral(hits[0][1].group(1)) or 0
    places: list[Mention | Place] = [place_at(block, *match.span()) for block, match in hits]
    mentions = submission.document_of(hits[0][0]).in_text
    amounts = [
        m for m in mentions if m.dimension == "money" and any(m.block is b and m.sentence[0] <= x.start() < m.sentence[1] for b, x in hits)
    ]
    submission.findings.say("doubled-often", "explain", *places, *amounts[:2], times=times, ratio=2**times)


def _doubled(submission: Submission, block: Block, mentions: list[Mention]) -> None:
    """9.2亿元 from 4.1亿元 is not 翻一番, nor 39家 from 21家."""
    for match in DOUBLED.finditer(block.text):
        document = submission.document_of(block)
        pair = _states_of(match, mentions, document.year) or _told_before(match, mentions, document.in_text)
        if pair is None:
            continue
        old, new = pair
        others = [m for m in mentions if m.beside(old) and m.unit_fits(old) and m is not old]
        times = (numeral(match[2]) if match[2] else 1) or 1
        ratio, expected = float(new.value / old.value), float(2**times)
        low, high = (0.85, 1.02) if match[1] else (1, 1.45) if match[3] else (0.96, 1.08)
        if not any(low * expected <= float(m.value / old.value) <= high * expected for m in [new, *others]):
            said = place_at(block, *match.span())
            submission.findings.say(
                "doubled",
                "explain",
                new,
                old,
                said,
                old=old.text,
                new=new.text,
                ratio=f"{ratio:.3g}",
                times=times,
                expected=2**times,
            )


def _told_before(match: re.Match[str], mentions: list[Mention], told: list[Mention]) -> tuple[Mention, Mention] | None:
    """2022年，茶青收购额只有420万元 … 到2024年，茶青收购额升到860万元，短短两年翻了两番."""
    here = [
        m for m in mentions if m.end <= match.start() and m.sentence[0] <= match.start() and m.dimension not in NOT_COUNTED and not m.hedge
    ]
    new = here[-1] if here else None
    if new is None or not new.period.year or match.start() > new.sentence[1]:
        return None
    words = _runs(new.left)
    old = [m for m in told if m.index < new.index and m.unit_fits(new) and m.period.year and m.period.year < new.period.year]
    old = [m for m in old if words & _runs(m.left) and m.value and not m.hedge]
    return (old[-1], new) if len({m.value for m in old}) == 1 else None


def _runs(text: str) -> set[str]:
    return {run[at : at + 4] for run in re.findall("[一-鿿]+", text) for at in range(len(run) - 3)}


def _states_of(match: re.Match[str], mentions: list[Mention], now: int | None) -> tuple[Mention, Mention] | None:
    """The base and the new value that a 翻番 of the sentence speaks of."""
    at = match.end()
    before = [m for m in mentions if m.dimension not in NOT_COUNTED and m.value and not m.hedge]
    beside = [m for m in before if m.sentence[0] <= at <= m.sentence[1]]
    here = [m for m in beside if m.end <= at] or beside
    if not here:
        return None
    after = next((m for m in beside if m.start >= at and AFTER.fullmatch(m.block.text[at : m.start])), None)
    base = after or base_of(here[-1], [m for m in before if m.end <= here[-1].end], now)
    if base is None and len(here) == 2 and here[0].unit_fits(here[1]) and here[0].period.year != here[1].period.year:
        base = min(here, key=lambda m: m.value)
    news = news_of(here[-1], base, before) if base is not None else []
    return (base, news[0]) if base is not None and news else None
