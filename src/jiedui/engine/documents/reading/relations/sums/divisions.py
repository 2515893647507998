"""One whole divided twice in a sentence: 按行业分有教师45名、医生32名、农技人员9名，按去向分有永登县47名、合水县41名.

Each division is the whole anew. One that makes a total told elsewhere shows that the other, nearly the same, does not.
"""

from __future__ import annotations

import re
from itertools import pairwise

from ...numbers.mention import Mention
from ...numbers.values import misprint, near
from ...submission import Submission
from ...text.blocks import Block
from ...wording import total
from ..saying import say_sum
from .series import OVERLAPPING, series, unit_of

DIVIDED = re.compile(r"[按依](?!照)[^,;。:\d]{1,6}?(?:划分|分(?![别配解管布工批步期片组送发到红]))|[按从][^,;。:\d]{1,6}?看")
SOME = re.compile("其中|包括|含|等|主要|仅|另|还|同时|以上")
SHARE, LEAST = 0.05, 20


def run(submission: Submission) -> None:
    for document in submission.documents:
        for block in document.blocks:
            mentions = document.by_block.get(block.index, [])
            if len(mentions) >= 4 and not block.is_row:
                _block(submission, block, mentions, document.in_text)


def _block(submission: Submission, block: Block, mentions: list[Mention], told: list[Mention]) -> None:
    marks = list(DIVIDED.finditer(block.text))
    for first, second in pairwise(marks):
        after = next((m for m in marks if m.start() >= second.end()), None)
        lists = [_parts(first, second.start(), mentions), _parts(second, after.start() if after else len(block.text), mentions)]
        if all(lists) and lists[0][0].beside(lists[1][0]) and unit_of(lists[0][0]) == unit_of(lists[1][0]):
            _judge(submission, lists, told)


def _parts(mark: re.Match[str], end: int, mentions: list[Mention]) -> list[Mention]:
    """The numbers of one division, up to the next one or the end of the sentence; none where only some of it is told."""
    inside = [m for m in mentions if mark.end() <= m.start < end and m.sentence[0] <= mark.start()]
    parts = [m for m in inside if unit_of(m) == unit_of(inside[0])]
    if parts not in series(inside) or SOME.search(mark.string[mark.end() : parts[-1].end]):
        return []
    return [] if any(m.group & OVERLAPPING for m in parts) else parts


def _judge(submission: Submission, lists: list[list[Mention]], told: list[Mention]) -> None:
    sums = [total(parts) for parts in lists]
    if sums[0] == sums[1] or min(sums) < LEAST or not _slip(lists):
        return
    used = {id(m) for parts in lists for m in parts}
    wholes = [_told(told, parts, used) for parts in lists]
    for whole, other in ((wholes[0], 1), (wholes[1], 0)):
        if whole is not None and wholes[other] is None and not submission.findings.about("sum", whole.block):
            say_sum(submission, whole, lists[other])
            return


def _slip(lists: list[list[Mention]]) -> bool:
    """One slip of the pen makes the two differ, or they are nearly the same."""
    one, other = (total(parts) for parts in lists)
    if misprint(one, other) or near(one, other, SHARE):
        return True
    gap = other - one
    mended = [(m.value, m.value + more) for parts, more in zip(lists, (gap, -gap), strict=True) for m in parts]
    return any(right > 0 and misprint(said, right) for said, right in mended)


def _told(told: list[Mention], parts: list[Mention], used: set[int]) -> Mention | None:
    """The whole that a division makes, told before it."""
    same = [m for m in told if id(m) not in used and m.value == total(parts) and unit_of(m) == unit_of(parts[0]) and not m.ahead]
    return next((m for m in same if m.index < parts[0].index), None)
