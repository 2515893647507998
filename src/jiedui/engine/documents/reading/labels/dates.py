"""Days that do not exist, ends before beginnings, data later than the signature, two as-of days in one bulletin."""

from __future__ import annotations

import calendar
import re
from typing import NamedTuple

from ..findings import Place, place_at, row_of
from ..frames.document import Document
from ..submission import Submission
from ..text.blocks import Block

AS_OF = re.compile(r"(?:截[至止](?:到)?|[到至]今天,?)(?:(20\d\d)年)?(\d{1,2})月(?:(\d{1,2})日|(底|末))?")
DAY = re.compile(r"(?:(20\d\d)年)?(?<!\d)(\d{1,2})月(\d{1,2})日")
FROM_TO = re.compile(r"(?<!\d)(\d{1,2})月(\d{1,2})日?(?:至|到|-|—|~)(?:(\d{1,2})月)?(\d{1,2})日")
TERM = re.compile(r"(20\d\d)年(\d{1,2})月(?:\d{1,2}日)?(?:至|到|-|—|~)+(20\d\d)年(\d{1,2})月(?:\d{1,2}日)?")
SIGNED = re.compile(r"\d{4}[-年/.]\d+[-月/.]\d+日?")


class AsOf(NamedTuple):
    """An as-of day as said; without a day of the month its last one."""

    year: int | None
    month: int
    day: int
    exact: bool
    said: str
    place: Place


def run(submission: Submission) -> None:
    for document in submission.documents:
        prose = [block for block in document.blocks if not block.is_row]
        for block in document.blocks:
            _days(submission, document, block)
        found = [as_of for block in prose for as_of in _as_of(document, block)]
        if found:
            _after_signing(submission, document, found)
            _mixed(submission, document, found)


def _as_of(document: Document, block: Block) -> list[AsOf]:
    return [
        AsOf(int(m[1]) if m[1] else document.year, int(m[2]), int(m[3] or 30), bool(m[3]), m.group(), place_at(block, *m.span()))
        for m in AS_OF.finditer(block.text)
    ]


def _days(submission: Submission, document: Document, block: Block) -> None:
    for match in DAY.finditer(block.text):
        month, day = int(match[2]), int(match[3])
        if not 1 <= month <= 12 or not 1 <= day <= calendar.monthrange(int(match[1] or 2024), month)[1]:
            submission.findings.say("date", "must", place_at(block, *match.span()), said=match.group())
    for match in FROM_TO.finditer(block.text):
        first, last = (int(match[1]), int(match[2])), (int(match[3] or match[1]), int(match[4]))
        if last < first and first[0] - last[0] < 9:  # 12月至2月 runs into the next year
            submission.findings.say(
                "date-order", "must", place_at(block, *match.span()), a=f"{last[0]}月{last[1]}日", b=f"{first[0]}月{first[1]}日"
            )
    for match in TERM.finditer(block.text):
        (year, month, last_year, last_month) = map(int, match.groups())
        if (last_year, last_month) < (year, month):
            where = place_at(block, *match.span())
            submission.findings.say("date-order", "must", where, a=f"{last_year}年{last_month}月", b=f"{year}年{month}月")


def _after_signing(submission: Submission, document: Document, found: list[AsOf]) -> None:
    signed, block = document.published, document.published_in
    if signed is None or block is None:
        return
    # A month's end is said before it comes by some days; three are let pass.
    late = next((a for a in found if a.year and (a.year, a.month, a.day - (0 if a.exact else 3)) > signed), None)
    if late:
        days = list(SIGNED.finditer(block.text))
        where = place_at(block, *days[-1].span()) if days else row_of(block)
        submission.findings.say(
            "as-of-after-signing", "explain", late.place, where, a=late.said, b=f"{signed[0]}年{signed[1]}月{signed[2]}日"
        )


def _beside(a: Place, b: Place) -> bool:
    """Two days side by side in one paragraph sentence are a comparison made on purpose."""
    if a.block is not b.block:
        return False
    first, second = sorted((a.quote_end, b.quote_start))
    return not re.search("[。!?]", a.block.text[first:second])


def _mixed(submission: Submission, document: Document, found: list[AsOf]) -> None:
    distinct = list({(a.year, a.month, a.day): a for a in reversed(found)}.values())[::-1]
    if len({(a.year, a.month) for a in distinct}) >= 2:
        for a, b in zip(distinct, distinct[1:], strict=False):
            if a.year == b.year and not _beside(a.place, b.place):
                submission.findings.say("period-mix", "explain", a.place, b.place, a=a.said, b=b.said)
    elif "上半年" in document.title:
        for late in [a for a in found if a.month > 7]:
            submission.findings.say("period-title", "explain", late.place, a=late.said)
