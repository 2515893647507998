"""A table's totals told in the text: 车间14个，吸纳就业1026人 over 合计 16 1026; 输转380人 over rows that make 370; 8月底3780 for 3240.

What makes a number the table's is told by the table: another number of the same row, the words of its title, or the month of a row.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from ....compare.question import compare, meanings
from ....frames.document import Document
from ....frames.words import pairs
from ....numbers.mention import NOT_COUNTED, Mention
from ....numbers.values import equal, misprint, near, ratio
from ....submission import Submission
from ....text.blocks import Block
from ....wording import total
from ...saying import say_sum, say_two
from ..columns import NOT_ADDED, TOTAL_ROW

MONTH_ROW = re.compile(r"(?:截[至止])?(\d{1,2})月(?:底|末|\d{1,2}日)?$")
SUBTOTAL = re.compile("(?:小计|合计|共计|共)$")
NEAR, LONG_RUN, HEADED = 0.35, 5, 0.2
SPENT = {"pay", "appropriate"}  # 援助资金已拨付2.936亿元 is no second answer to 援助资金 3.67亿元
HAN = re.compile("[\u4e00-\u9fff]+")


def run(submission: Submission) -> None:
    texts = [m for m in submission.mentions if not m.cell and not m.given and m.dimension not in NOT_COUNTED and m.stated]
    for document in submission.documents:
        tables: dict[int, list[Mention]] = defaultdict(list)
        for cell in [] if document.given else document.cells:
            tables[cell.block.table].append(cell)
        for cells in tables.values():
            _total_rows(submission, [c for c in cells if TOTAL_ROW.search(c.block.label)], texts)
            _months(submission, cells, texts)
            _title(submission, document.blocks, cells, texts)
            _headed(submission, document, cells)


def _total_rows(submission: Submission, cells: list[Mention], texts: list[Mention]) -> None:
    """A sentence that repeats one number of a total row speaks of the row."""
    rows: dict[int, list[Mention]] = defaultdict(list)
    for cell in cells:
        rows[cell.block.index].append(cell)
    if not rows:
        return
    by_block: dict[int, list[Mention]] = defaultdict(list)
    for text in texts:
        by_block[id(text.block)].append(text)
    telling = [t for t in texts if len(t.writing.digits) >= 3]
    for row in rows.values():
        for known in [t for t in telling if any(_unit(t, c) and _same(t, c) for c in row)]:
            sentence = [t for t in by_block[id(known.block)] if t.beside(known)]
            beside = [m for m in sentence if m is not known and not any(_same(m, c) for c in row)]
            for cell in [c for c in row if not any(_same(t, c) for t in sentence)]:
                odd = [
                    m
                    for m in beside
                    if _unit(m, cell) and not (m.act & SPENT) - cell.act and _alike(m, cell) and near(m.value, cell.value, NEAR)
                ]
                if len(odd) == 1 and not submission.findings.about("two-values", cell.block):
                    _say(submission, odd[0], cell)


def _same(mention: Mention, cell: Mention) -> bool:
    """A cell without a unit may be in 万元."""
    return equal(mention, cell) or bool(not cell.dimension and cell.value) and ratio(mention.value, cell.value) in {1, 10000}


def _unit(mention: Mention, cell: Mention) -> bool:
    return not cell.dimension or mention.family == cell.family


def _alike(mention: Mention, cell: Mention) -> bool:
    return (
        compare(mention, cell).comparable
        and bool(meanings(mention) & meanings(cell))
        or bool(pairs(cell.column) & pairs(mention.left[-8:] + mention.right[:6]))
    )


def _months(submission: Submission, cells: list[Mention], texts: list[Mention]) -> None:
    """截至8月底累计支出3780万元, whose row of 8月底 says 3240 and whose row of 9月底 has the 3780."""
    for cell in cells:
        month = MONTH_ROW.fullmatch(cell.block.label)
        if not month:
            continue
        of_month = [m for m in texts if m.period.as_of and m.period.as_of[0] == int(month[1]) and not m.period.inherited and _unit(m, cell)]
        odd = [m for m in of_month if _alike(m, cell) and not _same(m, cell)]
        other = [c for c in cells if c.column == cell.column and c is not cell and any(_same(m, c) for m in odd)]
        if len(odd) == 1 and cell.dimension and (other or misprint(odd[0].value, cell.value)):
            _say(submission, odd[0], cell, *other)


def _title(submission: Submission, blocks: list[Block], cells: list[Mention], texts: list[Mention]) -> None:
    """Rows of one number, without a total, under a title that says what they count."""
    if not cells or any(TOTAL_ROW.search(c.block.label) for c in cells) or len({c.column for c in cells}) != 1 or len(cells) < 3:
        return
    if not cells[0].dimension or cells[0].dimension == "pct" or NOT_ADDED.search(cells[0].column) or cells[0].block.unit:
        return
    title = _title_of(blocks, cells[0].block)
    told = [m for m in texts if m.host is None and m.unit_fits(cells[0]) and _shares(m, title) and m.value > max(c.value for c in cells)]
    added_up = total(cells)
    if len({m.value for m in told}) != 1 or told[0].value == added_up:
        return
    if misprint(told[0].value, added_up, 2) or near(told[0].value, added_up, 0.1):
        say_sum(submission, told[0], cells)


def _headed(submission: Submission, document: Document, cells: list[Mention]) -> None:
    """三、民生类(7个，小计1730万元) over rows that make 1760: the heading adds up the rows below it."""
    if not cells or any(TOTAL_ROW.search(c.block.label) for c in cells) or len({c.column for c in cells}) != 1 or len(cells) < 3:
        return
    above = document.blocks[cells[0].block.table - 1] if cells[0].block.table > 0 else None
    told = [m for m in document.in_text if m.block is above and SUBTOTAL.search(m.lead) and m.unit_fits(cells[0]) and not m.hedge]
    added_up = total(cells)
    if len(told) == 1 and told[0].value != added_up and near(told[0].value, added_up, HEADED):
        say_sum(submission, told[0], cells)


def _title_of(blocks: list[Block], row: Block) -> str:
    above = (b for b in reversed(blocks[: row.table if row.table >= 0 else row.index]) if not b.is_row)
    return next((b.text for b in above), "")


def _shares(mention: Mention, title: str) -> bool:
    """输转到山东务工人员分乡镇情况 and 全县输转到山东务工380人."""
    runs = set(_runs(title))
    return any(run in runs for run in _runs(mention.left + "," + mention.right))


def _runs(text: str) -> Iterator[str]:
    yield from (run[at : at + LONG_RUN] for run in HAN.findall(text) for at in range(len(run) - LONG_RUN + 1))


def _say(submission: Submission, said: Mention, cell: Mention, *also: Mention) -> None:
    say_two(submission, said, cell, f"{cell.block.label}{cell.column}", *also, of_table=True)
