"""The words that make a number a rate, and what they say about its numerator and denominator."""

from __future__ import annotations

import re

RATE = re.compile(r"率|占|比例|比重|进度|完成[^,;]{0,22}$|(?:为|是|相当于|达到?)[^,;]{0,16}的$|即$|覆盖面")
COMPLETION = re.compile(
    "完成率|完成[^,;]{0,8}(?:任务|目标|计划|指标|协议)的?$|(?:任务|目标|计划)(?:完成)?(?:率|的)$|完成[^,;]{0,4}预算数?的?$"
)
PLANNED = re.compile("任务|目标|计划|指标|协议|预算(?!收入|支出|内|外)")
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

# What may stand between the number and its rate: nothing that begins another matter.
LINK = re.compile(
    r"[^。;\d]{0,14}(?:占[^。;\d]{0,14}|率[^。;,\d]{0,8}|比例[^。;,\d]{0,6}|比重[^。;,\d]{0,6}|进度[^。;,\d]{0,6}|覆盖面[^。;,\d]{0,6}"
    r"|完成[^。;,\d]{0,14}|(?:为|是|相当于|达到?)[^。;,\d]{0,14}的|[,(]?即|的)"
)
OTHER = re.compile("增长|增幅|增加|提高|下降|同比|上年|去年|利率|税率|就业率|升学率|合格率|满意率|户籍")
SUPPOSED = re.compile("(?:如果?|若|假如|倘若)[^。]{0,20}(?:扣除|剔除|只统计|则)")
# 比序时进度75%低3.4个百分点: what a rate is held against has no numbers of its own.
BENCHMARK = re.compile(
    "(?:比|较|[高低快慢大小优]于|超过?|超出|落后于?|领先于?)[^,;。]{0,10}(?:序时|平均|目标|任务|计划|要求|上年|去年|同期)[^,;。]{0,8}$"
)
POINTS = re.compile("^[^,;。]{0,8}百分点")
# 是2021年务工人数的104%: the number of another year, which is hardly ever told.
OTHER_YEAR = re.compile(r"(?:占|是|为|相当于|达到?)了?(?:20\d\d年|去年|上年|前年|上一年)[^,;。]{0,16}$")
