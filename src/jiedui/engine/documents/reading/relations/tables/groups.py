"""Rows gathered under a subtotal that stands above them: （一）产业发展类（9个）小计 3420, and nine numbered rows that make 3460."""

from __future__ import annotations

import re

from ...findings import row_of
from ...frames.document import Document
from ...numbers.mention import Mention
from ...numbers.values import misprint, near
from ...submission import Submission
from ...text.blocks import Block
from ...wording import total
from ..saying import say_sum

HEAD = re.compile(r"^\(?[一二三四五六七八九十]+[)、.].*?(?:小 ?计|合 ?计)?(?:\((\d{1,3})[个项]\))?(?:小 ?计|合 ?计)?$")
NUMBERED = re.compile(r"\d{1,3}$")
NEAR = 0.1


def run(submission: Submission) -> None:
    for document in submission.documents:
        cells: dict[int, list[Mention]] = {}
        for cell in document.cells:
            cells.setdefault(cell.block.index, []).append(cell)
        for head, rows in [] if document.given else _groups(document):
            _count(submission, head, rows)
            _sum(submission, cells.get(head.index, []), [cells.get(row.index, []) for row in rows])


def _groups(document: Document) -> list[tuple[Block, list[Block]]]:
    """A head row of few cells, and the numbered rows under it."""
    found: list[tuple[Block, list[Block]]] = []
    for block in document.blocks:
        first = block.cells[0].text if block.cells else ""
        if block.kind == "row" and HEAD.match(first) and "计" in first:
            found.append((block, []))
        elif found and block.kind == "row" and NUMBERED.match(first) and block.index == found[-1][0].index + len(found[-1][1]) + 1:
            found[-1][1].append(block)
    return [(head, rows) for head, rows in found if len(rows) >= 2]


def _count(submission: Submission, head: Block, rows: list[Block]) -> None:
    said = HEAD.match(head.cells[0].text)
    if said and said[1] and int(said[1]) != len(rows):
        submission.findings.say("promise", "explain", row_of(head), row_of(rows[-1]), said=head.cells[0].text, items=len(rows))


def _sum(submission: Submission, head: list[Mention], rows: list[list[Mention]]) -> None:
    """The one number of the head against the one column of the rows it nearly makes."""
    if len(head) != 1 or not all(rows):
        return
    for column in [c.column for c in rows[0]]:
        parts = [c for row in rows for c in row if c.column == column]
        said, made = head[0].value / head[0].scale, total(parts) / parts[0].scale  # the head's own column may not say its unit
        if len(parts) == len(rows) and said == made:
            return
        if len(parts) == len(rows) and (near(made, said, NEAR) or misprint(made, said)):
            say_sum(submission, head[0], parts, name=f"{head[0].label}{head[0].text}")
            return
