"""Which line of the table a number of the text answers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from ...compare.question import GENERIC, compare
from ...frames.words import pairs
from ...numbers.mention import Mention
from ...numbers.values import equal

COMMON_TITLE = re.compile("其中|用于|[人金]?数额?$|人次$|实际|打造|加强|提升|帮助|[①-⑳]|[()]|含教师、医生等|情况|水平|建设$")
MONTHS = re.compile(r"(\d{1,2})(?:-|至|—|到)(\d{1,2})个月|(\d{1,2})个月以上")
LEVELS = re.compile("省部级|厅局级|县处级")
USED_FOR = re.compile(r"^(?:其中:?|[①-⑳])*用于")
CLASS = re.compile("其他$|其余$")


@dataclass(frozen=True, eq=False)
class Line:
    """A line of the snapshot as a mention, with the words of its title."""

    mention: Mention
    words: frozenset[str]
    class_: str

    @property
    def code(self) -> str:
        return self.mention.block.code

    @property
    def title(self) -> str:
        return re.sub(r"^其中:?|[①-⑳]", "", self.mention.label)


@dataclass(frozen=True, eq=False)
class Match:
    line: Line
    rank: float
    share: float


def lines_of(cells: list[Mention]) -> list[Line]:
    return [Line(cell, words_of(cell.label), class_of(cell.label)) for cell in cells if cell.block.code]


@cache
def words_of(title: str) -> frozenset[str]:
    return pairs(COMMON_TITLE.sub(" ", title))


def class_of(text: str) -> str:
    """厅局级, 7-12个月: a class that only its own line may answer."""
    level, months = LEVELS.search(text), MONTHS.search(text)
    return level.group() if level else "-".join(filter(None, months.groups())) if months else ""


def context(mention: Mention) -> str:
    """The words since the number before it in the sentence, and those behind it."""
    if mention.cell:
        return mention.label + mention.column
    text, start = mention.block.text, mention.sentence[0]
    before = re.split(r"\d[\d.]*(?!\d*个月)(?:[万亿]?元|人次|人|名|个|家|所|期|次|项|份|%)", text[start : mention.start])
    return before[-1] + mention.right[:14]


def matches(mention: Mention, lines: list[Line]) -> list[Match]:
    """Lines the number may answer, the likeliest first."""
    said = context(mention)
    own, around = class_of(said), pairs(said)
    found = [match for line in lines if line.class_ == own and (match := _match(mention, line, around, said))]
    return sorted(found, key=lambda m: (-m.rank, m.line.mention.index))


VISIT = re.compile("调研|对接|考察|互访")
STEPS = {"plan", "start", "finish"}


def _match(mention: Mention, line: Line, around: frozenset[str], said: str) -> Match | None:
    if mention.family != line.mention.family:
        return None
    share = len(line.words & around) / max(1, len(line.words))
    if "-" in line.class_ or line.class_.isdecimal():
        return Match(line, 4, share)
    if VISIT.search(line.mention.label) and mention.family == "p" and not line.class_:
        apart = mention.direction and line.mention.direction and mention.direction != line.mention.direction
        return Match(line, 3 + share, share) if VISIT.search(said) and not apart else None
    if "pair" in line.mention.act and "结" not in mention.sentence_text + "".join(mention.block.path):
        return None
    if line.mention.act & STEPS and line.mention.head == "project" and not mention.act & line.mention.act & STEPS:
        return None
    if mention.dimension == "money" and USED_FOR.match(line.mention.label):
        return Match(line, 2 + 3 * share, share) if share >= 0.4 else None
    answer = compare(mention, line.mention)
    if answer.different - {"period", "entities", "place"}:
        return None
    specific = (
        line.class_
        or mention.act & line.mention.act & {"pay", "arrive", "appropriate"}
        or mention.head not in GENERIC
        and not str(mention.head).startswith("~")
    )
    if not (specific or share >= 0.3):
        return None
    same_unit = 0.5 * (mention.dimension == line.mention.dimension)
    narrower = [n for n in answer.narrower if n not in {"period", "entities", "level"}]
    return Match(line, answer.score - 0.75 * len(narrower) + 2 * share + 2 * bool(line.class_) + same_unit, share)


def answered(mention: Mention, found: list[Match], room: float) -> bool:
    """Whether one of the likely lines gives the number."""
    return any(equal(mention, m.line.mention) for m in found if m.rank >= found[0].rank - room)
