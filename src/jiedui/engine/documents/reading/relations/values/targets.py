"""An aim with two values: 全年新引进企业不少于6家 in the plan's text, 8 in its table of tasks.

A bound is no value where results are told; of an aim it is all that is said.
"""

from __future__ import annotations

from ...compare.question import compare
from ...frames.cells import PLAN_COLUMN
from ...numbers.mention import NOT_COUNTED, Mention
from ...submission import Submission
from ...wording import difference, why_same

BOUNDED = {"plan", "period"}
SURE = 2


def run(submission: Submission) -> None:
    for document in submission.documents:
        if document.is_plan:
            cells = [c for c in document.cells if PLAN_COLUMN.search(c.column) and c.dimension not in NOT_COUNTED and c.value]
            aims = [m for m in document.in_text if m.hedge and not m.delta and m.host is None]
            for cell in cells:
                _compare(submission, cell, [m for m in aims if m.unit_fits(cell)])


def _compare(submission: Submission, cell: Mention, aims: list[Mention]) -> None:
    asked = [(m, compare(m, cell)) for m in aims]
    same = [(m, answer) for m, answer in asked if answer.different <= BOUNDED and not answer.narrower and answer.score >= SURE]
    if same and not any(m.value == cell.value for m, _ in same):
        m, answer = same[0]
        gap = difference(m, cell)
        submission.findings.say("two-values", "explain", m, cell, a=m.text, b=f"表中{cell.text}", why=why_same(answer), difference=gap)
