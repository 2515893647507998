"""A day that cannot stand where it does: a deadline before its paper, 会后 before the meeting, a thing done after the signature.

2025年7月5日前将整改措施报我办 … 2025年7月9日
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...findings import Place, place_at, row_of
from ...frames.document import Document
from ...submission import Submission
from ...text.blocks import Block
from .days import Day, days_of

SIGNED = re.compile(r"\d{4}[-年/.]\d+[-月/.]\d+日?")
CLOCK = re.compile(r"\d{1,2}:\d\d")
ASKED = re.compile(r"前将[^,。;]{1,16}报|请|务必|须|应当?于|要于|限于|报送|报至|报我|上报")
DUE = re.compile(r"(?:以)?前|之前")
HAPPENED = re.compile(
    r"[^,。;]{0,14}?(?:召开了|举行了|举办了|签订了|签署了|收悉|印发了|已经?(?:召开|举行|完成|印发|完工|竣工|投产|投用|到位|到账|拨付|启动|开工))"
)
MEETING = re.compile(r"[^。;]{0,24}?(?:召开|举行|举办)[^。;]{0,16}会|[^。;,]{0,16}会议?(?:在[^。;,]{2,8})?(?:召开|举行)")
AFTER = re.compile(r"(?:^|[,。;])(?:会议(?:结束)?[之以]?后|会后|座谈后|会议一?结束)[,]?[^。;]{0,14}$")
NEXT_DAY = re.compile(r"(?:次日|第二天|翌日)[,(]?(?:即|也就是|,)?$")


def run(submission: Submission) -> None:
    for document in submission.documents:
        for block in document.blocks:
            if not block.is_row and document.published:
                _against_signing(submission, document, block)
        _after_meeting(submission, document)
        _before_cause(submission, document)


def _signing(document: Document) -> Place | None:
    block = document.published_in
    if block is None:
        return None
    said = list(SIGNED.finditer(block.text))
    return place_at(block, *said[-1].span()) if said else row_of(block)


def _against_signing(submission: Submission, document: Document, block: Block) -> None:
    signed, where = document.published, _signing(document)
    if signed is None or where is None:
        return
    on_the_web = bool(CLOCK.search(where.block.text))  # put up at 09:26, perhaps long after it was signed
    for day in days_of(block, document.year):
        sentence = block.text[_begin(block, day) : _end(block, day)]
        if not on_the_web and _due(block, day, sentence) and _last(day) < signed and (day.stated or abs(signed[1] - day.month) < 6):
            place = place_at(block, day.start, min(_end(block, day), day.end + 16))
            submission.findings.say("deadline", "explain", place, where, a=day.said, b=where.quote)
        elif _done(block, day) and _first(day) > signed:
            place = place_at(block, day.start, min(_end(block, day), day.end + 16))
            submission.findings.say("done-after-signing", "explain", place, where, a=day.said, b=where.quote)


def _due(block: Block, day: Day, sentence: str) -> bool:
    return bool(DUE.match(block.text, day.end) and ASKED.search(sentence)) and not re.search("已|如期|按期|均按|收到", sentence)


def _done(block: Block, day: Day) -> bool:
    return bool(day.day and HAPPENED.match(block.text, day.end)) and not re.search(
        "将|拟|计划|预计|前$|截[至止]到?$", block.text[: day.start][-6:]
    )


def _last(day: Day) -> tuple[int, int, int]:
    return day.year, day.month, day.day or 31


def _first(day: Day) -> tuple[int, int, int]:
    return day.year, day.month, day.day or 1


def _begin(block: Block, day: Day) -> int:
    return max(block.text.rfind(stop, 0, day.start) for stop in "。;!?") + 1


def _end(block: Block, day: Day) -> int:
    return min((at for at in (block.text.find(stop, day.end) for stop in "。;!?") if at >= 0), default=len(block.text))


def _after_meeting(submission: Submission, document: Document) -> None:
    """会议结束后，代表团于5月20日… of a meeting on 22 May; the last meeting told before is meant."""
    met: tuple[Day, Place] | None = None
    before: tuple[Day, Place] | None = None
    for block, day in _exact(document):
        lead = block.text[_begin(block, day) : day.start]
        place = place_at(block, max(_begin(block, day), day.start - 8), min(_end(block, day), day.end + 6))
        if before and NEXT_DAY.search(lead) and before[0].month == day.month and (day.day or 0) - (before[0].day or 0) != 1:
            submission.findings.say("date-order", "explain", before[1], place, a=f"次日{day.said}", b=f"{before[0].said}的次日")
        before = day, place
        if AFTER.search(lead):
            if met and met[0].after(day):
                submission.findings.say("date-order", "explain", met[1], place, a=f"会后的{day.said}", b=f"会议{met[0].said}")
        elif MEETING.match(block.text, day.end) and not re.search("前一[天日]", block.text[day.end : _end(block, day)]):
            met = day, place_at(block, day.start, min(_end(block, day), day.end + 30))


CAUSE = re.compile(r"[^。;]{0,24}?(?:反馈|交办|下发|印发|督查|检查|审计|约谈)")


def _before_cause(submission: Submission, document: Document) -> None:
    """7月28日反馈问题，要求7月20日前整改到位: due before it was asked."""
    cause: tuple[Block, Day] | None = None
    for block, day in _exact(document):
        begin = _begin(block, day)
        due = DUE.match(block.text, day.end) and re.search("要求|须|请|限|务必|责令", block.text[begin : _end(block, day)])
        if due and cause and cause[0] is block and cause[1].after(day) and not re.search("已|如期|按期", block.text[day.end :][:12]):
            first = place_at(block, cause[1].start, min(cause[1].end + 20, len(block.text)))
            place = place_at(block, day.start, min(_end(block, day), day.end + 12))
            submission.findings.say("date-order", "explain", first, place, a=f"{day.said}前的期限", b=f"{cause[1].said}的要求")
        elif CAUSE.match(block.text, day.end) and not due:
            cause = block, day


def _exact(document: Document) -> Iterator[tuple[Block, Day]]:
    for block in document.blocks:
        for day in () if block.is_row else days_of(block, document.year):
            if day.day:
                yield block, day
