"""What a heading says of all the numbers under it: whose they are (二、帮扶安顺市), of what year (一、2022年完成情况), or an aim.

>>> from ..sides.places import Places
>>> section(["一、2022年完成情况"], 2023, Places("", ""))
Section(year=2022, aim=False, places=frozenset())
"""

from __future__ import annotations

import re
from typing import NamedTuple

from ...numbers.periods import periods
from ..sides.places import Places, stem

AIM = re.compile(
    r"打算|计划|安排|展望|设想|下一?步|下一?阶段|明年|下半年|(?:重点|主要|目标)任务|工作目标|努力方向|突出重点|干好今年|抓好[一二三四五六七八九十几\d]+[件项个点]|工作要求"
)
DONE = re.compile(r"完成|落实|执行|进展|使用|开展|情况|成效|回顾")
LAST_YEAR = re.compile(r"20\d\d年|去年|上一?年")
JOINED = re.compile(r"[、和与]")


class Section(NamedTuple):
    year: int | None = None
    aim: bool = False
    places: frozenset[str] = frozenset()


def section(path: list[str], year: int | None, places: Places) -> Section:
    """The innermost heading that says something counts."""
    said = [p.when.year for name in path for p in periods(name, year) if p.when.year and LAST_YEAR.search(name)]
    aim = any(AIM.search(name) and not DONE.search(name) for name in path)
    named = [frozenset(stem(found) for _, _, found in places.find(name)) for name in path if not JOINED.search(name)]
    return Section(said[-1] if said else None, aim, next((found for found in reversed(named) if found), frozenset()))
