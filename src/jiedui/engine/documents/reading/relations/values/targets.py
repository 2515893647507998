"""An aim with two values: 全年新引进企业不少于6家 in the plan's text, 8 in its table of tasks.

A bound is no value where results are told; of an aim it is all that is said.
"""

from __future__ import annotations

import re
from itertools import combinations

from ...compare.question import compare
from ...frames.document import Document
from ...frames.table.filled import PLAN_COLUMN
from ...numbers.mention import NOT_COUNTED, Mention
from ...numbers.values import equal
from ...submission import Submission
from ...wording import why_same
from ..saying import say_two

BOUNDED = {"plan", "period"}
SURE, LEAST = 2, 5
WISHED = re.compile("(?:力争|争取|确保|计划|目标|预计|不低于|不少于)?(?:达到?|完成|突破|实现|不低于|不少于|保持在?)?$")
ALL_YEAR = re.compile("^(?:[1-9](?=[^0-9])|[,、。;:])*(?:20[0-9]{2}年|全年|今年|年内|明年)?")


def run(submission: Submission) -> None:
    for document in submission.documents:
        if not document.given:
            _two_aims(submission, document)
        if document.is_plan:
            cells = [c for c in document.cells if PLAN_COLUMN.search(c.column) and c.dimension not in NOT_COUNTED and c.value]
            aims = [m for m in document.in_text if m.hedge and not m.delta and m.host is None]
            for cell in cells:
                _compare(submission, cell, [m for m in aims if m.unit_fits(cell)])


def _two_aims(submission: Submission, document: Document) -> None:
    """消费帮扶销售额力争达到1.2亿元 among the year's aims, 全年消费帮扶销售额确保完成1.5亿元 in its own part: word for word the same."""
    aims = [m for m in document.in_text if m.ahead and not m.delta and m.host is None and m.dimension not in NOT_COUNTED]
    for (a, told), (b, again) in combinations([(m, words) for m in aims if (words := _words(m))], 2):
        apart = a.value and b.value and not equal(a, b) and 0.5 < a.value / b.value < 2 and not a.beside(b)
        if apart and a.unit_fits(b) and a.own_head and a.own_head == b.own_head and told == again:
            answer = compare(a, b)
            years = {m.period.year or m.of_year or document.year for m in (a, b)}
            if answer.different <= BOUNDED | {"act"} and set(answer.narrower) <= {"plan"} and len(years) == 1:
                say_two(submission, a, b, why_same(answer))
                return


def _words(mention: Mention) -> str:
    """消费帮扶销售额 of 全年消费帮扶销售额力争达到; nothing where too little is left to tell one aim from another."""
    words = ALL_YEAR.sub("", WISHED.sub("", mention.left))
    return words if len(words) >= LEAST else ""


def _compare(submission: Submission, cell: Mention, aims: list[Mention]) -> None:
    asked = [(m, compare(m, cell)) for m in aims]
    same = [(m, answer) for m, answer in asked if answer.different <= BOUNDED and not answer.narrower and answer.score >= SURE]
    if same and not any(m.value == cell.value for m, _ in same):
        m, answer = same[0]
        say_two(submission, m, cell, why_same(answer), of_table=True)
