"""When a watched register is written, derived columns that looked at it are made anew, in the same transaction.

Bounded: only rows of the places, or of the persons, that the written rows concern.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from django.db.models import Q

from jiedui.engine.registers import derive
from jiedui.engine.registers.batch import Written
from jiedui.engine.registers.lookups import Held, Lookups, pairs_of
from jiedui.engine.registers.schema import Derivation, Schema
from jiedui.office.registers.lookups import fields_of, lookups, rows
from jiedui.office.registers.schema_of import schemas

WATCHED = ("areas", "pairings", "persons")


class Touch(NamedTuple):
    """A row of a watched register before and after; None where it was not there, or is archived."""

    id: int
    old: Mapping[str, object] | None
    new: Mapping[str, object] | None


def again(touched: Mapping[str, Sequence[Touch]], written: Mapping[str, Collection[int]]) -> dict[str, list[Written]]:
    """Rows of other registers whose derived columns no longer fit; `written` ones have just been derived."""
    if not (reach := Reach(touched)):
        return {}
    look, found = lookups(), dict[str, list[Written]]()
    for name, schema in schemas().items():
        skip, after = set(written.get(name, ())), dict[int, tuple[Held, dict[str, object]]]()
        for derivations, where in reach.of(schema, look):
            held = [row for row in rows(name, where) if row.id not in skip]
            for row, made in differing(schema, derivations, held, look):
                after.setdefault(row.id, (row, {}))[1].update(made)
        if after:
            found[name] = [_written(row, made) for row, made in after.values()]
    return found


def _written(row: Held, after: Mapping[str, object]) -> Written:
    """Only columns outside the key are derived again, so the key stays."""
    return Written(0, after, row.id, row.version, {name: row.values[name] for name in after}, None, row.key)


class Reach:
    """Which rows the written ones concern."""

    def __init__(self, touched: Mapping[str, Sequence[Touch]]):
        both = {name: [values for touch in touched.get(name, ()) for values in touch[1:] if values] for name in WATCHED}
        self.west = {pair.west for pair in pairs_of(both["pairings"])}
        self.codes = {str(values["code"]) for values in both["areas"]}
        self.persons = [t.id for t in touched.get("persons", ()) if t.old and t.new and t.old["person_key"] != t.new["person_key"]]

    def __bool__(self) -> bool:
        return bool(self.west or self.codes or self.persons)

    def of(self, schema: Schema, look: Lookups) -> Iterator[tuple[Sequence[Derivation], Q]]:
        """(derivations to make again, the rows to make them for)."""
        fields = fields_of(schema.name)
        for derivation in schema.derivations:
            if "persons" in derivation.watches and self.persons:
                refs = [fields[c.name] for c in schema.refs if c.ref == "persons" and c.name in derivation.reads]
                yield [derivation], _any(refs, self.persons)
            if "pairings" in derivation.watches and self.west:
                yield [derivation], _any(["area"], below(look, self.west))
            if "areas" in derivation.watches and self.codes:
                places = [fields[c.name] for c in schema.columns if c.type == "area" and c.name in derivation.reads]
                yield [derivation], _any(places, below(look, self.codes))
        if schema.east_filled and schema.placed and self.west:
            yield [], _any(["area"], below(look, self.west)) & Q(east_area=None)


def _any(fields: Sequence[str], values: Collection[object]) -> Q:
    where = Q(pk__in=[])
    for field in fields:
        where |= Q(**{f"{field}__in": list(values)})
    return where


def below(look: Lookups, codes: Collection[str]) -> set[str]:
    """The places and all that lie in them, on any day."""
    wanted = set(codes)
    return wanted | {code for code in look.tree.by_code if look.tree.ancestors(code) & wanted}


def differing(
    schema: Schema, derivations: Sequence[Derivation], held: Sequence[Held], look: Lookups
) -> Iterator[tuple[Held, dict[str, object]]]:
    """The rows that a second derivation changes, and to what. No derivation: the eastern partner, where it was empty."""
    columns = {name: [row.values[name] for row in held] for name in schema.by_name}
    made = {d.column: derive.BY[d.by](columns, look) for d in derivations} or {"east_area": derive.east_areas(schema, columns, look)}
    for index, row in enumerate(held):
        after = {name: values[index] for name, values in made.items() if values[index] != row.values[name]}
        if after:
            yield row, after
