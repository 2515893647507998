"""The verb against its two numbers: 由286人增加到229人 has grown smaller; 9户12人的家庭 cannot be 12户9人."""

from __future__ import annotations

import re
from itertools import pairwise

from ...numbers.mention import NOT_COUNTED, Mention
from ...submission import Submission

FROM = re.compile("(?<!来)(?<!自)[由从](?!于|而|此)[^,;。由从]{0,18}$")
UP, DOWN = "增加|增长|提高|提升|上升|扩大|增|升|涨", "减少|下降|降低|缩小|缩减|压减|压缩|减|降"
TO = re.compile(
    rf"[^,;。\d]{{0,6}}?,?[^,;。\d]{{0,6}}?(?:(?P<up>{UP})|(?P<down>{DOWN}))(?:到了?|至|为)(?:(?:20)?\d\d年[^,;。\d]{{0,4}})?的?"
)
# 由4级提升到2级, 由12天提升到3天: the lower is the better.
RANKED = re.compile("级|位|名|类|档|天|日|小时|分钟|月")
BETTER = re.compile("排名|位次|排位|名次|等级|效率|时效|速度")


def run(submission: Submission) -> None:
    for document in submission.documents:
        for mentions in document.by_block.values():
            for old, new in pairwise(mentions):
                if said := _turned(old, new):
                    submission.findings.say("turned", "must", old, new, old=old.text, new=new.text, said=said)


def _turned(old: Mention, new: Mention) -> str:
    text = old.block.text
    verb = TO.fullmatch(text[old.end : new.start])
    if not verb or old.cell or new.cell or not FROM.search(old.before(old.sentence[0])[-22:]):
        return ""
    if not old.unit_fits(new) or old.dimension in NOT_COUNTED - {"pct"} or RANKED.fullmatch(old.unit) or BETTER.search(old.sentence_text):
        return ""
    grown = new.value - old.value
    return verb["up"] if verb["up"] and grown < 0 else verb["down"] if verb["down"] and grown > 0 else ""


def households(submission: Submission) -> None:
    """182户159人: no household is without anybody."""
    for document in submission.documents:
        for mentions in document.by_block.values():
            for house, persons in pairwise(mentions):
                beside = house.end == persons.start and house.dimension == "house" and persons.dimension == "person"
                if beside and not house.hedge and not persons.hedge and house.value > persons.value:
                    submission.findings.say("empty-houses", "explain", house, persons, houses=house.text, persons=persons.text)
