"""Columns over a total row: 小计 rows and 其中 rows are told from the rows they gather, averages are no sums.

Which rows a total adds up is learnt from the columns where it holds; the others are then judged by the same rows.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from ...compare.question import meanings
from ...frames.document import Document
from ...numbers.mention import Mention
from ...numbers.values import equal, misprint, near
from ...submission import Submission
from ...text.blocks import Block
from ...wording import difference, total
from ..saying import say_sum

TOTAL_ROW = re.compile(r"合 ?计|总 ?计|小 ?计|总数|全[县市州省区旗盟](?:合计)?$")
WHOLE_ROW = re.compile(r"(?:全[县市州省区旗盟]|[两各]地|累 ?|共 ?|总)?(?:合 ?计|总 ?计|共 ?计|总数|累计)(?:\(.*\))?|全[县市州省区旗盟]")
PART_ROW = re.compile(r"(?:其 ?中|含|#)")
SUBTOTAL = re.compile(r"小 ?计")
NOT_ADDED = re.compile("均|单价|率|比例|占比|比重|排名|名次|位次|得分|分数|评分|工期|年限|标准$|价格|序号")
UNSAID = re.compile(r"\(.*?\)|^(?:已经?|实际|累计|其中:?|本年|当年|全年)")
Role = Literal["total", "sub", "part", "plain"]


@dataclass
class Scheme:
    """One way to read a table's rows: those that one total row adds up."""

    whole: Block
    rows: list[Block]


def run(submission: Submission) -> None:
    for document in submission.documents:
        cells: dict[int, dict[str, Mention]] = defaultdict(dict)
        for cell in document.cells:
            cells[cell.block.index].setdefault(cell.column, cell)
        for table in () if document.given else _tables(document):
            roles = [_role(row) for row in table]
            for at, role in enumerate(roles):
                if role in {"total", "sub"}:
                    _judge(submission, cells, [Scheme(table[at], rows) for rows in _gathered(table, roles, at)])
            for row, role in zip(table, roles, strict=True):
                for cell in cells[row.index].values() if role == "total" else ():
                    _total_in_text(submission, cell)


def _tables(document: Document) -> Iterator[list[Block]]:
    tables: dict[int, list[Block]] = defaultdict(list)
    for block in document.blocks:
        if block.kind == "row":
            tables[block.table].append(block)
    yield from tables.values()


def _role(row: Block) -> Role:
    names = [cell.text for cell in row.cells[:3] if re.search("[\u4e00-\u9fff]", cell.text)]
    if any(SUBTOTAL.search(name) for name in names):
        return "sub"
    # 项目 | 建设地点: a project of 全县 is no total.
    if any(WHOLE_ROW.fullmatch(name) and not (at and name.startswith("全")) for at, name in enumerate(names[:2])):
        return "total"
    return "part" if row.mark or PART_ROW.match(row.label) else "plain"


def _gathered(table: list[Block], roles: list[Role], at: int) -> Iterator[list[Block]]:
    """The rows a total at `at` may add up, the likeliest first."""
    if roles[at] == "sub":
        yield _stretch(table, roles, at, back=True)
        yield _stretch(table, roles, at, back=False)
        return
    body = range(at) if any(role == "plain" for role in roles[:at]) else range(at + 1, len(table))
    yield [table[row] for row in body if roles[row] == "plain"]
    if any(roles[row] == "sub" for row in body):
        yield [table[row] for row in body if roles[row] == "sub"]
        last = max(row for row in body if roles[row] == "sub")
        yield [table[row] for row in body if roles[row] == "sub" or row > last and roles[row] == "plain"]
    if any(roles[row] == "part" for row in body):
        yield _without_parts(table, roles, body)


def _stretch(table: list[Block], roles: list[Role], at: int, back: bool) -> list[Block]:
    """The plain rows next to a 小计, up to the next one."""
    step = -1 if back else 1
    found, row = [], at + step
    while 0 <= row < len(table) and roles[row] in {"plain", "part"}:
        found += [table[row]] * (roles[row] == "plain")
        row += step
    return found[::step]


def _without_parts(table: list[Block], roles: list[Role], body: range) -> list[Block]:
    """其中 opens a run of parts: only what stands before the first one of them in each run, and 其中 rows' neighbours go."""
    found: list[Block] = []
    inside = False
    for row in body:
        inside = roles[row] == "part" or inside and roles[row - 1] == "part"
        if roles[row] == "plain" and not inside:
            found.append(table[row])
    return found


def _judge(submission: Submission, cells: dict[int, dict[str, Mention]], schemes: list[Scheme]) -> None:
    """The scheme that fits most columns; what it does not fit is odd, if it fits another or misses by little."""
    judged = [(scheme, *_columns(cells, scheme)) for scheme in schemes if len(scheme.rows) >= 2]
    if not judged:
        return
    scheme, fits, odd = max(judged, key=lambda found: (len(found[1]), -len(found[2])))
    for whole, parts in odd:
        gap, said = abs(total(parts) - whole.value), max(whole.value, total(parts), Fraction(1))
        little = misprint(total(parts), whole.value, 2) or gap <= said * Fraction(15, 100)
        row_told = any(submission.findings.about("sum", part.block) for part in parts)  # the same cell is odd along its row
        if not row_told and (fits or little and len(odd) == 1 or gap <= said / 20):
            _say(submission, whole, parts)


def _columns(cells: dict[int, dict[str, Mention]], scheme: Scheme) -> tuple[list[str], list[tuple[Mention, list[Mention]]]]:
    """The columns in which the total holds, and those in which it does not."""
    fits, odd = [], []
    for column, whole in cells[scheme.whole.index].items():
        parts = [cells[row.index][column] for row in scheme.rows if column in cells[row.index]]
        if len(parts) < 2 or whole.dimension == "pct" or NOT_ADDED.search(column):
            continue
        if abs(total(parts) - whole.value) <= rounding(whole, parts):
            fits.append(column)
        elif not _one_is_missing(scheme, column, total(parts) < whole.value):
            odd.append((whole, parts))
    return fits, odd


def rounding(whole: Mention, parts: list[Mention]) -> Fraction:
    """Decimals may each be rounded; whole numbers are not."""
    decimals = [m.precision for m in (whole, *parts) if (m.value / m.scale).denominator != 1]
    return max(decimals, default=Fraction(0)) * (1 if len(parts) < 8 else 2)


def _one_is_missing(scheme: Scheme, column: str, short: bool) -> bool:
    """A forgotten cell is told as such."""
    empty = [row for row in scheme.rows for cell, name in row.values if name == column and not cell.text]
    return short and len(empty) == 1


def _say(submission: Submission, whole: Mention, parts: list[Mention]) -> None:
    name = re.search("合 ?计|总 ?计|小 ?计|共 ?计|累 ?计|总数", whole.label)
    called = f"{name.group() if name else '合计'}栏{whole.column}{whole.text}"
    say_sum(submission, whole, parts, *_sum_in_text(submission, whole, parts), name=called)


def _sum_in_text(submission: Submission, whole: Mention, parts: list[Mention]) -> list[Mention]:
    """The text says what the parts add up to: then the total is the odd one."""
    added_up, name = total(parts), UNSAID.sub("", whole.column)
    return [m for m in submission.in_text(added_up) if name and name[:2] in m.clause_text][:2]


def _total_in_text(submission: Submission, cell: Mention) -> None:
    if cell.dimension != "money" or not cell.value:
        return
    texts = [m for m in submission.document_of(cell).in_text if m.dimension == "money"]
    if any(equal(m, cell) for m in texts):
        return
    for mention in texts:
        plain = "fund" in meanings(mention) and not mention.hedge and not mention.kind and not mention.host
        if plain and (near(mention.value, cell.value, 0.06) or misprint(mention.value, cell.value)):
            submission.findings.say(
                "two-values",
                "must",
                mention,
                cell,
                a=mention.text,
                b=f"表中合计{cell.text}",
                why="资金总数",
                difference=difference(mention, cell),
            )
            return
