"""A number in a heading that its section does not hold: 消费协作突破5亿元 over 4.83亿元, 三所学校连上“云课堂” over 4所学校."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...compare.question import compare, meanings
from ...frames.document import Document
from ...numbers.mention import NOT_COUNTED, Mention
from ...numbers.values import equal, misprint, near
from ...submission import Submission
from ...text.blocks import NO_LEVEL, Block
from ..saying import say_two

HEADS = {"heading", "caption"}
NEAR = 0.35
RATE = re.compile("[\u4e00-\u9fff]{2}(?:率|占比|比重|进度)")


def run(submission: Submission) -> None:
    for document in submission.documents:
        for said in [] if document.given or document.is_plan else document.in_text:
            if said.block.kind == "title" and said.dimension in {"count", "person"}:
                _titled(submission, said, [m for m in document.in_text if m.block is not said.block])
            if said.block.kind in HEADS and said.dimension == "pct":
                _rate(submission, said, document)
            if said.block.kind in HEADS and said.dimension not in NOT_COUNTED and not said.period.future and not said.aim:
                _held(submission, said, list(_below(document, said.block)))


def _titled(submission: Submission, said: Mention, body: list[Mention]) -> None:
    """三年落地项目96个 over 三年共实施协作项目86个: what a title counts is told below it, and one digit off is a slip."""
    alike = [m for m in body if m.unit_fits(said) and meanings(m) & meanings(said) and not m.delta]
    odd = [m for m in alike if m.host is None and compare(said, m).different <= {"entities"} and misprint(m.value, said.value, 2)]
    if not any(_meant(said, m) for m in alike) and len({m.value for m in odd}) == 1 and not said.hedge:
        say_two(submission, said, odd[0], "标题和正文")


def _rate(submission: Submission, said: Mention, document: Document) -> None:
    """支出率达93.6% over 支出率由71.2%提高到96.3%: no rate of the section is the heading's, and one of its name is a slip away."""
    name = RATE.search(said.left)
    below = [m for m in _section(document, said.block) if m.dimension == "pct"]
    odd = [m for m in below if name and name.group() in m.before(m.sentence[0]) and misprint(m.value, said.value)]
    if odd and not any(_meant(said, m) for m in below):
        say_two(submission, said, odd[0], "小标题和正文")


def _below(document: Document, heading: Block) -> Iterator[Mention]:
    """The numbers of its section that are no parts of others."""
    yield from (m for m in _section(document, heading) if m.host is None and not m.delta)


def _section(document: Document, heading: Block) -> Iterator[Mention]:
    for block in document.blocks[heading.index + 1 :]:
        if block.level <= heading.level and (block.level < NO_LEVEL or block.kind in HEADS):
            return
        yield from document.by_block[block.index]


def _held(submission: Submission, said: Mention, below: list[Mention]) -> None:
    alike = [m for m in below if m.unit_fits(said) and meanings(m) & meanings(said)]
    if not alike or any(_meant(said, m) for m in below if m.unit_fits(said)):
        return
    answers = [m for m in alike if compare(said, m).different <= {"entities"} and not m.period.future]
    # A section that tells several numbers of a noun says by none of them what the heading counts; an amount is its largest.
    told = [max(answers, key=lambda m: m.value)] if answers and said.dimension == "money" else answers
    if len({m.value for m in answers}) == 1 or said.dimension == "money" and told:
        odd = told[0]
        if near(odd.value, said.value, NEAR):
            say_two(submission, said, odd, "小标题和正文")


def _meant(said: Mention, other: Mention) -> bool:
    """The number itself, or one that the heading's 突破 or 余 admits."""
    return equal(said, other) or said.low <= other.value <= said.high
