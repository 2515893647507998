"""A number that stands under its neighbour's name: a total called by one of its parts, what was signed said to have landed.

财政援助资金6480万元，其中产业项目4212万元 … 6480万元产业资金; 签约12个、落地7家 … 落地12家.
Equal values are not enough: the name must have a number of its own, said beside the first, and it is another one.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from fractions import Fraction

from ..compare.question import compare, meanings
from ..frames.heads import VERBISH
from ..lexicon import name_of, scan, table
from ..numbers.mention import NOT_COUNTED, Mention
from ..submission import Submission

CLASSED = ("group", "kind", "where", "level")
NAME = re.compile(r"^(?:余|多)?[名位]?的?([\u4e00-\u9fff]{2,12})")
LISTED = re.compile("[、等]|和|与")
USED = re.compile("^[^。;]{0,40}?(?:用于|投向|投入|安排)")
SUMS_UP = re.compile("合计|总计|共计|[两三四]项|总共|加起来")
CLOSE = 12
DIRECTIONS = {"WT": "东部到西部", "ET": "西部到东部"}
ASPECTS = {"new": "新增", "cum": "累计"}


def run(submission: Submission) -> None:
    """Each number said again under another name is accused once."""
    for same in _equal_values(submission.mentions):
        for said in same:
            if said.host is None and any(_accused(submission, said, other) for other in same):
                break


def _equal_values(mentions: list[Mention]) -> Iterator[list[Mention]]:
    found: dict[tuple[str, Fraction], list[Mention]] = defaultdict(list)
    for mention in mentions:
        if mention.dimension not in NOT_COUNTED and not mention.delta and not mention.given and mention.value >= 10:
            found[mention.family, mention.value].append(mention)
    yield from (same for same in found.values() if 1 < len(same) <= 12)


def _accused(submission: Submission, said: Mention, first: Mention) -> bool:
    if said is first or said.beside(first) or said.cell and first.cell:
        return False
    return _as_part(submission, said, first) or _as_next_step(submission, said, first) or _as_other_side(submission, said, first)


def _as_part(submission: Submission, said: Mention, whole: Mention) -> bool:
    """The whole written with the name of one of its parts."""
    if said.dimension != whole.dimension or not (meanings(said) & meanings(whole) or SUMS_UP.search(whole.left)):
        return False
    for part in _parts(submission, whole):
        named = _class_named(said, whole, part)
        if named and part.value != said.value and part.dimension == said.dimension:
            submission.findings.say("group-drift", "explain", whole, said, part, whole=whole.text, part=named, of=part.text)
            return True
    return False


def _parts(submission: Submission, whole: Mention) -> list[Mention]:
    """Its 其中, or what it is used for (8600万元，用于产业5160万元), or what adds up to it (3.6亿元、0.4亿元，合计4亿元)."""
    if found := submission.parts.get(whole):
        return found
    beside = [m for m in _around(submission, whole) if m.beside(whole) and m.dimension == whole.dimension and m.value < whole.value]
    used = [m for m in beside if m.start > whole.end and m.host is None and USED.search(whole.block.text[whole.end : m.start])]
    before = [m for m in beside if m.end < whole.start][-4:]
    return used or (before if SUMS_UP.search(whole.left) and sum(m.value for m in before) == whole.value else [])


def _class_named(said: Mention, whole: Mention, part: Mention) -> str:
    """What `said` and the part are called and the whole is not."""
    if any(part.facets[facet] - whole.facets[facet] - said.facets[facet] for facet in ("group", "level")):
        return ""  # the part is narrower than what `said` is called
    of_part = {(facet, value) for facet in CLASSED for value in part.facets[facet]}
    for facet, value, text in _close_words(said):
        if text in whole.clause_text or text in whole.left:
            continue
        if facet in CLASSED and (facet, value) in of_part and value not in whole.facets[facet]:
            return f"{text}{said.text}"
        if facet == "noun" and len(text) >= 3 and (whole.own_head or SUMS_UP.search(whole.left)) and text in part.left + _named_right(part):
            return f"{text}{said.text}"
    place = said.places & part.places - whole.places
    if place and not any(name in whole.sentence_text[: whole.end - whole.sentence[0]] for name in place):
        return f"{min(place)}{said.text}"
    return ""


def _named_right(mention: Mention) -> str:
    found = NAME.match(mention.right)
    return found.group(1) if found else ""


def _close_words(mention: Mention) -> list[tuple[str, str, str]]:
    """The words that name the number itself: right before it, or the noun phrase right behind it."""
    left, right = mention.left[-CLOSE:], "" if VERBISH.match(mention.right) else _named_right(mention)
    left = re.split("[,、等]|(?<!共)和|与", left)[-1] if LISTED.search(left) else left
    right = right[: max((w.end for w in scan(right) if w.facet == "noun"), default=0)]
    return [(w.facet, w.value, text[w.start : w.end]) for text in (left, right) for w in scan(text)]


def _as_next_step(submission: Submission, said: Mention, first: Mention) -> bool:
    """What was signed, planned or trained written as what has landed, been done or found work."""
    one_question = said.dimension == first.dimension and _one_noun(said, first)
    step = _step(said, first) if one_question and not submission.separate(said, first) else ""
    if not step:
        return False
    near = [m for m in _around(submission, first) if step in m.act and not m.act & (first.act - said.act)]
    true = [m for m in near if _answers(said, m) or _arrived(said, m)]
    if not true:
        return False
    a, b = (name_of("act", act) for act in (min(first.act - said.act), step))
    submission.findings.say("renamed", "explain", first, said, true[0], value=said.text, a=a, b=b, of=true[0].text)
    return True


def _one_noun(said: Mention, first: Mention) -> bool:
    """投资 and 资金 are one where money was promised and came; a firm may be told by its agreement."""
    promised = {said.head, first.head} <= {"invest", "fund", None} and "sign" in first.act and "arrive" in said.act
    return bool(meanings(said) & meanings(first)) or first.head == "agreement" or promised


def _arrived(said: Mention, other: Mention) -> bool:
    money = said.dimension == other.dimension == "money" and {said.head, other.head} <= {"invest", "fund", None}
    return money and "arrive" in said.act & other.act and other.value != said.value and not other.hedge


def _step(said: Mention, first: Mention) -> str:
    """The act of `said` that `first` does not have, where the catalogue holds the two for different steps."""
    for one, other in table("conflicts")["acts"] + table("conflicts")["steps"]:
        for early, late in ((one, other), (other, one)):
            if early in first.act - said.act and late in said.act - first.act and "plan" not in said.act:
                return str(late)
    return ""


def _as_other_side(submission: Submission, said: Mention, first: Mention) -> bool:
    """What east sent west written as what west sent east, what stands written as what was new."""
    if said.dimension != first.dimension or not meanings(said) & meanings(first) or submission.separate(said, first):
        return False
    for side, names in ((_direction, DIRECTIONS), (_aspect, ASPECTS)):
        one, other = side(first), side(said)
        if one in names and other in names and one != other:
            true = [m for m in _around(submission, first, 2) if side(m) == other and _answers(said, m)]
            if true and compare(said, first).different <= {"direction", "aspect", "period"}:
                a, b = names[one], names[other]
                submission.findings.say("renamed", "explain", first, said, true[0], value=said.text, a=a, b=b, of=true[0].text)
                return True
    return False


def _direction(mention: Mention) -> str:
    return mention.direction


def _aspect(mention: Mention) -> str:
    since = mention.period.cumulative == "以来"
    said = mention.facets["aspect"]
    return "cum" if "cum" in said or since and "new" not in said else "new" if "new" in said else ""


def _around(submission: Submission, first: Mention, reach: int = 1) -> list[Mention]:
    """Numbers told together with the first one: in its sentence or the next, or anywhere in its paragraph."""
    near = submission.document_of(first).by_block[first.block.index]
    return [m for m in near if m is not first and (reach > 1 or m.beside(first) or m.sentence[0] == first.sentence[1])]


def _answers(said: Mention, other: Mention) -> bool:
    """Whether the other number answers, otherwise, what `said` is called."""
    if other is said or other.value == said.value or other.hedge or other.delta or other.dimension != said.dimension:
        return False
    answer = compare(said, other)
    return answer.comparable and not set(answer.narrower) & {"group", "kind", "level", "where"}
