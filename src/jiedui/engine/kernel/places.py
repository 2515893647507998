"""Places: one tree of GB/T 2260 codes with validity, predecessors, sides and dated flags."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches
from functools import cached_property
from typing import Literal

from jiedui.engine.kernel.period import Span

Side = Literal["west", "east"]
LEVELS = ("nation", "province", "city", "county", "town", "village")
NATION = "100000"


class UnknownPlace(LookupError):
    """No place has this code; the message names the nearest."""


@dataclass(frozen=True)
class Place:
    """A row of the tree. `predecessor` is the code that this one replaced; rows filed under it still count."""

    code: str
    label: str
    level: str
    parent: str | None
    side: Side | None = None
    valid: Span = Span(date.min)
    predecessor: str | None = None


@dataclass(frozen=True)
class Flag:
    """A dated mark on a place, such as `key_county`."""

    area: str
    flag: str
    valid: Span


@dataclass(frozen=True)
class Tree:
    """All places and flags; everything is read on a day.

    >>> tree = Tree([Place("62", "甘肃", "province", None), Place("6204", "白银", "city", "62")], [])
    >>> tree.codes("62", date(2021, 11, 30))
    ('62', '6204')
    """

    places: Iterable[Place]
    flags: Iterable[Flag] = ()
    by_code: Mapping[str, Place] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "places", tuple(self.places))
        object.__setattr__(self, "flags", tuple(self.flags))
        object.__setattr__(self, "by_code", {p.code: p for p in self.places})

    def __getitem__(self, code: str) -> Place:
        if (place := self.by_code.get(code)) is None:
            near = get_close_matches(code, self.by_code, 1, 0.5)
            hint = f"，最接近的是 {near[0]} {self.by_code[near[0]].label}" if near else ""
            raise UnknownPlace(f"没有代码为 {code} 的地区{hint}")
        return place

    def __contains__(self, code: object) -> bool:
        return code in self.by_code

    @cached_property
    def _children(self) -> Mapping[str, tuple[Place, ...]]:
        found: dict[str, list[Place]] = {}
        for place in sorted(self.places, key=lambda p: p.code):
            if place.parent:
                found.setdefault(place.parent, []).append(place)
        return {code: tuple(below) for code, below in found.items()}

    def children(self, code: str, on: date) -> tuple[Place, ...]:
        """Places right below `code` that are valid on the day, in order of code."""
        return tuple(p for p in self._children.get(code, ()) if p.valid.at(on))

    def below(self, code: str, on: date) -> tuple[Place, ...]:
        """The place and everything under it on the day, upper before lower."""
        found = [self[code]]
        for place in found:  # grows while walked
            found.extend(self.children(place.code, on))
        return tuple(found)

    def with_predecessors(self, places: Iterable[Place]) -> tuple[str, ...]:
        """Codes of the places and of every code they replaced, sorted."""
        codes: set[str] = set()
        for place in places:
            code: str | None = place.code
            while code and code not in codes:
                codes.add(code)
                code = self.by_code[code].predecessor if code in self.by_code else None
        return tuple(sorted(codes))

    def flagged(self, flag: str, on: date) -> frozenset[str]:
        """Codes that carry the flag on the day."""
        return frozenset(f.area for f in self.flags if f.flag == flag and f.valid.at(on))

    def scope(self, place: str, on: date, flag: str | None = None) -> tuple[Place, ...]:
        """The places whose rows a question of `place` covers; with a flag only the flagged ones and what lies under them."""
        below = self.below(place, on)
        if flag is None:
            return below
        marked = self.flagged(flag, on)
        return tuple(p for p in below if self.ancestors(p.code) & marked)

    def codes(self, place: str, on: date, flag: str | None = None) -> tuple[str, ...]:
        return self.with_predecessors(self.scope(place, on, flag))

    def ancestors(self, code: str) -> frozenset[str]:
        """The code itself and every code above it."""
        found: set[str] = set()
        current: str | None = code
        while current and current not in found:
            found.add(current)
            current = self.by_code[current].parent if current in self.by_code else None
        return frozenset(found)

    def above(self, code: str, level: str) -> str | None:
        """The place of `level` that holds `code`, or None."""
        return next((c for c in self.ancestors(code) if c in self and self[c].level == level), None)

    def side(self, code: str) -> Side:
        """The side of a place, or of the nearest place above it; the nation asks as the west."""
        current: str | None = code
        while current:
            place = self[current]
            if place.side:
                return place.side
            current = place.parent
        return "west"
