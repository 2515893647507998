"""Pairs told as institutions: 学校结成31对 … 两地结对学校31所; 上海241所、云南286所结成286对 … 上海286所学校.

结对的92所黔西南学校 beside 学校结对92对 is right if every school of that side has one partner: only a side's own other number,
or both sides counted as one, accuses.
"""

from __future__ import annotations

import re

from ...frames.sides.places import stem
from ...lexicon import nouns, scan
from ...numbers.mention import Mention
from ...submission import Submission, neighbours

PAIRED = re.compile("结对|结成|牵手|手拉手|对子|携手|帮扶关系|合作关系")
TOGETHER = re.compile("两地|双方|两省|两市|两县|两区|两省区|两省市|共有|一共|共计|合计")
BOTH = re.compile("[所家个]?(?:结对|协作|帮扶)的?(?:中小|小|中|职业|幼儿|姊妹)?(?:学校|医院|学|村|乡镇|医疗机构|单位)(?!对)")
OURS = re.compile("[我本该][省市州县区旗]|全[省市州县区旗]|[省市州县区旗][内属直]")
INSTITUTIONS = nouns("thing") & {"school", "hospital", "village", "town", "ent", "socorg", "unitcnt"}
ANY = "unitcnt"


def run(submission: Submission) -> None:
    for document in submission.documents:
        counted = [m for m in document.mentions if m.dimension == "count" and m.value >= 5 and not m.hedge and not m.given]
        paired = [m for m in counted if m.unit == "对"]
        for pairs in paired:
            of = _paired(pairs)
            same = [m for m in neighbours(pairs, counted) if m.unit != "对" and _institution(m) & (of | {ANY})]
            for said in same:
                apart = not said.beside(pairs) or _said_next(pairs, said)
                if said.value == pairs.value and apart and _accused(submission, pairs, said, same):
                    break


def _paired(pairs: Mention) -> set[str]:
    """What is paired: the noun beside the number, else what its sentence speaks of."""
    near = {w.value for w in scan(pairs.left + "," + pairs.right) if w.facet == "noun"} & INSTITUTIONS
    if near or not PAIRED.search(pairs.sentence_text):
        return near
    return {w.value for w in scan(pairs.sentence_text) if w.facet == "noun"} & INSTITUTIONS


def _institution(mention: Mention) -> set[str]:
    return {mention.head or ""} & INSTITUTIONS


def _sides(submission: Submission, mention: Mention) -> frozenset[str]:
    """Whose institutions a number counts: the places named right beside it, or `我`."""
    text = mention.left[-10:] + "," + mention.right[:8]
    named = {stem(name) for _, _, name in submission.document_of(mention).places.find(text)}
    return frozenset(named | ({"我"} if OURS.search(text) else set()))


def _said_next(pairs: Mention, said: Mention) -> bool:
    """两地中小学校结对18对，18所结对学校开展…: both sides' schools, told behind the pairs in the same sentence."""
    return said.start > pairs.end and bool(TOGETHER.search(pairs.clause_text)) and bool(BOTH.match(said.right))


def _accused(submission: Submission, pairs: Mention, said: Mention, same: list[Mention]) -> bool:
    sides = _sides(submission, said)
    others = [m for m in same if m.value != pairs.value and m.head == said.head and _sides(submission, m) & sides]
    beside = [m for m in others if m.beside(pairs)]
    if sides and not beside:
        return False
    both = TOGETHER.search(said.clause_text) or said.beside(pairs) or not _stated(pairs, same)
    if re.search("中,?有?$", said.left):
        return False  # 30所小学中有15所参与结对 counts them plainly
    if not sides and not (PAIRED.search(said.clause_text) and both):
        return False
    submission.findings.say("pairs-drift", "explain", pairs, said, *beside, pairs=pairs.text, said=said.text)
    return True


def _stated(pairs: Mention, same: list[Mention]) -> bool:
    """Whether the sentence of the pairs says itself that so many institutions took part."""
    return any(m.value == pairs.value and m.beside(pairs) for m in same)
