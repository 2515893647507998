"""Numbers handed out one by one, each with its own name or year.

苍溪、旺苍、剑阁三县分别为0.78亿元、0.66亿元、0.71亿元; 2021年至2023年依次为26.9亿元、27.8亿元和28.6亿元.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from ..lexicon import scan
from ..numbers.mention import Mention
from ..numbers.periods import When
from .document import Document

EACH = re.compile("分别|依次")
OPENS = re.compile(r"[,。;:(!?]")
JOINS = re.compile("[、和与及]|以及")
BETWEEN = re.compile(r"[、,和与及]{0,2}|以及")
COUNTED = re.compile(
    "[县区市州旗省]?(?:等)?(?:[两二三四五六七八九十]+|(?<!\\d)\\d{1,2})(?:个|家|所)?(?:县区|区县|旗县|市州|州市|县|市|区|州|地|省|镇|乡|村|校|院|年|类|项|者)"
)
RANK = re.compile("^[县区市州旗省]")
IS = re.compile("^(?:为|是|有|达到?|共)+|(?:为|是|有|达到?|共)+$")
YEARS = re.compile(r"(20\d\d)年?(?:至|到|-|—)(20\d\d)年")
YEAR = re.compile(r"(20\d\d)年")


def hand_out(text: str, mentions: list[Mention], document: Document) -> None:
    """Give each number of such a list its own name or year."""
    for match in EACH.finditer(text):
        numbers = list(_numbers(text, match.end(), mentions))
        if len(numbers) < 2:
            continue
        begins = max([m.end() for m in OPENS.finditer(text, 0, match.start())], default=0)
        names = _names(text[begins : match.start()], document)
        said = IS.sub("", text[match.end() : numbers[0].start])
        if len(names) == len(numbers):
            for name, mention in zip(names, numbers, strict=True):
                mention.left, mention.handed = name + said, True
        elif said:
            for mention in numbers:
                mention.left = said
        _hand_out_years(text[numbers[0].sentence[0] : match.start()], numbers)


def _numbers(text: str, at: int, mentions: list[Mention]) -> Iterator[Mention]:
    """The run of numbers right behind 分别."""
    after = [m for m in mentions if m.start >= at]
    if not after or after[0].start - at > 8 or OPENS.search(text[at : after[0].start]):
        return
    yield after[0]
    for one, other in pairwise(after):
        if not BETWEEN.fullmatch(text[one.end : other.start]):
            return
        yield other


def _names(text: str, document: Document) -> list[str]:
    """What stands before 分别, one by one, each with what is said of all of them."""
    items = [item for item in JOINS.split(text) if item]
    if len(items) < 2:
        return []
    last = items[-1]
    counted = COUNTED.search(last, 1)
    places = document.places.find(last)
    known = [w for w in scan(last) if w.facet in {"noun", "where", "kind"}]
    ends = counted.start() if counted else places[0][1] if places else known[0].end if known else len(last)
    tail = last[counted.end() :] if counted else RANK.sub("", last[ends:])
    return [item + tail for item in [*items[:-1], last[:ends]]]


def _hand_out_years(text: str, numbers: list[Mention]) -> None:
    span = YEARS.search(text)
    years = list(range(int(span.group(1)), int(span.group(2)) + 1)) if span else [int(y) for y in YEAR.findall(text)]
    if len(years) == len(numbers):
        for year, mention in zip(years, numbers, strict=True):
            mention.period = replace(mention.period, year=year, inherited=False) if mention.period.year else When(year=year)
