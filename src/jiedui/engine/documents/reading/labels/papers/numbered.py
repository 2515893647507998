"""Paper numbers and titles: two titles for one number, two numbers for one title; the number may stand before the title or behind it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from ...findings import Place, place_at
from ...submission import Submission
from ...text.blocks import Block

NUMBERED = re.compile(r"《([^》]{5,60})》\(?([\u4e00-\u9fff]{0,10}〔20\d\d〕\d{1,4}号)")
NUMBER_FIRST = re.compile(r"([\u4e00-\u9fff]{2,10}〔20\d\d〕\d{1,4}号)文?件?《([^》]{5,60})》")
CORE = re.compile(r"[\u4e00-\u9fff]{0,2}〔.+")
LEAD = "以由按经即据"


def by_number(submission: Submission) -> set[frozenset[str]]:
    """One paper number with two titles, one title with two numbers."""
    names: dict[str, dict[str, Place]] = defaultdict(dict)
    for document in submission.documents:
        for block in document.blocks:
            for number, name, place in _numbered(block):
                names[number].setdefault(name, place)
    told = set()
    for said in names.values():
        for a, b in combinations(said, 2):
            if a in b or b in a:
                continue  # 《关于印发〈某县协作要点〉的通知》 is 《某县协作要点》
            told.add(frozenset((a, b)))
            submission.findings.say("title", "explain", said[a], said[b], a=f"《{a}》", b=f"《{b}》")
    numbers: dict[str, dict[str, Place]] = defaultdict(dict)
    for number, said in names.items():
        for name, place in said.items():
            numbers[name].setdefault(number, place)
    for name, given in numbers.items():
        for a, b in combinations(given, 2):
            if _core(a) == _core(b):
                continue
            submission.findings.say("title-number", "explain", given[a], given[b], name=name, a=a, b=b)
    return told


def _numbered(block: Block) -> Iterator[tuple[str, str, Place]]:
    """Paper numbers with their titles: behind the title, or before it where it has none behind it."""
    after = list(NUMBERED.finditer(block.text))
    for match in after:
        yield match[2].lstrip(LEAD), match[1], place_at(block, *match.span())
    for match in NUMBER_FIRST.finditer(block.text):
        if not any(match.start() < other.end() and other.start() < match.end() for other in after):
            yield match[1].lstrip(LEAD), match[2], place_at(block, *match.span())


def _core(number: str) -> str:
    """省委办公厅赣办发〔2021〕3号 is 赣办发〔2021〕3号: who issued it may be said before the number."""
    found = CORE.search(number)
    return found.group() if found else number
