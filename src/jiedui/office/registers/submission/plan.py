"""A submission on its way: every batch through the gate in the order in which they depend on each other, secrets encrypted."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from jiedui.engine.kernel.places import NATION
from jiedui.engine.registers import gate
from jiedui.engine.registers.batch import Batch, Fault, Verdict, Written
from jiedui.engine.registers.lookups import Lookups, place_of
from jiedui.engine.registers.workbook.read import without
from jiedui.office.people.clock import today
from jiedui.office.registers import writing
from jiedui.office.registers.lookups import lookups
from jiedui.office.registers.schema_of import schemas
from jiedui.office.registers.submission.rederive import Touch

Progress = Callable[[str, int, int], None]


@dataclass(frozen=True)
class Count:
    """Rows of one register: new, changed, as they were, refused; `derived` were made anew because another register changed."""

    new: int = 0
    changed: int = 0
    same: int = 0
    bad: int = 0
    derived: int = 0


@dataclass
class Plan:
    """A checked submission, secrets encrypted, not yet written."""

    look: Lookups
    seen: Mapping[str, int]  # counters when the look-ups were read
    verdicts: list[Verdict]
    new: dict[str, list[Written]] = field(default_factory=dict)
    changed: dict[str, list[Written]] = field(default_factory=dict)

    @property
    def registers(self) -> list[str]:
        return [name for name in order() if self.new.get(name) or self.changed.get(name)]

    @property
    def reaches_far(self) -> bool:
        """Whether rows of other registers may have to be made anew: then all are locked at once, so that writers never wait in a ring."""
        return bool(self.changed.get("persons")) or not {"areas", "pairings"}.isdisjoint(self.registers)

    @property
    def faulty(self) -> bool:
        return any(verdict.faults for verdict in self.verdicts)


def order() -> list[str]:
    """Registers so that each comes after those that its rows name or its derived columns look at."""
    done: list[str] = []

    def visit(name: str) -> None:
        if name not in done:
            schema = schemas()[name]
            before = {c.ref for c in schema.refs} | {w for d in schema.derivations for w in d.watches} | {"areas"}
            for other in sorted(before | ({"pairings"} if schema.east_filled else set())):
                if other != name and not (name == "areas" and other == "pairings"):
                    visit(other)
            done.append(name)

    for name in ("areas", "area_flags", "pairings", "persons", *schemas()):
        visit(name)
    return done


def planned(batches: Sequence[Batch], known: Sequence[Sequence[Fault]], progress: Progress) -> Plan:
    """Every batch through the gate, in the order in which they depend on each other."""
    seen, look = writing.counters(), lookups()
    verdicts: dict[int, Verdict] = {}
    total, done = sum(len(batch.lines) for batch in batches), 0
    rank = {name: place for place, name in enumerate(order())}
    for index in sorted(range(len(batches)), key=lambda i: rank[batches[i].register]):
        batch, bad = batches[index], list(known[index]) if index < len(known) else []
        progress("检查", done, total)
        verdict = gate.check(schemas()[batch.register], without(batch, {f.line for f in bad}) if bad else batch, look, today())
        look.add(verdict)
        done += len(batch.lines)
        verdicts[index] = replace(verdict, faults=sorted([*bad, *verdict.faults], key=lambda f: f.line)) if bad else verdict
    progress("检查", total, total)
    return _sealed(Plan(look, seen, [verdicts[i] for i in range(len(batches))]))


def _sealed(plan: Plan) -> Plan:
    """Good rows of all batches by register, encrypted; a row that two batches change is written once."""
    for verdict in plan.verdicts:
        for register, new in ((verdict.made_in, verdict.made), (verdict.register, verdict.new)):
            plan.new.setdefault(register, []).extend(new)
        plan.changed.setdefault(verdict.register, []).extend(verdict.changed)
    for held in (plan.new, plan.changed):
        held.update({register: writing.sealed(register, found) for register, found in held.items()})
    return plan


def chain_of(plan: Plan) -> str:
    """The one place that the rows belong to, else the nation's chain."""
    places = places_of(plan)
    return str(places.pop()) if len(places) == 1 and None not in places else NATION


def places_of(plan: Plan) -> set[object]:
    """The places whose rows are written; None among them for rows of no place."""
    places: set[object] = set()
    for name in plan.registers:
        seen = plan.look.seen.get(name, {})
        places |= {place_of(row.values) for row in plan.new.get(name, ())}
        places |= {place_of(seen[row.id].values) for row in plan.changed.get(name, ()) if row.id in seen}
    return places


def touches(plan: Plan, register: str, numbers: Mapping[str, Sequence[int]]) -> list[Touch]:
    """Rows of a watched register before and after. New persons are named by new rows only."""
    seen = plan.look.seen.get(register, {})
    found = (
        []
        if register == "persons"
        else [Touch(n, None, row.values) for n, row in zip(numbers.get(register, ()), plan.new.get(register, ()), strict=True)]
    )
    for row in plan.changed.get(register, ()):
        held = seen[row.id or 0].values
        found.append(Touch(row.id or 0, {**held, **row.before}, {**held, **row.values}))
    return found


def counted(plan: Plan, again: Mapping[str, Sequence[Written]]) -> dict[str, Count]:
    same: dict[str, int] = {}
    bad: dict[str, int] = {}
    for verdict in plan.verdicts:
        same[verdict.register] = same.get(verdict.register, 0) + verdict.same
        bad[verdict.register] = bad.get(verdict.register, 0) + len(verdict.bad_lines)
    names = [name for name in order() if name in {*same, *plan.registers, *again}]
    return {
        name: Count(
            len(plan.new.get(name, ())), len(plan.changed.get(name, ())), same.get(name, 0), bad.get(name, 0), len(again.get(name, ()))
        )
        for name in names
    }


def told(counts: Mapping[str, Count]) -> dict[str, dict[str, int]]:
    moved = {name: {"new": c.new, "changed": c.changed, "derived": c.derived} for name, c in counts.items()}
    return {name: said for name, said in moved.items() if any(said.values())}
