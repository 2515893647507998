"""A、B、C等4个县: the names listed against the number stated, and the same list with two numbers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import combinations

from ..findings import Place, place_at
from ..frames.document import Document
from ..numbers.numerals import whole
from ..submission import Submission
from ..text.blocks import Block

ENUM = re.compile(
    r"((?:[^,。;:、()“”《》\d]{2,18}、)+[^,。;:、()“”\d]{2,18}?)(等)?(?:这|共|的)?"
    r"(\d{1,3}|[二三四五六七八九十两]{1,3})(个|家|名|位|县|市|区|所|村|镇|乡|省份|省|地)(?![月年])([^,。;:、()]{0,8})"
)
PLACE_END = "县区市州旗镇乡村省"
UNIT_END = re.compile(r"(公司|集团|合作社|学校|医院|中学|小学)$")
VERB = re.compile("结对|帮扶|协作|支持|选派|对口")
UPPER = re.compile(r"^.*(?:省|自治区|市|州)(?=[\u4e00-\u9fff]{2,}[县区市旗]$)")


@dataclass(eq=False)
class _List:
    block: Block
    start: int
    end: int
    names: frozenset[str]
    stated: int
    said: str

    @property
    def place(self) -> Place:
        return place_at(self.block, self.start, self.end)


LISTED = re.compile(
    r"(?<![\d第近一二三四五六七八九十百])(\d{1,2}|[二三四五六七八九十两])(个|家|所|名|位|座|项|处|期|批)([^,，。;:、()《》\d]{0,14})(?:[,，]?(?:分别(?:是|为|在)|即)[::]?|[::])"
    r"([^,。;:()《》\d]{2,80})(?=[。;]|$)"
)


def after_count(submission: Submission) -> None:
    """打造示范村3个，分别是东湾村、北滩村: the names that follow a number."""
    for document in submission.documents:
        for block in document.blocks:
            for match in () if block.is_row else LISTED.finditer(block.text):
                items = re.split("、|以及|和|及", match[4])
                stated = whole(match[1])
                if (
                    len(items) >= 2
                    and stated != len(items)
                    and "等" not in match[4][-4:]
                    and all(2 <= len(item) <= 16 and not re.search("[二三四五六七八九十百]+[名人个家]", item) for item in items)
                ):
                    submission.findings.say(
                        "enum-count", "explain", place_at(block, *match.span()), items=len(items), said=match[1] + match[2]
                    )


def run(submission: Submission) -> None:
    for document in submission.documents:
        lists = [found for block in document.blocks if not block.is_row for found in _lists(submission, document, block)]
        for a, b in combinations(lists, 2):
            common = sum(1 for x in a.names for y in b.names if x[-3:] == y[-3:])
            if a.stated != b.stated and common >= 2:
                submission.findings.say("enum-differs", "must", a.place, b.place, a=a.said, b=b.said)


def _lists(submission: Submission, document: Document, block: Block) -> list[_List]:
    found = []
    for match in ENUM.finditer(block.text):
        items, stated, unit = match[1].split("、"), whole(match[3]), match[4]
        items = [item for item in items if item]
        if stated is None or len(items) < 2 or not _names_things(items, unit, match[5], document):
            continue
        names = frozenset(UPPER.sub("", item)[-6:] for item in items)
        one = _List(block, match.start(), match.end(), names, stated, match[3] + unit)
        found.append(one)
        if len(items) > stated if match[2] else len(items) != stated:
            submission.findings.say("enum-count", "must", one.place, items=len(items), said=one.said)
    return found


def _names_things(items: list[str], unit: str, noun: str, document: Document) -> bool:
    """Whether the items are places counted as places, or firms and schools counted as such."""
    if all(item[-1] in PLACE_END for item in items):
        counted = unit in "县市区州村镇乡省地" or unit == "个" and re.match(r"县|区|市|州|镇|乡|村", noun)
        return bool(counted) and all(len(item) <= 5 or _place(item, document) for item in items)
    return all(UNIT_END.search(item) for item in items) and unit in {"家", "所", "个"}


def _place(item: str, document: Document) -> bool:
    """A long item must end in a known place, or it is a clause that happens to end in 县."""
    return any(item.endswith(name) and len(item) - len(name) <= 9 and not VERB.search(item) for name in document.places.names)
