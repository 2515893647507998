"""Words that make two numbers two: told besides (此外还发现86个县), or of the opposite thing (出境旅游人数, 入境旅游人数)."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from ..lexicon import alternatives, table
from ..numbers.mention import Mention
from ..numbers.values import miswritten
from .answer import Answer

AIMED = re.compile("目标(?:是|为)[,:]")
ALSO = re.compile("(?:还|另外?|又)(?:发现|查出|查明|涉及|存在|有)[^,;。]{0,2}$")
LEFT_OVER = re.compile("余额|剩余|结余|余下|尚余|结转|尚需|还需")
REST = re.compile("[\u4e00-\u9fff]{0,4}(?:余额|结余|缺口)")
AVERAGE = re.compile("平均|[人户县村亩镇乡家店场次班批年月日天周季]均|均价")


def another(a: Mention, b: Mention, head: str, answer: Answer) -> None:
    if a.family == "count" and a.block.document == b.block.document and ALSO.search(max(a, b, key=lambda m: m.index).left):
        answer.different.add("another")


@cache
def _opposites() -> list[tuple[str, str]]:
    return [(one, other) for one, _, other in (pair.partition("|") for pair in table("labels")["opposites"].split())]


@lru_cache(20000)
def _sides(words: str) -> frozenset[str]:
    """What of an opposite the words say; both of them (进出口, 线上线下) are neither."""
    return frozenset(said for pair in _opposites() for said in pair if said in words and sum(side in words for side in pair) == 1)


def opposite(a: Mention, b: Mention, head: str, answer: Answer) -> None:
    one, other = _said(a), _said(b)
    if one and other and any({x, y} == set(pair) for x in one for y in other for pair in _opposites()):
        answer.different.add("opposite")
    for aimed, done in ((a, b), (b, a)):
        if "完成" in done.left and "完成" not in aimed.left and AIMED.search(aimed.before(aimed.sentence[0])):
            answer.different.add("opposite")  # 目标是,改造9.5万户; 已完成6.5万户


def _said(mention: Mention) -> frozenset[str]:
    """By its own words, or else by the heading it stands under."""
    return _sides(mention.left[-14:]) or (_sides(mention.block.path[-1]) if mention.block.path else frozenset())


@cache
def _qualified() -> re.Pattern[str]:
    return alternatives(table("conflicts")["qualified"]["words"].split())


def left_over(a: Mention, b: Mention, head: str, answer: Answer) -> None:
    """What is left and what there was are two numbers."""
    one, other = _said_beside(a.left, a.right), _said_beside(b.left, b.right)
    if one == other:
        return
    if one.left_over != other.left_over or one.rest != other.rest:
        answer.different.add("left over")
    if one.average != other.average:
        answer.different.add("average")
    given = a.given or b.given  # a snapshot's line spells out what everybody leaves away
    if not given and one.qualified != other.qualified:
        if miswritten(a.writing, b.writing):
            answer.narrower.append("qualified")
        else:
            answer.different.add("qualified")


class _Beside(NamedTuple):
    """What the words beside a number make of it."""

    left_over: bool
    rest: bool
    average: bool
    qualified: bool


@lru_cache(20000)
def _said_beside(left: str, right: str) -> _Beside:
    return _Beside(bool(LEFT_OVER.search(left[-8:])), bool(REST.match(right)), bool(AVERAGE.search(left)), bool(_qualified().search(left)))
