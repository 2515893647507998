"""What cannot come in another order: paid ≤ arrived, finished ≤ all; and 全部完工 where some are not."""

from __future__ import annotations

import re

from ..compare.question import meanings
from ..numbers.mention import Mention
from ..numbers.periods import conflict
from ..submission import Submission, neighbours

ALL = re.compile(r"(?:全部|全面|均已|都已|悉数)(?:如期|按期|顺利|已经|已|实现)?(完工|竣工|建成|开工|启动|支付|拨付|落地)")
UNDONE = {
    "完工": {"doing", "notstart"},
    "竣工": {"doing", "notstart"},
    "建成": {"doing", "notstart"},
    "开工": {"notstart"},
    "启动": {"notstart"},
}
LATER = {"money": ("arrive", {"pay", "appropriate"}), "count": ("do", {"finish"})}
BY = re.compile("(?:月底?|年底|年末|\\d日|季度)前$")  # 6月底前187个项目全部开工
DEMANDED = re.compile("必须|务必|确保|应当?|须|要(?!求)|力争|争取|尽快|限期")
NOUN = {"money": "fund", "count": "project"}


def run(submission: Submission) -> None:
    """A later step larger than the earlier one in one sentence."""
    for document in submission.documents:
        for later in document.in_text:
            if later.dimension in LATER and not later.hedge and NOUN[later.dimension] in meanings(later):
                for earlier in document.by_block[later.block.index]:
                    larger = earlier.beside(later) and earlier.start < later.start and later.value > earlier.value
                    if larger and _steps(earlier, later) and not _one_of_several(earlier, later, document.by_block[later.block.index]):
                        submission.findings.say("order", "must", earlier, later, lower=later.text, upper=earlier.text)
                        break


def _one_of_several(earlier: Mention, later: Mention, same_block: list[Mention]) -> bool:
    """续建5个，新建18个，年底完工21个: the first is only a part of what was begun."""
    between = [m for m in same_block if earlier.end <= m.start and m.end <= later.start and m.unit_fits(later)]
    return sum((m.value for m in between), earlier.value) >= later.value


def _steps(earlier: Mention, later: Mention) -> bool:
    first, then = LATER[later.dimension]
    started = first in earlier.act or earlier.dimension == "count" and earlier.act & {"alloc", "start"}
    if not started or not later.act & then or earlier.act & then or earlier.hedge or earlier.delta or later.delta:
        return False
    if earlier.left.endswith("类") or earlier.host is later.host is not None:
        return False  # 产业类13个、人才类3个，年内完工22个
    plain = (
        (earlier.host is None or later.host is not None)
        and earlier.unit_fits(later)
        and NOUN[later.dimension] in meanings(earlier)
        and "plan" not in earlier.act | later.act
    )
    return plain and earlier.kind == later.kind and earlier.entities == later.entities and not conflict(earlier.period, later.period)


def verbs(submission: Submission) -> None:
    """25个项目全部完工 … 在建5个."""
    for document in submission.documents:
        counted = [m for m in document.in_text if m.dimension == "count" and not m.period.future and m.value]
        projects = [m for m in counted if m.head == "project" or m.head is None and m.act & {"doing", "notstart"}]
        for whole in [m for m in projects if m.head]:
            said = ALL.search(whole.block.text, whole.end, whole.segment[1])
            asked_for = said and (
                BY.search(whole.before(whole.segment[0]))
                or DEMANDED.search(whole.block.text, whole.end, said.start())
                or "notstart" in whole.act
            )
            if said and said[1] in UNDONE and not asked_for:
                _contradicted(submission, whole, said[1], neighbours(whole, projects))


def _of_a_row(submission: Submission, whole: Mention, left: Mention) -> bool:
    """都安县今年33个项目全部开工: a row of the county's table, which says nothing of 尚未开工的5个 in all."""
    rows = {cell.block.label for cell in submission.document_of(whole).cells if len(cell.block.label) >= 2}
    return any(name in whole.sentence_text and name not in left.sentence_text for name in rows)


def _contradicted(submission: Submission, whole: Mention, done: str, projects: list[Mention]) -> None:
    for left in projects:
        if (
            left is whole
            or not left.act & UNDONE[done]
            or left.value > whole.value
            or whole.kind != left.kind
            or whole.entities != left.entities
            or _of_a_row(submission, whole, left)
        ):
            continue
        if not conflict(whole.period, left.period):
            submission.findings.say("all-done", "explain", whole, left, whole=whole.text, done=done, left=f"{left.left}{left.text}")
            return
