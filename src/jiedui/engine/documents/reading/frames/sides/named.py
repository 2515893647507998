"""The names and limits that tell a number apart: 永昌社区13个, 12个(不含续建), 最多的一场; 永昌社区等 is an example."""

from __future__ import annotations

import re

from ...numbers.mention import Mention
from ..document import Document
from .direction import entities

SCOPE = re.compile(r"^[^,。;()]{0,6}(?:\((?=[^()]{1,14}\))|,(?=[不未]))([不未]?(?:含|包括|计入?|纳入|算)[^,;。()\d]{1,10})")
SINGLED_OUT = re.compile(
    "最[多大高少小低快早][^,;。]{0,3}(?:一[场次个家笔批所户项处]|[的者])?(?=是|为|,|[\u4e00-\u9fff]{2,8}[县区市镇村])"
)  # 最多的一场是…
COUNTED_IN = re.compile(r"(?:包括|包含|连同|加上|含)[^,;。()\d]{2,16}?在内|[不未](?:含|包括|计入?)[^,;。()\d]{2,10}(?=为|共|有|,)")


def told_apart(mention: Mention, document: Document) -> frozenset[str]:
    """The names a number is told with, what it includes or leaves out, and that it is singled out."""
    named = _names(mention, document)
    if re.search("等$", mention.left):  # 永昌社区等十三个: an example, no limit
        named -= entities(mention.left, document)
    led = mention.before(mention.segment[0])
    scopes = SCOPE.findall(mention.block.text[mention.end : mention.end + 24])
    return named.union(scopes, (m.group() for m in SINGLED_OUT.finditer(led)), COUNTED_IN.findall(led))


def _names(mention: Mention, document: Document) -> frozenset[str]:
    if mention.handed:
        return entities(mention.left, document)
    return entities(mention.clause_text, document) or entities(mention.before(mention.segment[0]), document)
