"""Runs of items as texts count them: 一是…二是, 第一，…第二，, 首先…其次, 1.…2., (一)…(二), 一项是…另一项是, and numbered headings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ...findings import Place, place_at
from ...frames.document import Document
from ...numbers.numerals import DIGIT, whole
from ...submission import Submission
from ...text.blocks import Block

LONGEST = 60
HEADING_LEVELS = {10, 20, 30, 40}
NUMBERED = re.compile(r"\(?([一二三四五六七八九十]+|\d{1,2})")
EDGE = r"(?:^|[,。;:!?、”—(\s])"
STYLES = (
    re.compile(rf"{EDGE}([一二三四五六七八九十])(?:是|要(?!求))"),
    re.compile(rf"{EDGE}([一二三四五六七八九十])(?:抓|靠|看|促|保|强|建)(?=[\u4e00-\u9fff])"),
    re.compile(rf"{EDGE}\(([1-9一二三四五六七八九十])\)"),
    re.compile(rf"{EDGE}([1-9])[.、](?=[\u4e00-\u9fff“《])"),
    re.compile(r"[:;。]([一二三四五六七八九十])、(?=[\u4e00-\u9fff])"),
    re.compile(rf"{EDGE}[第其]([一二三四五六七八九十])(?:件|项|个|点)?[,、是:]"),
    re.compile(rf"{EDGE}(首先|其次|再次|此外|最后)[,是]"),
    re.compile(rf"{EDGE}((?:一|另一|还有一|再一)(?:项|个|方面|条|点|类))是"),
)


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
        """The whole of the last item, so that it can be found and counted."""
        stop = self.last.text.find("。", self.last_at)
        end = min(stop if stop >= 0 else len(self.last.text), self.last_at + LONGEST)
        return place_at(self.last, self.last_at, end)


def spoken(submission: Submission, document: Document) -> list[Run]:
    """Runs of items inside paragraphs; an item belongs to the run of its own style."""
    runs: list[Run] = []
    open_: dict[int, Run] = {}
    for block in document.blocks:
        for style, number, at in () if block.is_row else _marks(block):
            current = open_.get(style)
            current = current if current and block.index - current.last.index <= 2 else None
            if number == 1:
                open_[style] = Run(block.index, at, 1, block, at)
                runs.append(open_[style])
            elif current and (number or current.count + 1) > current.count:
                _go_on(submission, current, number or current.count + 1, block, at)
    return runs


def _go_on(submission: Submission, run: Run, number: int, block: Block, at: int) -> None:
    if number > run.count + 1:
        submission.findings.say("ordinal", "hint", place_at(block, at, at + 2), missing=f"{run.count + 1}项")
    run.count, run.last, run.last_at = number, block, at


def _marks(block: Block) -> Iterator[tuple[int, int, int]]:
    """Style, number (0: the next one) and place of each item, from left to right."""
    found = [
        (match.start(1) - (style in (2, 5)), style, _number(match[1]))
        for style, pattern in enumerate(STYLES)
        for match in pattern.finditer(block.text)
        if not (style in (2, 3) and match.start() == 0 and block.level in HEADING_LEVELS)
    ]
    for at, style, number in sorted(found):
        yield style + _aside(block.text, at) * len(STYLES), number, at


def _aside(text: str, at: int) -> bool:
    """“十个规避”(一是…、十是…): what brackets hold counts by itself, and does not go on with the items around them."""
    opened = text.rfind("(", 0, at)
    return opened >= 0 and ")" not in text[opened:at]


def _number(said: str) -> int:
    if said[0] == "首" or said[:1] == "一" and len(said) > 1:
        return 1
    return 0 if len(said) > 1 else int(said) if said.isdecimal() else DIGIT.get(said) or 10


def headings(submission: Submission, document: Document) -> list[Run]:
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
