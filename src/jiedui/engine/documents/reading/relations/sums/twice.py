"""A part counted twice: 市级财政投入6230万元，加上区级自筹1430万元，合计7660万元, where the 6230 already hold the 1430."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...findings import Place, row_of
from ...numbers.mention import Mention
from ...submission import Submission
from ..tables.columns import TOTAL_ROW

PLUS = re.compile("加上|再加|外加|另有|连同")
TOGETHER = re.compile("合计|共计|总计|总额|一共|共")


def run(submission: Submission) -> None:
    for document in submission.documents:
        for mentions in document.by_block.values():
            for whole, part, added in zip(mentions, mentions[1:], mentions[2:], strict=False):
                if _added(whole, part, added):
                    _judge(submission, whole, part, added)


def _added(whole: Mention, part: Mention, added: Mention) -> bool:
    plain = whole.beside(added) and whole.dimension == part.dimension == added.dimension and whole.value + part.value == added.value
    return plain and whole.value > part.value > 0 and bool(PLUS.search(part.lead) and TOGETHER.search(added.lead))


def _judge(submission: Submission, whole: Mention, part: Mention, added: Mention) -> None:
    held = [p for p in submission.in_text(part.value) if p.host is not None and p.host.value == whole.value and p.family == part.family]
    rows = list(_in_a_total(submission, whole, part))
    if held or rows:
        places: list[Mention | Place] = [*held[:1], *(row_of(cell.block) for cell in rows[:2])]
        submission.findings.say("counted-twice", "explain", whole, part, added, *places, a=whole.text, b=part.text, sum=added.text)


def _in_a_total(submission: Submission, whole: Mention, part: Mention) -> Iterator[Mention]:
    """The total row and the row of the part, of one column."""
    for document in submission.documents:
        totals = [c for c in document.cells if c.value == whole.value and c.family == whole.family and TOTAL_ROW.search(c.block.label)]
        for top in totals:
            rows = [c for c in document.cells if c.block.table == top.block.table and c.column == top.column and c is not top]
            if own := next((c for c in rows if c.value == part.value and not TOTAL_ROW.search(c.block.label)), None):
                yield from (top, own)
