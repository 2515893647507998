"""Numbers that 分别 hands out to what was told before, in the same order.

赴津81人，省内879人，省外1229人。其中脱贫劳动力分别为81人、717人和1100人: the third is the class of those who went elsewhere.
The order is taken at its word only where another number of the list agrees with its line.
"""

from __future__ import annotations

import re

from .evidence import gives, slipped
from .judge import Verdict
from .matching.around import SENTENCE
from .matching.candidates import Candidate
from .matching.lines import Line, Table
from .matching.match import Score
from .matching.numbers import Number

HEAD = re.compile("(?:分别|依次)(?:为|是|有|占|达到?)?$")
JOINED = re.compile("[名人个项次期元万亿]{0,3}(?:、|,|和|以及|及|与)")
SAID = Score(SENTENCE, SENTENCE, 0)


def judged(number: Number, plain: Verdict, before: list[Verdict], around: list[Number], table: Table) -> Verdict:
    """`plain` is what its own words make of it; `around` are the numbers of its paragraph."""
    if plain.kind == "confirmed" or number.mention.cell or number.silent or number.told_of_one:
        return plain
    row = _row(number, around)
    lines = _lines(row, before, table) if len(row) > 1 else []
    if not lines or len(lines) != len(row):
        return plain
    agree = [_agrees(one, line) for one, line in zip(row, lines, strict=True)]
    at = row.index(number)
    if not any(agree):
        return plain
    candidate = Candidate(lines[at], SAID)
    return Verdict(number, "confirmed", candidate) if agree[at] else _missed(number, candidate)


def _row(number: Number, around: list[Number]) -> list[Number]:
    """The numbers of one list behind 分别."""
    mention = number.mention
    text = mention.block.text
    row: list[Number] = []
    for one in around:
        if row and JOINED.fullmatch(text[row[-1].mention.end : one.mention.start]) and one.mention.family == mention.family:
            row.append(one)
        elif number in row:
            return row
        else:
            row = [one] if HEAD.search(text[: one.mention.start]) else []
    return row if number in row else []


def _lines(row: list[Number], before: list[Verdict], table: Table) -> list[Line]:
    """The lines of what was told before, narrowed to the class that is named with 分别."""
    first = row[0]
    said = first.around.scan("class", first.around.handed_out or first.around.own)
    if not said:
        return []
    block, start = first.mention.block, first.mention.start
    told = [v.line for v in before if v.line and v.number.mention.block is block and v.number.mention.start < start]
    narrowed = [(line, _narrowed(line, said[-1].value, table)) for line in told if line.question.unit == first.mention.family]
    last = [(line, its) for line, its in narrowed if its is not None][-len(row) :]
    alike = len({line.question.whole for line, _ in last}) == 1 and len({line.question.name for line, _ in last}) == len(row)
    return [its for _, its in last if its is not None] if alike else []


def _narrowed(line: Line, value: str, table: Table) -> Line | None:
    """The line that asks the same of a class."""
    asks = {**line.question.asks, "class": value}
    words = line.question.words
    same = [one for one in table.lines if one.question.asks == asks and one.question.words == words and not one.question.sum]
    return same[0] if same and "class" not in line.question.asks else None


def _agrees(number: Number, line: Line) -> bool:
    return gives(line.on(number.day), number.mention, number.value)


def _missed(number: Number, candidate: Candidate) -> Verdict:
    line = candidate.line
    days = tuple(day for day, value in line.earlier.items() if gives(value, number.mention, number.value))
    kind = "older" if days else "misprint" if slipped(number.value, line.on(number.day)) else "other"
    return Verdict(number, kind, candidate, days)
