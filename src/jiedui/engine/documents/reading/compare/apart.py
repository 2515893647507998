"""What tells two numbers apart besides their facets: place, row, year, an average or a rest, another kind of gift."""

from __future__ import annotations

import re
from functools import lru_cache

from ..frames.single import same_single
from ..frames.words import shared
from ..lexicon import alternatives, table
from ..numbers.mention import Mention
from ..numbers.periods import conflict
from ..numbers.values import long_misprint
from .answer import Answer
from .besides import another, left_over, opposite

UNLIKE_UNITS = {"次", "期", "对", "批", "场", "村", "县", "批次"}
BOTH = re.compile("款物|捐款捐物|捐资捐物|捐物捐款|钱物|(资金|捐款|捐资)[及和、]?(捐物|物资)|捐赠[及和、](捐物|物资)|捐赠资金及")
GOODS = re.compile("物资|捐物|折款|折价|货物")
INSTALMENT = re.compile(r"(?:第[一二三四五六七八九十\d]+[期批轮次场届]|(?<![第\d])[一二三四五]期|首[期批轮]|末[期批]|[上下][一]?[批轮])")
PAST_BASE = re.compile(
    r"(?:上年|去年|上一年|前年|同期)[^,;。]{0,4}$|(?:上年|去年|上一年|前年)全年[^,;。\d]{0,10}$|[比较]20\d\d年[^,;。]{0,4}$"
)
CLASS_BEFORE = re.compile(r"([^,;。]{2,24})\d+[期个次场](?:班)?[,、(][^,;。]{0,12}$")
CASH = re.compile("捐款|资金|捐资|善款|现金")


def cash_or_goods(mention: Mention) -> str:
    """What a donation is written as: `both` (款物), `goods`, `cash`, or not said."""
    for said in (mention.left + mention.right[:4], mention.label):
        for kind, words in (("both", BOTH), ("goods", GOODS), ("cash", CASH)):
            if words.search(said):
                return kind
    return ""


def _donation(a: Mention, b: Mention, head: str, answer: Answer) -> None:
    if a.dimension == "money" and head == "donation":
        one, other = cash_or_goods(a), cash_or_goods(b)
        if {one, other} == {"cash", "goods"}:
            answer.different.add("gift")
        elif one and other and one != other:
            answer.different.add("cash or goods")


def of_two_sections(a: Mention, b: Mention) -> bool:
    """Most pairs of a long report are: 东河县 heads the one, 南溪县 the other."""
    return bool(a.of_place and b.of_place and a.of_place.isdisjoint(b.of_place))


def _places(a: Mention, b: Mention, head: str, answer: Answer) -> None:
    """天津市18.92亿元 and 山东省15.34亿元 under one total are two; so are two sections named after two places."""
    if of_two_sections(a, b):
        answer.different.add("section")
    if a.places and b.places and not a.places & b.places and (a.host is not None or b.host is not None):
        answer.different.add("place")


def _rows(a: Mention, b: Mention, head: str, answer: Answer) -> None:
    if of_two_rows(a, b):
        answer.different.add("row")


def of_two_rows(a: Mention, b: Mention) -> bool:
    """A row that is named after a place or a thing answers for that thing alone; 赴洛南17人 after 5人 says nothing of the five."""
    return bool(a.thing and a.thing not in b.said_of or b.thing and b.thing not in a.said_of)


def _singles(a: Mention, b: Mention, head: str, answer: Answer) -> None:
    """县一中本科上线215人 and 民族中学本科上线251人; one alone may still be the only one there is."""
    if a.single and b.single and not same_single(a.single, b.single):
        answer.different.add("single")
    elif a.cell != b.cell and bool(a.single) != bool(b.single):
        answer.narrower.append("single")


def _instalments(a: Mention, b: Mention, head: str, answer: Answer) -> None:
    """第一期156人 and 第二期165人 are two; so are 一期投资 and 二期投资."""
    one, other = instalment(a), instalment(b)
    if one != other:
        if one and other:
            answer.different.add("instalment")
        else:
            answer.narrower.append("instalment")


def instalment(mention: Mention) -> str:
    """Which of several rounds a number is of, as its own words say."""
    return _round(mention.left)


@lru_cache(20000)
def _round(left: str) -> str:
    said = INSTALMENT.findall(left)
    return said[-1].removeprefix("第") if said else ""


def _audience(a: Mention, b: Mention, head: str, answer: Answer) -> None:
    """专业技术人才培训班7期，培训540人次 and 劳务协作培训班9期，486人次参训 are of two kinds of classes."""
    if head in {"trainee", "class"}:
        one, other = audience(a), audience(b)
        if one and other and not one & other:
            answer.different.add("audience")


def audience(mention: Mention) -> frozenset[str]:
    """Whom a class is for: said beside its trainees, or with the number of classes before them."""
    said = mention.left + (mention.label if mention.cell else mention.right)
    before = mention.block.text[mention.segment[0] : mention.start]
    if not mention.cell and not _for_whom(said) and (led := CLASS_BEFORE.search(before)):
        said = led.group(1)
    return _for_whom(said)


@lru_cache(4096)
def _for_whom(said: str) -> frozenset[str]:
    return frozenset(kind for kind, words in table("conflicts")["audiences"].items() if alternatives(words.split()).search(said))


def _period(a: Mention, b: Mention, head: str, answer: Answer) -> None:
    found = conflict(a.period, b.period)
    if a.period.year and a.period.year == b.period.year and not (a.period.inherited or b.period.inherited):
        answer.score += 0.5
    if a.period.as_of and a.period.as_of == b.period.as_of and not (a.period.inherited or b.period.inherited):
        answer.score += 1
    if found == "weak" and bool(PAST_BASE.search(a.lead)) != bool(PAST_BASE.search(b.lead)):
        answer.different.add("year")  # 比上年的7亿元增长20% beside this year's 8.4亿元
    elif found == "weak":
        answer.narrower.append("period")
    elif found:
        answer.different.add("period")
    elif _of_a_past_year(a, b) or _of_a_past_year(b, a):
        if long_misprint(a.writing, b.writing):
            answer.narrower.append("period")
        else:
            answer.different.add("year")


def _of_a_past_year(past: Mention, plain: Mention) -> bool:
    """较上年的1.02亿元 against a number that says no year and so is of the report's own."""
    year, own = _year_of(past), plain.of_year if not plain.period.anchored else _year_of(plain) if plain.cell else None
    return bool(year and own and year < own)


def _year_of(mention: Mention) -> int | None:
    """The year it says itself, else its heading's or its report's."""
    when = mention.period
    return when.year if when.year and not when.inherited else None if when.anchored else mention.of_year


def _rest(a: Mention, b: Mention, head: str, answer: Answer) -> None:
    common = shared(a.rest, b.rest)
    answer.score += common
    if not common and a.rest and b.rest:
        answer.score -= 1


def _served(a: Mention, b: Mention, head: str, answer: Answer) -> None:
    """补助惠及312人，其中赴山东就业171人 are those who got it, and no second answer to 赴山东就业184人."""
    of_the_served = ["benefit" in m.act or m.host is not None and "benefit" in m.host.act for m in (a, b)]
    if of_the_served[0] != of_the_served[1] and (a.host is None) != (b.host is None) and not long_misprint(a.writing, b.writing):
        answer.different.add("benefit")


def _units(a: Mention, b: Mention, head: str, answer: Answer) -> None:
    if a.unit != b.unit and a.family == "count" and {a.unit, b.unit} & UNLIKE_UNITS:
        answer.different.add("unit")
    if (a.host is None) != (b.host is None):
        part = a if a.host is not None else b
        host = part.host
        if a.places & b.places:
            answer.score += 1
        elif host is not None and host.head == part.head:
            own = part.group or part.kind or part.facets["where"] or part.facets["level"] or part.act - host.act or part.entities
            answer.score -= 0 if own else 1.5


OFTEN = (_places, _rows, _period)
SELDOM = (another, opposite, _audience, _served, _units, _donation, _singles, left_over, _instalments, _rest)
