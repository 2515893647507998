"""A table whose rows name things of one kind (counties, firms, projects) and whose columns say numbers of each."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from ....frames.document import Document
from ....frames.sides.places import stem
from ....lexicon import alternatives, scan
from ....numbers.mention import Mention
from ....text.blocks import Block

# No row of a thing: besides a total (columns.TOTAL_ROW) an average, and 全县 before other words.
SUMMARY_ROW = re.compile(r"合 ?计|总 ?计|小 ?计|总数|平 ?均|全[县市州省区旗盟](?:合计|平均)?")
PLACE_COLUMN = re.compile("[县区市州旗乡镇村]|地区|单位名称|企业|学校|项目名称")  # 区县 | 单位 | 到位投资: one unit for all
UNITS = re.compile(r"\(.*?\)")
RANK_COLUMN = re.compile(r"名次|排名|位次|排序|位序")
PLAIN = {"arrive", "appropriate", "财政", "cum", "all"}  # what a text adds to a column's short name
SAME_RATE = (("支付", "支出", "拨付", "使用", "执行", "报账"), ("开工", "启动"), ("完工", "竣工"))


@dataclass(eq=False)
class Grid:
    """Rows by name in their order, each with its cells by column."""

    document: Document
    rows: dict[str, dict[str, Mention]] = field(default_factory=dict)
    blocks: dict[str, Block] = field(default_factory=dict)
    totals: dict[str, Mention] = field(default_factory=dict)

    @cached_property
    def names(self) -> re.Pattern[str]:
        """Any row's name, with or without its rank: 林西, 林西县."""
        return alternatives({form for name in self.rows for form in (name, stem(name)) if len(form) >= 2})

    @cached_property
    def full(self) -> dict[str, str]:
        return {form: name for name in self.rows for form in (stem(name), name) if len(form) >= 2}

    @cached_property
    def columns(self) -> list[str]:
        """Columns answered in every row."""
        every = [set(cells) for cells in self.rows.values()]
        return [column for column in next(iter(self.rows.values())) if all(column in cells for cells in every)]

    def column_for(self, words: str) -> str:
        """The one column a text's words name: 支付率, 资金支出进度, 完工项目; none if in doubt."""
        fits = {column: fit for column in self.columns if (fit := _fit(UNITS.sub("", column), words))}
        best = [column for column, fit in fits.items() if fit == max(fits.values())]
        return best[0] if len(best) == 1 else ""

    def ranks(self) -> list[tuple[int, str]]:
        """Ranks written in the first column."""
        found = []
        for name, block in self.blocks.items():
            if block.header and RANK_COLUMN.search(block.header[0]) and block.cells[0].text.isdigit():
                found.append((int(block.cells[0].text), name))
        return sorted(found)


@lru_cache(20000)  # tables of one report share their columns, and each is asked by every sentence that ranks
def _fit(column: str, words: str) -> int:
    """How many characters of the column's name the words say; rates of one kind have several names."""
    rate, asked = bool(re.search("率|进度|比例", column)), bool(re.search("率|进度|比例", words))
    if rate != asked:
        return 0
    if rate and any(any(name in column for name in kind) and any(name in words for name in kind) for kind in SAME_RATE):
        return 2 + (column in words)
    if not rate and {word.value for word in scan(words)} - {word.value for word in scan(column)} - PLAIN:
        return 0  # 社会捐赠资金 is not the column 资金
    if column in words or words in column:
        return len(column) if column in words else len(words)
    pairs = {column[at : at + 2] for at in range(len(column) - 1)}
    return 1 if not rate and any(pair in words for pair in pairs) else 0


def grids(document: Document) -> Iterator[Grid]:
    """Tables with a header and at least three rows named apart."""
    by_table: dict[int, list[Block]] = defaultdict(list)
    for block in document.blocks:
        if block.kind == "row" and block.header and block.label:
            by_table[block.table].append(block)
    cells: dict[int, list[Mention]] = defaultdict(list)
    for cell in document.cells:
        cells[cell.block.index].append(cell)
    for blocks in by_table.values():
        grid = Grid(document)
        one_unit = len({block.unit for block in blocks}) == 1 and bool(PLACE_COLUMN.match(blocks[0].header[0]))
        for block in blocks:
            answers = {cell.column: cell for cell in cells[block.index] if cell.column}
            if SUMMARY_ROW.match(block.label):
                grid.totals = grid.totals or answers
            elif answers and (not block.unit or one_unit) and len(block.label) <= 20 and block.label not in grid.rows:
                grid.rows[block.label], grid.blocks[block.label] = answers, block
        if len(grid.rows) >= 3 and grid.columns:
            yield grid
