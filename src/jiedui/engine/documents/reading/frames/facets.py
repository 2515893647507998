"""What is said of a number besides its noun: acts (落地, 培训), groups, places; 推动落地 is no landing, 未完成 no finishing."""

from __future__ import annotations

import re

from ..lexicon import Word, table
from ..numbers.mention import Mention

PUSHES = re.compile("推动|推进|促|加快|力争|争取|确保")
NEGATED = re.compile("(?:未|没有?|未能|不曾)$")  # 2个问题未完成整改 are not the 5 that are 完成


def take_facets(mention: Mention, left: list[Word], right: list[Word]) -> None:
    for text, words in ((mention.left, left), (mention.right, right)):
        for word in words:
            if word.facet == "noun":
                mention.heads.append(word.value)
            elif word.facet != "act" or not NEGATED.search(text[: word.start]):
                mention.facets[word.facet].add(word.value)
    landed_left = any(w.facet == "act" and w.value == "land" for w in left)
    if "land" in mention.act and not landed_left and PUSHES.search(mention.left):
        mention.act.discard("land")
    if {"class", "course"} & set(mention.heads):
        mention.act.add("train")


def trains(mention: Mention, earlier: list[Mention]) -> bool:
    """培训班6期299人: the persons beside classes are trainees."""
    if mention.dimension not in {"person", "ptime"}:
        return False
    beside = [m for m in earlier[-2:] if m.clause[0] == mention.clause[0] and m.head == "class"]
    return bool({"class", "course"} & set(mention.heads) or beside)


def drop_weaker_acts(mention: Mention) -> None:
    """What is paid has of course arrived: the later step alone is kept."""
    for strong, weak in table("conflicts")["stronger"].items():
        if strong in mention.act:
            mention.act.difference_update(weak.split())
