"""Labels of another level: the county committee's meetings under 自治区党委, 市级会议 over the region's, one park of two ranks."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import combinations
from typing import NamedTuple

from ..findings import Place, place_at, row_of
from ..frames.document import Document
from ..numbers.numerals import whole
from ..submission import Submission
from ..text.blocks import Block

PROVINCIAL = re.compile(r"省级(?:党委)?(?:常委会|党委常委会|政府常务会议?|领导小组)[^,。;]{0,10}?\d+次")
BELOW = {"县", "市", "区", "州", "旗", "盟"}
RANK = r"(自治区|省|市|州|盟|县|区|旗)级?"
BODIES = {
    "常委会": re.compile(rf"(?<![\u4e00-\u9fff]人大){RANK}(?:党委|委)(?:常务?委员?会|常委会)"),
    "政府": re.compile(rf"{RANK}(?:人民)?政府(?:常务|党组|专题)?会议"),
    "领导小组": re.compile(rf"{RANK}(?:委)?(?:[\u4e00-\u9fff]{{0,10}}?)领导小组"),
}
COUNT = re.compile(r"[^,。;\d]{0,18}?(\d{1,3}|[一二三四五六七八九十]+)次")
HEADED = re.compile(rf"(?:^|[、)\s])({RANK}(?:会议|层面|研究|部署))")


class Meeting(NamedTuple):
    """So many meetings of a body of a rank."""

    body: str
    rank: str
    times: int | None
    place: Place
    block: Block


def run(submission: Submission) -> None:
    told: list[Meeting] = []
    rows: list[Meeting] = []
    # The official form says 省级 to every level: in a snapshot that is no slip of anybody's.
    for document in [d for d in submission.documents if not d.given]:
        for block in document.blocks:
            (rows if block.is_row else told).extend(_meetings(block))
        if document.level in BELOW:
            _provincial(submission, document)
    _answered(submission, told, rows)
    _among_others(submission, told)


def _meetings(block: Block) -> list[Meeting]:
    found = []
    for body, pattern in BODIES.items():
        for match in pattern.finditer(block.text):
            rank = "省" if match[1] == "自治区" else match[1]
            if block.is_row:
                found += [Meeting(body, rank, n, row_of(block), block) for n in {whole(c.text) for c in block.cells[1:]} - {None}]
            elif (counted := COUNT.match(block.text, match.end())) and not any(p.search(counted.group()) for p in BODIES.values()):
                found.append(Meeting(body, rank, whole(counted[1]), place_at(block, match.start(), counted.end()), block))
    return found


def _answered(submission: Submission, told: list[Meeting], rows: list[Meeting]) -> None:
    """A row of another rank with the very number the text tells of its own; the table has no row of the text's rank."""
    for row in rows:
        for text in told:
            alike = text.body == row.body and text.times == row.times and text.rank != row.rank
            own_row = any(r.body == text.body and r.rank == text.rank for r in rows)
            own_text = any(t.body == row.body and t.rank == row.rank for t in told)
            if alike and not own_row and not own_text and not submission.findings.about("level-line", row.block):
                _say(submission, text, row)


def _say(submission: Submission, text: Meeting, row: Meeting) -> None:
    name = f"{row.rank}级{row.body}" if row.rank != "省" else f"省级（自治区）{row.body}"
    submission.findings.say("level-body", "explain", text.place, row.place, said=text.place.quote, label=name, why=f"次数同是{row.times}")


def _among_others(submission: Submission, told: list[Meeting]) -> None:
    """自治区党委常委会2次，市政府常务会议1次，市领导小组会议2次: the one of another rank, under 市级会议 for certain."""
    sentences: dict[tuple[int, int, int], list[Meeting]] = defaultdict(list)
    for meeting in told:
        sentences[meeting.block.document, meeting.block.index, meeting.place.start].append(meeting)
    for meetings in sentences.values():
        block = meetings[0].block
        above = submission.documents[block.document].blocks[block.index - 1] if block.index else block
        headed = HEADED.search(block.text[: meetings[0].place.quote_start]) or above.kind == "heading" and HEADED.search(above.text)
        ranks = {m.rank for m in meetings}
        bodies = {m.body for m in meetings}
        odd = [m for m in meetings if headed and m.rank != _rank(headed[2])]
        if not odd and len(meetings) == len(bodies) == 3 and len(ranks) == 2:
            odd = [m for m in meetings if sum(m.rank == other.rank for other in meetings) == 1 and m.rank == "省"]
        if len(odd) == 1 and len(meetings) > 1:
            own = (
                place_at(block if headed.string is not above.text else above, *headed.span(1))
                if headed
                else next(m.place for m in meetings if m is not odd[0])
            )
            submission.findings.say("level-body", "explain", own, odd[0].place, said=own.quote, label=odd[0].place.quote, why="列在一起")


def _rank(said: str) -> str:
    return "省" if said == "自治区" else said


def _provincial(submission: Submission, document: Document) -> None:
    for block in document.blocks:
        for match in () if block.is_row else PROVINCIAL.finditer(block.text):
            submission.findings.say("level-text", "explain", place_at(block, *match.span()), said=match.group())


LEVEL = r"(国家级|省级|自治区级|市级|州级|盟级|县级|区级|旗级)"
NAMED_LEVEL = re.compile(rf"“([^”]{{3,16}})”[^,。;“”]{{0,4}}{LEVEL}|{LEVEL}[^,。;、“”\d]{{0,8}}“([^”]{{3,16}})”")


def named(submission: Submission) -> None:
    """“某产业园”为自治区级园区 and 市级园区“某产业园”."""
    said: dict[str, dict[str, Place]] = defaultdict(dict)
    for document in submission.documents:
        for block in document.blocks:
            for match in NAMED_LEVEL.finditer(block.text):
                said[match[1] or match[4]].setdefault(match[2] or match[3], place_at(block, *match.span()))
    for name, levels in said.items():
        for (a, one), (b, other) in combinations(levels.items(), 2) if len(levels) == 2 else ():
            submission.findings.say("level-name", "explain", one, other, name=name, a=a, b=b)
