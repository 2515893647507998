"""Rates whose numbers stand elsewhere: the words name what is divided (重点帮扶县的项目占67.8%)."""

from __future__ import annotations

import re

from ...compare.question import meanings
from ...lexicon import scan
from ...numbers.mention import Mention
from ...numbers.values import near
from ...submission import neighbours
from .case import Case, Quotient
from .words import COMPLETION, MONEY_ACTS, MONEY_RATE, NAMED_RATE, NUMERATOR, PLANNED

KNOWN_RATE = re.compile("占|使用|支付|支出|拨付|完工|竣工|开工|到位|完成|履约|覆盖|执行")


def by_topic(case: Case) -> None:
    """No number before the rate in its sentence: the words name what is divided (重点帮扶县的项目占67.8%)."""
    if "率" in case.rate.lead and not KNOWN_RATE.search(case.rate.lead):
        return  # 稳岗率95.1% is no share of whatever counts the same persons
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
        and (part.host is None or part.host is not whole.host)  # 临潭县3900万元、卓尼县3340万元: beside each other
        and (part.aim or not whole.aim)  # what is planned for next year is no whole of this year's
        and not part.hedge
        and not whole.hedge
        and ("占" in case.rate.lead or part.host is None or part.host.value != whole.value)  # its class is not what was paid of it
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
    last = set((_nouns(rate.lead) or _nouns(rate.before(rate.segment[0])))[-1:])
    pool = [m for m in case.pool if last & meanings(m)]
    if len(pool) < 2:
        named = set(_nouns(rate.before(rate.sentence[0])))
        pool = [m for m in case.pool if named & meanings(m)]
        if MONEY_RATE.search(rate.lead):
            pool = [
                m
                for m in case.pool
                if m.dimension == "money" and (m.head != "invest" or "投资" in rate.lead) and (m.act & MONEY_ACTS or "fund" in meanings(m))
            ]
    return neighbours(rate, pool)


def by_nearness(case: Case, alike: list[Mention]) -> None:
    rate = case.rate
    found = []
    for part in case.before:
        for whole in [*case.block, *alike]:
            if part.delta or whole.delta:
                continue
            if part is whole or not part.unit_fits(whole) or not whole.value or part.hedge or whole.hedge or part.value == whole.value:
                continue  # one number said twice is no share of itself
            related = meanings(part) & meanings(whole) or part.head is None or whole.head is None or part.beside(whole)
            if related:
                found.append((0.0, Quotient(part, whole)))
    named = _named_rate(case)
    planned = [m for m in case.before if PLANNED.search(m.left) and not m.delta]
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
