"""Where a table begins and which of its rows are heads: one row, or two (资金 over 到位 and 支出), also in mid-run.

Two tables without a paragraph between them are told apart by the second one's head.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .blocks import Block

HEADING_CELL = re.compile(
    r"单位|指标|值|数|项目|序号|code|title|名称|资金|情况|完成|任务|备注|年度|金额|支出|额$|时间|渠道|来源|去向|类别|占比"
)
FIRST_CELL = re.compile(
    r"序 ?号|编号|指标(名称)?|项目(名称)?|名称|姓 ?名|单 ?位|年度|年份|月份|季度|类别|分类|内容|(企业|村|学校|医院|车间|单位|活动|产业)名称"
    r"|(县区|县|市|区|旗县|州市|市州|市县|乡镇|地区|村)(\(.{1,8}\))?(名称)?"
)
LINE = 24
NUMBER_CELL = re.compile(r"[-\d.,%]+")
NO_ANSWER = re.compile(r"[-—–/]+|无|略")
UNIT_ONLY = re.compile(r"\(?(万元|亿元|元|人次|人|个|家|所|次|期|项|%|户|名|亩|吨|公里|对|件|台|场|条|处|座)\)?")


def lay_heads(blocks: Sequence[Block], ruled: set[int]) -> None:
    """Give every row its table and header; `ruled` are rows (by position) under which a Markdown rule stands."""
    before: list[Block] = []
    ended = -1
    for run in _runs(blocks):
        heads: list[Block] = _kept(before, blocks[ended + 1 : run[0][0]], run[0][1])
        table = run[0][0]
        for at, (position, block) in enumerate(run):
            following = run[at + 1][1] if at + 1 < len(run) else None
            if position in ruled or (_opens(block, following) if at == 0 else _opens_again(block, following)):
                heads, table = [block], position
            elif heads == [run[at - 1][1]] and _second(block, heads[0], following):
                heads.append(block)
            if block in heads:
                block.kind = "header"
            block.header, block.table = _names(heads), table
        before, ended = heads, run[-1][0]


def _kept(heads: list[Block], between: Sequence[Block], first: Block) -> list[Block]:
    """一、马边县(5个) between the head and its rows: a line inside the table, under which the columns are the same."""
    inside = len(between) == 1 and len(between[0].text) <= LINE and not re.search("[。;:表]", between[0].text)
    return heads if inside and heads and len(heads[0].cells) == len(first.cells) and _numeric(first) else []


def _runs(blocks: Sequence[Block]) -> Iterator[list[tuple[int, Block]]]:
    current: list[tuple[int, Block]] = []
    for position, block in enumerate(blocks):
        if block.kind == "row":
            current.append((position, block))
        elif current:
            yield current
            current = []
    if current:
        yield current


def _texts(block: Block) -> list[str]:
    return [cell.text for cell in block.cells]


def _numeric(block: Block | None) -> bool:
    return block is not None and any(NUMBER_CELL.fullmatch(text) for text in _texts(block)[1:])


def _plain(block: Block) -> bool:
    """No number, no unit cell, no dash: nothing that answers."""
    texts = _texts(block)
    return not any(NUMBER_CELL.fullmatch(text) for text in texts[1:]) and not any(NO_ANSWER.fullmatch(text) for text in texts)


def _opens(block: Block, following: Block | None) -> bool:
    """The first row of a run: words alone, one of them a usual head, or numbers right under several of them."""
    texts = [text for text in _texts(block) if text]
    if not _plain(block):
        return False
    columns = len(texts) >= 3 and _numeric(following) and not any(UNIT_ONLY.fullmatch(text) for text in texts)
    return columns or any(HEADING_CELL.search(text) for text in texts)


def _opens_again(block: Block, following: Block | None) -> bool:
    """A head in mid-run begins with a usual first word and fills its columns."""
    texts = _texts(block)
    filled = [text for text in texts if text]
    usual = len(filled) >= 3 and FIRST_CELL.fullmatch(texts[0] or "-") and any(HEADING_CELL.search(text) for text in filled[1:])
    return bool(usual and _plain(block) and following is not None and not any(UNIT_ONLY.fullmatch(text) for text in filled))


def _second(block: Block, head: Block, following: Block | None) -> bool:
    """The lower row of a head: its first cell is empty or repeats the one above, and the head has columns to fill."""
    texts = _texts(block)
    filled = [text for text in texts if text]
    lower = len(filled) >= 2 and _plain(block) and texts[0] in {"", head.cells[0].text}
    return lower and _numeric(following) and len(texts) >= len(head.cells)


def _names(heads: list[Block]) -> list[str]:
    """The columns' names; of two rows the upper one runs on over its empty cells.

    >>> from .blocks import Block, Cell
    >>> rows = [["县区", "资金(万元)", "", "项目"], ["", "到位", "支出", "个"]]
    >>> _names([Block("header", "", "", [], "", cells=[Cell(text, 0, 0) for text in row]) for row in rows])
    ['县区', '资金(万元)到位', '资金(万元)支出', '项目(个)']
    """
    if len(heads) < 2:
        return _texts(heads[0]) if heads else []
    upper, lower = _texts(heads[0]), _texts(heads[1])
    upper += [""] * (len(lower) - len(upper))
    names, above = [], ""
    for top, below in zip(upper, lower, strict=False):
        above = top or (above if below else "")
        unit = UNIT_ONLY.fullmatch(below)
        names.append(above if below in {"", above} else f"{above}({below.strip('()')})" if unit else above + below)
    return names
