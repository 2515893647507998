"""Finished before begun: 2021年3月15日开工建设，2021年1月28日竣工; a table's row with 开工 2024年9月 and 完工 2024年6月."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from ...findings import Place, place_at, row_of
from ...frames.document import Document
from ...lexicon import alternatives, table
from ...submission import Submission
from ...text.blocks import Block
from .days import Day, days_of

SET, BEGUN, DONE = "set", "begun", "done"
ORDER = {SET: 0, BEGUN: 1, DONE: 2}
BETWEEN = re.compile(
    r"[,、;()]|并|于|在|即|已|就|便|当年|同年|计划|预计|原定|拟|建设|施工|实施|正式|将|全面|如期|提前|(?:20\d\d|次|翌|明|今)年"
    r"|(?:合同)?工期\d+(?:天|个月)|(?:概算)?总?投资[\d.]+[万亿]元|^的[^,、;。]{2,16}(?:已|于)+"
)
COLUMNS = ((re.compile("开工|动工|开始|启动|起始|开建"), BEGUN), (re.compile("[完竣]工|建成|结束|投用|投产|启用|认定|终止|验收"), DONE))
WRITTEN = re.compile(r"(20\d\d)[年./-](\d{1,2})(?:[月./-](\d{1,2})日?)?|(?<!\d)(\d{1,2})月(\d{1,2})?日?")


class Phase(NamedTuple):
    """A day with what happened on it."""

    day: Day
    verb: str
    kind: str
    end: int


@cache
def _verbs() -> re.Pattern[str]:
    words = table("labels")["phases"]
    kinds = "|".join(f"(?P<{kind}>{alternatives(words[kind].split()).pattern})" for kind in ORDER)
    return re.compile(rf"[^,。;、:\d]{{0,8}}?(?:{kinds})(?!\d)")


def run(submission: Submission) -> None:
    for document in submission.documents:
        for block in document.blocks:
            if block.kind == "row":
                _row(submission, block)
            else:
                _sentences(submission, document, block)


def phases(block: Block, year: int | None) -> list[Phase]:
    found = []
    for day in days_of(block, year):
        match = _verbs().match(block.text, day.end)
        if match and not re.search("截[至止]到?$|[到至]$", block.text[: day.start][-3:]):
            kind = next(kind for kind in ORDER if match[kind])
            found.append(Phase(day, match[kind], kind, match.end()))
    return found


def _sentences(submission: Submission, document: Document, block: Block) -> None:
    """Neighbours only, and nothing between them that could be another thing's name."""
    known = phases(block, document.year)
    for first, second in zip(known, known[1:], strict=False):
        between = block.text[first.end : second.day.start]
        if first.kind == second.kind or "。" in between or BETWEEN.sub("", between):
            continue
        begun, done = sorted((first, second), key=lambda phase: ORDER[phase.kind])
        if begun.day.after(done.day) and not _winter(begun.day, done.day):
            place = place_at(block, first.day.start, second.end)
            _say(submission, begun, done, place)


def _winter(begun: Day, done: Day) -> bool:
    """11月开工、3月完工 without a second year may run into the next one."""
    return not done.stated and begun.month - done.month >= 6


def _say(submission: Submission, begun: Phase, done: Phase, *places: Place) -> None:
    a, b = f"{done.day.said}{done.verb}", f"{begun.day.said}{begun.verb}"
    submission.findings.say("date-order", "must", *places, a=a, b=b)


def _row(submission: Submission, block: Block) -> None:
    dated = {one.kind: one for one in written_days(block)}
    if BEGUN in dated and DONE in dated:
        begun, done = dated[BEGUN], dated[DONE]
        depth, yearless = min(len(begun.day), len(done.day)), begun.day[0] <= 12
        comparable = yearless == (done.day[0] <= 12) and not (yearless and begun.day[0] - done.day[0] >= 6)
        if comparable and begun.day[:depth] > done.day[:depth]:
            submission.findings.say("date-order", "must", row_of(block), a=f"{done.text}完工", b=f"{begun.text}开工")


class Written(NamedTuple):
    """A day in a cell: (2024, 9) or, without its year, (9,)."""

    kind: str
    column: str
    day: tuple[int, ...]
    text: str


def written_days(block: Block) -> Iterator[Written]:
    """The cells under 开工时间 and 完工时间 that hold a day."""
    for cell, name in zip(block.cells, block.header, strict=False):
        match = WRITTEN.match(cell.text)
        for words, kind in COLUMNS if match else ():
            if match and words.search(name):
                parts = match.groups()[:3] if match[1] else match.groups()[3:]
                yield Written(kind, name, tuple(int(part) for part in parts if part), cell.text)
