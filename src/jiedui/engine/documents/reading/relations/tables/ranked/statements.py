"""What a paragraph says of a table's rows: where it names a topic (从支付率看) or ranks something, and by which column.

Only a column that the words name without doubt is asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple

from ....text.blocks import Block
from .grid import Grid
from .ranking import RANKS, READERS, Reader, Said

TOPIC = re.compile("从([^,;。]{2,12}?)(?:情况)?(?:来)?看,")  # 从支付率看，…，旬阳市最低
STOP = re.compile("[。;]")
OWN_RATE = re.compile("率$")  # 支付率双江县87%列第一，完工率镇康县71%: a rate of its own
VALUE_AFTER = re.compile(r"[县市区旗州乡镇盟]?,?(?:仅|只有|只|达到?|均?为|是|有|\()?(\d+(?:\.\d+)?(?:%|万元|亿元|个(?!百分点)|人|家|户))")


class Stretch(NamedTuple):
    """A part of a sentence that names a topic or ranks something, whatever the table."""

    at: int
    text: str
    topic: str
    ranks: list[tuple[Reader, re.Match[str]]]


def stretches(block: Block) -> list[Stretch]:
    found = []
    for sentence in re.finditer(r"[^。!?]+", block.text):
        for part in re.finditer(r"[^;]+", sentence.group()):
            text, topic = part.group(), TOPIC.match(part.group())
            ranks = [(reads, match) for pattern, reads in READERS for match in pattern.finditer(text)]
            if topic or ranks:
                found.append(Stretch(sentence.start() + part.start(), text, topic[1] if topic else "", ranks))
    return found


def statements(grid: Grid, block: Block, told: Iterable[Stretch]) -> Iterator[Said]:
    column = ""
    for at, text, topic, ranks in told:
        if topic:
            column = grid.column_for(topic) or grid.column_for(topic.rstrip("量额数")) or column
        for reads, match in sorted(ranks, key=lambda rank: rank[1].start()):
            words = _words_before(text, match.start(), grid)
            asked = grid.column_for(words) if words else column or RANKS * bool(grid.ranks())
            column = asked or column  # 后者人口也最少 is of no column, and what follows still of the last
            if asked and (said := reads(grid, asked, block, text, at, match)) is not None:
                yield replace(said, values=_values_told(grid, block.text, said.start, said.end))


def _words_before(text: str, end: int, grid: Grid) -> str:
    """What is measured: the words of the clause right before, without names and fillers."""
    clauses = re.split(r"[,:、()。;]", text[:end])
    if not clauses[-1] and len(clauses) > 1 and re.search(r"\d", clauses[-2]):  # 计划项目22个, 居第2位
        clauses.pop()
    clause = clauses[-1]
    clause = re.sub(r"[\d.]+[%万亿元个人家户]*$", "", grid.names.sub("", clause))
    return re.sub(r"[县市区旗州乡镇的]|其中|分县区看|各|也|均|有|是|\d+个|项目(?=.*率)", "", clause)[-8:]


def _values_told(grid: Grid, text: str, start: int, end: int) -> tuple[tuple[str, str], ...]:
    """雷波69.0%、昭觉68.0%: the number that stands right behind each name."""
    stop = STOP.search(text, end)
    names = grid.names.finditer(text, start, min(len(text), end + 12, stop.start() if stop else len(text)))
    told = ((name, VALUE_AFTER.match(text, name.end())) for name in names)
    return tuple((grid.full[name.group()], said[1]) for name, said in told if said and not OWN_RATE.search(text, start, name.start()))
