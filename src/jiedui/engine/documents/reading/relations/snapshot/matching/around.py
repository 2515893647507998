"""The words around a number, from its own clause outwards, and how firmly they name a value of an axis.

3 in its own clause · 2.5 since the number before it · 2 in its sentence or under its heading · 1.6 in the sentence before ·
1 in its paragraph · below 0 where something contrary is named.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from ....numbers.mention import Mention
from .questions import Hit, hits, leftover

STOP = re.compile(r"[,;。:、()!?|\t“”【】➡→]|——")
JOINT = re.compile(r"[,;。:、()!?|\t【】➡→]|——|和(?!平|学)|与|及|以及")
OVER_ALL = re.compile(r"[^,;\d]{0,8}:")  # 其中脱贫劳动力:到天津81人;省内717人
CELL = 120
FAR = 300  # characters of a long sentence that still speak of the number
TOPIC = re.compile("[^,;。:]{0,2}(?:从|按)([^,;。:]{2,12}?)(?:来)?看,")
HANDED_OUT = re.compile("(?:分别|依次)(?:为|是|有|占|达)?")
CLAUSES = re.compile("[,;。:]")
HAN = re.compile("[\u4e00-\u9fff]")
BOUND = re.compile("[,;。:()】➡→]|——")
PLAIN_HEAD = re.compile(".{0,2}(?:数值?|数量|情况|备注|说明|值|金额|合计|结果)")
LISTING = re.compile(r"[^,;\d]{0,8}(?:[:中里]|分别)[^;]*$")
CLAUSE, SINCE, SENTENCE, HEADING, JUST_BEFORE, PARAGRAPH, CONTRARY, SILENT = 3.0, 2.5, 2.0, 2.0, 1.6, 1.0, -1.0, 0.0
NEARBY = 1.2  # 三个示范村，花了1080万元: what money went to may stand a clause before
BEHIND = 0.9  # what stands behind the next comma may be the next number's
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
    behind: str  # up to the next number
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

    @property
    def topic(self) -> str:
        """What the sentence says it is about: 从脱贫劳动力看，三个去向共1898人."""
        found = TOPIC.match(self.left + self.near + self.zone)
        return found[1] if found else ""

    @property
    def handed_out(self) -> str:
        """What a bare 分别 hands out: 脱贫劳动力合计1898人，分别为81人、717人和1100人."""
        bare = HANDED_OUT.fullmatch(self.near + self.zone)
        return CLAUSES.split(self.left.rstrip(",:"))[-1] if bare else ""

    @property
    def segment(self) -> str:
        """Its sentence before the last number, since the last semicolon."""
        return self.left.rpartition(";")[2]

    @property
    def last(self) -> str:
        """The sentence before."""
        return re.split("[。!?]", self.before.rstrip("。!?”"))[-1]

    def held(self, axis: str, value: str, beside: frozenset[str] = frozenset()) -> float:
        """A matter that was named holds until another one is."""
        if own := self._spoken(axis, beside):
            return _among(value, own)
        if axis == "direction" and value == "both" and self._values("total", self.own):
            return SENTENCE  # 一共38名 after both ways were told
        if axis == "direction" and self._values("exchange", self.own) and not self._values(axis, self.near + self.segment):
            return SENTENCE if value == "both" else PARAGRAPH
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
            return HEADING if value in titled else JUST_BEFORE if self._values(axis, self.last, beside) else PARAGRAPH
        if value in titled:
            return PARAGRAPH if said else HEADING
        upper = [v for name in self.path[:-1] for v in self._values(axis, name, beside)]
        return PARAGRAPH if not said and value in upper else CONTRARY if said or titled else SILENT

    def said(self, axis: str, value: str) -> float:
        """A class that must stand at the number itself; a listing (其中脱贫劳动力：…) gives it to every number behind it."""
        if own := self._spoken(axis):
            return _among(value, own)
        if axis == "form" and value == "both" and self._values("total", self.own):
            return SENTENCE  # 捐款…、捐物折款…，合计538.052万元
        if near := self._values(axis, self.near):
            return SINCE if near[-1] == value else CONTRARY
        if value in self._values(axis, self.topic):
            return SENTENCE
        found = self._scanned(axis, self.segment)
        if found and found[-1].value == value:
            bare = not HAN.search(self.own)  # 示范典型3个、1080万元
            return SENTENCE if bare or LISTING.match(self.segment[found[-1].end :]) else NEARBY if axis == "use" else PARAGRAPH
        headed = self._scanned(axis, self.left)
        if headed and headed[-1].value == value and OVER_ALL.match(self.left[headed[-1].end :]):
            return SENTENCE
        return 1.5 if self.path and value in self._values(axis, self.path[-1]) else SILENT

    def speaks_of(self, words: re.Pattern[str]) -> float:
        for text, strength in ((self.own, CLAUSE), (self.near, SINCE), (self.left, SENTENCE), (self.behind, BEHIND)):
            if words.search(text):
                return strength
        return 1.5 if any(words.search(name) for name in self.path[-1:]) else PARAGRAPH if words.search(self.before) else SILENT

    def _spoken(self, axis: str, beside: frozenset[str] = frozenset()) -> list[str]:
        """What the number's own words name, the nearest first: those before it backwards, then those behind it."""
        return [*reversed(self._values(axis, f"{self.zone}·", beside)), *self._values(axis, f"·{self.right}", beside)] or self._values(
            axis, self.own, beside
        )

    def _values(self, axis: str, text: str, beside: frozenset[str] = frozenset()) -> list[str]:
        return [hit.value for hit in self._scanned(axis, text) if hit.value not in beside]

    def _scanned(self, axis: str, text: str) -> tuple[Hit, ...]:
        return self.scan(axis, text)


def _among(value: str, own: list[str]) -> float:
    return CLAUSE if own[0] == value else SINCE if value in own else CONTRARY


OPEN_END = re.compile("(?:投向|用于|用在|投入|投给|投到|安排给|惠及|解决)[了到]?$")


def around(mention: Mention, previous: Mention | None, following: Mention | None, titles: tuple[str, ...], voice: Voice) -> Around:
    """What stands around a number; `previous` and `following` are its neighbours in the block."""
    if mention.cell:
        return _in_row(mention, titles, voice)
    text, start, end = mention.block.text, mention.start, mention.end
    opened, closed = mention.sentence
    opened = max(opened, text.rfind("【", opened, start))
    opened = max(opened, start - FAR)
    since = opened
    if previous is not None and previous.end > opened:
        joint = JOINT.search(text, previous.end, start)
        since = max(joint.end() if joint else previous.end, text.rfind(";", opened, start) + 1)
    own = max([since, *(since + m.end() for m in BOUND.finditer(text[since:start]))])
    closed = min(closed, end + FAR)
    limit = following.start if following is not None and following.start < closed else closed
    if OPEN_END.search(text, end, limit):
        limit = closed  # 把1080万元投向3个示范典型: what it went to stands behind the next number
    stop = STOP.search(text, end, limit)
    right = text[end : stop.start() if stop else limit]
    if following is not None and following.start < closed and not stop:
        cut = re.search("和(?!平|学)|与|及|其中", right)
        right = right[: cut.start()] if cut else right
    return Around(
        text[own:start],
        right,
        text[since:own],
        text[opened:since],
        text[end:closed].partition(";")[0],
        text[end:limit],
        text[:opened],
        titles,
        *voice,
    )


def _in_row(mention: Mention, titles: tuple[str, ...], voice: Voice) -> Around:
    """A cell is named by its row, its column, and the words above the table."""
    label, left = mention.label[-CELL:], mention.left[-CELL:]
    column = "" if PLAIN_HEAD.fullmatch(mention.column) else mention.column[-CELL:]
    said = left if left.startswith(label) else f"{label} {left}"
    return Around(said if column in said else f"{column} {said}", mention.right[:CELL], "", "", "", "", "", titles, *voice)
