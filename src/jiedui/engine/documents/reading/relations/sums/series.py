"""Numbers that run on as one list: the same unit in short, like clauses (教师24人，医生15人，农技人员3人)."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from itertools import pairwise

from ...lexicon import scan, table
from ...numbers.mention import Mention

SUMMED = {"count", "person", "ptime", "money", "area", "weight", "house"}
OVERLAPPING = {"woman", "minor", "disabled", "steady", "scaled", "hitech", "pov", "monitor", "moved", "key"}
STATES = {"finish", "doing", "notstart", "start", "do", "handover"}
STEPS = {
    "count": STATES | {"sign", "land", "absorb", "plan", "intent"},
    "person": {"absorb", "work", "train", "benefit", "study", "plan", "send"},
    "money": {"sign", "land", "arrive", "pay", "appropriate", "sell", "donate", "plan", "intent"},
}
SEPARATOR = re.compile("[、,;()]|和|及|与|以及")
STOP = re.compile(
    "[。!?]|其中|累计|合计|总计|(?<!公)共(?![建享同用富赢])|同比|[比较]|上年|去年|增长|率|平均|均|目标|任务|协议|计划|增至|达到|包括|超过|相当于"
    "|从[^,;。]{1,6}看|按[^,;。]{1,6}[分看]"  # 从身份看 divides the same persons anew
)
COMPARED = re.compile(
    "(?:[比较]|(?<![用在位对关由属])于|(?:^|[,、;(])[与同])了?[^,;。]{0,12}$|(?:上年|去年|同期|此前|原有|原来|年初(?!安排|下达|预算|计划)|上[周月期季])[^,;。]{0,8}$|[人户县村场期个亩家]均|平均|每|各$"
)
TARGET = re.compile("(?:目标|任务|协议|计划)[^,;。]{0,6}$")
SHARE = re.compile("(?:[,(]?分?别?各?占(?:比|了)?[^,;()]{0,8})")
HAN = re.compile("[\u4e00-\u9fff]")
LONGEST = 16
REST = re.compile("其余|其他|其它|另外|另有|另|还有|剩余|余下|剩下")


@cache
def _halves() -> list[list[str]]:
    return [pair.split("|") for pair in table("labels")["halves"].split()]


def unit_of(mention: Mention) -> tuple[str, str]:
    """What may be added: persons with persons whatever the counter word, other counts within one."""
    return mention.dimension, mention.unit if mention.dimension in {"count", "area", "weight"} else ""


def plain(mention: Mention) -> bool:
    """An amount of the report itself: no change, no base, no average, nothing to come."""
    stated = mention.dimension in SUMMED and not mention.hedge and not mention.delta and bool(mention.value)
    return stated and not mention.period.future and not compared(mention)


def compared(mention: Mention) -> bool:
    """较2022年的13亿元: another year's number, which this year's parts neither make nor leave."""
    return bool(COMPARED.search(mention.lead[-16:]))


HOLDS = re.compile("[\u4e00-\u9fff]{0,8}[占分](?=\\d)")  # 11个结对县占198个: who holds is no item
GROWN = re.compile("(?:扩|增|增加|扩大|发展|提高|提升)[到至]$")  # 最初800亩，去年扩到1500亩: one thing at two times


def addable(mention: Mention) -> bool:
    """A total may be planned (计划实施的31个), what is added to another number may not."""
    return plain(mention) and not TARGET.search(mention.left)


def series(mentions: list[Mention]) -> list[list[Mention]]:
    """The longest lists of each unit in a paragraph, in order; brackets are asides."""
    by_unit: dict[tuple[str, str], list[Mention]] = defaultdict(list)
    for mention in mentions:
        if mention.dimension in SUMMED and not mention.bracketed and not HOLDS.match(mention.block.text, mention.end):
            by_unit[unit_of(mention)].append(mention)
    found = []
    for same in by_unit.values():
        current = same[:1]
        for before, mention in pairwise(same):
            if _runs_on(before, mention, mentions):
                current.append(mention)
            else:
                found.append(current)
                current = [mention]
        found.append(current)
    return [run for run in found if len(run) >= 2]


def _runs_on(before: Mention, mention: Mention, mentions: list[Mention]) -> bool:
    if GROWN.search(mention.left) or not before.beside(mention) or not addable(before) or not addable(mention):
        return False
    between = _between(before, mention, mentions)
    if STOP.search(between) or not SEPARATOR.search(between) or len(HAN.findall(between)) > LONGEST:
        return False
    return _like(before, mention)


def _between(before: Mention, mention: Mention, mentions: list[Mention]) -> str:
    """The text between two numbers without what other numbers say there (占58%, 1860万元)."""
    text, at, kept = mention.block.text, before.end, []
    for other in mentions:
        if before.end <= other.start and other.end <= mention.start:
            kept.append(text[at : other.start])
            at = other.end
    kept.append(text[at : mention.start])
    return SHARE.sub(",", re.sub(r"\([^()]*\)", "", ",".join(kept)))


def _like(before: Mention, mention: Mention) -> bool:
    """A further step (签约9家，落地6家) or an overlapping class (脱贫劳动力236人) is no next item."""
    own = _facets(mention, "act")
    if _facets(mention, "group") & OVERLAPPING and not _facets(before, "group") & OVERLAPPING:
        return False
    first = _facets(before, "act")
    steps = own & STEPS.get("person" if mention.family == "p" else mention.dimension, set())
    if steps and steps <= STATES:
        return bool(first & STATES)
    return not steps or bool(steps & first) or bool(REST.match(mention.left.lstrip(",、;")))


def _facets(mention: Mention, facet: str) -> set[str]:
    own = label(mention)
    return set() if own.endswith("类") else {w.value for w in scan(own) if w.facet == facet}


def label(mention: Mention) -> str:
    """Its own words: the zone cut at the last separator before it, and the noun behind it."""
    left = SEPARATOR.split(re.sub(r"\([^()]*\)", "", mention.left))[-1]
    right = re.match("[\u4e00-\u9fff]{0,8}", mention.right)
    return left + (right.group() if right and len(HAN.findall(left)) < 2 else "")


def halves(parts: list[Mention]) -> bool:
    """Two numbers are a whole list only if they are told apart as the two halves of something."""
    return len(parts) > 2 or contrast(parts)


def contrast(parts: list[Mention]) -> bool:
    """Whether two numbers are told apart as the two halves of something: 一期 and 二期, two places, 其余."""
    first, second = (label(m) for m in parts)
    if REST.search(second) or any(a in first and b in second or b in first and a in second for a, b in _halves()):
        return True
    one, other = parts
    if one.direction and other.direction and one.direction != other.direction:
        return True
    if one.places and other.places and not one.places & other.places:
        return True
    short = 0 < len(first) == len(second) <= 5 and not _facets(one, "act") and not _facets(other, "act")
    return short and one.block.text[one.end : other.start].startswith(("、", ";", "和"))
