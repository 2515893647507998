"""Which one of many a number is about: 民族中学, 肉牛育肥场项目, 红星村, as its clause begins.

A name has words of its own (肉牛育肥); 帮扶车间 and 协作项目 are what everybody has.
"""

from __future__ import annotations

import re

from ..lexicon import scan
from ..numbers.mention import Mention
from .document import Document
from .words import rest_of

CLASS = "项目|基地|车间|中学|小学|[一二三四五六]中|职校|医院|卫生院|村|社区|合作社|公司|产业园|园区|厂|育肥场|养殖场|农场|工程"
NAMED = re.compile(
    rf"(?:^|[,。;:])(?:其中|另外|例如|如|由|在|\d+月[^,;。]{{0,6}}?的)?([\u4e00-\u9fff“”·—]{{1,14}}?(?:{CLASS}))(?=[\u4e00-\u9fff])"
)
COUNTS = re.compile(r"[各每全该本这两三几多]|我[县市州省区]|结对|所有")


def single(mention: Mention, document: Document) -> str:
    """The name that opens the last clause before the number, or nothing."""
    said = mention.block.text[mention.sentence[0] : mention.start]
    names = [name for name in NAMED.findall(said) if not COUNTS.search(name)]
    if not names:
        return ""
    name = names[-1]
    return name if rest_of(name, [(w.start, w.end) for w in scan(name)], document) else ""


def same_single(one: str, other: str) -> bool:
    """关桥乡冷链仓储项目 and 冷链仓储项目 are one."""
    if one in other or other in one:
        return True
    a, b = ({name[at : at + 2] for at in range(len(name) - 1)} for name in (one, other))
    return len(a & b) * 2 > min(len(a), len(b))
