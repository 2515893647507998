"""Which of two sides a number stands on: sent west or east, new or in all, of one year or of several, planned or done."""

from __future__ import annotations

import re

from ...numbers.mention import Mention

DIRECTIONS = {"WT": "东部到西部", "ET": "西部到东部"}
STAGES = {"whole": "总投资", "done": "完成投资"}
AIMS = {"aim": "协议（任务）数", "done": "实际数"}
SPANS = {"cum": "几年累计", "year": "一年"}
YEARS = re.compile("[一二三四五六七八九十两近]年(?:来|累计|间|共|里)|以来|累计")
THIS_YEAR = re.compile("[今本当]年(?!以来)")
TOTAL = re.compile("总投资(?:额|约|为|达)?$")
INVESTED = re.compile("(?:完成|到位|已投)(?:投资|资金)?(?:额|约|为|达)?$")
AIM = re.compile("(?:协议|约定|任务|目标|计划|指标)(?:数|额|值)?的?(?:为|是|约定的?)?$")
ASPECTS = {"new": "新增", "cum": "累计"}


def direction(mention: Mention) -> str:
    return mention.direction


def years(mention: Mention) -> str:
    if mention.period.year and not mention.period.inherited and not mention.facets["aspect"]:
        return "year"
    return "cum" if YEARS.search(mention.lead) or mention.period.cumulative else ""


def stage(mention: Mention) -> str:
    planned = TOTAL.search(mention.left) or mention.left.endswith("投资") and mention.right[:1] == "的"
    if planned and not INVESTED.search(mention.left):
        return "whole"
    return "done" if INVESTED.search(mention.left) else ""


def aimed(mention: Mention) -> str:
    return "aim" if AIM.search(mention.left) else "done" if mention.act and "plan" not in mention.act else ""


def aspect(mention: Mention) -> str:
    since = mention.period.cumulative == "以来"
    said = mention.facets["aspect"]
    if "cum" in said or since and "new" not in said:
        return "cum"
    return "new" if "new" in said or THIS_YEAR.search(mention.lead) else ""


SIDES = ((direction, DIRECTIONS), (aspect, ASPECTS), (years, SPANS), (stage, STAGES), (aimed, AIMS))
