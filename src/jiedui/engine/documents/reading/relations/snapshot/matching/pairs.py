"""Two lines that the text tells as one: 干部培训班和专业技术人才培训班共13期, 捐款加上捐物折款共538.052万元."""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction

from .around import SINCE
from .lines import Line, Table
from .match import strengths, unit_fits
from .numbers import Number

# 举办干部培训班2期、专业技术人才培训班11期，两类培训班合计培训261人次: what two were named just before, each with its number.
TWO_OF = re.compile("(?:这|以上|上述)?[两二](?:类|种|项|支|方面)的?([\u4e00-\u9fff]{2,6}?)(?:一共|合计|总计|共计|共)[\u4e00-\u9fff]{0,4}$")
PIECES = re.compile("[,;:、]|和(?!平)|以及")

TOGETHER = re.compile("(.{2,}?)(?:和|加上|加)(.{2,}?)(?:一共|合计|总计|两项|共计|共)(?:有|为|达|是)?$")


def of_two(number: Number, table: Table) -> Line | None:
    """The sum of two lines, each named on its side of 和; None unless both are named plainly and are two."""
    halves = [] if number.mention.cell else _halves(number)
    if len(halves) != 2:
        return None
    one, other = [_named(half, number, table) for half in halves]
    if one is None or other is None or one is other or one.question.unit != other.question.unit:
        return None
    days = one.earlier.keys() & other.earlier.keys()
    earlier: dict[object, Fraction] = {day: one.earlier[day] + other.earlier[day] for day in days}
    asked = replace(one.question, name=f"{one.question.name}＋{other.question.name}")
    return Line(asked, (*one.cells, *other.cells), one.value + other.value, earlier)  # type: ignore[arg-type]


def _halves(number: Number) -> list[str]:
    """The words for each of the two."""
    about = number.around
    if found := TOGETHER.search(about.zone):
        return list(found.groups())
    said = about.left + about.near + about.zone
    two = TWO_OF.search(said)
    return [piece for piece in PIECES.split(said[: two.start()]) if two[1] in piece] if two else []


def _named(words: str, number: Number, table: Table) -> Line | None:
    about = replace(number.around, zone=words, right="", near="")
    fitting = [line for line in table.in_units(number.mention) if len(line.cells) == 1 and unit_fits(number.mention, line.question, about)]
    scored = [
        (score.rank, at, line) for at, line in enumerate(fitting) if (score := strengths(about, line.question)) and score.least >= SINCE
    ]
    return max(scored)[2] if scored else None
