"""The forms of a sentence that ranks a table's rows: 居前三位的是…, 最高的是…, 低于80%的有3个县, 高于全市平均, 居第2位.

Each says which rows it names, and which it holds for by the column.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from fractions import Fraction

from ....numbers.numerals import whole
from ....text.blocks import Block
from .grid import Grid

COUNT = r"[\d一二两三四五六七八九十]{1,2}"
THINGS = r"(?:个|家|县|市|区|旗|州|盟|乡|镇|村|街道|企业|车间|项目|单位|\([市区县旗]\)|、)"
TOP = re.compile(
    rf"(?:排名?|位?居|名?列|排在|处于|位列)?(?:全[市州省县区盟])?(?:的)?(?P<end>前|后|末|倒数)(?P<k>{COUNT})[位名]?的?{THINGS}*(?:依次|分别)?(?:是|为|有|:)"
)
MOST = re.compile(r"最(?P<way>高|多|大|快|好|低|少|小|慢|差)(?P<of>的)?(?P<is>是|为|有|:)?")
LIMIT = re.compile(
    r"(?:均|都|也)?(?P<op>超过|高于|不低于|不少于|达到?|在|低于|不足|未达到?|不到|少于|多于|突破)"
    r"(?:(?P<value>\d+(?:\.\d+)?)(?P<unit>%|万元|亿元|人|个|家)?(?P<side>以上|以下)?|(?P<mean>全[市州省县区盟旗](?:总体|整体)?(?:平均)?(?:水平|进度|数)?|平均(?:水平|进度|数)?))"
)
AMONG_ALL = rf"(?:全[市州省县区盟]|{COUNT}个[区县市州旗盟]{{1,2}}的?)?"
NTH = re.compile(
    rf"(?:排名?|位?居|位?列|排在|名列){AMONG_ALL}"
    rf"(?:(?P<end>倒数)?第(?P<k>{COUNT})[位名]?(?![一-龥]*次|批|期)|(?P<top>首位|榜首)|(?P<last>末位))"
)
HOW_MANY = re.compile(rf"(?<![\d.第])(?P<count>{COUNT})(?:个(?!百分点|月)|家)")
FIRM = re.compile("公司|企业|厂$|社$|车间|基地|集团|中心|店$|园|院$|校$|局$|委$|办$|行$")
OTHERS = re.compile("其余|其他|其它|另")
RANKS = "名次"
VALUE = r"(?:\(?[\d.]+[%万亿元个人家分]*\)?)?"
JOINT = re.compile(r"[、,和与及]|以及")
OTHER_TIME = re.compile(
    r"截至|截止|上年|去年|上月|上期|上半年|[一二三]季度|当时|\d月底|年初|力争|确保|要求|目标|下一步|拟|将|须|必须|约谈|方可|予以"
)
LOW = {"后", "末", "倒数", "低", "少", "小", "慢", "差"}


@dataclass(frozen=True)
class Said:
    """What a stretch of a sentence says of the rows: which it names, how many, and what holds for them."""

    block: Block
    start: int
    end: int
    column: str
    named: tuple[str, ...]
    count: int | None
    holds: frozenset[str]
    whole: bool  # names all of them, not examples
    rule: str
    values: tuple[tuple[str, str], ...] = ()  # the numbers written right behind the names


def _listed(grid: Grid, text: str, start: int) -> tuple[list[str], int]:
    """Names that follow each other from `start`, each perhaps with its number; and where the list ends."""
    found: list[str] = []
    item = re.compile(
        rf"(?:{THINGS}|有|是|为|分别|依次|,|:|{COUNT}个)*({grid.names.pattern})[县市区旗州乡镇盟]?(?:\(?[\d.]+[%万亿元个人家分]*\)?)?"
    )
    while match := item.match(text, start):
        found.append(grid.full[match.group(1)])
        start = match.end()
        if not (joint := JOINT.match(text, start)):
            break
        start = joint.end()
    return found, start


def _before(grid: Grid, text: str, end: int) -> list[str]:
    """Names in the clause before a word: A、B、C 3个旗低于平均."""
    clause_start = max((text.rfind(mark, 0, end) for mark in ",:;。"), default=-1) + 1
    return [grid.full[match.group()] for match in grid.names.finditer(text, clause_start, end)]


def _top(grid: Grid, column: str, block: Block, text: str, at: int, match: re.Match[str]) -> Said | None:
    """前三位: the largest three; who ties with the last of them may stand for it."""
    named, end = _listed(grid, text, match.end())
    k = whole(match["k"])
    if len(named) < 2 or k is None or not 2 <= k < len(grid.rows):
        return None
    low = match["end"] in LOW
    said = Said(block, at + match.start(), at + end, column, tuple(named), None, frozenset(), len(named) == k, match.group())
    return _first(said, values_of(grid, column), k, low)


def _first(said: Said, values: dict[str, Fraction], k: int, low: bool) -> Said:
    """With the first `k` of a column as those it holds for, and who ties with the last of them."""
    order = sorted(values, key=lambda name: values[name], reverse=not low)
    tied = {name for name in order[k:] if values[name] == values[order[k - 1]]}
    return replace(said, holds=frozenset(order[:k]) | tied, whole=said.whole and not tied)


def _most(grid: Grid, column: str, block: Block, text: str, at: int, match: re.Match[str]) -> Said | None:
    if match["way"] in "多少" and re.search("率|%|比", column):
        return None  # 西吉县最多 is no rate: a rate is highest
    after, end = _listed(grid, text, match.end()) if match["of"] or match["is"] else ([], match.end())
    if (
        match["of"] and 1 < len(after) < len(grid.rows) and "," not in text[match.end() : end - 1]
    ):  # 最多的是汉滨区、旬阳市、平利县: the largest three
        said = Said(block, at + match.start(), at + end, column, tuple(after), None, frozenset(), True, match.group())
        return _first(said, values_of(grid, column), len(after), match["way"] in LOW)
    before = _before(grid, text, match.start()) if not after else []
    if len(named := after[:1] or before[-1:]) != 1 or len(before) > 1:
        return None
    values = values_of(grid, column)
    best = (min if match["way"] in LOW else max)(values.values())
    holds = frozenset(name for name in values if values[name] == best)
    start = at + (match.start() if after else text.find(named[0][:2]))
    return Said(block, start, at + max(end, match.end()), column, tuple(named), None, holds, True, match.group())


def _nth(grid: Grid, column: str, block: Block, text: str, at: int, match: re.Match[str]) -> Said | None:
    """安龙县计划项目22个, 居全州第2位: who ties may stand on either place."""
    clause = max((text.rfind(mark, 0, match.start()) for mark in ":;。"), default=-1) + 1
    names = list(grid.names.finditer(text, clause, match.start()))
    k = 1 if match["top"] or match["last"] else whole(match["k"])
    if not names or k is None or not 1 <= k <= len(grid.rows):
        return None
    values = values_of(grid, column)
    order = sorted(values.values(), reverse=not (match["end"] or match["last"]))
    holds = frozenset(name for name, value in values.items() if value == order[k - 1])
    named = grid.full[names[-1].group()]
    return Said(block, at + names[-1].start(), at + match.end(), column, (named,), None, holds, False, match.group())


def _limit(grid: Grid, column: str, block: Block, text: str, at: int, match: re.Match[str]) -> Said | None:
    """低于80%的有3个旗县, 分别为…; 有5个县高于全州平均; A、B低于50%."""
    limit = _limit_value(grid, column, match)
    if limit is None:
        return None
    link = _link(text, match.end())
    after, end = _listed(grid, text, match.end() + len(link)) if re.search("[有是为:]|分别|的$", link) else ([], match.end())
    before = _before(grid, text, match.start()) if not after else []
    behind = text[match.end() : end if after else match.end() + 8]
    tail = None if OTHERS.search(behind) else HOW_MANY.search(behind)
    lead = HOW_MANY.search(text[max(0, match.start() - 14) : match.start()])
    if (tail or lead) and (tail or lead).group().endswith("家") and not any(FIRM.search(name) for name in grid.rows):  # type: ignore[union-attr]
        return None  # 到位超过3000万元的有2家企业 says nothing of kinds of projects
    count = whole((tail or lead)["count"]) if tail or lead else None  # type: ignore[index]
    holds = frozenset(name for name, value in values_of(grid, column).items() if _test(match)(value, limit))
    named = tuple(after or before)
    examples = "等" in text[match.start() : end + 2] or not after and count is None or "也" in match.group()
    if not named and (count is None or OTHER_TIME.search(text)):
        return None
    return Said(block, at + match.start(), at + max(end, match.end()), column, named, count, holds, not examples, match.group())


def _link(text: str, start: int) -> str:
    found = re.match(rf"的?(?:{THINGS}|有|是|为|分别|依次|,|:|{COUNT}(?:个|家))*", text[start:])
    return found.group() if found else ""


def _limit_value(grid: Grid, column: str, match: re.Match[str]) -> Fraction | None:
    if column == RANKS:
        return None
    if match["mean"]:
        total = grid.totals.get(column)
        return total.value if total is not None and total.dimension == "pct" else None
    if match["op"] == "在" and not match["side"]:
        return None
    cell = next(iter(grid.rows.values()))[column]
    if (match["unit"] == "%") != (cell.dimension == "pct"):
        return None
    scale = {"万元": 10000, "亿元": 100000000}.get(match["unit"] or "", 1)
    return Fraction(match["value"]) * scale


def _test(match: re.Match[str]) -> Callable[[Fraction, Fraction], bool]:
    low = match["op"] in {"低于", "不足", "未达", "未达到", "不到", "少于"} or match["side"] == "以下"
    if low:
        return (lambda value, limit: value <= limit) if match["side"] == "以下" else lambda value, limit: value < limit
    strict = match["op"] in {"超过", "高于", "多于", "突破"} and not match["side"]
    return (lambda value, limit: value > limit) if strict else lambda value, limit: value >= limit


Reader = Callable[[Grid, str, Block, str, int, re.Match[str]], Said | None]
READERS: tuple[tuple[re.Pattern[str], Reader], ...] = (
    (TOP, _top),
    (MOST, _most),
    (NTH, _nth),
    (LIMIT, _limit),
)


def values_of(grid: Grid, column: str) -> dict[str, Fraction]:
    if column == RANKS:  # the first is the highest
        return {name: Fraction(-rank) for rank, name in grid.ranks()}
    return {name: cells[column].value for name, cells in grid.rows.items()}
