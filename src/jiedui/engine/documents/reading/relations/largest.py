"""Which of the numbers just told is the largest: 井岸镇126万元、白蕉镇98万元、乾务镇141万元，出资额井岸镇居首."""

from __future__ import annotations

import re

from ..findings import place_at
from ..lexicon import alternatives
from ..numbers.mention import Mention
from ..numbers.numerals import whole
from ..submission import Submission
from .sums.series import label, series

FIRST = r"(?:排名|排在|位居|位列|名列|居|列|排)(?:第一|首位|首|榜首)"
MOST = r"最(?P<way>[多高大少低小])"
PLACE = re.compile("([\u4e00-\u9fff]{2}[镇乡县区市州旗盟村])(?:的|有|为|是|出资|投入|到位)?$")  # 民和县 is no list of two
LOW = set("少低小")
LEAST_ITEMS = 3
RANKED = re.compile(f"{FIRST}|最")


def run(submission: Submission) -> None:
    for document in submission.documents:
        for mentions in [] if document.given else document.by_block.values():
            for items in map(_without_total, series(mentions)):
                if not RANKED.search(items[-1].block.text, items[-1].end, items[-1].sentence[1]):
                    continue  # most lists rank nothing, and a pattern of their names is dear to make
                named = {name: m for m in items if 2 <= len(name := _name(m)) <= 8}
                if len(named) == len(items) >= LEAST_ITEMS:
                    _judge(submission, items, named)


def _without_total(items: list[Mention]) -> list[Mention]:
    """转移到珠海的4126人中，泸水市1218人、…: what they all make is none of them."""
    rest = items[1:]
    return rest if len(rest) >= LEAST_ITEMS and items[0].value == sum(m.value for m in rest) else items


def _name(item: Mention) -> str:
    """井岸镇 of 捐资井岸镇126万元; else all its own words."""
    place = PLACE.search(item.block.text[: item.start])
    return place[1] if place else label(item)


def _judge(submission: Submission, items: list[Mention], named: dict[str, Mention]) -> None:
    block, start = items[0].block, items[-1].end
    names = alternatives(named).pattern
    said = re.compile(
        rf"(?P<name>{names})(?:的?[\u4e00-\u9fff]{{0,4}})?(?:{FIRST}|{MOST})|{MOST.replace('way', 'of')}的[是为]?(?P<after>{names})"
    )
    found = said.search(block.text, start, items[-1].sentence[1])
    if found is None:
        _several(submission, items, named)
        return
    lowest = (found["way"] or found["of"] or "") in LOW and bool(found["way"] or found["of"])
    best = (min if lowest else max)(named.values(), key=lambda m: m.value)
    told = named[found["name"] or found["after"]]
    if told.value != best.value:
        place = place_at(block, max(block.text.rfind(",", 0, found.start()) + 1, start), found.end())
        submission.findings.say("rank-told", "must", place, best, told, said=found.group(), truth=_name(best), a=best.text, b=told.text)


def _several(submission: Submission, items: list[Mention], named: dict[str, Mention]) -> None:
    """民和6100万元、互助5800万元、化隆6000万元，最多的两个县是民和县和互助县."""
    block, name = items[0].block, f"(?:{alternatives(named).pattern})"
    said = re.compile(rf"{MOST}的(?P<k>[两二三四])[个家]?[\u4e00-\u9fff]{{0,2}}(?:依次|分别)?[是为:](?P<names>{name}(?:[、和与]{name})+)")
    found = said.search(block.text, items[-1].end, items[-1].sentence[1])
    count = whole(found["k"]) if found else None
    if found is None or count is None:
        return
    order = sorted(named, key=lambda n: named[n].value, reverse=found["way"] not in LOW)
    told = re.findall(name, found["names"])
    missing = [n for n in order[:count] if n not in told]
    if len(told) == count and missing and named[missing[0]].value != min(named[t].value for t in told):
        odd = min(told, key=lambda n: named[n].value) if found["way"] not in LOW else max(told, key=lambda n: named[n].value)
        a, b = named[missing[0]], named[odd]
        place = place_at(block, max(block.text.rfind(",", 0, found.start()) + 1, items[-1].end), found.end())
        submission.findings.say("rank-told", "must", place, a, b, said=found.group(), truth=missing[0], a=a.text, b=b.text)
