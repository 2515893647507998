"""What a cell's number counts: 其中:脱贫劳动力 under 转移就业 is a part of the line above, 吸纳就业 below 帮扶车间 is through workshops."""

from __future__ import annotations

import re

from ...lexicon import scan
from ...numbers.mention import Mention
from ...numbers.periods import periods
from ..counted.heads import allowed, row_noun
from ..document import Document
from ..sides.direction import direction, entities
from ..sides.places import stem
from ..words import rest_of, spans
from .label import TOTAL, YEAR_LABEL, own_start

PLAN_COLUMN = re.compile("任务|目标|计划|协议|约定|应完成")
COMMON_COLUMN = re.compile(r"^$|[\dA-Za-z]|目标|完成|计划|实际|年|月|季|周|计|总|率|比|数|值|量|额|备注|单位|累|现|原|新|增|[(%]")
STRETCH = re.compile(r"第?[一二三四]季度|\d{1,2}月份?|[上下]半年|第[一二三四五六]批|[一二三]期")
ASKS = re.compile(r"[人户]数|受益|带动|覆盖|惠及|^[\u4e00-\u9fff]{2,8}[人户]$")
SIDE = re.compile(r"(?:其中:?)?(东部|西部)[\u4e00-\u9fff]{0,8}?(?:选派|派)")


def fill(mention: Mention, rows: list[Mention], document: Document) -> None:
    """The frame of a cell's number; `rows` are the cells before it, which it may be a part of."""
    words = list(scan(mention.left))
    label = scan(mention.label)
    asked_by_column = any(w.facet == "noun" for w in scan(mention.column)) or bool(ASKS.search(mention.column))
    named = asked_by_column or not any(w.facet in {"noun", "act"} for w in label)
    if mention.column and named and not TOTAL.search(mention.label) and not YEAR_LABEL.fullmatch(mention.label):
        mention.thing = own_start(mention.block, document)
    elif len(mention.block.values) > 1 and (stretch := STRETCH.search(mention.column)):
        mention.thing = stretch.group()
    elif len(mention.block.values) >= 3 and not scan(mention.column) and not COMMON_COLUMN.search(mention.column):
        mention.thing = mention.column[:2]
    if mention.column and not mention.thing:
        mention.thing = next((stem(name) for _, _, name in document.places.find(mention.column)), "")
    may = allowed(mention.dimension)
    fitting = [w for w in words if w.facet == "noun" and w.value in may]
    head = fitting[-1].value if fitting else None
    for word in words:
        if word.facet == "noun":
            mention.heads.append(word.value)
        else:
            mention.facets[word.facet].add(word.value)
    _host(mention, rows, document)
    mention.agent = _agent(mention, head, rows)
    if (host := mention.host) is not None:
        mention.agent = mention.agent or host.agent
        mention.facets["act"] = mention.act or set(host.act)
        mention.facets["where"] = mention.facets["where"] or set(host.facets["where"])
        head = head or host.head
    mention.own_head = head or _guessed(mention)
    mention.head = mention.own_head or row_noun(mention.label, mention.dimension) or "~" + mention.label[:6]
    mention.direction = _side(mention) or direction(mention.left, document.places)
    mention.entities = entities(mention.left, document)
    mention.rest = rest_of(mention.left, spans(words), document)
    if len(mention.block.values) > 1 and PLAN_COLUMN.search(mention.column) and not document.is_plan:
        mention.act.add("plan")
    for said in periods(mention.label + " " + mention.column, document.year):
        mention.period = mention.period.then(said.when)
        if said.when.year and said.when.year != document.year and not mention.thing:
            mention.thing = f"{said.when.year}年"  # a text that says no year speaks of its own


def _side(mention: Mention) -> str:
    """东部选派挂职干部 came to the west."""
    said = SIDE.match(mention.label) if mention.family == "p" else None
    return ("WT" if said.group(1) == "东部" else "ET") if said else ""


def _host(mention: Mention, rows: list[Mention], document: Document) -> None:
    """其中 lines belong to the line above that is none; ①②③ to the line before them."""
    if mention.of_which:
        # 其中:脱贫劳动力 under line after line belongs to the one before it, be that itself a part.
        often = document.cell_texts[mention.block.table][mention.label] > 1
        above_it = [m for m in reversed(rows) if m.column == mention.column]
        wholes = [m for m in above_it if m.label != mention.label and often or not m.of_which]
        # Without a unit of its own the row takes the one of the line above.
        above = next((m for m in wholes if m.dimension == mention.dimension or not mention.dimension), None)
        if above is not None and not mention.dimension:
            mention.dimension, mention.unit = above.dimension, above.unit
        mention.host, mention.part = above, "其中" if above else ""
    elif mention.block.mark:
        above = next((m for m in reversed(rows) if not m.block.mark and m.column == mention.column), None)
        if above is not None and above.dimension == mention.dimension:
            mention.host, mention.part = above, "①"


def _agent(mention: Mention, head: str | None, rows: list[Mention]) -> str:
    near = [h for h in mention.heads if h in {"workshop", "park", "ent", "post", "project"} and h != head]
    if near:
        return near[-1]
    if mention.dimension in {"person", "money"} and mention.act & {"absorb", "arrive"} and head != "fund":
        above = next((m for m in reversed(rows) if m.dimension == "count" and m.head in {"workshop", "park", "ent"}), None)
        return above.head or "" if above else ""
    return ""


def _guessed(mention: Mention) -> str | None:
    act = mention.act
    if mention.dimension in {"person", "ptime"}:
        return (
            "labor"
            if act & {"work", "absorb"}
            else "student"
            if "study" in act
            else "trainee"
            if "train" in act
            else "visit"
            if "visit" in mention.heads
            else None
        )
    if mention.dimension == "money":
        return "invest" if act & {"land", "sign", "arrive"} else "sales" if "sell" in act else None
    return "class" if mention.dimension == "count" and mention.unit == "期" else None
