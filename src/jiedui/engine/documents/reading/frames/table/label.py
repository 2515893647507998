"""Which cell of a row is its label, its unit, its code, its values: 方面 | 问题 | 单位 | 数量 is named after the 问题."""

from __future__ import annotations

import re

from ...text.blocks import Block
from ..document import Document
from .units import MONEY_COLUMN, UNITS, caption_above

UNIT_CELL = re.compile(rf"^\(?({UNITS})\)?$")
UNIT_HEADER = {"单位", "计量单位", "unit"}
CLASS_HEADER = re.compile("(?:项目)?(?:类别|类型|领域|分类|方向|投向)")
NAME_HEADER = re.compile("(?:指标|问题|名称|事项)$")
TOTAL = re.compile("合 ?计|总 ?计|小 ?计|总数|全[县市省州区旗]|其中")
CIRCLED = "①②③④⑤⑥⑦⑧⑨"
YEAR_LABEL = re.compile(r"((?:19|20)\d\d)(?:年度?)?")


def row_name(block: Block, document: Document) -> str:
    """What tells the row from the others of its table, if it is named."""
    return own_start(block, document) if block.label else ""


def describe(block: Block, document: Document) -> None:
    """Keep label, unit, code and value cells on the row's block."""
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


def own_start(block: Block, document: Document) -> str:
    """As much of a row's name as no other row of the table begins with: 巴林左, 巴林右."""
    starts, label = document.label_starts[block.table], block.label
    return next((label[:length] for length in range(2, min(len(label), 7)) if starts[label[:length]] == 1), label[:7])
