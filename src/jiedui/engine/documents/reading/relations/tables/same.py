"""Two lines of the form that ask a county the same: 重点帮扶县新增引导落地投产企业 11个 and, for the whole county, 12个.

The form asks some questions twice, once for the key counties and once for all. A county that is itself the key county
must answer both alike; of a prefecture or a province the key counties are a part.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from itertools import combinations, groupby

from ...compare.question import compare, meanings
from ...frames.document import Document
from ...numbers.mention import RATES, Mention
from ...numbers.values import equal
from ...submission import Submission
from ...text.blocks import Block
from ...wording import difference
from .official import asked

KEY = re.compile("重点(?:帮扶)?县")
COUNTIES = {"县", "区", "旗"}
REPORTS = re.compile(r"(?:填报|填表|报送|上报)(?:单位|地区|部门)[::]\s*([\u4e00-\u9fff]{1,12}?[县区旗市州盟省])")
# What a label may add without asking for something else.
ADDED = re.compile(
    r"\(.*?\)|国家|乡村振兴(?=重点)|重点(?:帮扶)?县|[全本我][县区旗市]|截至|目前|已经?|[当本]?年度|[当本]年|新?引进|引导|东部(?=企业|援建)|20\d\d年|实际|帮扶(?=项目)|财政|人数|数量|情况|[的到向对位数额]"
)
AS_CODE = re.compile(r"(?:口径|数据|内容)?[同与和]([A-Za-z]{0,4}[\d.]+)(?:行|项|栏|口径)?(?:一致|相同)?\)")  # (口径同CY01)
LONG = 4
FILLERS = re.compile("建立|关系|开展|[已与和及之共有]")
SIDES = re.compile("东.*西|西.*东|派")  # 东部到西部 and 西部到东部 are of the same characters
NEVER = {"class", "course", "village", "school", "hospital", "committee", "govmeet", "groupmeet"}
UNIT_SLIPS = {Fraction(10) ** power for power in (3, 4, 5, 8)}


def run(submission: Submission) -> None:
    for document in submission.documents:
        if not document.given:
            _as_another_line(submission, document)
        if document.given or not document.cells or not _is_county(submission, document):
            continue
        keyed = _under_key(document)
        for _, lines in groupby(document.cells, key=lambda cell: cell.block.table):
            plain = [cell for cell in lines if _plain(cell)]
            _twice_asked(submission, plain, keyed)
            _asked_twice(submission, [cell for cell in plain if cell.block.index not in keyed])


def _as_another_line(submission: Submission, document: Document) -> None:
    """当年新引进企业(口径同CY01) 7 and CY01 6: the form itself says that the two answers are one."""
    for cell in document.cells:
        named = AS_CODE.search(cell.label)
        for other in document.cells if named else []:
            if named and named[1] in _codes(other.block) and other.column == cell.column and not equal(cell, other):
                _say(submission, cell, other)


def _codes(block: Block) -> set[str]:
    return {block.code, *(cell.text for cell in block.cells[:2])}


def _is_county(submission: Submission, document: Document) -> bool:
    """One county reports: its level is said, and the table has no columns or rows for several."""
    level = document.level or next((d.level for d in submission.documents if d.level), "")
    levels = {d.level for d in submission.documents if d.level} or {level or _who_reports(document)}
    return bool(levels) and levels <= COUNTIES | {"市"} and bool(levels & COUNTIES)


def _who_reports(document: Document) -> str:
    """填报单位:宕昌县 → 县: a form alone says there whose it is; an eastern district helps several counties."""
    found = REPORTS.search(document.full)
    return found.group(1)[-1] if found and document.places.side_of(found.group(1)) != "E" else ""


def _plain(cell: Mention) -> bool:
    """A line that answers for itself: no class of the line above it, no row or column named after a place."""
    return not (cell.of_which or cell.block.mark or cell.thing or cell.host or cell.dimension in RATES or not cell.block.unit)


def _twice_asked(submission: Submission, cells: list[Mention], keyed: set[int]) -> None:
    one = [cell for cell in cells if cell.block.index in keyed]
    for cell in one:
        twins = [other for other in cells if other not in one and other.column == cell.column and _same_question(cell, other)]
        if len(twins) == 1 and not equal(cell, twins[0]) and cell.value and twins[0].value:
            _say(submission, cell, twins[0])


def _asked_twice(submission: Submission, cells: list[Mention]) -> None:
    """本年引导落地投产企业数 and, further down, 当年引导企业落地投产: the same words in another order, fillers aside."""
    for cell, other in combinations(cells, 2):
        one, two = (set(FILLERS.sub("", _core(c.label))) for c in (cell, other))
        same = len(one) >= LONG and one == two and cell.unit_fits(other) and cell.column == other.column
        # One label twice stands under two headings; who sends and who receives are of the same words.
        same = same and cell.label != other.label and cell.direction == other.direction
        if same and not SIDES.search(cell.label) and not equal(cell, other) and cell.value and other.value:
            a, b = cell.label + cell.text, other.label + other.text
            said = _in_text(submission, cell, other)
            submission.findings.say("same-words", "explain", cell, other, *said, a=a, b=b, difference=difference(cell, other))


def _under_key(document: Document) -> set[int]:
    """Rows that ask of key counties: by their own label, by the line their code stands under, or by the heading row above."""
    found: set[int] = set()
    heading = False
    keyed_codes: tuple[str, ...] = ()
    for block in document.blocks:
        if block.kind != "row":
            heading = heading and block.is_row
            continue
        own = bool(KEY.search(block.label)) and not block.label.endswith(("县数", "县"))
        if _is_heading(block):
            heading = bool(KEY.search(block.label))
        elif own or heading or block.code.startswith(keyed_codes):
            found.add(block.index)
        if (line := asked(block.code, block.label)) and line.scope == "key_county":
            found.add(block.index)
        if own and block.code:
            keyed_codes += (block.code + ".",)
    return found


def _is_heading(block: Block) -> bool:
    return not block.unit and not any(cell.text for cell, _ in block.values)


def _same_question(keyed: Mention, other: Mention) -> bool:
    one_line, two_line = (asked(cell.block.code, cell.block.label) for cell in (keyed, other))
    if one_line and two_line:
        return one_line.indicator == two_line.indicator
    head = meanings(keyed) & meanings(other)
    if keyed.family != other.family or not head or head & NEVER:
        return False
    apart = compare(keyed, other).different - {"row", "entities", "place", "agent"}
    one, two = _core(keyed.label), _core(other.label)
    alike = one == two or sorted(one) == sorted(two) or min(len(one), len(two)) >= 4 and (one in two or two in one)
    return not apart and alike and (keyed.direction == other.direction or "" in (keyed.direction, other.direction) and one == two)


def _core(label: str) -> str:
    return ADDED.sub("", re.sub("总[数量]$|总计", "累计", label))  # 累计建成车间 and 建成车间总数


def _say(submission: Submission, keyed: Mention, other: Mention) -> None:
    said = list(_in_text(submission, keyed, other))
    gap = difference(keyed, other)
    if keyed.dimension == "money" and max(keyed.value, other.value) / min(keyed.value, other.value) in UNIT_SLIPS:
        gap = "相差的倍数像是单位（万元、亿元）填错"
    submission.findings.say(
        "same-lines", "explain", keyed, other, *said, a=keyed.label + keyed.text, b=other.label + other.text, difference=gap
    )


def _in_text(submission: Submission, keyed: Mention, other: Mention) -> Iterator[Mention]:
    """Where the text says one of the two values of the same thing."""
    for value in (keyed, other):
        yield from [m for m in submission.in_text(value.value) if compare(m, value).comparable][:1]
