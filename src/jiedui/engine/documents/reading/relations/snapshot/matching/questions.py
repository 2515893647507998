"""The questions of the table's lines as the catalogue declares them (`catalogue/reading/questions.toml`).

A question says its unit, what each axis (topic, class, place, use, step …) must be, and the words that rule it out.

>>> QUESTION = questions()["workshops.jobs_lifted"]
>>> QUESTION.unit, QUESTION.asks["topic"], QUESTION.asks["class"]
('p', 'workshop', 'lifted')
>>> [(hit.value, hit.end) for hit in hits("topic", "援建帮扶车间吸纳就业")]
[('workshop', 6), ('jobs', 10)]
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, NamedTuple

from ....lexicon import table

NEVER = "(?!)"


class Hit(NamedTuple):
    """A word of an axis found in a text."""

    end: int
    value: str
    start: int = 0


@dataclass(frozen=True, eq=False)
class Question:
    """How one line is asked in a text."""

    name: str
    unit: str
    says: str  # person or ptime, where the line counts one of them
    asks: Mapping[str, str]
    none: frozenset[str]
    beside: frozenset[str]
    apart: frozenset[str]
    against: frozenset[str]
    counters: re.Pattern[str]
    words: re.Pattern[str] | None
    never: re.Pattern[str]
    narrow: re.Pattern[str] | None  # names of a part of what the line counts
    other: re.Pattern[str] | None  # words of a neighbouring notion: 签约 where the line counts 落地
    whole: str
    sum: tuple[str, ...]

    @property
    def section(self) -> str:
        return self.name.split(".")[0]


@cache
def axes() -> Mapping[str, Mapping[str, re.Pattern[str]]]:
    return {axis: {value: re.compile(words) for value, words in values.items()} for axis, values in table("questions")["axes"].items()}


@cache
def questions() -> Mapping[str, Question]:
    return {name: _question(name, said) for name, said in table("questions")["lines"].items()}


CLOSED = ("class", "months")  # a number that names such a class answers only that class's line


def _question(name: str, said: Mapping[str, Any]) -> Question:
    asks, beside = dict(said["is"]), set(said.get("beside", [])) | _elsewhere(said["unit"])
    none = set(said.get("none", ())) | (set(CLOSED) - set(asks) if said["unit"] == "p" else set())
    return Question(
        name,
        said["unit"],
        said.get("says", ""),
        asks,
        frozenset(none),
        frozenset(beside),
        frozenset(said.get("apart", ())),
        frozenset(said.get("against", ())),
        re.compile(said.get("counters", "")),
        re.compile(said["words"]) if "words" in said else None,
        re.compile(said.get("not", NEVER)),
        re.compile(said["narrow"]) if "narrow" in said else None,
        re.compile(said["other"]) if "other" in said else None,
        said.get("whole", ""),
        tuple(said.get("sum", ())),
    )


@cache
def _elsewhere(unit: str) -> set[str]:
    """Topics that are asked in other units only: money spoken of in between does not end what was said of persons."""
    asked: dict[str, set[str]] = {line["unit"]: set() for line in table("questions")["lines"].values()}
    for line in table("questions")["lines"].values():
        asked[line["unit"]].add(line["is"].get("topic", ""))
    return set().union(*asked.values()) - asked[unit]


@lru_cache(65536)
def leftover(text: str) -> str:
    """What of a clause no axis and no filler explains.

    >>> leftover("实地看了产业园选址和·学校"), leftover("全县共有帮扶车间·")
    ('实地看选址', '')
    """
    for values in axes().values():
        for words in values.values():
            text = words.sub(" ", text)
    text = re.sub(table("questions")["filler"]["words"], " ", text)
    return re.sub(r"[^\u4e00-\u9fff]", "", text)


@cache
def silent(name: str) -> re.Pattern[str]:
    """Words beside which a number answers no line."""
    return re.compile(table("questions")["silent"][name])


@lru_cache(65536)
def hits(axis: str, text: str) -> tuple[Hit, ...]:
    """The values of an axis that a text names, in the order of their ends."""
    found = [Hit(m.end(), value, m.start()) for value, words in axes().get(axis, {}).items() for m in words.finditer(text)]
    return tuple(sorted(hit for hit in found if not any(_inside(hit, other) for other in found)))


def _inside(hit: Hit, other: Hit) -> bool:
    """捐款 in 捐款捐物 is no word of its own."""
    return other.start <= hit.start and hit.end <= other.end and (hit.end - hit.start) < (other.end - other.start)
