"""A table's row → mentions: the row's label (with 其中 and the lines above it) goes through the same words as a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import takewhile

from ..lexicon import Word, scan
from ..numbers.mention import Mention
from ..numbers.periods import periods
from ..numbers.spot import arabic, quantity
from ..text.blocks import Block, Cell
from .document import Document
from .heads import allowed, row_noun
from .sides.direction import direction, entities
from .sides.places import stem
from .units import MONEY_COLUMN, OWN_UNIT, UNITS, caption_above, unit_of
from .words import rest_of

UNIT_CELL = re.compile(rf"^\(?({UNITS})\)?$")
UNIT_HEADER = {"单位", "计量单位", "unit"}
CLASS_HEADER = re.compile("(?:项目)?(?:类别|类型|领域|分类|方向|投向)")
NAME_HEADER = re.compile("(?:指标|问题|名称|事项)$")
PLAIN_COLUMN = re.compile("值|数值|数|数量|实际|单位|填报数|上报数|本年|当年|完成数|[A-Za-z_]*")
NUMBER = re.compile(rf"-?\d+(\.\d+)?%?|{OWN_UNIT}")
TOTAL = re.compile("合 ?计|总 ?计|小 ?计|总数|全[县市省州区旗]|其中")
PLAN_COLUMN = re.compile("任务|目标|计划|协议|约定|应完成")
DATE_COLUMN = re.compile("时间|日期|时限|年月")
MONTH = re.compile(r"(?:19|20)\d\d\.(?:0?[1-9]|1[0-2])")
COMMON_COLUMN = re.compile(r"^$|[\dA-Za-z]|目标|完成|计划|实际|年|月|季|周|计|总|率|比|数|值|量|额|备注|单位|累|现|原|新|增|[(%]")
CIRCLED = "①②③④⑤⑥⑦⑧⑨"
YEAR_LABEL = re.compile(r"((?:19|20)\d\d)(?:年度?)?")
STRETCH = re.compile(r"第?[一二三四]季度|\d{1,2}月份?|[上下]半年|第[一二三四五六]批|[一二三]期")
TELLS = re.compile("[\u4e00-\u9fff]{4}.*\\d|\\d.*[\u4e00-\u9fff]{4}")
LEAST_TOLD = 8
ASKS = re.compile(r"[人户]数|受益|带动|覆盖|惠及|^[\u4e00-\u9fff]{2,8}[人户]$")
SIDE = re.compile(r"(?:其中:?)?(东部|西部)[\u4e00-\u9fff]{0,8}?(?:选派|派)")


def row(block: Block, document: Document, earlier: list[Mention]) -> list[Mention]:
    """The number cells of a row; label, unit, code and value cells are kept on the block for the table's rules."""
    _describe(block, document)
    numeric = [(cell, column) for cell, column in block.values if NUMBER.fullmatch(cell.text) and not _is_day(cell.text, column)]
    found: list[Mention] = []
    rows = list(takewhile(lambda m: m.block.table == block.table, reversed(earlier)))[::-1]
    for cell, column in numeric:
        if mention := _mention(block, cell, unit_of(block, cell, column, len(numeric))):
            _place(mention, cell, column, len(numeric))
            _frame(mention, rows + found, document)
            found.append(mention)
    return found


def unanswered(block: Block, cell: Cell, column: str, document: Document) -> Mention | None:
    """What an empty cell asks, as a mention without a value of its own."""
    columns = sum(bool(NUMBER.fullmatch(other.text)) for other, _ in block.values) + 1
    asked = _mention(block, Cell("0", cell.start, cell.end), unit_of(block, Cell("0", 0, 0), column, columns))
    if asked is not None:
        _place(asked, cell, column, columns)
        _frame(asked, [m for m in document.by_table[block.table] if m.block.index < block.index], document)
    return asked


def sentences(block: Block) -> Iterator[Block]:
    """Each cell that tells something (新建帮扶车间7个) as a paragraph that stands where the cell stands."""
    for cell in block.cells:
        if TELLS.search(cell.text) and not NUMBER.fullmatch(cell.text) and len(cell.text) >= LEAST_TOLD:
            blanked = "。" * cell.start + cell.text + "。" * (len(block.text) - cell.end)
            yield replace(block, text=blanked, cells=[])


def row_name(block: Block, document: Document) -> str:
    """What tells the row from the others of its table, if it is named."""
    return _own_start(block, document) if block.label else ""


def _place(mention: Mention, cell: Cell, column: str, columns: int) -> None:
    block = mention.block
    mention.start, mention.end = cell.start, cell.end
    mention.zone = mention.clause = mention.sentence = mention.segment = (0, len(block.text))
    mention.cell, mention.column, mention.label = True, column, block.label
    mention.of_which = "其中" in block.label
    title = re.sub(r"^其中:?|\d+、", "", block.label)
    mention.left = title + (column if column and columns > 1 and not PLAIN_COLUMN.fullmatch(column) else "")


def _is_day(text: str, column: str) -> bool:
    """2021.05 under 建成时间 is a month."""
    return bool(DATE_COLUMN.search(column) or MONTH.fullmatch(text))


def _describe(block: Block, document: Document) -> None:
    texts = [cell.text for cell in block.cells]
    header = block.header
    units = [i for i, name in enumerate(header) if name in UNIT_HEADER and i < len(texts)] or [
        i for i, text in enumerate(texts) if UNIT_CELL.match(text)
    ]
    coded = re.fullmatch(r"\d+(\.\d+)*", texts[0]) and len(texts) > 2 and not (header and re.search("指标|值|单位|名称", header[0]))
    block.code = texts[0] if coded else ""
    named = [i for i, text in enumerate(texts) if i not in units and re.search(r"[\u4e00-\u9fff]", text)]
    at = _name_at(header, units, texts) or (named[0] if named else 0)
    block.label = texts[at] if named else f"{year.group(1)}年" if (year := YEAR_LABEL.fullmatch(texts[0])) else ""
    if named and (mark := block.written(block.cells[at].start, block.cells[at].start + 1)) in CIRCLED:
        block.mark, block.label = mark, block.label[1:]
    bracketed = re.search(r"\((万元|亿元|元|人次|人|个|家|%|户)\)", block.label)
    block.unit = texts[units[0]].strip("()") if units else bracketed.group(1) if bracketed else ""
    columns = _merged(header, texts) if len(texts) == 2 < len(header) else header
    block.values = [(cell, columns[i] if i < len(columns) else "") for i, cell in enumerate(block.cells) if i > at and i not in units]
    block.caption = caption_above(block, document)


def _name_at(header: list[str], units: list[int], texts: list[str]) -> int:
    """方面 | 问题 | 单位 | 数量: the column right before the unit says what is counted, the one before it only of which class."""
    at = units[0] - 1 if units else 0
    names = 0 < at < len(header) and NAME_HEADER.search(header[at]) and UNIT_CELL.match(texts[units[0]])
    if names and re.search(r"[\u4e00-\u9fff]", texts[at]):
        return at
    return _behind_class(header, texts)


def _behind_class(header: list[str], texts: list[str]) -> int:
    """序号 | 类别 | 项目名称 | 援助资金: the rows are named after the projects, not after their class."""
    pairs = [at + 1 for at, name in enumerate(header[:-1]) if CLASS_HEADER.fullmatch(name) and NAME_HEADER.search(header[at + 1])]
    named = pairs and pairs[0] < len(texts) and re.search(r"[\u4e00-\u9fff]{2}", texts[pairs[0]]) and not TOTAL.search(texts[0])
    return pairs[0] if named else 0


def _merged(header: list[str], texts: list[str]) -> list[str]:
    """沐川县小计 | 2230 under 序号 | 项目名称 | 援助资金: merged cells before the one column of money."""
    money = [name for name in header if MONEY_COLUMN.search(name)]
    return [header[0], money[0]] if len(money) == 1 and TOTAL.search(texts[0]) else header


def _mention(block: Block, cell: Cell, unit: str) -> Mention | None:
    text = cell.text.rstrip("%").lstrip("-" if unit == "%" else "")  # a fall is told by its size
    match = arabic().match(text + unit) or arabic().match(text)
    return quantity(block, match) if match else None


def _frame(mention: Mention, rows: list[Mention], document: Document) -> None:
    words = list(scan(mention.left))
    label = scan(mention.label)
    asked_by_column = any(w.facet == "noun" for w in scan(mention.column)) or bool(ASKS.search(mention.column))
    named = asked_by_column or not any(w.facet in {"noun", "act"} for w in label)
    if mention.column and named and not TOTAL.search(mention.label) and not YEAR_LABEL.fullmatch(mention.label):
        mention.thing = _own_start(mention.block, document)
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
    mention.rest = rest_of(mention.left, _spans(words), document)
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


def _own_start(block: Block, document: Document) -> str:
    """As much of a row's name as no other row of the table begins with: 巴林左, 巴林右."""
    starts, label = document.label_starts[block.table], block.label
    return next((label[:length] for length in range(2, min(len(label), 7)) if starts[label[:length]] == 1), label[:7])


def _spans(words: list[Word]) -> list[tuple[int, int]]:
    return [(word.start, word.end) for word in words]


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
