"""Rates right behind one of their numbers: 支出6242万元，支付率68%; 脱贫人口3108人，占50%; 完成年度任务1200人的165%."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import permutations

from ...compare.question import meanings
from ...lexicon import scan
from ...numbers.mention import Mention
from ...numbers.values import fits_percent, near
from ...submission import neighbours
from .case import Case, Quotient
from .words import LINK, NAMED_RATE, NUMERATOR, OTHER, PLANNED

SUBJECT = re.compile("占|率|为")
OF_ALL, IN_ALL = re.compile("[全总]|合计"), re.compile("共|合计|总")
ASIDE = re.compile(r"\([^()]*\)")
HAN = re.compile("[\u4e00-\u9fff]")
COMPLETED = re.compile("完成")
GOAL = re.compile("完成[^,;]{0,8}(?:任务|目标|计划|指标|协议)的?$")  # 余额42亿元，净增32亿元，完成全年目标的117%
SURE, LIKELY, MAYBE = 4, 2, 1
SHARE = {SURE: 0.4, LIKELY: 0.12, MAYBE: 0.05}
ROOM = 4
IN_WORDS = 1.1
LOOK_BACK = 10


@dataclass(frozen=True)
class Candidate:
    """A pair and how surely the words mean it."""

    quotient: Quotient
    sure: int


def beside(case: Case) -> bool:
    """True when the matter is settled."""
    named = _named(case)
    if not named:
        return False
    candidates = [c for number in named for c in _candidates(case, number)]
    if not candidates:
        return False
    if any(_fits(case, c.quotient) for c in candidates) or any(_excused(case, number, _sure(case, number)) for number in named):
        return True
    if case.cut:
        case.say_cut()
        return True
    odd = next((c for sure in (SURE, LIKELY, MAYBE) for c in candidates if c.sure == sure and _suspicious(case, c)), None)
    if odd is not None:
        case.accuse(odd.quotient, odd.sure == SURE and not case.rate.hedge)
    return odd is not None or any(c.sure == SURE for c in candidates)


def _sure(case: Case, number: Mention) -> bool:
    return any(c.sure == SURE and _suspicious(case, c) for c in _candidates(case, number))


def _named(case: Case) -> list[Mention]:
    """The number right before the rate, and one of another kind beside it (6个、1932万元，占62%)."""
    if not case.before:
        return []
    outside = case.before if case.rate.bracketed else [m for m in case.before if not m.bracketed] or case.before
    last, text = outside[-1], case.rate.block.text
    between = ASIDE.sub("", text[last.end : case.rate.start])  # 27人(甲类5人、乙类22人),消除率49%: the rate is of the 27
    named = NAMED_RATE.search(between)
    if named and NUMERATOR[named[1]] not in last.act:
        its = [m for m in case.before if NUMERATOR[named[1]] in m.act]
        of_money = named[1] not in {"完工", "竣工", "开工"}
        if not its and last.act & set(NUMERATOR.values()):
            return []  # 已启动25个，完工率达到八成: what is finished is not told
        return its[-1:] or [m for m in [last] if (m.dimension == "money") == of_money]
    rates = [m for m in case.rates if m.start >= last.end and m.end <= case.rate.start]
    if rates and not case.rate.bracketed:
        return _handed_out(case, rates) if "分别" in between else []
    loose = case.rate.hedge and len(HAN.findall(SUBJECT.split(between, maxsplit=1)[0])) > 4  # 销量占全年四成 has a subject of its own
    if not LINK.fullmatch(between) or OTHER.search(between) or _of_another(last, between) or loose:
        return []
    pair = outside[-2:-1]
    return [last, *[m for m in pair if m.dimension != last.dimension and last.start - m.end <= 8]]


def _handed_out(case: Case, rates: list[Mention]) -> list[Mention]:
    """…3264万元、…1122万元、…714万元，分别占64%、22%、14%: the third rate belongs to the third number."""
    last = case.before[-1]
    row = [m for m in case.before if m.unit_fits(last)]
    following = [m for m in case.rates if m.start > last.end]
    return [row[len(rates) - len(following)]] if len(row) >= len(following) else []


def _of_another(number: Mention, between: str) -> bool:
    """…790万元，产业发展资金占比62%: the words before 占 name another class than the number's."""
    said = {w.value for w in scan(SUBJECT.split(between, maxsplit=1)[0]) if w.facet in {"kind", "group"}}
    return bool(said - number.kind - number.group)


def _candidates(case: Case, number: Mention) -> Iterator[Candidate]:
    if number.hedge and not PLANNED.search(number.lead):
        return
    for other, sure in _others(case, number):
        if other is number or not other.unit_fits(number) or not other.value or not number.value or other.hedge:
            continue
        if other.value == number.value and not PLANNED.search(other.lead + number.lead):
            continue  # one number said twice is no share of itself
        if _is_whole(case, number, other):
            yield Candidate(Quotient(other, number), sure)
        elif (
            PLANNED.search(other.lead)
            or _task(other, number)
            or not GOAL.search(case.rate.lead)
            and number.value <= other.value
            and (sure == SURE or not COMPLETED.search(case.rate.lead))
        ):
            yield Candidate(Quotient(number, other), sure)


def _is_whole(case: Case, number: Mention, other: Mention) -> bool:
    """…万元的90%, or a target: then the number is divided by."""
    text = case.rate.block.text
    if text[number.end : case.rate.start].startswith("的") and case.rate.start - number.end <= 2:
        return True
    return bool(PLANNED.search(number.left)) and not PLANNED.search(other.left)


def _others(case: Case, number: Mention) -> Iterator[tuple[Mention, int]]:
    """What the number may be divided by, or divide, with how surely."""
    if number.host is not None:
        yield number.host, SURE
    same = [m for m in case.before if m.end <= number.start and m.unit_fits(number) and not m.delta]
    for rank, other in enumerate(reversed(same)):
        nearest = rank == 0 and number.host is None and other.segment == number.segment
        if not _has_its_own(case, other, number):
            yield other, SURE if nearest else LIKELY
    above = [m for m in case.block if m.end <= case.rate.sentence[0] and m.unit_fits(number) and (m.host is None or _task(m, number))]
    above = [m for m in above if m.past == number.past]  # 比2021年的4150万元增长: last year's is no whole of this year's
    for other in above[-LOOK_BACK:]:
        related = number.head is None or other.head is None or bool(meanings(number) & meanings(other))
        yield other, LIKELY if related else MAYBE
    for other in neighbours(case.rate, case.submission.alike(number)):
        if other.block is not number.block and other.host is None and not other.cell and not other.ahead:
            of_all = OF_ALL.search(case.rate.lead) and IN_ALL.search(other.left)
            yield other, LIKELY if of_all or other.leading and NAMED_RATE.search(case.rate.lead) else MAYBE


def _task(other: Mention, number: Mention) -> bool:
    """任务2100人，其中脱贫人口1300人 … 其中脱贫人口1508人，完成任务的116%: the task of the same class."""
    return "plan" in other.act and bool(other.group & number.group)


def _has_its_own(case: Case, other: Mention, number: Mention) -> bool:
    """完成投资8亿元，占总投资的41%，到位资金3亿元，占援助资金的52%: the first has a share itself, the second is none of it."""
    told = [rate for rate in case.rates if rate.end <= number.start]
    return any(next((m for m in reversed(case.before) if m.end <= rate.start), None) is other for rate in told)


def _fits(case: Case, quotient: Quotient) -> bool:
    fit = fits_percent(case.rate, quotient.value)
    if fit == "cut" and case.cut is None:
        case.cut = quotient
    return fit == "ok"


def _excused(case: Case, number: Mention, sure: bool) -> bool:
    """Any number of the paragraph, or like it elsewhere, that gives the rate; or two added up, or taken off each other."""
    others = [m for m in case.block if m is not number and m.dimension == number.dimension and m.value and not m.ahead]
    if not sure or OF_ALL.search(case.rate.lead) or PLANNED.search(number.lead):
        others += [m for m in case.everywhere(number) if m.value and m.block is not number.block and m.host is None and not m.ahead]
    if "占" in case.rate.lead and number.dimension == "money" and not sure:
        others += [m for m in case.funds if m.block is not number.block]
    if any(fits_percent(case.rate, number.value / m.value * 100) == "ok" for m in others):
        return True
    within = [m for m in case.sentence if m.start < case.rate.start or m.segment == case.rate.segment]
    parts = others if PLANNED.search(number.lead) else [m for m in within if m in others]
    if number.value and any(fits_percent(case.rate, m.value / number.value * 100) == "ok" for m in parts):
        return True
    before = [m for m in case.before if m is not number and m.unit_fits(number)]
    if any(fits_percent(case.rate, (number.value + b.value) / m.value * 100) == "ok" for b in before[-1:] for m in others if m is not b):
        return True
    left = [a.value - b.value for a, b in permutations(before, 2) if a.value - b.value >= number.value > 0]
    return any(fits_percent(case.rate, number.value / w * 100) == "ok" for w in left)


def _suspicious(case: Case, candidate: Candidate) -> bool:
    rate, value = case.rate, candidate.quotient.value
    share = SHARE[candidate.sure]
    if rate.hedge:
        outside = value < rate.low - ROOM or value > rate.high + ROOM
        # A fraction in words is misread as a whole, not by a digit: 三分之一 for 三分之二.
        return outside and candidate.sure >= LIKELY and near(value, rate.value, IN_WORDS if candidate.sure == SURE else SHARE[SURE])
    return near(value, rate.value, share) or case.one_digit_off(candidate.quotient)
