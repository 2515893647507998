"""The heading of next year's plans with another year: 2022年工作打算 in the summary of 2022, or over a body that speaks of 2023."""

from __future__ import annotations

import re

from ...findings import Place, place_at
from ...frames.document import Document
from ...submission import Submission
from ...text.blocks import Block
from .headings import heading_of, titled

PLANS = re.compile(r"(20\d\d)年度?[^,。;\d]{0,8}(?:打算|计划|安排|思路|展望|谋划)")
SUMMARY = re.compile(r"(20\d\d)年(?!上半年|一季度|前)[^。]{0,40}(?:总结|自评|自查|情况|报告|汇报)")
WITHIN = re.compile("上半年|前三季度|季度|半年|月")
AHEAD = re.compile(r"(20\d\d)年,?[^。;]{0,12}?(?:将|要|计划|打算|力争|拟)")
REACH = 60


def run(submission: Submission) -> None:
    for document in submission.documents:
        if document.given or document.is_plan:
            continue
        for block in document.blocks:
            heading = PLANS.search(heading_of(block))
            if heading:
                _against(submission, document, block, heading)


def _against(submission: Submission, document: Document, block: Block, heading: re.Match[str]) -> None:
    own, year = place_at(block, *heading.span()), int(heading[1])
    others = [*_title(document, year), *_body(document, block, heading.end(), year)]
    if others:
        submission.findings.say("plan-year", "explain", own, *others, a=own.quote, b=others[0].quote)


def _title(document: Document, year: int) -> list[Place]:
    """A summary of the very year; one written in the middle of the year may plan the rest of it."""
    title = titled(document, SUMMARY, among=4)
    said = SUMMARY.search(title.text) if title else None
    early = document.published is not None and document.published[:2] < (year, 11)
    if title is None or said is None or int(said[1]) != year or WITHIN.search(title.text) or early:
        return []
    return [place_at(title, *said.span())]


def _body(document: Document, block: Block, end: int, year: int) -> list[Place]:
    """What is ahead in the first words under the heading is another year's."""
    below = document.blocks[block.index + 1] if block.index + 1 < len(document.blocks) else None
    for where, start in ((block, end), (below, 0)):
        found = AHEAD.search(where.text, start, start + REACH) if where is not None and not where.is_row else None
        if where is not None and found and int(found[1]) != year:
            return [place_at(where, *found.span())]
    return []
