"""Every number that answers a line of the table against that line, on its own day where the text names one.

The words around a number say which lines it may answer (`match`); what it looks like says how firmly they must (`judge`):
an older figure or a misprint needs a plain frame, any other number the whole question in so many words.
"""

from __future__ import annotations

from collections import defaultdict

from ...frames.document import Document
from ...submission import Submission
from . import judge, listed, shares, tell
from .confirmed import settled, withdraw
from .judge import Verdict
from .matching.lines import Table, table_of
from .matching.numbers import Number, numbers


def run(submission: Submission) -> None:
    table = table_of(submission)
    for document in submission.documents if table.lines else []:
        if not document.given:
            verdicts = _read(document, table, submission)
            withdraw(submission, verdicts)
            for verdict in settled(verdicts):
                tell.say(submission, verdict)


def _read(document: Document, table: Table, submission: Submission) -> list[Verdict]:
    """Verdicts in the order of the text; a percentage that is no line itself leans on the numbers before it."""
    read: list[Verdict] = []
    every = list(numbers(document, submission))
    by_block: dict[int, list[Number]] = defaultdict(list)
    for number in every:
        by_block[id(number.mention.block)].append(number)
    for number in every:
        verdict = listed.judged(number, judge.judged(number, table, submission), read, by_block[id(number.mention.block)], table)
        if verdict.kind == "nothing" and number.mention.dimension == "pct":
            verdict = shares.judged(number, read, table)
        read.append(verdict)
    return read
