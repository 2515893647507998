"""Periods in a text: years, parts of a year, as-of days, cumulative stretches, plans, and the future."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal, NamedTuple

PART = (
    r"全年(?!度?(?:任务|目标|计划|协议|指标|预算|工作))|[上下]半年|前三个?季度|第?[一二三四]季度|前\d{1,2}个月"
    r"|(?<![\d.])\d{1,2}(?:月?[至到~—-])\d{1,2}月(?!\d+日)"
)
PATTERN = re.compile(
    r"截[至止](?:到)?(?:目前|(?:(?P<ay>20\d\d)年)?(?:(?P<am>\d{1,2})月)?(?:(?P<ad>\d{1,2})日|底|末|中旬)?)"
    r"|(?P<span>20\d\d年?[—–~至到-]{1,2}20\d\d年)(?!底|末)"
    r"|(?P<year>20\d\d)年(?P<end>末|底)?(?:同期)?(?:(\d{1,2})月(?!底)(?:份)?)?(?P<part1>" + PART + r")?"
    r"|(?P<near>今年|去年|上一?年|前年|明年|当年|本年度?)(?:同期|(?<=今年)以来)?(?P<part2>" + PART + r")?"
    r"|(?P<part>" + PART + r")"
    r"|(?P<plan>[“]?[十][三四五]五[”]?)时?期?"
    r"|(?P<cum>(?:过去|近|这)?[一二两三四五六七八九十\d]+年(?:多)?(?:间|来|里|累计)|以来)"
    r"|(?P<last>上季度|上个?月|上周|上期|年初|上年末|去年底|(?:元旦|春节|中秋|国庆|“?[双两]节”?)+节?(?:期间|前夕|来临之际))"
    r"|(?P<month>\d{1,2}月)(?:份|底|初|上旬|中旬|下旬|\d+日)?"
)
FEAST = re.compile("节|元旦")
WORDED = {"全年": (1, 12), "上半年": (1, 6), "下半年": (7, 12), "一季度": (1, 3), "二季度": (4, 6), "三季度": (7, 9), "四季度": (10, 12)}
SHIFT = {"去年": -1, "上年": -1, "上一年": -1, "前年": -2, "明年": 1}


@dataclass(frozen=True)
class When:
    """What a text says about time; every field may be silent. `inherited`: said earlier in the paragraph."""

    year: int | None = None
    part: str = ""
    month: str = ""
    plan: str = ""
    as_of: tuple[int, int] | None = None
    cumulative: str = ""
    now: bool = False
    future: bool = False
    inherited: bool = False

    @cached_property
    def silent(self) -> bool:
        return self == NO_PERIOD

    @cached_property
    def years(self) -> bool:
        """2012—2020年: where that opens a paragraph it holds for all of it."""
        return self.cumulative.startswith("20")

    @cached_property
    def anchored(self) -> bool:
        """Says a stretch of its own, so that what was said before no longer holds."""
        return bool(self.year or self.cumulative or self.plan or self.as_of)

    def then(self, later: When) -> When:
        """This period narrowed by what is said after it."""
        if later.anchored:
            return later
        return replace(
            self,
            part=later.part or self.part,
            month=later.month or ("" if later.part else self.month),  # 9月27日召开第二次会议，全年共召开2次
            now=later.now or self.now,
            future=later.future or self.future,
        )


NO_PERIOD = When()


class Said(NamedTuple):
    start: int
    end: int
    when: When


def periods(text: str, year: int | None, above: int | None = None) -> list[Said]:
    """Every period a text says, in order; `year` is the document's, `above` that of the heading (2025年工作回顾), which a day is of."""
    found: list[Said] = []
    for match in PATTERN.finditer(text):
        when = _as_of(match, above or year) if match.group().startswith("截") else _stretch(match, year)
        if when is None:
            continue
        part = match["part1"] or match["part2"] or ""
        part = part.removeprefix("第")
        part = "同期" if "同期" in match.group() else part
        if match["near"] == "当年" and found and found[-1].when.year and "。" not in text[found[-1].end : match.start()]:
            when = replace(when, year=found[-1].when.year)  # 2024年底，当年资金支付率: of the year just told
        when = replace(when, part=part or when.part, future=when.future or match.group().startswith("明年"))
        if text[match.end() : match.end() + 2] in {"以来", "至今"} and when.year != year:
            when = When(cumulative="以来")
        found.append(Said(match.start(), match.end(), when))
    return found


def _as_of(match: re.Match[str], year: int | None) -> When | None:
    if match["ay"] or match["am"]:
        return When(year=int(match["ay"]) if match["ay"] else year, as_of=(int(match["am"] or 12), int(match["ad"] or 31)))
    return When(now=True) if "目前" in match.group() else None


def _stretch(match: re.Match[str], year: int | None) -> When:
    if match["span"]:
        return When(cumulative=match["span"])
    if match["year"]:
        return When(year=int(match["year"]), as_of=(12, 31) if match["end"] else None)
    if match["near"]:
        return When(year=year + SHIFT.get(match["near"], 0) if year else None)
    return When(
        part=match["part"] or "",
        plan=re.sub("[“”]", "", match["plan"] or ""),
        cumulative=match["cum"] or "",
        month=match["month"] or match["last"] or "",
    )


def months(part: str) -> tuple[int, int] | str:
    """The months a part of a year covers; the words themselves where they name none (同期).

    >>> months("前三季度"), months("1—9月"), months("上半年"), months("同期")
    ((1, 9), (1, 9), (1, 6), '同期')
    """
    numbers = [int(n) for n in re.findall(r"\d+", part)]
    if len(numbers) == 2:
        return numbers[0], numbers[1]
    if numbers:
        return 1, numbers[0]
    return (1, 9) if part.startswith("前三") else WORDED.get(part.removeprefix("第"), part)


Conflict = Literal["", "weak", "as_of", "different"]


def conflict(a: When, b: When) -> Conflict:
    """Whether two periods speak of different times; `weak` where an inherited period is in play.

    >>> conflict(When(year=2021), When(year=2020)), conflict(When(year=2021), When(year=2020, inherited=True))
    ('different', 'weak')
    """
    if a.silent or b.silent:
        only = b if a.silent else a
        if FEAST.search(only.month):
            return "weak"  # 现有1675人; 春节期间慰问1690人
        return "different" if only.future or only.plan == "十三五" else ""
    inherited = a.inherited or b.inherited
    for name in ("year", "part", "plan", "month"):
        one, other = getattr(a, name), getattr(b, name)
        if one and other and one != other and not (name == "part" and months(one) == months(other)):
            return "weak" if inherited and name in {"year", "part"} else "different"
    if a.future != b.future:
        return "different"
    if a.as_of and b.as_of and a.as_of != b.as_of:
        return "as_of"
    if (a.cumulative and b.year) or (b.cumulative and a.year):
        years, year = (a, b) if a.cumulative else (b, a)
        if years.cumulative == "以来" and year.as_of:
            return "weak"  # 自9月21日动员会以来 and 截至11月底 are of one year
        whole_year = year.part == "全年" and years.years and not years.inherited
        return "weak" if inherited and not whole_year else "different"
    if (a.part and not b.part and b.year) or (b.part and not a.part and a.year):
        return ""
    return "weak" if bool(a.month) != bool(b.month) else ""
