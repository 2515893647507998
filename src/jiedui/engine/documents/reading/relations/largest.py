"""Which of the numbers just told is the largest: 井岸镇126万元、白蕉镇98万元、乾务镇141万元，出资额井岸镇居首."""

from __future__ import annotations

import re

from ..findings import place_at
from ..lexicon import alternatives
from ..numbers.mention import Mention
from ..submission import Submission
from .sums.series import label, series

FIRST = r"(?:排名|排在|位居|位列|名列|居|列|排)(?:第一|首位|首|榜首)"
MOST = r"最(?P<way>[多高大少低小])"
PLACE = re.compile("[\u4e00-\u9fff]{2}[镇乡县区市州旗盟村](?=的|有|为|是|出资|投入|$)")
LOW = set("少低小")
LEAST_ITEMS = 3


def run(submission: Submission) -> None:
    for document in submission.documents:
        for mentions in [] if document.given else document.by_block.values():
            for items in series(mentions):
                named = {name: m for m in items if 2 <= len(name := _name(m)) <= 8}
                if len(named) == len(items) >= LEAST_ITEMS:
                    _judge(submission, items, named)


def _name(item: Mention) -> str:
    """井岸镇 of 捐资井岸镇126万元; else all its own words."""
    said = label(item)
    place = PLACE.search(said)
    return place.group() if place else said


def _judge(submission: Submission, items: list[Mention], named: dict[str, Mention]) -> None:
    block, start = items[0].block, items[-1].end
    names = alternatives(named).pattern
    said = re.compile(
        rf"(?P<name>{names})(?:的?[\u4e00-\u9fff]{{0,4}})?(?:{FIRST}|{MOST})|{MOST.replace('way', 'of')}的[是为]?(?P<after>{names})"
    )
    found = said.search(block.text, start, items[-1].sentence[1])
    if found is None:
        return
    lowest = (found["way"] or found["of"] or "") in LOW and bool(found["way"] or found["of"])
    best = (min if lowest else max)(named.values(), key=lambda m: m.value)
    told = named[found["name"] or found["after"]]
    if told.value != best.value:
        place = place_at(block, max(block.text.rfind(",", 0, found.start()) + 1, start), found.end())
        submission.findings.say("rank-told", "must", place, best, told, said=found.group(), truth=_name(best), a=best.text, b=told.text)
