"""Who went where: to the west (WT), to the east (ET), both ways (B), or not said."""

from __future__ import annotations

import re

from ...lexicon import PERSON
from ...numbers.mention import Mention
from ..document import Document
from .places import Places, stem

BOTH = re.compile(r"互派|双向|互访|交流互|(?:干部|人才|人员)交流")
HERE = re.compile(r"来[县旗](?!城)|(?:到|赴|来|向|往|驻|至|在)(我[县市州省区]|本[县市州省]|该[县市州])")
WE_SEND = re.compile(r"(我[县市州省区]|[本该][县市州省])[^,;]{0,6}(?:选派|派)")
SENDS = re.compile(r".{0,6}?(?:选派|派出|派到|派来|派驻|派|对口)")
ITS_PEOPLE = re.compile(r"[的]?\d*[名个位]?(?:挂职干部|干部|医生|教师|专家|专业)")
SENDS_ON = re.compile("另?选派|另?派出?")
ENTITY = re.compile(r"“([^”]{2,12})”(?!行动|计划|机制|模式|平台|联盟|基地|工程|工作|活动|帮扶|[,、和])")
COMPANY = re.compile(r"[\u4e00-\u9fff]{3,14}(?:公司|合作社|集团)")


def direction(text: str, places: Places) -> str:
    """The direction a stretch of text says.

    >>> direction("河西区选派3名党政干部来我县挂职", Places("", ""))
    'WT'
    """
    if BOTH.search(text):
        return "B"
    home = places.home
    if HERE.search(text):
        return "WT" if home == "W" else "ET"
    # 向杭州市派驻广元的干部致敬: where they are sent counts, not whom one turns to.
    for match in sorted(places.toward.finditer(text), key=lambda found: text[: found.start()][-1:] != "派"):
        side = {"东部": "E", "西部": "W"}.get(match.group(1)) or places.side_of(match.group(1))
        if side != "?":
            return "ET" if side == "E" else "WT"
    if re.search(r"来[沪京津粤苏浙]", text) or any(f"来{name[0]}" in text for name in _eastern(places)):
        return "ET"
    if WE_SEND.search(text):
        return "ET" if home == "W" else "WT"
    return _sender(text, places) or _calling(text)


def _eastern(places: Places) -> list[str]:
    """来鄞 is to 鄞州区, the eastern one of the pair that reports."""
    return [name for name in places.main if places.side_of(name) == "E"] if places.home == "E" else []


def _calling(text: str) -> str:
    """Teachers and doctors of the east teach and heal in the west; those of the west go east to learn."""
    return "WT" if re.search("支教|支医", text) else "ET" if "跟岗" in text else ""


def _sender(text: str, places: Places) -> str:
    found = places.find(text)
    for _, end, name in found:
        if SENDS.match(text[end : end + 9]):
            return "WT" if places.side_of(name) == "E" else "ET"
    for _, end, name in found:
        if ITS_PEOPLE.match(text[end : end + 7]) and places.side_of(name) == "E":
            return "WT"
    return ""


def direction_of(mention: Mention, earlier: list[Mention], document: Document) -> str:
    """Its own, what its part of the sentence says, or that of the number before it."""
    if mention.head not in PERSON | {"visit", "trainee"} and mention.dimension not in {"person", "ptime"}:
        return ""
    wide = mention.block.text[mention.segment[0] : mention.clause[1]]
    said = "" if re.search(r",.*(选派|派|赴|来)", wide) else direction(wide, document.places)
    said = said or direction(mention.clause_text, document.places)
    if said:
        return said
    same = [m for m in earlier if m.segment == mention.segment] or _same_sender(mention, earlier)
    return same[-1].direction if same else ""


def _same_sender(mention: Mention, earlier: list[Mention]) -> list[Mention]:
    """江宁选派挂职干部5人；选派教师41人: who sends is said once."""
    if not SENDS_ON.match(mention.clause_text):
        return []
    return [m for m in earlier if m.sentence == mention.sentence and "send" in m.act and m.direction]


def entities(text: str, document: Document) -> frozenset[str]:
    """Places other than the pair, quoted names, companies: what a number is about besides its noun."""
    places = document.places
    found = {stem(name) for _, _, name in places.find(text) if name not in places.main}
    found |= {
        m.group()
        for m in ENTITY.finditer(text)
        if not re.search("组团式|万企|点对点|十[三四]五|^[两双三四五][省市州县区地村]$", m.group(1))
    }
    found |= {m.group()[-8:] for m in COMPANY.finditer(text)}
    return frozenset(found)
