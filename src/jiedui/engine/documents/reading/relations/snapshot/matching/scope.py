"""Of whom a number is told: of the county whose table it is, or of another county, a town, a school, one firm.

全县37个帮扶车间中，我镇有5个: the last that is named holds.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import NamedTuple

from ....frames.document import Document
from ....lexicon import alternatives, table
from .around import Around

RANK = ("县", "市", "区", "旗", "州")


class Scope(NamedTuple):
    """The words for the table's own place and for others; `smaller` where the whole document is that of a town or a school."""

    home: re.Pattern[str]
    other: re.Pattern[str]
    smaller: bool


def scope_of(document: Document) -> Scope:
    """Home is the western county that the document names most."""
    words = table("questions")["scope"]
    west = [name for name, side in sorted(document.places.side.items()) if side == "W" and name.endswith(RANK) and len(name) >= 3]
    times = Counter({name: document.full.count(name) for name in west})
    home = max(west, key=lambda name: (name in document.title, times[name], name), default="")
    others = alternatives([name for name in west if name != home])
    own = f"{words['home']}|{re.escape(home)}" if home else words["home"]
    smaller = len(SMALLER.findall(document.full)) >= 2
    return Scope(re.compile(own), re.compile(f"{words['other']}|(?:{others.pattern}){NO_OFFICE}"), smaller)


def of_another(about: Around, scope: Scope) -> bool:
    """Said in the sentence before the number, else right behind it, else in the paragraph, else by the whole document."""
    for text in (about.left + about.near + about.zone, about.right + about.after[:FEW], about.before):
        home, other = _last(scope.home, text), _last(scope.other, text)
        if home or other:
            return other > home
    return scope.smaller


NO_OFFICE = "(?!(?:乡村振兴|人社|教育|卫健|农业农村|商务|发改|财政|有关|相关)[\u4e00-\u9fff]{0,6}(?:局|部门|单位))"  # 会同县乡村振兴局
FEW = 8
SMALLER = re.compile("我[镇乡村校院]")


def _last(words: re.Pattern[str], text: str) -> int:
    return max((found.end() for found in words.finditer(text)), default=0)
