"""A table of years told in the text: a sum that stops a year too early, and a total told with the part it leaves out.

“十四五”期间累计2.07亿元, which is the sum of the first four of five rows; 5200万元（含区镇级600万元） beside a row 5200 600 5800.
"""

from __future__ import annotations

import re
from collections import defaultdict
from fractions import Fraction

from ....findings import row_of
from ....numbers.mention import NOT_COUNTED, Mention
from ....numbers.numerals import shown
from ....submission import Submission
from ....wording import total

YEAR_ROW = re.compile(r"(20\d\d)年?(?:度)?$")
SO_FAR = re.compile("累计|合计|总计|共|总额")
SPAN = re.compile(r"20\d\d(?:年)?[-—至到]+(20\d\d)年|[“]?十[三四五]五[”]?|[三四五]年(?:来|间|累计)?")
LEAST_ROWS = 3


def run(submission: Submission) -> None:
    texts = [m for m in submission.mentions if not m.cell and not m.given and m.dimension not in NOT_COUNTED and not m.hedge]
    sums = [m for m in texts if len(m.writing.digits) >= LEAST_ROWS and SO_FAR.search(m.lead)]
    for document in submission.documents:
        columns: dict[tuple[int, str], list[tuple[int, Mention]]] = defaultdict(list)
        for cell in [] if document.given else document.cells:
            if said := YEAR_ROW.fullmatch(cell.block.label):
                columns[cell.block.table, cell.column].append((int(said[1]), cell))
        for rows in columns.values():
            if len(rows) >= LEAST_ROWS:
                _stops_early(submission, sorted(rows, key=lambda row: row[0]), sums)
    for part in texts:
        if part.host is not None and part.bracketed and part.lead.startswith("含"):
            _with_what_it_leaves_out(submission, part.host, part)


def _stops_early(submission: Submission, rows: list[tuple[int, Mention]], texts: list[Mention]) -> None:
    cells = [cell for _, cell in rows]
    for mention in texts:
        span = SPAN.search(mention.sentence_text)
        if not span or _same(mention, total(cells)):
            continue
        until = int(span[1]) if span[1] else rows[-1][0]
        short = next((n for n in range(2, len(cells)) if _same(mention, total(cells[:n]))), 0)
        if short and until >= rows[-1][0] and mention.dimension == (cells[0].dimension or mention.dimension):
            whole = submission.row_with(total(cells))
            places = map(row_of, whole or [cell.block for cell in cells[short:]])
            submission.findings.say(
                "sum-short", "explain", mention, *cells[short:], *places,
                said=mention.text, span=span.group(), until=rows[short - 1][0], all=shown(total(cells)),
            )  # fmt: skip


def _same(mention: Mention, value: Fraction) -> bool:
    return mention.low <= value <= mention.high


def _with_what_it_leaves_out(submission: Submission, whole: Mention, part: Mention) -> None:
    rows = submission.row_with(whole.value, part.value, whole.value + part.value)
    if rows:
        said = f"{whole.text}（含{part.text}）"
        submission.findings.say("without-part", "explain", whole, part, row_of(rows[0]), said=said, total=shown(whole.value + part.value))
