"""The period of a number: what its clause says, else what was said before it in the paragraph (then only inherited)."""

from __future__ import annotations

import re
from dataclasses import replace

from ..numbers.mention import Mention
from ..numbers.periods import NO_PERIOD, Said, When
from .document import Document

BASE = re.compile(r"(?:比|以|较|与|同|超过|超|相比|是|于)(?:了|过)?$")
BASE_OF = re.compile(r"(?:比|较|由|从)[^,;。]{0,6}$")
TIMES_OF = re.compile(r"[^,;。]{0,14}的[\d.]+倍")  # 为2021年0.92亿元的1.5倍
AT_ONCE = re.compile(r"(?:全年|同期|年底|底|末|度)?(?:为|是|达|仅|只有?|有|则)?[\d.]")
FUTURE = re.compile(
    r"有望|能够?达到?|可达|力争|就过|再加|就可|预计|将(?!近)|确保|计划(?!安排|投资|实施|总)|届时|(?<!增加)(?<!提高)(?<!扩大)(?<!上升)(?<!下降)(?<!发展)到20\d\d年|打算|拟|展望|不少于|再办"
)
PLANS = re.compile("[的]?(?:工作)?(?:打算|安排|计划|思路|举措|重点|目标|建议)")  # 下半年打算: what follows speaks of today's stock too
ITEM = re.compile(r"[^,;。]{0,3}[一二三四五六七八九十]+(?:是|要)|第[一二三四五六七八九十]+[,、]|\(?[一二三四五六七八九十\d]+[)、.]")
LEADS = re.compile(r"[^,;。]{0,16}[、:]")  # 2021年为214家、76.5亿元
LEADS_TO = re.compile("[到至](?:年底|年末|月底|届时)[^,;。]*$")
PLANNED = re.compile("计划|拟|打算|力争|将")
# 将对上述68个项目督导, 把今年选派的671名人才用好: planned for later, counted before.
TOLD_BEFORE = re.compile("(?:上述|以上|(?:今年|本年|当年|年内)[^,;。]{1,10}的)$")
STANDS = re.compile("现有|现已|目前")
FUTURE_SENTENCE = re.compile(r"(有望|力争|展望|明年|下一步|打算)")


def set_periods(mentions: list[Mention], said: list[Said], document: Document) -> None:
    """Fill `period` for all mentions of one block."""
    for mention in mentions:
        period = NO_PERIOD
        for one in said:
            if one.start >= mention.start:
                break
            if _bound_elsewhere(one, mention, mentions) or _said_by_the_way(one, mention, document):
                continue
            if one.start >= mention.sentence[0]:
                period = period if _listed_apart(one, mention) else period.then(one.when)
            elif _runs_on(one, mention.block.text) and not _aside(one, mention.block.text, document):
                period = replace(one.when, inherited=one.start > 0 or not one.when.years)
        mention.period = _future(mention, period, document)


def _bound_elsewhere(one: Said, mention: Mention, mentions: list[Mention]) -> bool:
    """比2019年的3900万元: a year after 比 binds only the next number."""
    text = mention.block.text
    lead = text[max(0, one.start - 2) : one.start]
    compared = BASE.search(lead) or text[one.end : one.end + 1] == "的" and BASE_OF.search(text[max(0, one.start - 8) : one.start])
    compared = compared or TIMES_OF.match(text, one.end)
    return bool(compared) and (one.start < mention.clause[0] or any(m.start >= one.end and m.end <= mention.start for m in mentions))


def _said_by_the_way(one: Said, mention: Mention, document: Document) -> bool:
    """引进12家（上年9家），到位2.1亿元: a past year that breaks in with its own number says nothing of what follows."""
    text = mention.block.text
    past = one.when.year is not None and document.year is not None and one.when.year < document.year
    if not past or one.start < mention.sentence[0] or one.start >= mention.clause[0]:
        return False
    opened = text.rfind("(", 0, one.start)
    if opened >= 0 and ")" not in text[opened : one.start] and ")" in text[one.end : mention.start]:
        return True  # 项目15个(含2023年转列的5个)，年初批复8个
    if text[one.start - 1 : one.start] not in ",(":
        return False
    return bool(AT_ONCE.match(text, one.end)) and not LEADS.match(text, one.end)


def _listed_apart(one: Said, mention: Mention) -> bool:
    """一是2026年起…；二是…: what one item of a list says about time does not hold for the next."""
    if one.start >= mention.segment[0]:
        return False
    text = mention.block.text
    begins = max(text.rfind(";", 0, one.start) + 1, mention.sentence[0])
    return bool(ITEM.match(text, mention.segment[0]) and (ITEM.match(text, begins) or ITEM.search(text[begins : one.start])))


def _aside(one: Said, text: str, document: Document) -> bool:
    """…3.42亿元，2022年为3.01亿元。: a past year in the middle of a sentence says nothing about the next one."""
    past = one.when.year is not None and document.year is not None and one.when.year < document.year
    return past and bool(one.start) and text[one.start - 1] in ",("


def _runs_on(one: Said, text: str) -> bool:
    when: When = one.when
    if when.part and not when.year and PLANS.match(text, one.end):
        return False
    return bool(when.year or when.part or when.as_of or when.cumulative) and not re.search(
        "展望|力争|明年", text[max(0, one.start - 6) : one.start + 3]
    )


def _future(mention: Mention, period: When, document: Document) -> When:
    """目标, 计划 and 任务 are not the future: 完成年度目标1200人的165% is a result."""
    lead = mention.lead
    if document.is_plan:
        return replace(period, future="明年" in lead)
    if re.search("[今本当]年[的]?[^,;。]{0,2}$", lead):  # 对今年三十六个项目开展评价: planned for later, counted now
        return period
    if TOLD_BEFORE.search(lead):
        return period
    if FUTURE.search(mention.left + lead) and "完成" not in lead or FUTURE_SENTENCE.search(mention.before(mention.sentence[0])):
        return replace(period, future=True)
    if LEADS_TO.search(lead) and PLANNED.search(mention.before(mention.sentence[0])):
        return replace(period, future=True)  # 下半年计划再建4个，到年底总数达到20个
    if period.year and document.latest_year and period.year > document.latest_year and not period.inherited and not STANDS.search(lead):
        return replace(period, future=True)
    return period
