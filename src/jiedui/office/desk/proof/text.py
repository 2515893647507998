"""The text as it was read, cut into pieces that are marked alike: findings at their words, quiet lines under the numbers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

KINDS = {"must": "fix", "explain": "exp", "hint": "hint"}
RANK = {"fix": 0, "exp": 1, "hint": 2, "off": 3}
HEADINGS = {"title": "h2", "heading": "h3", "annex": "h3", "annextitle": "h2"}


@dataclass(frozen=True)
class Mark:
    """A place of finding `number`, over [start, end) of a block's text; `look` is its gravity, or off where it was dismissed."""

    start: int
    end: int
    number: int
    at: int
    look: str

    @property
    def anchor(self) -> str:
        return f"p{self.number}-{self.at}"


@dataclass
class Piece:
    """A stretch of one look. `marks` cover it; those that `begins` have their anchor here, those that `ends` their number after it."""

    text: str
    look: str = ""
    marks: list[Mark] = field(default_factory=list)
    begins: list[Mark] = field(default_factory=list)
    ends: list[Mark] = field(default_factory=list)

    @property
    def numbers(self) -> str:
        return " ".join(dict.fromkeys(str(m.number) for m in self.marks))


@dataclass
class Shown:
    """A paragraph (its pieces) or a row of a table (pieces by cell)."""

    kind: str
    where: str
    pieces: list[Piece] = field(default_factory=list)
    cells: list[list[Piece]] = field(default_factory=list)
    marks: Sequence[Mark] = ()
    whole: bool = False  # a row marked from end to end is marked as a row

    @property
    def marked(self) -> bool:
        return bool(self.marks)

    @property
    def look(self) -> str:
        return min((m.look for m in self.marks), key=RANK.__getitem__)

    @property
    def numbers(self) -> str:
        return " ".join(dict.fromkeys(str(m.number) for m in self.marks))

    @property
    def tag(self) -> str:
        return HEADINGS.get(self.kind, "p")


def shown(block: Mapping[str, Any], marks: Sequence[Mark]) -> Shown:
    made = Shown(block["kind"], block["where"], marks=marks)
    if "cells" in block:
        made.cells = _cells(block, marks)
        edges = [x for cell in block["cells"] if cell[1] > cell[0] for x in cell]
        made.whole = bool(marks and edges) and all(m.start <= min(edges) and m.end >= max(edges) for m in marks)
    else:
        text = block["text"]
        begin, end = len(text) - len(text.lstrip()), len(text.rstrip())
        made.pieces = list(cut(text, begin, end, marks, block["numbers"]))
    return made


def _cells(block: Mapping[str, Any], marks: Sequence[Mark]) -> list[list[Piece]]:
    """A mark over a whole row shows its number once, in the last cell that holds something of it."""
    filled = [(n, start, end) for n, (start, end) in enumerate(block["cells"]) if end > start]
    inside: dict[int, list[Mark]] = defaultdict(list)
    for mark in marks:
        for n, start, end in filled:
            if mark.start < end and mark.end > start:
                inside[n].append(Mark(max(mark.start, start), min(mark.end, end), mark.number, mark.at, mark.look))
    first, last = _ends(inside)
    cells: list[list[Piece]] = [[] for _ in block["cells"]]
    for n, start, end in filled:
        cells[n] = list(cut(block["text"], start, end, inside[n], block["numbers"]))
        for piece in cells[n]:
            piece.begins = [m for m in piece.begins if first[m.anchor] == n]
            piece.ends = [m for m in piece.ends if last[m.anchor] == n]
    return cells


def _ends(inside: Mapping[int, Sequence[Mark]]) -> tuple[dict[str, int], dict[str, int]]:
    """The first and the last cell of every mark."""
    first: dict[str, int] = {}
    last: dict[str, int] = {}
    for n in sorted(inside):
        for mark in inside[n]:
            first.setdefault(mark.anchor, n)
            last[mark.anchor] = n
    return first, last


def cut(text: str, begin: int, end: int, marks: Sequence[Mark], numbers: Sequence[Sequence[int]]) -> Iterator[Piece]:
    """[begin, end) of a text in pieces, none lost and none twice. A number inside a mark keeps the mark's look alone.

    >>> [(p.text, p.look) for p in cut("培训299人，共6期", 0, 10, [Mark(0, 6, 1, 0, "fix")], [(2, 6, 1), (8, 10, 0)])]
    [('培训299人', 'fix'), ('，共', ''), ('6期', 'z')]
    """
    near = [m for m in marks if m.end > begin and m.start < end]
    free = [n for n in numbers if n[1] > begin and n[0] < end and not any(m.start < n[1] and m.end > n[0] for m in near)]
    edges = {begin, end, *(x for m in near for x in (m.start, m.end)), *(x for n in free for x in n[:2])}
    cuts = sorted(x for x in edges if begin <= x <= end)
    for start, stop in zip(cuts, cuts[1:], strict=False):
        yield _piece(text, start, stop, begin, near, free)


def _piece(text: str, start: int, stop: int, begin: int, marks: Sequence[Mark], numbers: Sequence[Sequence[int]]) -> Piece:
    over = [m for m in marks if m.start < stop and m.end > start]
    number = next((n for n in numbers if n[0] < stop and n[1] > start), None)
    look = min((m.look for m in over), key=RANK.__getitem__) if over else ("r" if number[2] else "z") if number else ""
    return Piece(text[start:stop], look, over, [m for m in over if max(m.start, begin) == start], [m for m in over if m.end == stop])


def in_tables(blocks: Sequence[Shown]) -> list[tuple[bool, list[Shown]]]:
    """Rows that stand together are one table."""
    return [(is_table, list(some)) for is_table, some in groupby(blocks, key=lambda b: bool(b.cells))]
