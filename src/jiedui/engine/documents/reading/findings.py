"""What a relation says: a kind from `catalogue/reading/findings.toml`, filled in, with every place quoted as written."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from jiedui.engine.kernel.finding import SEVERITIES, Severity

from .lexicon import table
from .numbers.mention import Mention
from .text.blocks import Block

ORDER = {severity: rank for rank, severity in enumerate(SEVERITIES)}
TRAILING = re.compile(r"[\u4e00-\u9fff“”]{0,14}")
LAST_NUMBER = re.compile(r"(?<![\d.])\d+(?![\d.])")
STOP = re.compile("[。;!?]")


@dataclass(frozen=True)
class Place:
    """Where something stands; `text` is the sentence or row, `quote` the very words. Blocks compare by identity."""

    block: Block
    start: int
    end: int
    quote_start: int
    quote_end: int

    @property
    def quote(self) -> str:
        return self.block.written(self.quote_start, self.quote_end)

    @property
    def text(self) -> str:
        return self.block.written(self.start, self.end)

    def as_json(self) -> dict[str, str]:
        return {"file": self.block.file, "where": self.block.place, "text": self.text, "quote": self.quote}


def place_of(mention: Mention) -> Place:
    """A mention with its words: from the beginning of its zone to the noun right of it; a cell with its row."""
    block, text = mention.block, mention.block.text
    if mention.cell:
        return Place(block, 0, len(text), 0, len(text))
    start = mention.zone[0]
    while start < mention.start and text[start] in " ,、和与及(":
        start += 1
    trailing = TRAILING.match(text, mention.end, max(mention.zone[1], mention.end))
    return Place(block, *mention.sentence, max(start, mention.start - 40), trailing.end() if trailing else mention.end)


def place_at(block: Block, start: int, end: int) -> Place:
    """Any stretch of a block with the sentence around it."""
    text = block.text
    begins = max([m.end() for m in STOP.finditer(text, 0, start)], default=0)
    stop = STOP.search(text, end)
    return Place(block, begins, stop.end() if stop else len(text), start, end)


def row_of(block: Block) -> Place:
    return place_at(block, 0, len(block.text))


@dataclass(eq=False)
class Finding:
    """One slip."""

    code: str
    severity: Severity
    title: str
    message: str
    places: list[Place] = field(default_factory=list)

    @property
    def keys(self) -> set[tuple[int, int, int]]:
        return {(id(p.block), p.quote_start, p.quote_end) for p in self.places}

    def as_json(self) -> dict[str, object]:
        return {
            "code": self.code,
            "severity": self.severity,
            "title": self.title,
            "message": self.message,
            "places": [place.as_json() for place in self.places],
        }


class Findings(list[Finding]):
    """All that the relations said, in the order they ran."""

    def __init__(self, findings: Iterable[Finding] = ()) -> None:
        super().__init__(findings)
        self._quoted: dict[str, set[int]] = defaultdict(set)  # by code, the blocks of the first so many findings
        self._indexed = 0

    def __setitem__(self, at: Any, value: Any) -> None:
        super().__setitem__(at, value)
        self._quoted.clear()
        self._indexed = 0

    def say(self, code: str, severity: Severity, *places: Mention | Place, **fields: object) -> None:
        """Add a finding of a kind; mentions are quoted at their places, each place once."""
        kind = table("findings")[code]
        message = str(kind["message"]).format(**fields) + str(kind.get("remedy", "")).format(**fields)
        where = dict.fromkeys(place_of(p) if isinstance(p, Mention) else p for p in places)
        self.append(Finding(code, severity, kind["title"], message, list(where)))

    def quoted_together(self, a: Place, b: Place) -> bool:
        """Whether a finding already quotes both places."""
        return any(a in f.places and b in f.places for f in self)

    def about(self, code: str, block: Block) -> bool:
        """Whether a finding of the code already quotes the block."""
        for finding in self[self._indexed :]:
            self._quoted[finding.code].update(id(place.block) for place in finding.places)
        self._indexed = len(self)
        return id(block) in self._quoted[code]


MERGED = ("two-values", "unit-drift", "kind-drift", "status-drift")


def merged(findings: Iterable[Finding]) -> list[Finding]:
    """One finding per slip: those of one kind that share their odd place become one; doubles go."""
    found = list(findings)
    kept = [f for f in found if f.code not in MERGED]
    for code in MERGED:
        kept += _merge_kind([f for f in found if f.code == code])
    return _without_doubles(_complements(_one_slip(_said_better(kept))))


def _complements(findings: list[Finding]) -> list[Finding]:
    """完工8个、在建1个 and, elsewhere, 完工7个、在建2个 of the same nine: one slip that shows in two numbers."""
    kept: list[Finding] = []
    between: dict[frozenset[tuple[int, int]], list[Finding]] = defaultdict(list)  # those kept of the same two sentences
    for finding in findings:
        sentences = frozenset((id(p.block), p.start) for p in finding.places[:2])
        same = between[sentences] if finding.code == "two-values" and len(sentences) == 2 else []
        twin = next((f for f in same if _complement(f, finding)), None)
        if twin is None:
            kept.append(finding)
            same.append(finding)
        else:
            twin.places += [p for p in finding.places if p not in twin.places]
    return kept


def _complement(a: Finding, b: Finding) -> bool:
    """Of two findings between the same two sentences."""
    sides = [{(id(p.block), p.start): LAST_NUMBER.findall(p.quote)[-1:] for p in f.places[:2]} for f in (a, b)]
    if not all(said for side in sides for said in side.values()):
        return False
    one, other = ([int(side[key][0]) for side in sides] for key in sides[0])
    return sum(one) == sum(other) and sorted(one) != sorted(other)


def _said_better(findings: list[Finding]) -> list[Finding]:
    """A line of another level whose row is already quoted beside the text's own meetings needs no finding of its own."""
    rows = {key for f in findings if f.code == "level-body" for key in f.keys}
    return [f for f in findings if f.code != "level-line" or not f.keys & rows]


ARITHMETIC = {"snapshot", "sum", "ratio", "remainder", "growth", "states", "part-over-whole", "average", "increment", "period-drift"}


def _one_slip(findings: list[Finding]) -> list[Finding]:
    """A value that differs elsewhere and therefore does not add up is one slip, told once with both reasons."""
    values = [f for f in findings if f.code == "two-values"]
    first: dict[tuple[int, int, int], int] = {}  # the first of them that quotes a place
    for rank, value in enumerate(values):
        for key in value.keys:
            first.setdefault(key, rank)
    kept = []
    for finding in findings:
        ranks = [first[key] for key in finding.keys if key in first] if finding.code in ARITHMETIC else []
        if not ranks:
            kept.append(finding)
            continue
        same = values[min(ranks)]
        first.update({key: min(ranks) for key in finding.keys})
        same.places += [p for p in finding.places if p not in same.places]
        same.message += "另外，" + finding.message
        same.severity = min(same.severity, finding.severity, key=lambda s: ORDER[s])
    return kept


def _merge_kind(findings: list[Finding]) -> list[Finding]:
    counts = Counter(key for f in findings for key in f.keys)
    groups: dict[tuple[int, int, int], list[Finding]] = {}
    for finding in findings:
        odd = max(((id(p.block), p.quote_start, p.quote_end) for p in finding.places), key=lambda key: counts[key])
        groups.setdefault(odd, []).append(finding)
    for same in groups.values():
        same.sort(key=lambda f: ORDER[f.severity])
        for other in same[1:]:
            same[0].places += [p for p in other.places if p not in same[0].places]
    return [same[0] for same in groups.values()]


def _without_doubles(findings: list[Finding]) -> list[Finding]:
    """A finding whose places another, graver one already quotes (two of them at least) says the same slip again."""
    kept: list[Finding] = []
    at: dict[tuple[int, int, int], list[set[tuple[int, int, int]]]] = defaultdict(list)
    for finding in sorted(findings, key=lambda f: ORDER[f.severity]):
        keys = finding.keys
        said = [other for key in keys for other in at[key]]
        if not any(keys == other or len(keys) >= 2 and keys <= other for other in said):
            kept.append(finding)
            for key in keys:
                at[key].append(keys)
    order = {id(finding): rank for rank, finding in enumerate(findings)}
    return sorted(kept, key=lambda f: order[id(f)])
