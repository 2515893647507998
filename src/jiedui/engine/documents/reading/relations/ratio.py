"""Shares and rates against their two numbers.

In a long document some pair always fits, so the named pair (“1200人的165%”) is tried first, the sentence second, the rest last;
a pair elsewhere may excuse a rate, and accuses it only within 6 % or one digit.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from ..compare.question import meanings
from ..lexicon import scan
from ..numbers.mention import NOT_COUNTED, Mention
from ..numbers.values import fits_percent, misprint, near
from ..submission import Submission, neighbours
from ..wording import percent
from .growth import is_growth

RATE = re.compile(r"率|占|比例|比重|进度|完成[^,;]{0,22}的$")
COMPLETION = re.compile("完成率|完成[^,;]{0,8}(?:任务|目标|计划|指标|协议)的?$|(?:任务|目标|计划)(?:完成)?(?:率|的)$")
PLANNED = re.compile("任务|目标|计划|指标|协议")
MONEY_RATE = re.compile("使用|支付|支出|拨付")
NAMED_RATE = re.compile("(使用|支付|支出|拨付|完工|竣工|开工|到位)(?:率|比例|进度)")
NUMERATOR = {
    "使用": "pay",
    "支付": "pay",
    "支出": "pay",
    "拨付": "appropriate",
    "完工": "finish",
    "竣工": "finish",
    "开工": "start",
    "到位": "arrive",
}
MONEY_ACTS = {"arrive", "pay", "appropriate", "plan", "alloc"}


@dataclass
class Quotient:
    """A numerator and a denominator, and what they give."""

    part: Mention
    whole: Mention

    @property
    def value(self) -> Fraction:
        return self.part.value / self.whole.value * 100


@dataclass(eq=False)
class Case:
    """A rate and the numbers around it."""

    submission: Submission
    rate: Mention
    pool: list[Mention]
    cut: Quotient | None = None

    def __post_init__(self) -> None:
        rate = self.rate
        self.block = [m for m in self.pool if m.block is rate.block]
        self.sentence = [m for m in self.block if m.beside(rate)]
        self.before = [m for m in self.sentence if m.start < rate.start]

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


def run(submission: Submission) -> None:
    for document in submission.documents:
        pool = [m for m in document.in_text if m.dimension not in NOT_COUNTED]
        for rate in document.in_text:
            if rate.dimension == "pct" and rate.value and RATE.search(rate.lead) and not is_growth(rate) and not rate.period.future:
                _rate(Case(submission, rate, pool))


def _rate(case: Case) -> None:
    if _named_pair(case) or _share(case) or case.fits(case.sentence, case.block) or _two_numbers(case):
        return
    if not case.before:
        _by_topic(case)
        return
    alike = neighbours(case.rate, [m for part in case.before for m in case.submission.alike(part) if not m.cell])
    if case.fits(case.before, alike):
        return
    if case.cut:
        case.say_cut()
    elif not case.rate.hedge:
        _by_nearness(case, alike)


def _named_pair(case: Case) -> bool:
    """…占到位资金3244万元的74.14%: the number right before 的 is the whole. True when the matter is settled."""
    rate, before = case.rate, case.before
    text = rate.block.text
    if text[rate.start - 1 : rate.start] != "的" or len(before) < 2 or before[-1].end != rate.start - 1:
        return False
    whole = before[-1]
    parts = [m for m in before[:-1] if m.unit_fits(whole)]
    if not parts or not whole.value or whole.hedge or rate.hedge:
        return False
    fits = {fits_percent(rate, m.value / whole.value * 100): m for m in reversed(parts)}
    if "ok" in fits:
        return True
    if "cut" in fits:
        case.cut = Quotient(fits["cut"], whole)
        case.say_cut()
        return True
    if case.fits(before, case.sentence):
        return True
    quotient = Quotient(parts[-1], whole)
    if not quotient.part.hedge and (near(quotient.value, rate.value, 0.3) or misprint(Fraction(round(quotient.value, 1)), rate.value)):
        case.accuse(quotient, True)
        return True
    return False


SHARE = re.compile(r"[\u4e00-\u9fff]{0,8}[,(]?(?:约?占(?:比|了)?|占(?:[^,;。\d]{0,14})(?:的|的比例))(?:为|达到?|约)?")
OF_ALL = re.compile("占[^,;。]{0,8}(?:总|全部|合计)")


def _share(case: Case) -> bool:
    """…，其中脱贫人口3108人，占50%: the number right before 占 is the part, its host or what 总 names the whole. True when settled."""
    rate = case.rate
    part = case.before[-1] if case.before else None
    if part is None or rate.hedge or part.hedge or not SHARE.fullmatch(rate.block.text[part.end : rate.start]):
        return False
    whole = part.host
    named = rate.block.text[part.end : rate.start].split("占")[-1].rstrip("的比例为达到约")
    if case.fits([part], case.sentence):
        return True
    if whole is None and OF_ALL.search(rate.lead):
        alike = [m for m in case.submission.alike(part) if m.host is None and not m.hedge and not m.cell and m.value > part.value]
        whole = min(alike, key=lambda m: (abs(float(part.value / m.value * 100 / rate.value) - 1), m.index), default=None)
    elif (
        named and whole is not None and not set(_nouns(named)) & {whole.head, *whole.heads} and not re.fullmatch("总[数量额]?|全部", named)
    ):
        return False
    if whole is None or not whole.unit_fits(part) or whole.hedge or not whole.value:
        return False
    others = [m for m in [*case.block, *(case.submission.alike(part) if part.host is None else [])] if m.value > part.value]
    quotient = Quotient(part, whole)
    if case.fits([part], others) or case.cut or not 0.4 < float(quotient.value / rate.value) < 2.5:
        return False
    case.accuse(quotient, part.host is whole)
    return True


def _vague(mention: Mention) -> bool:
    """不少于3.5亿元 in a target is the very number that is divided by."""
    return bool(mention.hedge) and not (PLANNED.search(mention.lead) and re.match("不少于|不低于", mention.block.text[mention.start :]))


def _two_numbers(case: Case) -> bool:
    """任务20名，实际选派26名，完成率120%: exactly two numbers of one kind before a rate that names its numerator."""
    rate = case.rate
    two = [m for m in case.before if m.segment == rate.segment and not m.delta]
    named, complete = NAMED_RATE.search(rate.lead), COMPLETION.search(rate.lead)
    if len(two) != 2 or not two[0].unit_fits(two[1]) or any(_vague(m) or not m.value for m in two) or bool(rate.hedge) or case.cut:
        return False
    whole, part = two
    if complete:
        if "plan" in part.act or PLANNED.search(part.left) and not PLANNED.search(whole.lead):
            whole, part = part, whole
        if not PLANNED.search(whole.lead + whole.block.text[whole.end : whole.end + 3]):
            return False
    elif not named or NUMERATOR[named[1]] not in part.act or part.kind != whole.kind:
        return False
    quotient = Quotient(part, whole)
    if case.fits(two, neighbours(rate, [m for one in two for m in case.submission.alike(one) if not m.cell])):
        return True
    if 0.4 < float(quotient.value / rate.value) < 2.5:
        case.accuse(quotient, True)
        return True
    return False


def _by_topic(case: Case) -> None:
    """No number before the rate in its sentence: the words name what is divided (重点帮扶县的项目占67.8%)."""
    pool = _topic_pool(case)
    if case.fits(pool, pool):
        return
    if case.cut:
        case.say_cut()
        return
    found = [
        Quotient(part, whole)
        for part in pool
        for whole in pool
        if part is not whole
        and part.dimension == whole.dimension
        and whole.value > part.value
        and not part.hedge
        and not whole.hedge
        and meanings(part) & meanings(whole)
    ]
    found = [q for q in found if near(q.value, case.rate.value, 0.04) or case.one_digit_off(q)]
    if found and not case.rate.hedge:
        best = min(found, key=lambda q: (abs(q.value - case.rate.value), q.part.index, q.whole.index))
        case.accuse(best, abs(best.part.block.index - case.rate.block.index) <= 3)


def _nouns(text: str) -> list[str]:
    return [w.value for w in scan(text) if w.facet == "noun"]


def _topic_pool(case: Case) -> list[Mention]:
    rate = case.rate
    last = (_nouns(rate.lead) or _nouns(rate.before(rate.segment[0])))[-1:]
    pool = [m for m in case.pool if set(last) & meanings(m)]
    if len(pool) < 2:
        named = set(_nouns(rate.before(rate.sentence[0])))
        pool = [m for m in case.pool if named & meanings(m)]
        if MONEY_RATE.search(rate.lead):
            pool = [m for m in case.pool if m.dimension == "money" and (m.act & MONEY_ACTS or "fund" in meanings(m))]
    return neighbours(rate, pool)


def _by_nearness(case: Case, alike: list[Mention]) -> None:
    rate = case.rate
    found = []
    for part in case.before:
        for whole in [*case.block, *alike]:
            if part is whole or not part.unit_fits(whole) or not whole.value or part.hedge or whole.hedge:
                continue
            related = meanings(part) & meanings(whole) or part.head is None or whole.head is None or part.beside(whole)
            if related:
                found.append((0.0, Quotient(part, whole)))
    named = _named_rate(case)
    planned = [m for m in case.before if PLANNED.search(m.left)]
    if named is None or COMPLETION.search(rate.lead) and not planned:
        return  # 完成协议的110%: the agreed number stands elsewhere
    ranked_ = [(off + abs(float(q.value / rate.value) - 1), q) for off, q in [*found, *named]]
    good = [(off, q) for off, q in ranked_ if off < 0.06 or case.one_digit_off(q)]
    if good:
        best = min(good, key=lambda item: (not item[1].part.beside(item[1].whole), item[0], item[1].part.index, item[1].whole.index))[1]
        case.accuse(best, best.part.block is best.whole.block)


def _named_rate(case: Case) -> list[tuple[float, Quotient]] | None:
    """支付率 names its numerator; None when a pair elsewhere gives the rate and all is well."""
    rate = case.rate
    named = NAMED_RATE.search(rate.lead)
    act = NUMERATOR[named.group(1)] if named else ""
    if not named or act == "arrive" or rate.kind:
        return []
    money = act not in {"finish", "start"}
    plain = [m for m in neighbours(rate, case.pool) if not m.hedge and not m.kind]
    parts = [m for m in plain if act in m.act and not m.period.future and (m.dimension == "money") == money]
    wholes = [
        m for m in plain if m not in parts and (m.dimension == "money" and "fund" in meanings(m) or m.head == "project" or m in case.before)
    ]
    parts, wholes = neighbours(rate, parts), neighbours(rate, wholes)
    if case.fits(parts, wholes):
        return None
    return [
        (0.001, Quotient(part, whole))
        for part in parts
        for whole in wholes
        if part.dimension == whole.dimension and whole.value and part.value <= whole.value and rate.block in (part.block, whole.block)
    ]
