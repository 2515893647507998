"""One person with one post in two offices: 麦志豪任县农业农村局副局长, in the list of names 从江县乡村振兴局副局长.

Posts at two levels (市局 and 县局), a former post, an office told short (卫健局) and a second post told beside the first are none.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations
from typing import NamedTuple

from ...findings import Place, place_at, row_of
from ...submission import Submission
from ...text.blocks import Block
from .persons import HAN

OFFICE = re.compile(
    r"(?P<before>[\u4e00-\u9fff]?)(?P<level>[省市州县区旗])(?P<office>[^省市州县区旗\W\d]{1,9}?(?:局|委|办|办公室|中心|院|学校|中学|公司))"
    r"(?:党委委员、|党组成员、)?(?P<post>副?(?:局长|主任|院长|校长|书记|部长|总经理))(?!助理)"
)
FORMER = re.compile("原|曾|历任|先后|调|转任|离任|兼任|改任|拟任|升任|提任|前任")
CLAUSE = re.compile("[,。;]")
# What stands between 任 and a county's name says nothing of the county.
OPEN = frozenset("任为是系在的到挂,、")
# Any two or three characters: 麦 and 阿 begin names too, and a name must be met twice.
PERSON = re.compile(
    rf"(?:(?<=[,。;:、])|(?<!{HAN})|(?<=干部)|(?<=同志))(?P<name>{HAN}{{2,3}}?)(?:同志)?(?:现|挂职)?(?:任|担任|挂任)(?=[^,。;]{{2,20}})"
)
NAME = re.compile(f"{HAN}{{2,3}}")
LISTED = re.compile(rf"{HAN}{{3}}(?=[^,。;:]{{4,57}}$)")


class Held(NamedTuple):
    """An office as said; `before`: the last character of its place's name, if it says one."""

    before: str
    level: str
    office: str
    post: str
    place: Place


def run(submission: Submission) -> None:
    held: dict[str, list[list[Held]]] = defaultdict(list)
    for document in submission.documents:
        for block in document.blocks:
            for name, offices in _told(block):
                held[name].append(offices)
    for name, said in held.items():
        odd = next(((a[0], b[0]) for a, b in combinations(said[:20], 2) if len(a) == len(b) == 1 and _moved(a[0], b[0])), None)
        if odd:
            a, b = (f"{h.level}{h.office}{h.post}" for h in odd)
            submission.findings.say("post", "explain", odd[0].place, odd[1].place, name=name, a=a, b=b)


def _told(block: Block) -> Iterator[tuple[str, list[Held]]]:
    """麦志豪任…副局长 in a sentence; a row, or a line of a list, that begins with a name and goes on with an office."""
    line = LISTED.match(block.text)
    if block.is_row:
        name = next((cell.text for cell in block.cells if NAME.fullmatch(cell.text)), "")
        yield from _held(block, name, 0, len(block.text), row_of(block)) if name else ()
    elif line:
        yield from _held(block, line.group(), 3, len(block.text), row_of(block))
    for match in () if block.is_row else PERSON.finditer(block.text):
        end = CLAUSE.search(block.text, match.end())
        stop = end.start() if end else len(block.text)
        yield from _held(block, match["name"], match.start(), stop, place_at(block, match.start(), stop))


def _held(block: Block, name: str, start: int, stop: int, place: Place) -> Iterator[tuple[str, list[Held]]]:
    if not FORMER.search(block.text, start, stop):
        offices = [
            Held("" if m["before"] in OPEN else m["before"], m["level"], m["office"], m["post"], place)
            for m in OFFICE.finditer(block.text, start, stop)
        ]
        if offices:
            yield name, offices


def _moved(a: Held, b: Held) -> bool:
    """Another office of the same county with the same post; offices that begin alike are one, told short or renamed."""
    if (a.level, a.post) != (b.level, b.post) or a.before and b.before and a.before != b.before:
        return False
    return a.office[0] != b.office[0] and not _within(a.office, b.office) and not _within(b.office, a.office)


def _within(short: str, long: str) -> bool:
    """卫健局 within 卫生健康局."""
    rest = iter(long)
    return all(character in rest for character in short)
