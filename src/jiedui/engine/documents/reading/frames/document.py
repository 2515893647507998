"""One file as a document: its blocks, title, year, dates, level and places."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from functools import cached_property

from ..numbers.mention import Mention
from ..numbers.numerals import whole
from ..text.blocks import Block
from .sides.places import Places

DAY = re.compile(r"(20\d\d)[-年/.](\d{1,2})[-月/.](\d{1,2})")
LEVELS = {"县": r"我县|全县|本县|该县|县委", "市": r"我市|全市|本市|市委", "省": r"我省|全省|省委|自治区党委", "州": r"我州|全州|州委"}
DATA_DAY = re.compile(
    r"(?:数据|统计|资料)?(?:截[至止]|时点|统计[至到])(?:日期|时间|日)?(?:到|于|为|是)?[::\s]*20\d\d[-年/.]\d{1,2}[-月/.]\d{1,2}日?"
)
IN_WORDS = re.compile(r"(20\d\d)年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})日$")
# 关于2020年度考核反馈问题整改情况的报告 is of the year it was signed in.
TITLED = re.compile(r"(20\d\d)年(?!度?[^,。]{0,18}(?:考核|评估|评价|督查|审计|检查|巡视|暗访)[^,。]{0,10}(?:问题|意见|整改))")
LOOKS_BACK = re.compile(r"回顾|完成情况|存在(?:的)?(?:问题|不足|困难)|(?:去年|上年|20\d\d年)(?:度)?(?:工作)?(?:总结|情况|进展)")
HEAD, ISSUED = 5, re.compile(r"(?:办公室|专班|中心|[局委办])编?印?\s*20\d\d年\d{1,2}月\d{1,2}日$")
SECTIONS = 3
Day = tuple[int, int, int]


@dataclass(eq=False)
class Document:
    """Mentions are filled in by the frame builder."""

    file: str
    blocks: list[Block]
    mentions: list[Mention] = field(default_factory=list)
    year_of_submission: int | None = None
    told_in_submission: int | None = None
    context: str = ""
    given: bool = False  # a snapshot: known in advance, not itself read for slips

    @cached_property
    def full(self) -> str:
        return "\n".join(block.text for block in self.blocks)

    @cached_property
    def title(self) -> str:
        return next((b.text for b in self.blocks if b.kind in {"title", "heading"}), "")

    @cached_property
    def headings(self) -> set[str]:
        """The names of headings that stand alone on their line."""
        return {block.path[-1] for block in self.blocks if block.kind in {"heading", "annextitle"} and block.path}

    @cached_property
    def lead_end(self) -> int:
        """The index of the first of several headings; nought where there is no lead."""
        headings = [b.index for b in self.blocks if b.kind == "heading" and b.level <= 20]
        return headings[0] if len(headings) >= SECTIONS else 0

    @cached_property
    def places(self) -> Places:
        return Places(self.full, self.title, self.context)

    @cached_property
    def published(self) -> Day | None:
        """The day it was signed or issued, if it says one; 数据截至：2023年11月30日 is the day of the figures."""
        days = [
            _day(d)
            for b in self.blocks
            if b.kind in {"meta", "sign", "title"}
            or b.index < HEAD
            and ISSUED.search(b.text)
            or re.fullmatch(r".{0,3}\d{4}年\d+月\d+日.{0,2}", b.text)
            for d in DAY.findall(DATA_DAY.sub("", b.text))
        ]
        return days[-1] if days else self._signed_in_text() or self._signed_in_words()

    def _signed_in_text(self) -> Day | None:
        for block in [b for b in self.blocks[-3:] if not b.is_row]:
            found = re.search(r"(20\d\d)年(\d{1,2})月(\d{1,2})日(?:写?于[\u4e00-\u9fff]{0,12})?\)?$", block.text)
            if found and not re.search(r"截[至止]?到?[::]?\s*$", block.text[: found.start()]):
                return _day(found.groups())
        return None

    def _signed_in_words(self) -> Day | None:
        """二〇二三年十月二十日, whose year is folded to digits already."""
        for block in [b for b in self.blocks[-3:] if not b.is_row]:
            found = IN_WORDS.search(block.text)
            month, day = (whole(found[2]), whole(found[3])) if found else (None, None)
            if found and month and day:
                return int(found[1]), month, day
        return None

    @cached_property
    def published_in(self) -> Block | None:
        if not self.published:
            return None
        year, month, day = self.published
        said = re.compile(rf"{year}\s*[-年/.]0?{month}[-月/.]0?{day}")
        written = next((b for b in self.blocks if said.search(b.text)), None)
        return written or next((b for b in self.blocks[-3:] if IN_WORDS.search(b.text)), None)

    @cached_property
    def own_year(self) -> int | None:
        """The year its title or its date says."""
        titled = TITLED.search(self.title)
        return int(titled.group(1)) if titled else self.published[0] if self.published else None

    @property
    def latest_year(self) -> int | None:
        """The last year it can tell of as past: a report of 2020 signed in 2021 may tell of 2021."""
        return max(self.year, self.published[0]) if self.year and self.published else self.year

    @cached_property
    def tells_of(self) -> int | None:
        """The year of a number without one: the title's, or the date's unless the new year had hardly begun."""
        titled = TITLED.search(self.title)
        if titled:
            return int(titled.group(1))
        return self.published[0] if self.published and self.published[1] > 3 else None

    @cached_property
    def year(self) -> int | None:
        """Its own, else that of the submission, else the one its text speaks of most."""
        said = Counter(map(int, re.findall(r"(20\d\d)年(?!来|以来|至)", self.full)))
        return self.own_year or self.year_of_submission or max(said, key=lambda year: (said[year], year), default=None)

    @cached_property
    def dateline(self) -> tuple[int, int, int] | None:
        """A date line makes it a publication of its own; without one it is part of a submission."""
        if self.published:
            return None if self._is_table else self.published
        head = " ".join(b.text for b in self.blocks[:5])
        found = re.search(r"(\d{1,2})月(\d{1,2})日(?:电|讯|透露|向记者|公布|消息|,记者|报道)", head)
        return (self.year or 0, int(found.group(1)), int(found.group(2))) if found else None

    @property
    def _is_table(self) -> bool:
        """A table sent beside its report is part of it, whatever day it was filled in."""
        return sum(block.is_row for block in self.blocks) > 0.7 * len(self.blocks)

    @cached_property
    def level(self) -> str:
        said = Counter({level: len(re.findall(words, self.full)) for level, words in LEVELS.items()})
        level, times = said.most_common(1)[0]
        if times:
            return level
        found = re.search(r"[\u4e00-\u9fff]{1,8}?(省|自治区|县|市|州|区|旗)", self.title)
        return found.group(1) if found else ""

    @cached_property
    def is_plan(self) -> bool:
        """A plan speaks of the future throughout; nothing in it is told apart by that."""
        titles = [b.text for b in self.blocks[:4] if b.kind in {"title", "heading", "caption"}]
        return any(re.search(r"(计划|要点|方案|规划|任务分解表|任务清单|协议(?:书)?)(?:\([^()]*\))?[)》]?$", title) for title in titles)

    @cached_property
    def looks_back(self) -> bool:
        """Whether a part of it tells what was done: 一、2023年工作回顾."""
        return any(LOOKS_BACK.search(name) for name in self.headings)

    @cached_property
    def cell_texts(self) -> dict[int, Counter[str]]:
        """How often each cell's text stands in a table."""
        found: dict[int, Counter[str]] = defaultdict(Counter)
        for block in self.blocks:
            found[block.table].update(cell.text for cell in block.cells)
        return found

    @cached_property
    def label_starts(self) -> dict[int, Counter[str]]:
        """How many of a table's labels begin with the same characters."""
        found: dict[int, Counter[str]] = defaultdict(Counter)
        for block in self.blocks:
            names = {cell.text for cell in block.cells if block.kind == "row" and re.search(r"[\u4e00-\u9fff]{2}", cell.text)}
            found[block.table].update(sorted({name[:length] for name in names for length in range(2, 8)}))
        return found

    @cached_property
    def in_text(self) -> list[Mention]:
        return [m for m in self.mentions if not m.cell]

    @cached_property
    def cells(self) -> list[Mention]:
        return [m for m in self.mentions if m.cell]

    @cached_property
    def by_table(self) -> dict[int, list[Mention]]:
        """Cells by their table."""
        found: dict[int, list[Mention]] = defaultdict(list)
        for cell in self.cells:
            found[cell.block.table].append(cell)
        return found

    @cached_property
    def by_block(self) -> dict[int, list[Mention]]:
        """Mentions in text by the index of their block."""
        found: dict[int, list[Mention]] = defaultdict(list)
        for mention in self.in_text:
            found[mention.block.index].append(mention)
        return found


def _day(parts: tuple[str, ...]) -> Day:
    year, month, day = map(int, parts[:3])
    return year, month, day
