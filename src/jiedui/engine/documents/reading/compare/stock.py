"""A number in a clause about the future as an existing stock: 管好42家车间 answers 现有车间43家, 拟接收40名 answers no 39名."""

from __future__ import annotations

import re

from ..numbers.numerals import digits_of
from ..numbers.values import near
from .answer import Answer
from .pair import Pair

YEARLY = {"train", "run", "sell", "land", "build", "arrive", "appropriate", "alloc", "work", "send", "hold"}
PLANNED = re.compile("拟|计划|争取")
GOAL = re.compile("(?:力争|达到|突破|增至|增加到|扩大到|提高到|达)[^,;、]{0,6}$")


def existing_stock(pair: Pair) -> Answer | None:
    """A number in a clause about the future is often an existing stock (管好42家车间): compared for misprints or within 3 %.

    A rounder number of what is done anew each year (1780人 trained, 1800人 to be trained) or is planned (39名, 拟接收40名) is an aim.
    """
    goal = next((m for m in (pair.a, pair.b) if m.period.future or m.aim), pair.a)
    if (pair.mixed or pair.a.cell) and not pair.misprint or pair.a.cell and pair.b.cell or GOAL.search(goal.lead):
        return None
    now = pair.b if goal is pair.a else pair.a
    if (goal.act & YEARLY or PLANNED.search(goal.lead)) and len(digits_of(goal.value)) < len(digits_of(now.value)):
        return None
    # 下步帮扶未脱贫人口2874人，其中正宁县1362人: one county's share is no stock told before.
    loose = pair.hedged or not near(pair.a.value, pair.b.value, 0.03) or goal.host is not None and now.host is None
    if not pair.misprint and loose:
        return None
    if pair.answer.only("period"):
        return Answer(pair.answer.score, set(), [], pair.answer.agree)
    return pair.answer if pair.answer.comparable else None
