"""The words of growth: what grows or shrinks, and what a value is compared with."""

from __future__ import annotations

import re

from ...numbers.mention import Mention

GROWS = re.compile(r"增长|增幅|增加|提高|提升|扩大|上升|下降|减少|同比|涨|超额|超出|超目标|降幅|净增")
GROWS_AFTER = re.compile(r"以?上?的?(增长|增幅)")
SHRINKS = re.compile("下降|减少|压缩|降|减幅")
COMPARED = re.compile(r"(?:比|较|与|同|和|由|从|超过|相对于|在(?![校园岗建册编读职库产营线]))[^,;。]{0,16}$")
PAST = re.compile(
    r"(?:上年|去年|前年|上一年|上一?年度|同期|年初(?!预算|计划|目标|任务|安排|下达)|此前|原[来有定]|基数|20\d\d年(?:底|末|初|时)?)(?:末|底|初|同期)?[^,;。\d]{0,10}(?:是|为|仅|只有|有|的|共|达|实现|完成)?$"
)
REACHED = re.compile(r"(?:达|达到|增至|增加到|减至|至|为|到|增到|升至|降至|降到|扩大到|发展到|提高到|扩至)$")
TIMES_OF = re.compile(r"(?:比|较|与|同|由|从|是|为|相当于)[^,;。]{0,14}$")
CHANGED = re.compile(r"(?:增加|减少|增长|下降|提高|多出|超出|净增|多|少|增|减)[了出]?$")
INCREMENT = re.compile(r"[加多出了增]$|增长$|减少$|下降$")


YEARLY = re.compile("年均|年平均|平均每年|每年平均|复合|逐年|每年")
LEVEL_REACHED = re.compile("(?:下降|降低|降|减少|上升|提高|提升|增加|增长)(?:到|至|为)$")


def is_growth(mention: Mention) -> bool:
    """Whether it says by how much something grew or shrank; 下降到0.2% is what it has come to."""
    if LEVEL_REACHED.search(mention.lead):
        return False
    return bool(GROWS.search(mention.lead[-12:]) or GROWS_AFTER.match(mention.block.text[mention.end : mention.end + 6]))
