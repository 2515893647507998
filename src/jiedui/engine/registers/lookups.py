"""What the gate looks up: stored rows, places, county pairings, reference texts.

The office fills a Lookups from the database (`Reader`), tests from lists. Rows that an earlier batch of the same submission
will write are laid over it (`add`), so that later batches may name them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple, Protocol

from jiedui.engine.kernel.period import Span
from jiedui.engine.kernel.places import Place, Tree
from jiedui.engine.registers.batch import Verdict, Written
from jiedui.engine.registers.naming import keys
from jiedui.engine.registers.naming.places import PlaceNames
from jiedui.engine.registers.naming.texts import Names
from jiedui.engine.registers.schema import Schemas

_Parts = tuple[tuple[str, ...], tuple[str, ...]]  # parts of a reference text: as compared, as shown


class Held(NamedTuple):
    """A stored row: values by column name; encrypted columns still as tokens."""

    id: int
    version: int
    key: str
    archived: bool
    values: Mapping[str, object]


class Pair(NamedTuple):
    """Two places paired as counties while the span lasts."""

    west: str
    east: str
    valid: Span


class Reader(Protocol):
    """Where stored rows come from. Only `by_id` gives archived rows too."""

    def by_id(self, register: str, ids: Collection[int]) -> Iterable[Held]: ...
    def by_key(self, register: str, found: Collection[str], places: Collection[str]) -> Iterable[Held]: ...
    def of_place(self, register: str, place: str | None) -> Iterable[Held]: ...
    def tree(self) -> Tree: ...
    def pairs(self) -> Iterable[Pair]: ...
    def digest(self, numbers: Sequence[str]) -> Sequence[str]: ...
    def open(self, register: str, column: str, token: str) -> str: ...
    def dimensions(self, indicator: str) -> Collection[str]: ...
    def nearest_indicator(self, text: str) -> str: ...


class Lookups:
    """The look-ups of one submission."""

    def __init__(self, reader: Reader, schemas: Schemas):
        self.reader, self.schemas = reader, schemas
        self.tree = reader.tree()
        self.pairs = list(reader.pairs())
        self.seen: dict[str, dict[int, Held]] = {}
        self.over: dict[str, dict[str, Held]] = {}  # register -> key -> row of this submission
        self.replaced: dict[str, set[int]] = {}  # register -> stored rows that this submission changes
        self.read: set[str] = {"areas", "pairings"}  # registers looked at: the store checks that none moved meanwhile
        self._names: dict[tuple[str, str | None], Names] = {}
        self._places: PlaceNames | None = None
        self._digests: dict[str, str] = {}
        self._next = 0

    @property
    def places(self) -> PlaceNames:
        if self._places is None:
            self._places = PlaceNames(self.tree)
        return self._places

    def digest(self, numbers: Sequence[str]) -> list[str]:
        """person_key of ID numbers; each is made once."""
        known = self._digests
        if new := [n for n in dict.fromkeys(numbers) if n not in known]:
            known.update(zip(new, self.reader.digest(new), strict=True))
        return [known[n] for n in numbers]

    def provisional(self) -> int:
        """A number for a row that has none yet: negative, one for each row of the submission."""
        self._next -= 1
        return self._next

    def by_id(self, register: str, ids: Iterable[int]) -> Mapping[int, Held]:
        """Rows by number, also archived ones and those of this submission; unknown numbers are missing."""
        self.read.add(register)
        seen = self.seen.setdefault(register, {})
        if missing := {i for i in ids if i > 0 and i not in seen}:
            seen.update((held.id, held) for held in self.reader.by_id(register, missing))
        return seen

    def by_key(self, register: str, found: Collection[str], places: Collection[str]) -> Mapping[str, Held]:
        """Live rows by natural key."""
        self.read.add(register)
        asked = {keys.stored(key): key for key in found if not keys.provisional(key)}
        replaced, seen = self.replaced.get(register, set()), self.seen.setdefault(register, {})
        rows: dict[str, Held] = {}
        for held in self.reader.by_key(register, asked, places) if asked else ():
            if held.key in asked and held.id not in replaced:
                rows[asked[held.key]] = held
                seen.setdefault(held.id, held)
        over = self.over.get(register, {})
        rows.update((key, over[key]) for key in found if key in over)
        return rows

    def names(self, register: str, place: str | None) -> Names:
        """Reference texts of a register's live rows in a place (None: everywhere)."""
        if (register, place) not in self._names:
            self.read.add(register)
            over = self.over.get(register, {}).values()
            hidden = self.replaced.get(register, set())
            rows = [held for held in self.reader.of_place(register, place) if held.id not in hidden]
            rows += [held for held in over if place is None or place_of(held.values) == place]
            self.seen.setdefault(register, {}).update((held.id, held) for held in rows)
            self._names[register, place] = Names(self._named(register, rows))
        return self._names[register, place]

    def _named(self, register: str, rows: Sequence[Held]) -> Iterable[tuple[int, tuple[str, ...], tuple[str, ...], str]]:
        """(number, parts as compared, parts as shown, label) of every row."""
        parts = [self._parts(register, name, rows) for name in self.schemas[register].named_by]
        for index, held in enumerate(rows):
            said = [part[index] for part in parts]
            yield (
                held.id,
                tuple(p for compared, _ in said for p in compared),
                tuple(p for _, words in said for p in words),
                str(held.values.get("label") or ""),
            )

    def _parts(self, register: str, name: str, rows: Sequence[Held]) -> list[_Parts]:
        """One part of the reference text of every row: as compared and as shown. A reference has the parts of what it names."""
        column = self.schemas[register][name]
        if column.counted_by:  # a person: compared by the digest, shown by his name
            return [((keys.normal(str(h.values.get(column.counted_by))),), (str(h.values.get("label") or "？")[:1] + "*",)) for h in rows]
        if column.type == "ref":
            there = self.by_id(column.ref, [h.values[name] for h in rows if isinstance(h.values.get(name), int)])  # type: ignore[misc]
            inner = [there[h.values[name]] for h in rows if h.values.get(name) in there]  # type: ignore[index]
            nested = zip(*(self._parts(column.ref, part, inner) for part in self.schemas[column.ref].named_by), strict=True)
            by_row: dict[object, _Parts] = {
                held.id: (tuple(p for c, _ in said for p in c), tuple(p for _, s in said for p in s))
                for held, said in zip(inner, nested, strict=True)
            }
            return [by_row.get(h.values.get(name), (("",), ("",))) for h in rows]
        words = [_word(h.values.get(name), column.choices) for h in rows]
        return [((keys.normal(word),), (word,)) for word in words]

    def add(self, verdict: Verdict) -> None:
        """Lay a batch's good rows over what is stored."""
        for register, rows in ((verdict.made_in, verdict.made), (verdict.register, [*verdict.new, *verdict.changed])):
            if rows:
                self._lay(register, rows)

    def _lay(self, register: str, rows: Sequence[Written]) -> None:
        over, seen = self.over.setdefault(register, {}), self.seen.setdefault(register, {})
        for row in rows:
            old = seen.get(row.id) if row.id else None
            number = row.id or row.provisional or 0
            held = Held(number, old.version if old else 1, row.key, False, {**(old.values if old else {}), **row.values})
            over[row.key], seen[number] = held, held
            if row.id:
                self.replaced.setdefault(register, set()).add(row.id)
        for kept in [kept for kept in self._names if kept[0] == register]:
            del self._names[kept]
        if register == "areas":
            self.tree = Tree([*self.tree.places, *(_place(seen[r.id or r.provisional or 0].values) for r in rows)], self.tree.flags)
            self._places = None
        if register == "pairings":
            self.pairs += pairs_of(seen[r.id or r.provisional or 0].values for r in rows)

    def county(self, place: str | None) -> str | None:
        """The county that a place is or lies in; a place above counties is itself."""
        return (self.tree.above(place, "county") or place) if place else None

    def paired(self, place: str | None, on: date | None) -> list[str]:
        """Eastern places paired with the county on the day; without a day, ever."""
        west = self.county(place)
        return list(dict.fromkeys(p.east for p in self.pairs if p.west == west and (on is None or p.valid.at(on))))


def place_of(values: Mapping[str, object]) -> object:
    """Where a row belongs: its area, or the eastern place of an act of the east alone."""
    return values.get("area") or values.get("east_area")


def pairs_of(rows: Iterable[Mapping[str, object]]) -> list[Pair]:
    """County pairings among rows of the register; a party's code stands in where the place is empty."""
    return [_pair(row) for row in rows if row["kind"] == "county"]


def _pair(r: Mapping[str, Any]) -> Pair:
    west, east = r.get("area") or r["west_party"], r.get("east_area") or r["east_party"]
    return Pair(str(west), str(east), Span(r["valid_from"], r.get("valid_to")))


def _place(r: Mapping[str, Any]) -> Place:
    valid, upper, before = Span(r["valid_from"], r.get("valid_to")), r.get("parent") or None, r.get("predecessor") or None
    return Place(r["code"], r.get("label") or r["code"], r["level"], upper, r.get("side") or None, valid, before)


def _word(value: object, choices: Mapping[str, str]) -> str:
    if value is None:
        return ""
    return value.isoformat() if isinstance(value, date) else choices.get(str(value), str(value))
