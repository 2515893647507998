"""The only writer of registers: reads look-ups, asks the gate, encrypts; then one transaction for rows, history, journal, counters.

receipt = take(batches, who="张三", why="一季度花名册")     # all or nothing; receipt.faults says why nothing
edit("jobs", 12, {"period_to": "2021-09-30"}, version=3, who="张三", why="已离岗")
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

from django.db import transaction

from jiedui.engine.kernel.places import NATION
from jiedui.engine.registers import kinds
from jiedui.engine.registers.batch import Batch, Fault, Raw, Verdict, Written
from jiedui.engine.registers.lookups import Held, place_of
from jiedui.office.people import journal
from jiedui.office.people.models import Entry
from jiedui.office.registers import writing
from jiedui.office.registers.history import Change, both_changes, history
from jiedui.office.registers.lookups import LIVE, Database, fields_of, rows
from jiedui.office.registers.moments import before_write
from jiedui.office.registers.schema_of import registers, schemas
from jiedui.office.registers.submission import rederive
from jiedui.office.registers.submission.plan import Count, Plan, Progress, chain_of, counted, places_of, planned, told, touches
from jiedui.office.registers.submission.rederive import Touch
from jiedui.office.registers.writing import Moved

TRIES, LARGE = 2, 10_000


class Refused(ValueError):
    """The gate refused: `faults` are the bad cells, the message holds the first ten."""

    def __init__(self, faults: Sequence[Fault]):
        self.faults = faults
        more = f"\n（共 {len(faults)} 处）" if len(faults) > 10 else ""
        super().__init__("\n".join(fault.finding.message for fault in faults[:10]) + more)


class Conflict(ValueError):
    """The row was changed by somebody else meanwhile; the message shows both changes."""


class StillUsed(ValueError):
    """Live rows refer to the row."""


class NoSuchRow(LookupError):
    """No such register or row, or not in the state that the act needs."""


@dataclass(frozen=True)
class Receipt:
    """What became of a submission. `verdicts` are in the order of the batches; `entry` is the journal's, None if nothing was written."""

    counts: Mapping[str, Count]
    verdicts: Sequence[Verdict] = ()
    entry: int | None = None
    numbers: Mapping[str, Sequence[int]] = field(default_factory=dict)  # row numbers of new rows

    @property
    def faults(self) -> list[Fault]:
        return [fault for verdict in self.verdicts for fault in verdict.faults]

    @property
    def hints(self) -> list[Fault]:
        return [hint for verdict in self.verdicts for hint in verdict.hints]


def take(
    batches: Sequence[Batch],
    *,
    who: str,
    why: str,
    act: str = "导入",
    keep_good: bool = False,
    dry: bool = False,
    progress: Progress | None = None,
    known: Sequence[Sequence[Fault]] = (),
) -> Receipt:
    """Write a whole submission, or nothing if a row is bad (`keep_good`: the good rows). `dry` only says what it would do.

    `known[i]` are bad cells of `batches[i]` that were found while reading the file. Nothing is written where every row is as
    it was. Look-ups are read, rows checked and secrets encrypted before the transaction; if somebody wrote to a register that
    was looked at meanwhile, all is checked again, the last time with the registers locked.
    """
    said = progress or _silent
    with _unswept(sum(len(batch.lines) for batch in batches)):
        for _ in range(TRIES):
            plan = planned(batches, known, said)
            with suppress(Moved):
                return _settle(plan, who, why, act, keep_good, dry, said)
            said("重新检查", 0, 1)
        with transaction.atomic():
            writing.lock(schemas())
            return _settle(planned(batches, known, said), who, why, act, keep_good, dry, said)


@contextmanager
def _unswept(size: int) -> Iterator[None]:
    """No garbage collection over a large submission: its rows all live until the end, and each sweep would look at them all."""
    pause = size > LARGE and gc.isenabled()
    if pause:
        gc.disable()
    try:
        yield
    finally:
        if pause:
            gc.enable()


def _silent(stage: str, done: int, of: int) -> None:
    """No progress bar."""


def _settle(plan: Plan, who: str, why: str, act: str, keep_good: bool, dry: bool, progress: Progress) -> Receipt:
    if dry or not plan.registers or (plan.faulty and not keep_good):
        return Receipt(counted(plan, {}), plan.verdicts)
    with transaction.atomic():
        return _write(plan, who, why, act, progress)


def _write(plan: Plan, who: str, why: str, act: str, progress: Progress) -> Receipt:
    """Everything in one transaction. Raises Moved if a register that was looked at has been written since."""
    concerned = {*plan.look.read, *plan.registers}
    held = writing.lock(schemas() if plan.reaches_far else concerned)
    if any(held[name] != plan.seen.get(name, 0) for name in concerned):
        raise Moved
    before_write.send(Plan, areas=places_of(plan), who=who)
    numbers, found = dict[str, Sequence[int]](), dict[int, int]()
    total, done = sum(map(len, plan.new.values())), 0
    for name in plan.registers:
        numbers[name] = _insert(name, plan.new.get(name, []), found, lambda n, d=done: progress("写入", d + n, total))  # type: ignore[misc]
        done += len(numbers[name])
        refs = [column.name for column in schemas()[name].refs]
        plan.changed[name] = list(writing.settle(plan.changed.get(name, []), found, refs))
        writing.update(name, plan.changed[name])
    ids = {name: [*numbers.get(name, ()), *(row.id for row in plan.changed[name] if row.id)] for name in plan.registers}
    again = _rederived({name: touches(plan, name, numbers) for name in rederive.WATCHED}, ids)
    counts = counted(plan, again)
    entry = journal.append(chain_of(plan), who, act, {"why": why, "rows": told(counts)})
    for name in plan.registers:
        writing.remember(name, entry, numbers[name], plan.changed[name])
    _close(entry, again, {*plan.registers, *again})
    return Receipt(counts, plan.verdicts, entry.pk, numbers)


def _insert(register: str, new: Sequence[Written], found: dict[int, int], progress: Callable[[int], None]) -> Sequence[int]:
    """Number and insert new rows; `found` learns which provisional number became which."""
    numbers = writing.numbers(register, len(new)) if new else []
    found.update((row.provisional or 0, number) for row, number in zip(new, numbers, strict=True))
    for done in writing.insert(register, new, numbers, found):
        progress(done)
    return numbers


def _rederived(touched: Mapping[str, Sequence[Touch]], written: Mapping[str, Collection[int]]) -> dict[str, list[Written]]:
    again = rederive.again(touched, written)
    for name, changed in again.items():
        writing.update(name, changed)
    return again


def _close(entry: Entry, again: Mapping[str, Sequence[Written]], written: Collection[str]) -> None:
    for name, changed in again.items():
        writing.remember(name, entry, (), changed)
    writing.count_up(written)


def edit(register: str, row: int, values: Mapping[str, Raw], version: int, *, who: str, why: str) -> Receipt:
    """Change columns of one row through the same gate.

    Raises Conflict for an old version (the message shows both changes), Refused for bad values, NoSuchRow.
    """
    held = _live(register, row)
    if held.version != version:
        raise Conflict(both_changes(register, held, version, values))
    batch = Batch(register, [row], {name: [value] for name, value in values.items()}, [row], [version])
    receipt = take([batch], who=who, why=why, act="修改")
    if any(fault.finding.kind is kinds.STALE for fault in receipt.faults):
        raise Conflict(both_changes(register, _live(register, row), version, values))
    if receipt.faults:
        raise Refused(receipt.faults)
    return receipt


def archive(register: str, row: int, version: int, *, who: str, why: str, force: bool = False) -> Receipt:
    """Take a row out of the books; it stays with its history. `force` (what-if only) leaves rows that refer to it dangling.

    Raises StillUsed while live rows refer to it, Conflict for an old version, NoSuchRow.
    """
    with transaction.atomic():
        writing.lock(schemas())
        held = _live(register, row)
        if held.version != version:
            raise Conflict(both_changes(register, held, version, {}))
        if not force and (users := used_by(register, row)):
            raise StillUsed(f"{schemas()[register].title}第 {row} 号行还被{'、'.join(users)}引用，不能作废。请先改正或作废那些行")
        return _flag(register, held, True, who, why, "作废")


def restore_row(register: str, row: int, version: int, *, who: str, why: str) -> Receipt:
    """Put an archived row back.

    Raises StillUsed where a live row has its key or a row that it names is archived, Conflict, NoSuchRow.
    """
    with transaction.atomic():
        writing.lock(schemas())
        held = _held(register, row)
        if not held.archived:
            raise NoSuchRow(f"{schemas()[register].title}第 {row} 号行没有作废，不用恢复")
        if held.version != version:
            raise Conflict(both_changes(register, held, version, {}))
        if twin := next(iter(Database().by_key(register, [held.key], [])), None):
            raise StillUsed(f"第 {twin.id} 号行已是同一行，不能再恢复第 {row} 号行")
        for column in schemas()[register].refs:
            named = held.values.get(column.name)
            if isinstance(named, int) and _held(column.ref, named).archived:
                raise StillUsed(f"它的{column.label}（{schemas()[column.ref].title}第 {named} 号行）已作废，请先恢复那一行")
        return _flag(register, held, False, who, why, "恢复")


def _flag(register: str, held: Held, archived: bool, who: str, why: str, act: str) -> Receipt:
    chain = str(place_of(held.values) or NATION)
    before_write.send(Plan, areas={chain}, who=who)
    registers()[register].objects.filter(pk=held.id).update(archived=archived, version=held.version + 1)  # type: ignore[attr-defined]
    touch = Touch(held.id, held.values if archived else None, None if archived else held.values)
    again = _rederived({register: [touch]}, {})
    entry = journal.append(chain, who, act, {"why": why, "rows": {register: {act: 1}}})
    change = Written(0, {}, held.id, held.version, {"archived": not archived}, None, held.key)
    writing.remember(register, entry, (), [change])
    _close(entry, again, {register, *again})
    counts = {register: Count(changed=1), **{name: Count(derived=len(found)) for name, found in again.items()}}
    return Receipt(counts, (), entry.pk)


def _held(register: str, row: int) -> Held:
    if register not in schemas():
        raise NoSuchRow(f"没有名为 {register} 的台账，现有：{'、'.join(schemas())}")
    found = next(iter(Database().by_id(register, [row])), None)
    if found is None:
        raise NoSuchRow(f"{schemas()[register].title}没有第 {row} 号行")
    return found


def _live(register: str, row: int) -> Held:
    held = _held(register, row)
    if held.archived:
        raise NoSuchRow(f"{schemas()[register].title}第 {row} 号行已经作废，请先恢复")
    return held


def used_by(register: str, row: int) -> list[str]:
    """Titles of registers with live rows that refer to the row, with their number."""
    found = []
    for name, schema in schemas().items():
        fields = [fields_of(name)[column.name] for column in schema.refs if column.ref == register]
        count = sum(registers()[name].objects.filter(LIVE, **{field: row}).count() for field in fields)  # type: ignore[attr-defined]
        if count:
            found.append(f"{schema.title}的 {count} 行")
    return found


__all__ = [
    "Change",
    "Conflict",
    "Count",
    "NoSuchRow",
    "Progress",
    "Receipt",
    "Refused",
    "StillUsed",
    "archive",
    "edit",
    "history",
    "restore_row",
    "rows",
    "take",
    "used_by",
]
