"""Shares and rates against their two numbers.

In a long document some pair always fits, so the named pair (“1200人的165%”) is tried first, the numbers right before the rate
second, the rest last; a pair elsewhere may excuse a rate, and accuses it only within 6 % or one digit.
"""

from __future__ import annotations

import re
from collections import defaultdict

from ...numbers.mention import NOT_COUNTED, Mention
from ...submission import Submission, neighbours
from ..growth.words import is_growth
from .beside import beside
from .case import Case, funds_of
from .far import by_nearness, by_topic
from .words import BENCHMARK, OTHER_YEAR, POINTS, RATE, SUPPOSED

DEMANDED = re.compile("(?:要|须|必须|确保|力争|应)(?:全部|均)?(?:达到?|不低于|超过|在)[^,;。]{0,4}$")


# 支出率未达80%的三个县: a line that is drawn, not reached.
LINE = re.compile("(?:未达到?|达不到|不足|低于|高于|超过|不到)$")

# 还有5个没有交账，其中2个进度不足七成: how far each of the two is.
OF_EACH = re.compile(r"[\d一二两三四五六七八九十百][个项处座所条](?:项目|工程)?(?:建设|工程|施工|形象|总体)?进度[^,;。]{0,6}$")

PAST_RATE, RISES = re.compile("[由从][^,;。]{0,8}$"), re.compile("(?:提高|提升|上升|升|增加|增|降低|下降|降)[到至]")  # 由上年的41.3%升到
RAISED = re.compile(r"[由从][^,;。]{1,8}%[^,;。]{0,4}到$")  # 育雏成活率由88%提高到95%: held against its own past


def run(submission: Submission) -> None:
    for document in submission.documents:
        # 26个省份已外出务工2634万人，占…: the provinces only say where.
        pool = [m for m in document.in_text if m.dimension not in NOT_COUNTED and m.head != "province"]
        funds = funds_of(pool)
        by_block: dict[int, list[Mention]] = defaultdict(list)
        for mention in pool:
            by_block[mention.block.index].append(mention)
        for mentions in document.by_block.values():
            rates = [m for m in mentions if m.dimension == "pct"]
            for rate in rates:
                if rate.value and RATE.search(rate.lead) and _stated(rate):
                    beside_it = [m for m in rates if m.beside(rate)]
                    _rate(Case(submission, rate, pool, by_block[rate.block.index], beside_it, funds))


def _stated(rate: Mention) -> bool:
    if BENCHMARK.search(rate.lead) and POINTS.search(rate.block.text[rate.end : rate.sentence[1]]):
        return False
    if PAST_RATE.search(rate.lead) and RISES.match(rate.right) or RAISED.search(rate.lead) or rate.aim and rate.lead.endswith("达到"):
        return False
    if LINE.search(rate.lead) and rate.right.startswith("的"):
        return False
    if DEMANDED.search(rate.lead):
        return False  # 11月底前要达到95%
    if OF_EACH.search(rate.before(rate.sentence[0])):
        return False
    return not is_growth(rate) and not rate.period.future and not SUPPOSED.search(rate.before(rate.sentence[0]))


def _rate(case: Case) -> None:
    if beside(case) or case.fits(case.sentence, case.block) or OTHER_YEAR.search(case.rate.lead):
        return
    if not case.before:
        by_topic(case)
        return
    alike = neighbours(case.rate, [m for part in case.before for m in case.submission.alike(part) if not m.cell])
    if case.fits(case.before, alike) or "占" in case.rate.lead and case.fits(case.before, case.funds):
        return
    if case.cut:
        case.say_cut()
    elif not case.rate.hedge:
        by_nearness(case, alike)
