"""Growth: base → new value and its percentage, increments, 倍, 翻番."""

from __future__ import annotations

import re
from collections.abc import Callable
from fractions import Fraction
from itertools import combinations, permutations

from ..findings import Place, place_at
from ..numbers.mention import NOT_COUNTED, RATES, Mention
from ..numbers.numerals import numeral, shown
from ..numbers.values import fits_percent
from ..submission import Submission
from ..text.blocks import Block
from ..wording import percent

GROWS = re.compile(r"增长|增幅|增加|提高|上升|下降|减少|同比|涨")
GROWS_AFTER = re.compile(r"以?上?的?(增长|增幅)")
SHRINKS = re.compile("下降|减少|压缩")
COMPARED = re.compile(r"(?:比|较|与|同|由|从|超过)[^,;。]{0,14}$")
TIMES_OF = re.compile(r"(?:比|较|与|同|由|从|是|为|相当于)[^,;。]{0,14}$")
CHANGED = re.compile(r"(?:增加|减少|增长|下降|提高|多|少)[了出]?$")
REACHED = re.compile(r"(?:达|达到|增至|增加到|减至|至|为|到)$")
INCREMENT = re.compile(r"[加多出了]$|增长$|减少$|下降$")
DOUBLED = re.compile(r"翻(?:了)?([一两])?番")
DOUBLED_OFTEN = re.compile(r"翻(?:了|一|两)?([三四五六七八九])番")


LEVEL_REACHED = re.compile("(?:下降|降低|降|减少|上升|提高|提升|增加|增长)(?:到|至|为)$")


def is_growth(mention: Mention) -> bool:
    """Whether it says by how much something grew or shrank; 下降到0.2% is what it has come to."""
    if LEVEL_REACHED.search(mention.lead):
        return False
    return bool(GROWS.search(mention.lead[-12:]) or GROWS_AFTER.match(mention.block.text[mention.end : mention.end + 6]))


def run(submission: Submission) -> None:
    for document in submission.documents:
        for mention in document.in_text:
            if not mention.value:
                continue
            same_block = document.by_block[mention.block.index]
            if mention.dimension == "pct" and is_growth(mention):
                _percent(submission, mention, same_block)
            elif mention.dimension == "times":
                _times(submission, mention, same_block)
        _doubled_often(submission, document.blocks)
        for block in document.blocks:
            _doubled(submission, block, document.by_block.get(block.index, []))


def _base_of(mention: Mention, values: list[Mention], pattern: re.Pattern[str]) -> Mention | None:
    """The last value right behind a word of comparison; a value between the word and it takes the word for itself."""
    text, found = mention.block.text, []
    for value in values:
        since = max(mention.sentence[0], value.start - 16)
        said = pattern.search(text[since : value.start])
        if said and not any(since + said.start() <= other.start < value.start for other in values):
            found.append(value)
    return found[-1] if found else None


def _percent(submission: Submission, rate: Mention, same_block: list[Mention]) -> None:
    if _times_and_percent(submission, rate, same_block):
        return
    counted = [m for m in same_block if m.dimension not in NOT_COUNTED and m is not rate]
    before = [m for m in counted if m.beside(rate) and m.end <= rate.start]
    sign = -1 if SHRINKS.search(rate.lead) else 1
    base = _base_after(rate, counted)
    pool = before + [m for m in counted if not m.beside(rate) and m.end <= rate.start][-12:] + ([base] if base else [])
    explained, cut = _explained(rate, pool, sign)
    if explained:
        return
    if cut:
        submission.findings.say("percent-cut", "hint", cut[0], rate, expected=percent(cut[1], 6), said=rate.text)
    elif not _by_increment(submission, rate, before, sign):
        _by_base(submission, rate, before, sign, base)


BASE_AFTER = re.compile(r",?\((?:20\d\d年|上年|去年|前一年)(?:同期|度)?[^,;。()\d]{0,8}")


def _base_after(rate: Mention, counted: list[Mention]) -> Mention | None:
    """同比增长31.8%(2020年为40亿元): the base follows in brackets."""
    after = next((m for m in counted if m.beside(rate) and m.start > rate.end), None)
    return after if after and BASE_AFTER.fullmatch(rate.block.text[rate.end : after.start]) else None


def _explained(rate: Mention, pool: list[Mention], sign: int) -> tuple[bool, tuple[Mention, Fraction] | None]:
    """Whether any two values before the rate give it; or give it with its last digit cut off."""
    cut = None
    for new, base in permutations(pool, 2):
        if not base.value or not new.unit_fits(base):
            continue
        expected = (new.value - base.value) / base.value * 100 * sign
        fit = fits_percent(rate, expected)
        text = base.block.text
        as_increment = new.value > base.value and INCREMENT.search(text[max(0, base.start - 2) : base.start])
        if fit == "ok" or as_increment and fits_percent(rate, base.value / (new.value - base.value) * 100 * sign) == "ok":
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


def _by_increment(submission: Submission, rate: Mention, before: list[Mention], sign: int) -> bool:
    """比上年减少6名, 下降3.1%."""
    deltas = [m for m in before if m.delta]
    if not deltas:
        return False
    delta = deltas[-1]
    wholes = [m for m in before if not m.delta and m.dimension == delta.dimension and m.value > delta.value]
    expected: Callable[[Mention], Fraction] = lambda m: delta.value / (m.value - sign * delta.value) * 100  # noqa: E731
    if any(fits_percent(rate, expected(m)) for m in wholes):
        return True
    plain = [m for m in wholes if m.host is None and not m.hedge and not delta.hedge and not rate.hedge]
    if plain and 0.2 < float(expected(plain[-1]) / rate.value) < 5:
        submission.findings.say(
            "growth",
            "must",
            plain[-1],
            delta,
            rate,
            old=f"增减{delta.text}后",
            new=plain[-1].text,
            expected=percent(expected(plain[-1])),
            said=rate.text,
        )
    return True


def _by_base(submission: Submission, rate: Mention, before: list[Mention], sign: int, after: Mention | None) -> None:
    base = after or _base_of(rate, before, COMPARED) or _last_year(rate, before)
    news = [m for m in before if base is not None and m is not base and not m.delta and m.unit_fits(base)]
    if base is None or not news:
        return
    new = min(news, key=lambda m: abs(m.start - base.start))
    if base.value and not (new.hedge or base.hedge):
        expected = (new.value - base.value) / base.value * 100 * sign
        if rate.hedge and rate.low - 10 <= expected <= rate.high + 10:
            return
        submission.findings.say("growth", "must", new, base, rate, old=base.text, new=new.text, expected=percent(expected), said=rate.text)


def _last_year(rate: Mention, before: list[Mention]) -> Mention | None:
    """去年3200万元，今年3500万元，同比增长…: of exactly two values of neighbouring years the older is the base."""
    dated = [m for m in before if m.period.year and not m.delta and not m.host]
    if len(dated) == 2 and dated[0].unit_fits(dated[1]) and dated[0].head == dated[1].head:
        older, newer = sorted(dated, key=lambda m: m.period.year or 0)
        if (newer.period.year or 0) - (older.period.year or 0) == 1 and older.period.part == newer.period.part:
            return older
    return None


def increments(submission: Submission) -> None:
    """较上年的3200万元增加了400万元，达3600万元: base, change and new value of one sentence."""
    for document in submission.documents:
        for change in document.in_text:
            if change.delta and not change.hedge and change.dimension not in RATES and CHANGED.search(change.lead):
                _increment(submission, change, [m for m in document.by_block[change.block.index] if m.beside(change) and m is not change])


def _increment(submission: Submission, change: Mention, beside: list[Mention]) -> None:
    values = [m for m in beside if m.unit_fits(change) and not m.delta and not m.hedge]
    base = _base_of(change, [m for m in values if m.end <= change.start], COMPARED)
    news = [m for m in values if m.start > change.end and REACHED.search(m.lead) and m.start - change.end < 16]
    if base is None or not news:
        return
    sign = -1 if re.search("减|少|降", change.lead[-5:]) else 1
    expected = base.value + sign * change.value
    if abs(expected - news[0].value) > base.precision + change.precision + news[0].precision:
        changed = f"{'减少' if sign < 0 else '增加'}{change.text}"
        submission.findings.say(
            "increment", "must", base, change, news[0], base=base.text, change=changed, expected=shown(expected), said=news[0].text
        )


def points(submission: Submission) -> None:
    """由82.5%提高到91.2%，提高了8.7个百分点."""
    for document in submission.documents:
        for gap in document.in_text:
            if gap.dimension == "pp" and not gap.hedge and GROWS.search(gap.lead):
                rates = [m for m in document.by_block[gap.block.index] if m.beside(gap) and m.dimension == "pct" and m.end <= gap.start]
                text = gap.before(rates[-2].start - 12 if len(rates) > 1 and rates[-2].start > 12 else gap.sentence[0])
                if not rates:
                    _percent_as_points(submission, gap, document.by_block[gap.block.index])
                if len(rates) == 2 and not any(m.hedge for m in rates) and re.search("由|从|比|较|上年|去年", text):
                    _points(submission, gap, rates)


def _percent_as_points(submission: Submission, gap: Mention, same_block: list[Mention]) -> None:
    """上年同期2.42万人，今年2.86万人，增长18.2个百分点: two amounts grow by percent."""
    before = [m for m in same_block if m.beside(gap) and m.end <= gap.start and m.dimension not in NOT_COUNTED and m.value]
    for new, old in permutations(before[-4:], 2):
        grown = (new.value - old.value) / old.value * 100
        if new.unit_fits(old) and abs(abs(grown) - gap.value) <= max(gap.precision, Fraction(1, 10)) and grown:
            submission.findings.say(
                "percent-points", "must", new, old, gap, old=old.text, new=new.text, expected=percent(abs(grown)), said=gap.text
            )
            return


def points_as_percent(submission: Submission) -> None:
    """占75.5%，而去年为79.2%，降低3.7%: the gap of two rates is in 百分点."""
    for document in submission.documents:
        for gap in document.in_text:
            if gap.dimension == "pct" and not gap.hedge and re.search("提高|上升|增加|增长|下降|降低|减少|差", gap.lead[-6:]):
                rates = [m for m in document.by_block[gap.block.index] if m.beside(gap) and m.dimension == "pct" and m is not gap]
                found = [(a, b) for a, b in combinations(rates, 2) if abs(a.value - b.value) == gap.value and gap.value]
                if found and len(rates) <= 4:
                    submission.findings.say(
                        "points-percent", "explain", *found[0], gap, old=found[0][0].text, new=found[0][1].text, said=gap.text
                    )


def _points(submission: Submission, gap: Mention, rates: list[Mention]) -> None:
    expected = abs(rates[1].value - rates[0].value)
    if abs(expected - gap.value) > gap.precision + max(m.precision for m in rates) and expected:
        said = percent(expected).rstrip("%")
        submission.findings.say("points", "must", *rates, gap, old=rates[0].text, new=rates[1].text, expected=said, said=gap.text)


def _headline(submission: Submission, mention: Mention) -> list[Mention]:
    """◆ 12.6万只 as a line of its own: the sentence below is about that number."""
    block = mention.block
    above = submission.document_of(block).by_block.get(block.index - 1, []) if mention.sentence[0] == 0 else []
    alone = len(above) == 1 and not re.search(
        r"[\u4e00-\u9fff]", above[0].block.text[: above[0].start] + above[0].block.text[above[0].end :]
    )
    return above if alone else []


def _times(submission: Submission, times: Mention, same_block: list[Mention]) -> None:
    before = [m for m in same_block if m.beside(times) and m.dimension not in NOT_COUNTED and m.end <= times.start and not m.delta]
    before = [*_headline(submission, times), *before]
    base = _base_of(times, [m for m in before if m.segment == times.segment], TIMES_OF)
    news = [m for m in before if base is not None and m is not base and m.unit_fits(base)]
    if base is None or not news or not base.value or times.hedge not in {"", "near", "about", "over"}:
        return
    new = min(news, key=lambda m: abs(m.start - base.start))
    text = times.block.text
    ratio = new.value / base.value
    increased = re.search("增长|增加|提高|翻", text[base.end : times.start] + text[times.end : times.end + 4])
    expected = ratio - 1 if increased else ratio
    if abs(float(expected - times.value)) > max(0.35, 0.15 * float(times.value)):
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


def _two_states(beside: list[Mention]) -> bool:
    """Two years, or from one value to the other."""
    first, second = beside
    lead = first.block.text[max(first.sentence[0], first.start - 14) : first.start]
    moved = re.search("[增到至提]", first.block.text[first.end : second.start]) and re.search("由|从", lead)
    return first.period.year != second.period.year or bool(moved)


def _doubled(submission: Submission, block: Block, mentions: list[Mention]) -> None:
    """9.2亿元 from 4.1亿元 is not 翻一番."""
    for match in DOUBLED.finditer(block.text):
        times = numeral(match.group(1)) if match.group(1) else 1
        beside = [
            m
            for m in mentions
            if m.sentence[0] <= match.start() < m.sentence[1] and m.dimension in {"money", "person", "weight"} and not m.hedge
        ]
        beside = [
            m for m in beside if m.dimension == beside[0].dimension and (m.head == beside[0].head or not m.head or not beside[0].head)
        ]
        if len(beside) != 2 or not _two_states(beside) or min(m.value for m in beside) <= 0:
            continue
        low, high = sorted(beside, key=lambda m: m.value)
        ratio, expected = float(high.value / low.value), 2 ** (times or 1)
        if abs(ratio / expected - 1) > 0.08:
            submission.findings.say(
                "doubled",
                "explain",
                high,
                low,
                place_at(block, *match.span()),
                old=low.text,
                new=high.text,
                ratio=f"{ratio:.3g}",
                times=times,
                expected=expected,
            )
