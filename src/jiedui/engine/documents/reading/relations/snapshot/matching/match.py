"""Which lines a number answers: every part of a line's question is looked for around the number."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from ....numbers.mention import Mention
from .around import PARAGRAPH, SENTENCE, SINCE, Around
from .questions import Question

HELD = {"topic", "trainee", "direction"}
MAY_BE_SILENT = {"step", "flow", "trainee", "direction", "form"}
UNSAID = 0.5


class Score(NamedTuple):
    """How firmly the weakest part of a question is named, the firmest one, and all together."""

    least: float
    most: float
    rank: float


@dataclass(frozen=True, eq=False)
class Frame:
    """A number with its surroundings."""

    mention: Mention
    around: Around


def strengths(around: Around, question: Question) -> Score | None:
    """None where a part is missing or contrary."""
    spoken = f"{around.own}·{around.topic}·{around.handed_out}"
    if any(around.scan(axis, spoken) for axis in question.none) or question.never.search(around.own):
        return None
    found: list[float] = []
    for axis, value in question.asks.items():
        if axis in HELD or axis == "place" and "class" in question.asks:
            strength = around.held(axis, value, question.beside if axis == "topic" else frozenset())
        else:
            strength = around.said(axis, value)
        if strength == 0 and axis in MAY_BE_SILENT:
            strength = UNSAID
        if strength <= 0:
            return None
        found.append(strength)
    if question.words is not None:
        found.append(around.speaks_of(question.words) or UNSAID)
        if not question.asks and found[-1] < SENTENCE:
            return None
    return _against(around, question, found)


def _against(around: Around, question: Question, found: list[float]) -> Score | None:
    """车间吸纳就业 is not asked by the line of all 就业."""
    topics = {hit.value for hit in around.scan("topic", around.own)} & question.against
    if topics:
        return None
    spoken = around.near + around.segment
    if any(around.scan(axis, spoken) for axis in question.apart) or question.against & {hit.value for hit in around.scan("topic", spoken)}:
        found = [min(one, PARAGRAPH) for one in found]
    return Score(min(found), max(found), sum(found) - 1.4 * len(found))


FIRM, PLAIN, PLAINER = 1.5, 5, 2


def firm(score: Score, around: Around, question: Question) -> bool:
    """Every part is named in the sentence, its heading or the sentence before, and the number's own words ask nothing else."""
    if (
        score.least < FIRM
        or _of_a_part(around, question)
        or around.unexplained(around.own, question.words) > (PLAIN if score.least >= SENTENCE else PLAINER)
    ):
        return False
    return score.most >= SINCE or around.unexplained(around.zone, question.words) <= 2


WHOLE = re.compile("专业技术|专技|人才|等|、|和")
MORE = re.compile("[^,;。、]{0,6}(?:、|等|和(?!平)|以及)")
HAN = re.compile("[\u4e00-\u9fff]")


def _of_a_part(around: Around, question: Question) -> bool:
    """和平区教师15人 is a part of the specialists; 教师、医生等28人 is all of them."""
    if question.narrow is None:
        return False
    own = around.names.sub("", around.own if HAN.search(around.own) else around.segment)
    if not question.narrow.search(own) or WHOLE.search(own):
        return False
    return not (question.narrow.search(around.right) and MORE.match(around.after))


def unit_fits(mention: Mention, question: Question, around: Around) -> bool:
    """Persons answer persons, money money; a count needs one of the line's counters."""
    if question.unit == "count":
        return mention.dimension == "count" and bool(question.counters.fullmatch(mention.unit)) or mention.cell and not mention.dimension
    if question.unit == "p" and mention.unit in {"个", "座"}:
        return any(word in around.own + around.near + around.left for word in ("饭碗", "岗位", "名额"))
    if not mention.dimension:
        return mention.cell
    return mention.family == question.unit
