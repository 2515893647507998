"""The nouns a mention may stand for, and which nouns say little by themselves."""

from __future__ import annotations

import re

from ..lexicon import PERSON
from ..numbers.mention import Mention

AT_END, AT_START = re.compile(r"([\u4e00-\u9fff]{3})$"), re.compile(r"的?([\u4e00-\u9fff]{3})")
FILLED = re.compile("(?:共计|总计|共|有|为|达到|达|计|约|近|超过)+$")

GENERIC = {
    "project",
    "people",
    "class",
    "product",
    "visit",
    "meet",
    "fund",
    "course",
    "talent",
    "ent",
    "province",
    "prefecture",
    "village",
    "town",
    "school",
    "case",
    "problem",
    "unitcnt",
    "",
}


def meanings(mention: Mention) -> frozenset[str]:
    """The nouns a mention may stand for: 就业人口 and 务工人员 are both labour; 人才 and 专家 are specialists."""
    if mention.meanings is None:
        head = mention.head or ""
        mention.meanings = _meanings(mention) | _beside(mention) if head.startswith("~") else _meanings(mention)
    return mention.meanings


def _beside(mention: Mention) -> frozenset[str]:
    """A noun no list knows may be cut wrong (1520亩食用菌喜获…): the characters right beside the number stand for it."""
    left, right = AT_END.search(FILLED.sub("", mention.left)), AT_START.match(mention.right)
    words = [found.group(1) for found in (left, right) if found]
    return frozenset("~" + word[at : at + 2] for word in words for at in range(2))


def _meanings(mention: Mention) -> frozenset[str]:
    head, act = mention.head or "", mention.act
    if head == "product" and mention.dimension == "money":
        return frozenset({"sales"})
    if head == "invest" and "sell" in act:
        return frozenset({"sales", "invest"})
    if head in {"labor", "people"} and mention.family == "p" and "train" in act:
        return frozenset({"labor", "trainee"})
    if head in {"labor", "people", "house"} and mention.family == "p" and (act & {"work", "absorb"} or mention.group):
        return frozenset({"labor"})
    if head == "fund" and mention.dimension == "money":
        if "社会" in mention.kind:
            return frozenset({"donation", "fund"})
        return frozenset({"fund", "invest"}) if mention.agent in {"ent", "park"} and "arrive" in act else frozenset({"fund"})
    if mention.family == "p" and head in PERSON | {"trainee"} and "train" in act:
        return frozenset({"tech" if head in {"talent", "expert"} else head, "trainee"})
    return frozenset({"tech" if head in {"tech", "talent", "expert"} else head})
