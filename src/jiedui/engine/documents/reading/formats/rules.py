"""Ruled tables on a page of paper: the lines that were drawn → a grid of cells.

A line is drawn as a stroke or as a thin filled box; both are two edges (or one) of the same rule, a point or two apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

NEAR, SHORTEST = 2.5, 6.0


class Rule(NamedTuple):
    """A straight line along one axis: where it stands on the other axis, and from where to where it runs. In points."""

    at: float
    start: float
    end: float

    def covers(self, point: float) -> bool:
        return self.start - NEAR <= point <= self.end + NEAR


@dataclass
class Grid:
    """A table's borders: columns from left to right, rows from the top of the page down."""

    columns: list[float]
    rows: list[float]
    across: list[Rule] = field(default_factory=list)
    upright: list[Rule] = field(default_factory=list)

    @property
    def top(self) -> float:
        return self.rows[0]

    def holds(self, x: float, y: float) -> bool:
        return self.columns[0] <= x <= self.columns[-1] and self.rows[-1] <= y <= self.rows[0]

    def cell_of(self, x: float, y: float) -> tuple[int, int]:
        """Row and column of a point; in a merged cell those of its first part."""
        row = next(n for n, (high, low) in enumerate(pairwise(self.rows)) if low <= y <= high)
        column = next(n for n, (left, right) in enumerate(pairwise(self.columns)) if left <= x <= right)
        while column and not _drawn(self.upright, self.columns[column], y):
            column -= 1
        while row and not _drawn(self.across, self.rows[row], x):
            row -= 1
        return row, column


def _drawn(rules: Sequence[Rule], at: float, point: float) -> bool:
    return any(abs(rule.at - at) <= NEAR and rule.covers(point) for rule in rules)


def grids(edges: Iterable[tuple[float, float, float, float]]) -> list[Grid]:
    """Tables of at least two columns from edges (x0, y0, x1, y1), the highest first.

    >>> box = [(0, 0, 90, 0), (0, 20, 90, 20), (0, 40, 90, 40), (0, 0, 0, 40), (50, 0, 50, 40), (90, 0, 90, 40)]
    >>> [(g.columns, g.rows, g.cell_of(60, 30)) for g in grids(box)]
    [([0.0, 50.0, 90.0], [40.0, 20.0, 0.0], (0, 1))]
    """
    across, upright = [], []
    for x0, y0, x1, y1 in edges:
        if abs(y0 - y1) <= NEAR and abs(x0 - x1) >= SHORTEST:
            across.append(Rule((y0 + y1) / 2, min(x0, x1), max(x0, x1)))
        elif abs(x0 - x1) <= NEAR and abs(y0 - y1) >= SHORTEST:
            upright.append(Rule((x0 + x1) / 2, min(y0, y1), max(y0, y1)))
    found = [_grid(*crossing) for crossing in _connected(across, upright)]
    return sorted((g for g in found if len(g.columns) >= 3 and len(g.rows) >= 2), key=lambda g: -g.top)


def _grid(across: list[Rule], upright: list[Rule]) -> Grid:
    rows = sorted(_merged(rule.at for rule in across), reverse=True)
    return Grid(_merged(rule.at for rule in upright), rows, across, upright)


def _merged(values: Iterable[float]) -> list[float]:
    kept: list[float] = []
    for value in sorted(values):
        if not kept or value - kept[-1] > NEAR:
            kept.append(value)
    return kept


def _connected(across: list[Rule], upright: list[Rule]) -> list[tuple[list[Rule], list[Rule]]]:
    """Rules that touch belong to one table."""
    left = list(upright)
    tables: list[tuple[list[Rule], list[Rule]]] = []
    for rule in sorted(across, key=lambda r: -r.at):
        touching = [t for t in tables if any(_touch(rule, u) for u in t[1])]
        mine = [u for u in left if _touch(rule, u)]
        left = [u for u in left if u not in mine]
        tables = [t for t in tables if t not in touching]
        tables.append(([rule, *(r for t in touching for r in t[0])], [*mine, *(u for t in touching for u in t[1])]))
    return tables


def _touch(across: Rule, upright: Rule) -> bool:
    return across.covers(upright.at) and upright.covers(across.at)
