"""以上四个方面, 做到三个坚持: the number announced against the items that are there (一是…, numbered headings)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..findings import Place, place_at
from ..frames.document import Document
from ..lexicon import alternatives, table
from ..numbers.numerals import DIGIT, whole
from ..submission import Submission
from ..text.blocks import NO_LEVEL, Block

ORDINAL = re.compile(r"(?:^|[,。;:!?、”\s])(?:([一二三四五六七八九十])是|\(([1-9])\))")
HEADING_LEVELS = {10, 20, 30, 40}
NUMBERED = re.compile(r"\(?([一二三四五六七八九十]+|\d{1,2})")
CLOSING = re.compile("下一步|打算|存在[的]?问题|保障措施|工作建议")
BACK = {"以上", "上述"}


@dataclass(eq=False)
class Run:
    """A run of items: where it starts, how far it counts, where its last item stands; headings have a level."""

    first: int
    at: int
    count: int
    last: Block
    last_at: int
    level: int = 0
    offset: int = 0  # numbering that goes on from the section before

    @property
    def place(self) -> Place:
        return place_at(self.last, self.last_at, min(self.last_at + 16, len(self.last.text)))


def _promise() -> re.Pattern[str]:
    words = table("labels")
    lead, things = alternatives(words["promise_leads"].split()).pattern, alternatives(words["promised"].split()).pattern
    return re.compile(rf"({lead})?(?:了|的|好)?[“\"]?([二三四五六七八九十两]|\d{{1,2}})({things})")


GENERAL = re.compile(r"(?<![第\d十])()([二三四五六七八九十])([个项条组大点类种])[\u4e00-\u9fff]{2}")
COUNTED = re.compile(r"(?<![第\d.])(\d{1,2})(?:个|对|家|所|项|条|名|处)$")


def run(submission: Submission) -> None:
    promise = _promise()
    for document in submission.documents:
        items, headings = _spoken(submission, document), _headings(submission, document)
        _lists(submission, document, headings)
        for block in document.blocks:
            if block.kind not in {"row", "header", "meta", "title"}:
                for match in promise.finditer(block.text):
                    if not (match.start() and block.text[match.start() - 1] in "第十"):
                        _check(submission, block, match, items, headings)


def _lists(submission: Submission, document: Document, headings: list[Run]) -> None:
    """四个难点说短板, 学校结对共9对: a heading that counts, right above a numbered list."""
    for block in document.blocks:
        lead = block.text.rstrip(":。 ")
        found = block.kind in {"heading", "caption"} and (COUNTED.search(lead) or GENERAL.search(lead))
        below = [r for r in headings if r.first == block.index + 1 and r.level >= 30 and r.count >= 2]
        if not found or not below:
            continue
        stated = whole(found[2] if found.re is GENERAL else found[1])
        if stated != below[0].count and not submission.findings.about("promise", block):
            submission.findings.say(
                "promise", "explain", place_at(block, 0, len(block.text)), below[0].place, said=found.group(), items=below[0].count
            )


def _check(submission: Submission, block: Block, match: re.Match[str], items: list[Run], headings: list[Run]) -> None:
    before = block.text[max(0, match.start() - 4) : match.start()]
    back = match[1] in BACK or re.search("以上|上述|针对上", before)
    found = _listed_before(block, match.start(2), items, headings) if back else _listed_after(block, match, items, headings)
    if found is not None and found.level and CLOSING.search(found.last.text):
        return
    if found is not None and found.count != whole(match[2]) and (whole(match[2]) or 0) <= 10:
        submission.findings.say("promise", "explain", place_at(block, *match.span()), found.place, said=match.group(), items=found.count)


def _listed_before(block: Block, at: int, items: list[Run], headings: list[Run]) -> Run | None:
    spoken = [r for r in items if (r.last.index, r.last_at) < (block.index, at) and block.index - r.last.index <= 3]
    titled = [r for r in headings if r.last.index < block.index and r.level > 10 and block.index - r.last.index <= 3]
    return max(spoken + titled, key=lambda r: (r.last.index, r.last_at), default=None)


def _listed_after(block: Block, match: re.Match[str], items: list[Run], headings: list[Run]) -> Run | None:
    found = [r for r in items if r.first == block.index and match.end() < r.at < match.end() + 40]
    if found:
        return found[0]
    below = [
        r
        for r in headings
        if 0 < r.first - block.index <= 1 and (r.level > block.level or block.level == NO_LEVEL and not match[2].isdecimal())
    ]
    if block.kind == "heading" or re.search(r"如下|以下|:$", block.text[match.start() :]):
        found = [r for r in items if 0 < r.first - block.index <= 1] + below
    elif not block.text[match.end() :].strip('”"。:问题 '):
        found = below
    return found[0] if found else None


def _spoken(submission: Submission, document: Document) -> list[Run]:
    """Runs of 一是…二是…"""
    runs: list[Run] = []
    for block in document.blocks:
        if block.is_row:
            continue
        for match in ORDINAL.finditer(block.text):
            number = int(match[2]) if match[2] else DIGIT.get(match[1]) or 10
            at = match.start(2) - 1 if match[2] else match.start(1)
            current = runs[-1] if runs and block.index - runs[-1].last.index <= 2 else None
            if number == 1:
                runs.append(Run(block.index, at, 1, block, at))
            elif current and number > current.count:
                if number > current.count + 1:
                    submission.findings.say("ordinal", "hint", place_at(block, *match.span()), missing=f"{current.count + 1}项")
                current.count, current.last, current.last_at = number, block, at
    return runs


def _headings(submission: Submission, document: Document) -> list[Run]:
    """Runs of numbered headings of one level."""
    runs: list[Run] = []
    open_: dict[int, Run] = {}
    for block in document.blocks:
        numbered = NUMBERED.match(block.text.lstrip("# "))
        marked = block.text.startswith("#") and block.level < 10
        if not numbered or not (marked or block.level in HEADING_LEVELS):
            continue
        number = whole(numbered[1])
        open_ = {level: r for level, r in open_.items() if level <= block.level}
        current = open_.get(block.level)
        if number == 1 or current is None:
            open_[block.level] = Run(block.index, 0, 1, block, 0, block.level, (number or 1) - 1)
            runs.append(open_[block.level])
        elif number and number > current.offset + current.count:
            due = current.offset + current.count + 1
            if number > due:
                submission.findings.say("ordinal", "hint", place_at(block, 0, min(12, len(block.text))), missing=f"{due}个标题")
            current.count, current.last, current.last_at = number - current.offset, block, 0
    return runs
