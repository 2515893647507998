"""The unit of a table's cell: its own, its column's, its row's, or that of the line above the table (单位：万元)."""

from __future__ import annotations

import re

from ...text.blocks import Block, Cell
from ..document import Document

UNITS = "万元|亿元|元|人次|人|个|家|所|次|期|项|%|户|名|亩|吨|公里|对|件|台|批|场|条|处|座|只|头"
IN_BRACKETS = re.compile(r"(?<!户)\((万元|亿元|元|人次|人|个|户|家|%|亩|期|所|项|次)\)")
CAPTION = re.compile(rf"单位[::]\s*((?:(?:{UNITS})[、,/和 ]*)+)|^[^,。;]{{4,36}}\(({UNITS})\)$")
MONEY_UNIT, MONEY_COLUMN = re.compile("万元|亿元|元"), re.compile("资金|投资|金额|支出|支付|计划|万元|到位")
OF_LEVELS = re.compile("[省市州区县镇乡]+级|[小合总] ?计")  # under a title with one unit: 省市级, 区镇级, 小计
OWN_UNIT = rf"(?:约|近)?\d+(?:\.\d+)?(?:万|亿)?(?:{UNITS})"
RATE = re.compile(r"(?:率|比例|占比|比重|进度)(?:\(%\))?$")


def caption_above(block: Block, document: Document) -> str:
    for above in reversed(document.blocks[max(0, block.index - 40) : block.index]):
        if not above.is_row and (found := CAPTION.search(above.text)):
            return found.group(1) or found.group(2)
    return ""


def unit_of(block: Block, cell: Cell, column: str, numeric: int) -> str:
    said = IN_BRACKETS.search(column)
    if re.fullmatch(OWN_UNIT, cell.text) and not cell.text.endswith("%"):
        return ""
    if cell.text.endswith("%") or re.search("率|比例|占比", column) or not block.unit and RATE.search(block.label):
        return "%"
    unit = said.group(1) if said else block.unit
    of_all = bool(re.fullmatch(UNITS, block.caption) and OF_LEVELS.fullmatch(column))
    if not unit and block.caption and (MONEY_COLUMN.search(column) or numeric == 1 or of_all):
        return _of_caption(block.caption, column)
    if not unit and re.search("[户人]", column):
        return "" if "户" in column and "人" in column else "户" if "户" in column else "人"
    return unit


def _of_caption(caption: str, column: str) -> str:
    """单位：个、万元 over several columns: money is in 万元, and nothing is said of the others."""
    units: list[str] = re.findall(UNITS, caption)
    money = [unit for unit in units if MONEY_UNIT.fullmatch(unit)]
    if len(units) == 1:
        return units[0]
    return money[0] if money and MONEY_COLUMN.search(column) and "项目" not in column else ""
