"""A total called by the name of one of its parts: 财政援助资金6480万元，其中产业项目4212万元 … 6480万元产业资金."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from ...compare.question import cash_or_goods, meanings
from ...frames.counted.heads import PROFESSIONS, VERBISH
from ...lexicon import PERSON, scan
from ...numbers.mention import Mention
from ...numbers.numerals import digits_of
from ...numbers.periods import conflict
from ...submission import Submission

CLASSED = ("group", "kind", "where", "level")
AGENTS = {"workshop", "park", "ent", "base", "coop"}
NAME = re.compile(r"^(?:余|多)?[名位]?的?([\u4e00-\u9fff]{2,12})")
LISTED = re.compile("[、等]|和|与")
USED = re.compile("^[^。;]{0,40}?(?:用于|投向|投入|安排)")
SUMS_UP = re.compile("合计|总计|共计|[两三四]项|总共|加起来|共$")
STEPS = {"work", "finish", "land", "pay"}
SIDES = re.compile("[我本][省市区县州旗]|区内|省内|(?<!中)东部|(?<![中东])西部|省外|县外|国外|线上|线下|城镇|农村|村级|镇级|乡镇")
YEAR = re.compile("20\\d\\d年|[今本当]年")
GOES = re.compile("[赴到往来向在去]")
LATER = re.compile("目前|截至|年底|月底|现已|如今|至此|将")
GROWN = re.compile("(?:增至|增加到|扩大到|上升到|提高到|发展到|达到)$")
STATES = re.compile(
    "(?<![未没待不尚暂再])(?:新增|新建|续建|改建|扩建|投产|达产|开工|竣工|完工|交付|验收|取证|持证|返岗|在岗|到岗|认证|获评|摘帽|出列|销号|办结)"
)
BOUND = re.compile(r"(?:不低于|不少于|高于|超过)?(?:20\d\d年|上年|去年|今年)的?$")  # 财政援助资金不低于2025年的6430万元
CLOSE = 12


def as_part(submission: Submission, said: Mention, whole: Mention, same: list[Mention]) -> bool:
    """`same` are all mentions of the value: one that is itself a part of that name makes the name right."""
    if said.family != whole.family:
        return False
    parts = _parts(submission, whole)
    for part in parts:
        if _all_of_it(said, whole, part) or part.value == said.value or part.dimension != whole.dimension:
            continue
        if not (_one_kind(said, whole) or _one_kind(said, part)):
            continue
        if part.left.lstrip("、,;").startswith(("其他", "其余")):
            continue  # 苹果4260万元、其他农特产品2050万元: what is left over has the whole's own name
        named = _named(said, whole, part)
        if len(parts) > 1 and all(named in other.left + other.right for other in parts):
            continue  # 线上招聘会11场、线下招聘会7场: the name is every part's
        places = submission.document_of(whole).places
        if named in places.main and re.search("本级|级统筹|配套|组成", part.left + part.right):
            continue  # 北仑区到位4860万元，由市级统筹3600万元和北仑区本级1260万元组成
        if named in places.main and places.side_of(named) == "W":
            continue  # 帮助盐源2146人，其中盐源县内1088人: the county that is helped is all of it
        if named and not any(_rightly(other, said, part) for other in same if other not in (said, whole)):
            submission.findings.say("group-drift", "explain", whole, said, part, whole=whole.text, part=named + said.text, of=part.text)
            return True
    return False


def _all_of_it(said: Mention, whole: Mention, part: Mention) -> bool:
    """捐资268万元、捐物折款97.5万元，合计365.5万元 are the 社会帮扶款物 of the table: the name is the total's."""
    return cash_or_goods(said) == "both" != cash_or_goods(part)


def _one_kind(said: Mention, whole: Mention) -> bool:
    if said.family == whole.family == "p" and len(digits_of(said.value)) >= 3:
        return True
    profession = said.head in PROFESSIONS and whole.head in {"tech", "talent"}
    return bool(meanings(said) & meanings(whole)) or said.head is None or profession or bool(SUMS_UP.search(whole.left))


def around(submission: Submission, first: Mention, reach: int = 1) -> list[Mention]:
    """Numbers told together with the first one: in its sentence or the next, or anywhere in its paragraph."""
    near = submission.document_of(first).by_block[first.block.index]
    return [m for m in near if m is not first and (reach > 1 or m.beside(first) or m.sentence[0] == first.sentence[1])]


def _parts(submission: Submission, whole: Mention) -> list[Mention]:
    """Its 其中; what it is used for (8600万元，用于产业5160万元); a class named next; what adds up to it (3.6亿元、0.4亿元，合计4亿元)."""
    if found := submission.parts.get(whole):
        return found
    beside = [m for m in around(submission, whole) if m.beside(whole) and m.dimension == whole.dimension and m.value < whole.value]
    after = [m for m in beside if m.start > whole.end and m.host is None and not m.delta]
    used = [m for m in after if USED.search(whole.block.text[whole.end : m.start]) or _class_told_next(whole, m)]
    before = [m for m in beside if m.end < whole.start and not m.bracketed][-4:]
    if SUMS_UP.search(whole.left) and sum(m.value for m in before) == whole.value:
        return used or before
    return used or _adding_up(whole, after)


def _class_told_next(whole: Mention, other: Mention) -> bool:
    """在岗2160人，脱贫人口占1020人; 入园企业117家，今年新增19家."""
    more = any(other.facets[facet] - whole.facets[facet] for facet in ("group", "aspect"))
    one_noun = more and other.own_head in (None, whole.head)
    return other.segment == whole.segment and (one_noun or bool(other.group - whole.group))


def _adding_up(whole: Mention, after: list[Mention]) -> list[Mention]:
    """9.84亿元，上海市场6.31亿元、其他市场3.53亿元: what follows and adds up to it."""
    total, parts = Fraction(0), list[Mention]()
    for mention in after[:6]:
        if mention.segment != whole.segment:
            break
        total, parts = total + mention.value, [*parts, mention]
        if total == whole.value and len(parts) > 1:
            return parts
    return []


def _rightly(other: Mention, said: Mention, part: Mention) -> bool:
    """乙县1500人，其中脱贫人口1200人: the value does stand under that name somewhere."""
    return other.host is not None and any(other.facets[f] & said.facets[f] & part.facets[f] for f in CLASSED)


def _named(said: Mention, whole: Mention, part: Mention) -> str:
    """The name that `said` and the part bear and the whole does not."""
    if GROWN.search(said.left) or any(part.facets[facet] - whole.facets[facet] - said.facets[facet] for facet in ("group", "level")):
        return ""  # the part is narrower than what `said` is called
    return next(_names(said, whole, part), "")


def _names(said: Mention, whole: Mention, part: Mention) -> Iterator[str]:
    summed = bool(SUMS_UP.search(whole.left)) and part.end < whole.start
    before = whole.left if summed else whole.block.text[whole.sentence[0] : whole.end]
    words = part.left + name_right(part)
    of_part = {(facet, value) for facet in CLASSED for value in part.facets[facet]}
    summed = bool(SUMS_UP.search(whole.left)) and part.end < whole.start
    close = close_words(said)
    several = len({value for facet, value, _ in close if facet == "noun" and value in PERSON}) > 1  # 36名校长教师
    for facet, value, text in close:
        if text in whole.clause_text or text in whole.left:
            continue
        if facet in CLASSED and (facet, value) in of_part and value not in whole.facets[facet]:
            yield text
        if facet == "act" and value in _steps(said, whole, part):
            yield text
        if facet == "noun" and not several and _same_noun(value, text, words, part) and (whole.own_head or summed or value in AGENTS):
            yield text
    place = said.places & part.places - whole.places
    yield from (name for name in sorted(place) if summed or name not in before)
    side = SIDES.search(said.left[-CLOSE:])
    if side and side.group() in words and side.group() not in before:
        yield side.group()
    yield from _states(said, whole, words)
    year = said.period.year
    if year and year == part.period.year != whole.period.year and all(YEAR.search(m.lead) for m in (said, part)):
        yield f"{year}年"
    same_way = bool(said.direction) and said.direction == part.direction and not whole.direction
    if said.family == "p" and same_way and GOES.search(said.left[-CLOSE:] + name_right(said)):
        yield "到东部" if said.direction == "ET" else "来西部"


def _steps(said: Mention, whole: Mention, part: Mention) -> set[str]:
    """带动1120人，其中吸纳就业286人: the act that only the part has; a plan beside the whole is no part of it."""
    if said.cell or part.host is not whole or not whole.act or "plan" in part.act:
        return set()
    return STEPS & said.act & part.act - whole.act


def _states(said: Mention, whole: Mention, words: str) -> Iterator[str]:
    state = STATES.search(said.left[-CLOSE:] + "," + name_right(said)[:6])
    if state and state.group() in STATES.findall(words) and state.group() not in whole.clause_text and not _another_time(said, whole):
        yield state.group()


def _another_time(said: Mention, whole: Mention) -> bool:
    """Twenty finished by June may all be finished by December."""
    return said.period.future or bool(conflict(said.period, whole.period)) or bool(LATER.search(said.before(said.sentence[0])))


def _same_noun(value: str, text: str, words: str, part: Mention) -> bool:
    return text in words and (len(text) >= 3 or value in AGENTS) or value in PROFESSIONS and part.head == value


def name_right(mention: Mention) -> str:
    found = NAME.match(mention.right)
    return re.split("中|里", found.group(1))[0] if found else ""


def close_words(mention: Mention) -> list[tuple[str, str, str]]:
    """The words that name the number itself: right before it, or the noun phrase right behind it."""
    left, right = BOUND.sub("", mention.left)[-CLOSE:], "" if VERBISH.match(mention.right) else name_right(mention)
    left = re.split("[,、等]|(?<!共)和|与", left)[-1] if LISTED.search(left) else left
    right = right[: max((w.end for w in scan(right) if w.facet == "noun" or w.facet == "group" and w.start < 2), default=0)]
    return [(w.facet, w.value, text[w.start : w.end]) for text in (left, right) for w in scan(text)]
