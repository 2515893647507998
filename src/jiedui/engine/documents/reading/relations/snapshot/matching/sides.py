"""Who went where, by the names that the document itself gives the two sides.

EW from the east to the west (和平区派来, 到靖远走访), WE the other way (赴津, 回访我区), both (互派, 双向).
"""

from __future__ import annotations

import re
from functools import lru_cache

from ....frames.document import Document
from ....frames.sides.places import SHORT, stem
from .around import Voice
from .questions import Hit, hits

YOU = ["你们", "你区", "你市", "你县", "贵区", "贵市", "贵县"]
# 在和平区帮助下: nobody works there.
HELPED = re.compile("[^,;。·\\d]{0,8}(?:帮助|支持|帮扶|援助|协助|关心|指导|牵线|推动|努力)[^,;。·\\d]{0,2}下")
TOWARD = "来赴到驻进向往至去在援"


def voice_of(document: Document) -> Voice:
    """`hits` with the axis `direction` told by this document's names."""
    east, west = _patterns(document)

    initials = "".join(sorted(_initials(document, "E") | _initials(document, "W")))
    names = re.compile(f"{document.places.pattern.pattern}|[{initials}](?!计)")  # 合计 names no 合水
    work_east = _eastward(document)

    @lru_cache(4096)
    def directions(text: str) -> tuple[Hit, ...]:
        found = [Hit(m.end(), value) for value, words in (("EW", east), ("WE", west)) for m in words.finditer(text)]
        return tuple(sorted([*found, *hits("direction", text)]))

    @lru_cache(4096)
    def places(text: str) -> tuple[Hit, ...]:
        found = {*hits("place", text), *(Hit(m.end(), "east", m.start()) for m in work_east.finditer(text))}
        return tuple(sorted(hit for hit in found if not HELPED.match(text, hit.end)))

    told = {"direction": directions, "place": places}
    return (lambda axis, text: told[axis](text) if axis in told else hits(axis, text)), names


def _eastward(document: Document) -> re.Pattern[str]:
    """赴浙江, 到萧山: the east as this document names it."""
    names = [name for name, of in sorted(document.places.side.items()) if of == "E" and len(name) >= 2]
    short = sorted(c for c in _initials(document, "E") if c in SHORT)
    return re.compile(rf"[{TOWARD}](?:{'|'.join([*map(re.escape, sorted(names, key=len, reverse=True)), *short])})" if names else "(?!)")


def _patterns(document: Document) -> tuple[re.Pattern[str], re.Pattern[str]]:
    of_east = "我区" in document.full and "我县" not in document.full
    sides = document.places.side
    names = {side: [name for name, of in sorted(sides.items()) if of == side and len(name) >= 2] for side in "EW"}
    names["E"] += ["东部", "东部地区", *(["我区", "本区", "区里", "我们"] if of_east else YOU)]
    names["W"] += ["西部", "西部地区", *(YOU if of_east else ["我县", "本县", "该县", "全县", "县里", "我们", "我市", "我州", "我省"])]
    short = {side: sorted({c for c, of in SHORT.items() if of == side} & _initials(document, side)) for side in "EW"}
    return tuple(_pattern(names, short, home, away, of_east) for home, away in (("E", "W"), ("W", "E")))  # type: ignore[return-value]


def _initials(document: Document, side: str) -> set[str]:
    """津 stands for 天津 and 靖 for 靖远 where the document names them."""
    known = {c for c, of in SHORT.items() if of == side}
    return known | {stem(name)[0] for name, of in document.places.side.items() if of == side}


def _pattern(names: dict[str, list[str]], short: dict[str, list[str]], home: str, away: str, of_east: bool) -> re.Pattern[str]:
    goal = "|".join([*map(re.escape, sorted(names[away], key=len, reverse=True)), *_first_letters(names[away]), *short[away]])
    sender = "|".join(map(re.escape, sorted(names[home], key=len, reverse=True)))
    sends = "派来|选派|派出|派驻|派到|派往|选送|送|派|前来|先后|来[^自源]|赴|回访" + "|去" * (home == "W")
    if home == "E":
        more = "|派来|请来|迎来|来访|到访|驻县|来县|东部选派|东部派"
        more += "|派出|选派" if of_east else "|来了|接收|接纳"
    else:
        more = "" if of_east else "|派出去|派往|送往|送出|选送|出访|走出去"
    if home == "W" and of_east:
        more = "|回访|来访|回拜"
    return re.compile(rf"[{TOWARD}](?:{goal})|回访(?:{goal})|(?<![{TOWARD}])(?:{sender})[^,;。\d]{{0,14}}?(?:{sends}){more}")


def _first_letters(names: list[str]) -> list[str]:
    return sorted({name[0] for name in names if len(name) >= 2 and name[0] not in "东西我本该全县区"})
