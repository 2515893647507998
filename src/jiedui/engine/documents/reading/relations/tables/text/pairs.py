"""Columns that belong together by name: 支付率 divides 支付 by 到位; 完工 is no more than 开工; 2023年 follows 2022年."""

from __future__ import annotations

import re
from collections.abc import Iterable

MEASURE = re.compile("率|比例|占比|比重|进度|程度|增|降|减|同比|均")
ARRIVED = "到位|到账|下达|安排|计划|预算|资金|总额"
PROJECTS = "计划|安排|立项|项目数|项目个数|项目总数|^项目"
KINDS = (  # the rate's own words, what is divided, by what
    ("支付|支出|拨付|使用|执行|报账", "支付|支出|拨付|使用|已用|执行|报账", ARRIVED),
    ("完工|竣工|建成", "完工|竣工|建成", PROJECTS),
    ("开工|启动", "开工|启动", PROJECTS),
    ("完成|目标|任务|达成", "完成|实际|实绩", "目标|任务|计划|协议|应完成|指标数"),
    ("到位|履约|落地|转化", "到位|落地", "协议|签约|合同|计划"),
)
ORDERED = (  # never more than
    ("支付|支出|拨付|已用", "到位|到账|下达"),
    ("完工|竣工", "开工|启动"),
    ("完工|竣工|开工|启动", "项目数|项目总数|计划项目|安排项目|立项|^项目(?:\\(个\\))?$|^计划(?:\\(个\\))?$"),
)
SPAN = re.compile("累计|本年|本月|当月|上年|去年|新增|历年|20\\d\\d")
EARLIER = re.compile("上年|去年|同期|上期|基期|年初|上半年")
NOW = re.compile("本年|今年|当年|本期|现|完成|实际")
YEAR = re.compile("(20\\d\\d)年?")


def divided(rate: str, columns: Iterable[str]) -> list[tuple[str, str]]:
    """(part, whole) columns that a rate's name may divide."""
    numbers = [column for column in columns if not MEASURE.search(column)]
    for own, part, whole in KINDS:
        if re.search(own, rate):
            parts = [column for column in numbers if re.search(part, column) and not EARLIER.search(column)]
            wholes = [column for column in numbers if re.search(whole, column) and column not in parts]
            return [(p, w) for p in parts for w in wholes]
    return []


def ordered(columns: Iterable[str]) -> list[tuple[str, str]]:
    """(less, more) columns, each named once and for one stretch of time."""
    numbers = [column for column in columns if not MEASURE.search(column)]
    found = []
    for less, more in ORDERED:
        smaller, larger = ([column for column in numbers if re.search(words, column)] for words in (less, more))
        larger = [column for column in larger if column not in smaller]
        if len(larger) == 1 and "未" not in larger[0]:
            spans = set(SPAN.findall(larger[0]))
            found += [(column, larger[0]) for column in smaller if set(SPAN.findall(column)) == spans and "未" not in column]
    return found


def old_and_new(columns: Iterable[str]) -> list[tuple[str, str]]:
    """(earlier, later) columns by their years, or by 上年 and 本年.

    >>> old_and_new(["指标", "2023年", "2022年", "增幅"]), old_and_new(["上年同期", "今年", "增幅"])
    ([('2022年', '2023年')], [('上年同期', '今年')])
    """
    numbers = [column for column in columns if not MEASURE.search(column.replace("增长数", ""))]
    years = sorted((int(found[1]), column) for column in numbers if (found := YEAR.search(column)))
    if len(years) == 2 and years[0][0] < years[1][0]:
        return [(years[0][1], years[1][1])]
    before, now = [c for c in numbers if EARLIER.search(c)], [c for c in numbers if NOW.search(c) and not EARLIER.search(c)]
    return [(before[0], now[0])] if len(before) == 1 and len(now) == 1 else []
