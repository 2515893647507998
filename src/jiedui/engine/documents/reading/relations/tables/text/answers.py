"""A line of the form and the one number the text gives for it: 招聘会 18场 in the text, 11 in the table.

The reverse of an empty cell: the text's best answer is no other line's, and the line's number stands nowhere in the text.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from ....compare.question import compare
from ....frames.document import Document
from ....numbers.mention import NOT_COUNTED, Mention
from ....numbers.values import equal, misprint, miswritten, near
from ....submission import Submission
from ....told import Told
from ...saying import say_two
from ..fit import ENOUGH, SOLE, core_shared, fit, own_words

TARGET = re.compile("目标|任务|计划数|指标值")
TASKS = re.compile("(?:主要|重点|目标|年度|工作)任务|打算|下一步|工作安排|工作目标|主要目标|^任务")
AT_LEAST = re.compile("不少于|不低于|以上|至少|力争|达到")
SURE = ENOUGH + 1
WORDS, NEAR, ROOM = 0.5, 0.35, 0.7


def run(submission: Submission) -> None:
    aims = _by_family(m for m in submission.mentions if _is_aim(m))
    told = Told(m for m in submission.mentions if not m.cell and not m.given and m.stated)
    cells = _by_family(cell for document in submission.documents for cell in document.cells)
    for document in submission.documents:
        for cell in _lines(document):
            _compare(submission, cell, told, cells[cell.family])
        for cell in _targets(document):
            _aimed(submission, cell, aims[cell.family])


def _by_family(mentions: Iterable[Mention]) -> dict[str, list[Mention]]:
    found: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        found[mention.family].append(mention)
    return found


def _lines(document: Document) -> list[Mention]:
    """Lines that ask one thing: a label, a unit and one answer."""
    alone = [cell for cell in document.cells if cell.block.unit and not cell.thing and cell.dimension not in NOT_COUNTED]
    return [cell for cell in alone if sum(bool(c.text) for c, _ in cell.block.values) == 1 and not document.given and cell.value]


def _targets(document: Document) -> list[Mention]:
    """Cells of a column 目标值, 任务数."""
    return [] if document.given else [c for c in document.cells if TARGET.search(c.column) and c.block.unit and c.value and not c.of_which]


def _is_aim(mention: Mention) -> bool:
    """Told as an aim, or under a heading of tasks."""
    if mention.cell or mention.given:
        return False
    return mention.aim or mention.period.future or bool(AT_LEAST.search(mention.text)) or any(map(TASKS.search, mention.block.path))


def _aimed(submission: Submission, cell: Mention, texts: list[Mention]) -> None:
    """新引进企业不少于6家 in the plan, 目标值 8 in its annex: the label word for word, the bound as written."""
    said = [m for m in texts if core_shared(cell, m) > 0.9 and m.unit_fits(cell) and not _of_a_later_year(m, cell)]
    if len(said) == 1 and not _as_written(said[0], cell) and 0.5 <= said[0].value / cell.value <= 2:
        say_two(submission, said[0], cell, cell.label, of_table=True)


def _of_a_later_year(mention: Mention, cell: Mention) -> bool:
    """2025年计划不少于3300人 in the report of 2024, whose table has the aims of 2024."""
    return bool(mention.period.year and cell.of_year and mention.period.year > (cell.period.year or cell.of_year))


def _as_written(mention: Mention, cell: Mention) -> bool:
    return mention.value == cell.value or equal(mention, cell) and not AT_LEAST.search(mention.text)


def _compare(submission: Submission, cell: Mention, told: Told, cells: list[Mention]) -> None:
    if submission.findings.about("two-values", cell.block):
        return
    words = own_words(cell.label)
    # Asked before any frames are compared: hardly any of a long text's numbers may be meant.
    likely = [m for m in told.sharing(cell, words, WORDS) if _may_be_off(m, cell)]
    best, said = max(((fit(cell, m, False), m) for m in likely), key=lambda found: found[0], default=(0.0, cell))
    if not (misprint(said.value, cell.value, 2) and best >= ENOUGH or near(said.value, cell.value, NEAR) and best >= SURE):
        return
    if any(equal(m, cell) and fit(cell, m, False) >= SOLE or _outdoes(cell, m, best, said) for m in told.asked_by(cell, words)):
        return
    if not any(other is not cell and equal(said, other) and compare(said, other).comparable for other in cells):
        say_two(submission, said, cell, cell.label, of_table=True)


def _may_be_off(mention: Mention, cell: Mention) -> bool:
    return near(mention.value, cell.value, NEAR) or miswritten(mention.writing, cell.writing, 2)


def _outdoes(cell: Mention, mention: Mention, best: float, said: Mention) -> bool:
    """Whether another number answers the line better, or nearly as well and otherwise."""
    score = fit(cell, mention, False)
    return score > best - ROOM and (not equal(mention, said) or (score, -mention.index) > (best, -said.index))
