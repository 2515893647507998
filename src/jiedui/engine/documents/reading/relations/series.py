"""Numbers that run on as one list: the same unit in short, like clauses (教师24人，医生15人，农技人员3人)."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import pairwise

from ..lexicon import scan
from ..numbers.mention import Mention

SUMMED = {"count", "person", "ptime", "money", "area", "weight", "house"}
OVERLAPPING = {"woman", "minor", "disabled", "steady", "scaled", "hitech", "pov", "monitor", "moved", "key"}
STATES = {"finish", "doing", "notstart", "start", "do", "handover"}
SEPARATOR = re.compile("[、,;()]|和|及|与|以及")
STOP = re.compile("[。!?]|其中|累计|合计|总计|(?<!公)共(?![建享同用富赢])|同比|[比较]|上年|去年|增长|率|平均|均|目标|任务|协议|计划|增至|达到|包括|超过|相当于")
COMPARED = re.compile("[与比较同于]了?[^,;。]{0,12}$|(?:上年|去年|同期|此前|原有|原来|年初|上[周月期季])[^,;。]{0,8}$|[人户县村场期个亩家]均|平均|每|各$")
TARGET = re.compile("(?:目标|任务|协议|计划)[^,;。]{0,6}$")
SHARE = re.compile("(?:[,(]?分?别?各?占(?:比|了)?[^,;()]{0,8})")
HAN = re.compile("[\u4e00-\u9fff]")
LONGEST = 16
REST = re.compile("其余|其他|其它|另外|另有|另|还有|剩余|余下|剩下")
HALVES = [
    tuple(pair.split("|"))
    for pair in (
        "一期|二期 线上|线下 上半年|下半年 款|物 资金|物资 新建|续建 新增|原有 往年|今年 已|未 已|正在 已|尚 完|在建 竣工|在建 完|正在 工业|农业 党政|专业 党政|专技 "
        "教师|医生 医生|教师 东部|西部 省外|省内 山东|重庆 镇|村 男|女 正常|退出 派驻|选派 来|去 来|赴 来|往 派来|派往 省|市 市|县 省|县 省级|县级 财政|社会 "
        "财政|自筹 县级|乡镇 学校|医院 首批|第二批 第一|第二 长期|短期 短期|长期 长期|轮换 以上|不满 以上|不足 以下|以上 以内|以上 实体|网 城|乡 校长|教师 优秀|合格"
    ).split()
]


def unit_of(mention: Mention) -> tuple[str, str]:
    """What may be added: persons with persons whatever the counter word, other counts within one."""
    return mention.dimension, mention.unit if mention.dimension in {"count", "area", "weight"} else ""


def addable(mention: Mention) -> bool:
    plain = mention.dimension in SUMMED and not mention.hedge and not mention.delta and bool(mention.value)
    return plain and not mention.period.future and not COMPARED.search(mention.lead[-16:]) and not TARGET.search(mention.left)


def series(mentions: list[Mention]) -> list[list[Mention]]:
    """The longest lists of each unit in a paragraph, in order; brackets are asides."""
    by_unit: dict[tuple[str, str], list[Mention]] = defaultdict(list)
    for mention in mentions:
        if mention.dimension in SUMMED and not mention.bracketed:
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
    if not before.beside(mention) or not addable(before) or not addable(mention):
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
    return not own or bool(own & first) or own <= STATES and first <= STATES or bool(REST.match(mention.left.lstrip(",、;")))


def _facets(mention: Mention, facet: str) -> set[str]:
    own = label(mention)
    return set() if own.endswith("类") else {w.value for w in scan(own) if w.facet == facet}


def label(mention: Mention) -> str:
    """Its own words: the zone cut at the last separator before it, and the noun behind it."""
    left = SEPARATOR.split(mention.left)[-1]
    right = re.match("[\u4e00-\u9fff]{0,8}", mention.right)
    return left + (right.group() if right and len(HAN.findall(left)) < 2 else "")


def contrast(parts: list[Mention]) -> bool:
    """Whether two numbers are told apart as the two halves of something: 一期 and 二期, two places, 其余."""
    first, second = (label(m) for m in parts)
    if REST.search(second) or any(a in first and b in second or b in first and a in second for a, b in HALVES):
        return True
    one, other = parts
    if one.direction and other.direction and one.direction != other.direction:
        return True
    return bool(one.places and other.places and not one.places & other.places)
