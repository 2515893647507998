"""A submission's own table of the official lines, taken as a snapshot is: its rows are questions, and the text must answer them alike.

Nothing says which of the two is right, so a difference is told as one quantity with two values.
"""

from __future__ import annotations

from collections import defaultdict

from ...compare.question import meanings
from ...findings import place_of
from ...frames.document import Document
from ...numbers.mention import Mention
from ...numbers.values import near
from ...submission import Submission
from ...wording import difference
from . import judge
from .confirmed import settled
from .judge import Verdict
from .matching.lines import Line, Table, question_of, with_sums
from .matching.numbers import numbers
from .matching.sides import voice_of

LEAST_LINES = 6  # a table of fewer known lines is some other table
NEAR, SMALL = 0.15, 20  # an older or newer figure of the same thing; a small number may well count something else


def run(submission: Submission) -> None:
    if any(document.given for document in submission.documents):
        return
    for tabled in submission.documents:
        lines = _lines(tabled)
        if len(lines) < LEAST_LINES:
            continue
        table = with_sums(lines)
        for document in submission.documents:
            if not submission.separate_documents(tabled, document):
                _compare(submission, document, table)


def _lines(document: Document) -> dict[str, Line]:
    """Rows with one number that ask what an official line asks; a line asked by two rows is left out."""
    rows: dict[int, list[Mention]] = defaultdict(list)
    for cell in document.cells:
        rows[cell.block.index].append(cell)
    voice = voice_of(document)
    found: dict[str, Line] = {}
    doubled: set[str] = set()
    for cells in rows.values():
        question = question_of(cells[0], voice) if len(cells) == 1 and cells[0].block.unit else None
        if question is not None:
            doubled |= {question.name} & set(found)
            found[question.name] = Line(question, (cells[0],), cells[0].value, {})
    return {name: line for name, line in found.items() if name not in doubled}


def _compare(submission: Submission, document: Document, table: Table) -> None:
    verdicts = [judge.judged(number, table, submission) for number in numbers(document, submission, lambda m: _of_text(m, document))]
    for verdict in settled(verdicts):
        if verdict.line is not None and len(verdict.line.cells) == 1 and _sure(verdict, verdict.line):
            _say(submission, verdict, verdict.line.cells[0])


def _sure(verdict: Verdict, line: Line) -> bool:
    said, own, asked = verdict.number.value, verdict.number.mention.period.as_of, line.cells[0].period.as_of
    if own and asked and own != asked:
        return False  # 截至12月20日 in the text, 截至12月31日 in the line
    mention, cell = verdict.number.mention, line.cells[0]
    known = not (mention.head or "~").startswith("~") and not (cell.head or "~").startswith("~")
    if known and not meanings(mention) & meanings(cell) or mention.agent == "ent" != cell.agent and mention.dimension == "money":
        return False
    if mention.facets["level"] - cell.facets["level"]:
        return False  # 区级资金2680万元 is a part of 资金总额
    if mention.act & {"pay", "appropriate"} and not cell.act and cell.dimension == "money":
        return False
    if mention.act and cell.act and not mention.act & cell.act or mention.kind - cell.kind:
        return verdict.kind == "misprint"  # 拨付 under 到位, 线下销售 under all sales
    if verdict.kind != "other" or verdict.number.mention.host is not None:
        return verdict.kind == "misprint"
    return said >= SMALL and near(said, line.value, NEAR)


def _of_text(mention: Mention, document: Document) -> bool:
    past = mention.period.year is not None and document.year is not None and mention.period.year != document.year
    return not mention.cell and not past and mention.period.part in {"", "全年"} and not mention.period.month


def _say(submission: Submission, verdict: Verdict, cell: Mention) -> None:
    mention = verdict.number.mention
    if submission.findings.quoted_together(place_of(mention), place_of(cell)):
        return
    submission.findings.say(
        "two-values",
        "must" if verdict.kind == "misprint" else "explain",
        mention,
        cell,
        a=mention.text,
        b=cell.text,
        why=f"表中“{cell.label}”一行所问",
        difference=difference(mention, cell),
    )
