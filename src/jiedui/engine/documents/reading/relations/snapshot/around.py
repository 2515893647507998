"""The words around a number, from its own clause outwards, and how firmly they name a value of an axis.

3 in its own clause · 2.5 since the number before it · 2 in its sentence or under its heading · 1 in its paragraph · 0 contrary.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from ...numbers.mention import Mention
from .questions import Hit, hits, leftover

STOP = re.compile(r"[,;。:、()!?|\t“”]|——")
JOINT = re.compile(r"[,;。:、()!?|\t]|——|和(?!平|学)|与|及|以及")
BOUND = re.compile("[,;。:()]|——")
LISTING = re.compile(r"[:中里]|分别|按")
CLAUSE, SINCE, SENTENCE, HEADING, PARAGRAPH, CONTRARY, SILENT = 3.0, 2.5, 2.0, 2.0, 1.0, -1.0, 0.0
Scan = Callable[[str, str], tuple[Hit, ...]]
Voice = tuple[Scan, re.Pattern[str]]  # the axes as the document's own names tell them, and those names


@dataclass(eq=False)
class Around:
    """Text by distance; `own` is the number's clause before it and the words right behind it."""

    zone: str
    right: str
    near: str
    left: str
    after: str
    before: str
    path: tuple[str, ...]
    scan: Scan = hits
    names: re.Pattern[str] = re.compile("(?!)")  # the places that the document names

    def unexplained(self, text: str, words: re.Pattern[str] | None) -> int:
        """How much of a stretch says something that is no part of the question."""
        for known in (self.names, words):
            text = known.sub(" ", text) if known else text
        return len(leftover(text))

    @property
    def own(self) -> str:
        return f"{self.zone}·{self.right}"

    def held(self, axis: str, value: str, beside: frozenset[str] = frozenset()) -> float:
        """A matter that was named holds until another one is."""
        own = self._values(axis, self.own, beside)
        if own:
            return CLAUSE if value == own[-1] else SINCE if value in own else CONTRARY
        for text, strength in ((self.near, SINCE), (self.left, SENTENCE)):
            if said := self._values(axis, text, beside):
                return strength if said[-1] == value else CONTRARY
        if said := self._values(axis, self.after, beside):
            return SENTENCE if said[0] == value else self._outside(axis, value, beside) or CONTRARY
        return self._outside(axis, value, beside)

    def _outside(self, axis: str, value: str, beside: frozenset[str]) -> float:
        """Named in the sentences before, or in a heading."""
        titled = [v for name in self.path[-1:] for v in self._values(axis, name, beside)]
        said = self._values(axis, self.before, beside)
        if said and said[-1] == value:
            return max(PARAGRAPH, HEADING if value in titled else 0)
        if value in titled:
            return PARAGRAPH if said else HEADING
        upper = [v for name in self.path[:-1] for v in self._values(axis, name, beside)]
        return PARAGRAPH if not said and value in upper else CONTRARY if said or titled else SILENT

    def said(self, axis: str, value: str) -> float:
        """A class that must stand at the number itself; a listing (其中脱贫劳动力：…) gives it to every number behind it."""
        own = self._values(axis, self.own)
        if own:
            return CLAUSE if value in own else CONTRARY
        if near := self._values(axis, self.near):
            return SINCE if near[-1] == value else CONTRARY
        found = self._scanned(axis, self.left)
        if found and found[-1].value == value:
            return SENTENCE if LISTING.search(self.left[found[-1].end :]) else PARAGRAPH
        return 1.5 if self.path and value in self._values(axis, self.path[-1]) else SILENT

    def speaks_of(self, words: re.Pattern[str]) -> float:
        for text, strength in ((self.own, CLAUSE), (self.near, SINCE), (self.left, SENTENCE), (self.after, 1.5)):
            if words.search(text):
                return strength
        return 1.5 if any(words.search(name) for name in self.path[-1:]) else PARAGRAPH if words.search(self.before) else SILENT

    def _values(self, axis: str, text: str, beside: frozenset[str] = frozenset()) -> list[str]:
        return [hit.value for hit in self._scanned(axis, text) if hit.value not in beside]

    def _scanned(self, axis: str, text: str) -> tuple[Hit, ...]:
        return self.scan(axis, text)


def around(mention: Mention, previous: Mention | None, following: Mention | None, titles: tuple[str, ...], voice: Voice) -> Around:
    """What stands around a number; `previous` and `following` are its neighbours in the block."""
    if mention.cell:
        return _in_row(mention, titles, voice)
    text, start, end = mention.block.text, mention.start, mention.end
    opened, closed = mention.sentence
    since = opened
    if previous is not None and previous.end > opened:
        joint = JOINT.search(text, previous.end, start)
        since = joint.end() if joint else previous.end
    own = max([since, *(since + m.end() for m in BOUND.finditer(text[since:start]))])
    limit = following.start if following is not None and following.start < closed else closed
    stop = STOP.search(text, end, limit)
    right = text[end : stop.start() if stop else limit]
    if following is not None and following.start < closed and not stop:
        cut = re.search("和(?!平|学)|与|及|其中", right)
        right = right[: cut.start()] if cut else right
    return Around(text[own:start], right, text[since:own], text[opened:since], text[end:closed], text[:opened], titles, *voice)


def _in_row(mention: Mention, titles: tuple[str, ...], voice: Voice) -> Around:
    """A cell is named by its row, its column, and the words above the table."""
    return Around(f"{mention.label} {mention.column} {mention.left}", mention.right, "", "", "", "", titles, *voice)
