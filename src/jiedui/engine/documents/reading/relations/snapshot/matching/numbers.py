"""The numbers of a document as the table sees them: prose, cells that hold their unit, 一次, bare numbers under a caption."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from ....frames.document import Document
from ....numbers.mention import Mention
from ....numbers.spot import quantities
from ....submission import Submission
from ....text.blocks import Block
from .around import Around, Voice, around
from .aside import is_silent, told_of_one
from .days import day_in
from .scope import Scope, of_another, scope_of
from .sides import voice_of

CAPTION = re.compile(r"单位[::]\s*(万元|亿元|元|人次|人|个|项|家)")
UNITS = {"万元": ("money", 10**4), "亿元": ("money", 10**8), "元": ("money", 1), "人": ("person", 1), "人次": ("ptime", 1)}
ONCE = re.compile(
    r"(?<![第之唯每某同另这那有哪统再\d一二三四五六七八九十百千万零〇的])一(次|所|家|个|名|位|期|人次|份|项|场)(?![方系些样定直般体边旦起])"
)
LONG = 60
LIST, SHORT = 45, 24


@dataclass(eq=False)
class Number:
    """A number with its surroundings, its value in the table's units of account, and the day it is said of."""

    mention: Mention
    around: Around
    value: Fraction
    day: date | None
    silent: bool
    told_of_one: bool  # of one event, of a plan, of another year: no figure of the year
    once: bool = False


@dataclass(frozen=True, eq=False)
class _Frame:
    """What the whole document says about who speaks, of whom, and of which year."""

    document: Document
    voice: Voice
    scope: Scope
    year: int | None


def numbers(document: Document, submission: Submission, wanted: Callable[[Mention], bool] = lambda mention: True) -> Iterator[Number]:
    """In the order of the text; what stands around a number is dear to look up, so only for those that are wanted."""
    frame = _Frame(document, voice_of(document), scope_of(document), _year(document, submission))
    known: dict[int, list[Mention]] = {id(block): [] for block in document.blocks}
    for mention in document.mentions:
        known[id(mention.block)].append(mention)
    titles: list[str] = []
    for block in document.blocks:
        if _is_title(block, known[id(block)]):
            titles = [block.text]
        found = sorted([*known[id(block)], *_more(block, known[id(block)])], key=lambda m: m.start)
        if block.kind == "row":
            found = [m for m in found if _asks_something(m, document)]
        yield from _of_block(block, found, tuple(title[:LONG] for title in (*block.path, *_above(titles, block))), frame, wanted)


def _year(document: Document, submission: Submission) -> int | None:
    """Its own, else that of the tables: a text without a date may speak most of last year."""
    return document.own_year or max((day.year for day in submission.earlier), default=document.year)


def _is_title(block: Block, mentions: list[Mention]) -> bool:
    """A short line without a number (第6页 明年目标), one that says a unit for what follows, or the first line of a list."""
    if block.is_row or block.level == LIST:
        return False
    short = len(block.text) <= SHORT and not block.text.endswith(("。", ";"))
    return bool(CAPTION.search(block.text)) or short and not any(m.dimension for m in mentions) or len(block.text) <= SHORT // 2


OF_ONE_PLACE = re.compile("[\u4e00-\u9fff]{2,3}[乡镇]$|公司$|合作社$|集团$")  # 糜滩镇 5个: a part of the line
NAMES_THE_ROW = re.compile("序号|编号|年份|备注号")


def _asks_something(mention: Mention, document: Document) -> bool:
    """No running number; the column's head, where the table's first row is one that the file does not mark as such."""
    block = mention.block
    at = next((i for i, cell in enumerate(block.cells) if cell.start <= mention.start <= cell.end), 0)
    first = document.blocks[block.table] if block.table >= 0 else block
    if not mention.column and first is not block and at < len(first.cells) and not any(m.block is first for m in document.cells):
        mention.column = first.cells[at].text
    return at > 0 and not NAMES_THE_ROW.search(mention.column) and not OF_ONE_PLACE.search(block.label)


def _above(titles: list[str], block: Block) -> list[str]:
    return [title for title in titles if title != block.text and title not in block.path and not any(name in title for name in block.path)]


def _of_block(
    block: Block, found: list[Mention], titles: tuple[str, ...], frame: _Frame, wanted: Callable[[Mention], bool]
) -> Iterator[Number]:
    counted = [_with_unit(m, titles) for m in found if m.dimension != "dur"]
    for at, mention in enumerate(counted):
        if not wanted(mention):
            continue
        previous, following = (counted[at - 1] if at else None), (counted[at + 1] if at + 1 < len(counted) else None)
        about = around(mention, previous, following, titles, frame.voice)
        another = of_another(about, frame.scope)
        quiet, aside = is_silent(mention, about) or another, told_of_one(about, frame.year) or another
        yield Number(mention, about, mention.value, _day(mention, about, frame.year), quiet, aside, mention.digits == "once")


def _with_unit(mention: Mention, titles: tuple[str, ...]) -> Mention:
    """产业帮扶 3128 under 单位：万元."""
    said = [found[1] for title in titles if (found := CAPTION.search(title))]
    if mention.dimension or not said or said[-1] not in UNITS:
        return mention
    dimension, scale = UNITS[said[-1]]
    times = scale if mention.scale == 1 else 1
    return replace(
        mention,
        dimension=dimension,
        value=mention.value * times,
        low=mention.low * times,
        high=mention.high * times,
        precision=mention.precision * times,
        scale=max(Fraction(scale), mention.scale),
    )


def _day(mention: Mention, about: Around, year: int | None) -> date | None:
    if mention.cell:
        return day_in(mention.column, year) or day_in(mention.label, year)
    return day_in(about.left + about.near + about.zone, year)


def _more(block: Block, known: list[Mention]) -> list[Mention]:
    """Cells like 5226.567万元, and 一次, which elsewhere counts nothing."""
    found = []
    if block.kind == "row":
        for mention in quantities(block):
            if not any(m.start < mention.end and mention.start < m.end for m in known):
                found.append(_in_cell(mention))
    elif not block.is_row:
        found = [_once(block, match, known) for match in ONCE.finditer(block.text)]
    return [m for m in found if m is not None]


def _in_cell(mention: Mention) -> Mention | None:
    block = mention.block
    at = next((i for i, cell in enumerate(block.cells) if cell.start <= mention.start <= cell.end), None)
    if at is None:
        return None
    mention.cell, mention.zone = True, (0, len(block.text))
    mention.sentence = mention.clause = mention.segment = mention.zone
    cell = block.cells[at]
    mention.column = block.header[at] if at < len(block.header) else ""
    mention.label = "" if cell.text.startswith(block.label) else block.label
    opened = max([cell.start, *(cell.start + m.end() for m in re.finditer("[,;、:]", block.text[cell.start : mention.start]))])
    mention.left = block.text[opened : mention.start]
    mention.right = re.split("[,;、:。|\t]", block.text[mention.end : cell.end])[0]
    return mention


def _once(block: Block, match: re.Match[str], known: list[Mention]) -> Mention | None:
    sentence = next((m.sentence for m in known if m.sentence[0] <= match.start() < m.sentence[1]), None) or _sentence(block, match.start())
    if any(m.start < match.end() and match.start() < m.end for m in known):
        return None
    one = Fraction(1)
    dimension = {"名": "person", "位": "person", "人次": "ptime"}.get(match[1], "count")
    return Mention(
        block,
        match.start(),
        match.end(),
        one,
        one,
        one,
        dimension=dimension,
        unit=match[1],
        digits="once",
        sentence=sentence,
        segment=sentence,
        clause=sentence,
        zone=(max(sentence[0], match.start() - 12), match.end()),
    )


def _sentence(block: Block, at: int) -> tuple[int, int]:
    start = max(block.text.rfind(mark, 0, at) for mark in "。!?") + 1
    ends = [end + 1 for mark in "。!?" if (end := block.text.find(mark, at)) >= 0]
    return start, min(ends, default=len(block.text))
