"""Lines that split the line above them whole: 帮扶1-6个月20, 7-12个月11, 12个月以上6 under 38; 县处级 and 其他; 到东部, 省内, 其他地区.

Only sets that leave nobody out are added up: the lowest and the open class of months, a rank and 其他, all three destinations, both sides.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import groupby

from ...numbers.mention import Mention
from ...numbers.values import near
from ...submission import Submission
from ...wording import total
from ..saying import say_sum

MONTHS = re.compile(r"(?:\d{1,2}|一|半|三|六)个?[-—–~至到]?\d{0,2}个?[月年]|[半一两]年")
OPEN_END = re.compile(r"以上|及以上|超过|满(?:一|12)|长期")
LOWEST = re.compile(r"(?<!\d)[0136]个?月?[-—–~至到]|以[内下]|不足|不满|短期|半年")
RANK, OTHERS = re.compile(r"[厅地]局级|县?处级|乡?科级"), re.compile(r"^(?:其中:?)?其[他它](?!地区|省|地方)")
SIDE = re.compile(r"^(?:其中:?)?(东部|西部|[我本该][县市州省区])[\u4e00-\u9fff]{0,8}?(?:向|到|赴|选派|派)")
REACH, FAR = 10, 3
Lines = list[Mention]


def run(submission: Submission) -> None:
    for document in submission.documents:
        cells = [] if document.given else [c for c in document.cells if c.dimension in {"person", "ptime", "count", "money"}]
        for _, table in groupby(cells, key=lambda cell: (cell.block.table, cell.dimension)):
            lines = list(table)
            for column in dict.fromkeys(line.column for line in lines):
                _column(submission, [line for line in lines if line.column == column])


def _column(submission: Submission, lines: Lines) -> None:
    for start, members, sides in _sets(lines):
        above = lines[start - 1] if start else None
        wholes = [w for w in (above, above.host if above is not None else None) if w is not None and _may_be_whole(w, members, sides)]
        if not wholes or any(total(members) == whole.value for whole in wholes):
            continue
        whole = next((w for w in wholes if not w.of_which), wholes[0])
        if not near(total(members), whole.value, FAR):
            continue  # 选派人才 87 above 到山东就业420, 就近2960: another question's line
        say_sum(submission, whole, members, name=f"{whole.label}{whole.text}")


def _may_be_whole(line: Mention, members: Lines, sides: bool) -> bool:
    """A line that is no class itself; over the two sides it counts the same persons, from both."""
    if line.thing or _is_class(line):
        return False
    return not sides or line.head == members[0].head and not SIDE.search(line.label)


def _is_class(line: Mention) -> bool:
    return bool(line.block.mark or RANK.search(line.label) or OTHERS.search(line.label) or MONTHS.search(line.label))


def _sets(lines: Lines) -> Iterator[tuple[int, Lines, bool]]:
    """Each full set of classes, where in the lines it begins, and whether it is the two sides."""
    for at in range(len(lines)):
        for kind in KINDS:
            if not (at and kind is not _both_sides and _is_class(lines[at - 1])) and (members := kind(lines[at : at + REACH])):
                yield at, members, kind is _both_sides


def _run_of(lines: Lines, member: Callable[[Mention], bool]) -> Lines:
    """The members at the head of the lines; their own 其中 lines between them are passed over."""
    found: Lines = []
    for line in lines:
        if member(line):
            found.append(line)
        elif not (found and (line.host is found[-1] or _is_class(line))):
            break
    return found


def _months(lines: Lines) -> Lines:
    found = _run_of(lines, lambda line: bool(MONTHS.search(line.label)))
    whole = len(found) >= 2 and OPEN_END.search(found[-1].label) and LOWEST.search(found[0].label)
    return found if whole else []


def _ranks(lines: Lines) -> Lines:
    found = _run_of(lines, lambda line: bool(RANK.search(line.label) or OTHERS.search(line.label)))
    last = next((at for at, line in enumerate(found) if OTHERS.search(line.label)), 0)
    return found[: last + 1] if last and all(RANK.search(line.label) for line in found[:last]) else []


def _destinations(lines: Lines) -> Lines:
    """到东部, 省内就近, 其他地区: the first is known by the two after it."""
    found: Lines = []
    for wanted, line in _aligned(lines):
        if wanted and wanted not in line.facets["where"] or not wanted and not re.search("到|赴|在|东部|结对", line.label):
            return []
        found.append(line)
    return found if len(found) == 3 else []


def _aligned(lines: Lines) -> Iterator[tuple[str, Mention]]:
    wanted = iter(("", "near", "other"))
    before: Mention | None = None
    for line in lines:
        if before is not None and line.host is before:
            continue
        before, want = line, next(wanted, None)
        if want is None:
            return
        yield want, line


def _both_sides(lines: Lines) -> Lines:
    pair = _run_of(lines, lambda line: bool(SIDE.search(line.label)) and "send" in line.act)[:2]
    sides = {found.group(1) == "东部" for line in pair if (found := SIDE.search(line.label))}
    return pair if len(pair) == 2 and sides == {True, False} and pair[0].head == pair[1].head else []


KINDS: tuple[Callable[[Lines], Lines], ...] = (_months, _ranks, _destinations, _both_sides)
