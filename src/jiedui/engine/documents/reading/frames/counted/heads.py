"""The noun a number counts: right of it (5家企业), left of it (企业5家), or what its unit says (2期)."""

from __future__ import annotations

import re

from ...lexicon import MONEY, PERSON, THING, Word, scan, table
from ...numbers.mention import PERSONS, Mention
from ..sides.places import gazetteer

VERBISH = re.compile(
    r"^(?:的|用于|是|为|由|从|在(?![运建岗营册库校园谈产])|到|来|赴|去|于(?![都田洪潜])|以上|全部|均|都|已|被|得到|实现|与|同|和|及|开工|完工)"
)
FAR = re.compile(r"[到赴来向]|在(?![运建岗营册库校园谈产])|实现|获得|带动|吸纳")
INTO = re.compile("入驻|入园|落户|进驻")
MONEY_NOUN = re.compile(r"的?(?:[\u4e00-\u9fff]{0,4})?(资金|投资|援助资金|财政援助资金|捐赠资金|到位资金|协议投资)")
PROFESSIONS = {"teacher", "doctor", "agri", "expert"}
DOERS = PROFESSIONS | {"tech", "cadre", "talent", "team"}
TREATS = re.compile("接诊|诊治|诊疗|坐诊|门诊|义诊|救治|服务|惠及|受益")
LISTED = re.compile("[、和与及]|以及")
PLACE = re.compile("省(?![级直委内外财属部份])|县(?![级直委域内外城里乡市区(])")
PLACE_UNITS = {"省", "市", "州", "区", "县", "镇", "村", "国", "地"}
READS_RIGHT = {"person", "ptime", "count", "house", "", "times", "area", "weight"}


def allowed(dimension: str) -> frozenset[str]:
    """Which nouns a dimension may count."""
    if dimension in {"person", "ptime"}:
        return PERSON
    if dimension == "money":
        return MONEY
    return frozenset({"house"}) if dimension == "house" else THING


def nouns(words: list[Word], may: frozenset[str]) -> list[Word]:
    return [word for word in words if word.facet == "noun" and word.value in may]


def head_of(mention: Mention, left: list[Word], right: list[Word]) -> str | None:
    """The head its own zone says, or None."""
    if mention.unit == "个" and (place := PLACE.match(mention.right)):
        return {"省": "province", "县": "county"}[place.group()]
    may = allowed(mention.dimension)
    on_right, on_left = nouns(right, may), nouns(left, may)
    head = _right(mention, on_right) or _left(mention, on_left)
    if mention.dimension == "money" and on_right:
        bare = not re.match(r"[^\u4e00-\u9fff]", mention.right or " ")
        if MONEY_NOUN.match(mention.right) or head is None and bare:
            head = on_right[0].value
    if head is None and mention.dimension == "count":
        head = table("units")["noun"].get(mention.unit)
    if head in PROFESSIONS and (_professions(mention.left, on_left) or _professions(mention.right, on_right)):
        return "tech"
    return "class" if head == "course" and mention.dimension == "count" else head


def _professions(text: str, found: list[Word]) -> bool:
    """教师、医生28名: several professions under one number are specialists."""
    run = [word for word in found if word.value in PROFESSIONS]
    return any(a.value != b.value and LISTED.fullmatch(text[a.end : b.start]) for a, b in zip(run, run[1:], strict=False))


def _right(mention: Mention, found: list[Word]) -> str | None:
    if mention.dimension not in READS_RIGHT or not found or VERBISH.match(mention.right):
        return None
    last = found[0]
    if mention.unit in PLACE_UNITS and any(w.facet == "act" and w.end <= last.start for w in scan(mention.right)):
        return None  # 两省共建产业园区: the provinces build, the parks are counted by what follows
    for word in found[1:]:
        if word.start <= last.end + 1:  # 挂职 干部: the last noun of the run counts
            last = word
    if last.value == "park" and INTO.search(mention.right[: last.start]):
        return None  # 2家入驻共建产业园: the firms move in
    return last.value if last.start <= 14 and not FAR.search(mention.right[: last.start]) else None


def _left(mention: Mention, found: list[Word]) -> str | None:
    if not found:
        return None
    last = found[-1]
    if last.value in DOERS and TREATS.search(mention.left[last.end :]):
        return None  # 医生接诊8600人次: the doctor is not what is counted
    if len(found) > 1 and found[-2].end >= last.start and mention.dimension == "money" and found[-2].value != "product":
        last = found[-2]
    return last.value


def guessed(mention: Mention) -> str | None:
    """A head from the act alone: who is 吸纳 is a worker, what is 签约 is investment."""
    act = mention.act
    if mention.dimension in {"person", "ptime"} and "挂职" in mention.left + mention.right and not act & {"work", "absorb", "study"}:
        return "cadre"
    if head := guessed_by(mention.dimension, act):
        return head
    if mention.dimension in PERSONS and "visit" in mention.heads:
        return "visit"
    return "house" if mention.dimension == "house" else None


def guessed_by(dimension: str, acts: set[str]) -> str | None:
    """What the catalogue says a dimension counts under an act."""
    return next((str(h) for d, may, h in table("conflicts")["guess"] if dimension in d.split() and acts & set(may.split())), None)


UNKNOWN = re.compile(r"的?([\u4e00-\u9fff]{2,8})")
EDGE = re.compile(r"[的了在到赴来去和与及并共已由从被把将等是为有得对向给以均都占达]")


ROW_END = re.compile(r"(?:\(.*?\)|总数|个数|数量|人数|家数|数|情况|规模)+$")


def row_noun(label: str, dimension: str) -> str | None:
    """The noun of a row no list knows, as `unknown` reads it in a sentence: 设立劳务工作站数 → ~作站."""
    tail = re.search(r"[\u4e00-\u9fff]{2}$", ROW_END.sub("", label))
    return "~" + tail.group() if tail and dimension in {"count", "area", "weight"} else None


def unknown(mention: Mention) -> str | None:
    """A noun no list knows: the last two characters of the words beside the number, marked `~`."""
    if mention.dimension not in {"count", "person", "area", "weight", "ptime"}:
        return None
    found = UNKNOWN.match(mention.right)
    if found and not VERBISH.match(mention.right):
        word = _cut_at_known(found.group(1))
        if len(word) >= 2:
            return "~" + word[-2:]
    tail = re.search(r"([\u4e00-\u9fff]{2,})$", re.sub(r"(共|有|为|达|计|约|近|超过)+$", "", mention.left)[-10:])
    word = tail.group(1)[-2:] if tail else ""
    if not word or EDGE.search(word):
        return None
    if word in gazetteer().stems:  # 助力凉山6.3万人脱贫: where they live is not what they are
        return "people" if mention.dimension == "person" and mention.group else None
    return "~" + word


def _cut_at_known(text: str) -> str:
    edge = EDGE.search(text)
    text = text[: edge.start()] if edge else text
    first = next((word.start for word in scan(text) if word.facet != "noun"), len(text))
    return text[:first]
