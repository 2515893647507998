"""Cells that name another row: persons by their ID number, other rows by what people call them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from jiedui.engine.kernel.identity import mask_id
from jiedui.engine.registers import columns, kinds, words
from jiedui.engine.registers.batch import Raw, Written
from jiedui.engine.registers.kinds import Bad
from jiedui.engine.registers.lookups import Held
from jiedui.engine.registers.naming.keys import SEPARATOR, normal
from jiedui.engine.registers.naming.texts import PARTS
from jiedui.engine.registers.schema import Column
from jiedui.engine.registers.spelling import spelling

if TYPE_CHECKING:
    from jiedui.engine.registers.gate import Work

ANYWHERE = {"pairings", "classes", "fairs", "products"}  # may be another place's; the own place is looked at first
RURAL, NAME = "person.rural", "person.label"
OF_PERSONS = {RURAL, NAME}  # columns of a batch that serve to make a new person


def resolve(work: Work) -> None:
    """Every reference column's cells become row numbers."""
    for column in work.schema.refs:
        if column.name not in work.batch.columns:
            continue
        if column.counted_by:
            persons(work, column)
        else:
            others(work, column)


def others(work: Work, column: Column) -> None:
    """Rows by reference text: in the row's own place, for some registers anywhere."""
    cells, found = work.values[column.name], dict[tuple[object, Raw], int | Bad | None]()
    values: list[object] = []
    for index, pair in enumerate(zip(work.places, cells, strict=True)):
        if pair not in found:
            found[pair] = _find(work, column, *pair)
        value = found[pair]
        if isinstance(value, Bad):
            work.fault(index, column.name, value.kind, **value.fields)
        values.append(None if isinstance(value, Bad) else value)
    work.values[column.name] = values


def _find(work: Work, column: Column, place: object, cell: Raw) -> int | Bad | None:
    text = columns.tidy(cell)
    if text is None:
        return None
    look, title, said = work.look, work.look.schemas[column.ref].title, _hidden(text)
    digested = _digested(work, text)
    near = ""
    try:
        for where in [place, None] if column.ref in ANYWHERE else [place]:
            names = look.names(column.ref, str(where) if where else None)
            if (found := names.find(digested, title)) is not None:
                return found
            near = near or names.near(text if digested == text else "")
    except Bad as bad:
        return Bad(bad.kind, **bad.fields, value=said)
    return Bad(kinds.REF_UNKNOWN, value=said, title=title, near=near)


def _digested(work: Work, text: str) -> str:
    """A reference text in which ID numbers are replaced by the digest that stands for the person."""
    parts = PARTS.split(text)
    if not any(columns.ID_SHAPE.fullmatch(normal(p)) for p in parts):
        return text
    return " / ".join(work.look.digest([normal(p)])[0] if columns.ID_SHAPE.fullmatch(normal(p)) else p for p in parts)


def _hidden(text: str) -> str:
    return " / ".join(mask_id(p) if columns.ID_SHAPE.fullmatch(normal(p)) else p for p in PARTS.split(text))


def persons(work: Work, column: Column) -> None:
    """Persons by ID number in the row's own place. A number that the place does not know makes a person."""
    cells = work.values[column.name]
    direct, numbers = _by_number(work, column, cells)
    digests = iter(work.look.digest([str(n) for n in numbers if n is not None]))
    keys = [
        None if n is None or place is None else f"{place}{SEPARATOR}{digest}"
        for n, place, digest in zip(numbers, work.places, [None if n is None else next(digests) for n in numbers], strict=True)
    ]
    known = work.look.by_key(column.ref, {k for k in keys if k}, [str(p) for p in set(work.places) if p])
    makers = _Makers(work, column)
    values: list[object] = []
    for index, key in enumerate(keys):
        if key is None:
            values.append(direct.get(index))
        elif held := known.get(key):
            values.append(held.id)
            makers.compare(index, held)
        else:
            values.append(makers.make(index, key, str(numbers[index])))
    work.values[column.name] = values


def _by_number(work: Work, column: Column, cells: Sequence[Raw]) -> tuple[dict[int, object], columns.Values]:
    """(cells that are row numbers already: unchanged masked ones and “#12”, ID numbers of all others)."""
    masks, direct, rest = work.masks.get(column.name, {}), dict[int, object](), list(cells)
    marked = [i for i, c in enumerate(cells) if type(c) is str and c.startswith("#") and c[1:].isdigit()]
    rows = work.look.by_id(column.ref, [int(str(cells[i])[1:]) for i in marked])
    for index in [*masks, *marked]:
        rest[index] = None
        direct[index] = cells[index] if index in masks else int(str(cells[index])[1:])
        if index in marked and direct[index] not in rows:
            work.fault(index, column.name, kinds.NO_NUMBER, id=direct.pop(index), value=str(cells[index]))
    numbers, bad = columns.id_numbers(rest)
    work.refuse(column.name, bad)
    return direct, numbers


class _Makers:
    """New persons of a roster: one for each place and ID number, from the first row that names them."""

    def __init__(self, work: Work, column: Column):
        self.work, self.column, self.made = work, column, dict[str, Written]()
        persons = work.look.schemas[column.ref]
        self.blank = {c.name: c.default for c in persons.columns}
        self.names, _ = columns.texts(work.batch.columns.get(NAME) or work.batch.columns.get("label", [None] * work.size))
        self.sources, _ = columns.texts(work.batch.columns.get("source", [None] * work.size))
        self.rural, bad = columns.each_once(columns.yes_no, work.batch.columns.get(RURAL, [None] * work.size))
        work.refuse(RURAL, bad)

    def compare(self, index: int, held: Held) -> None:
        """A name that differs from the stored person's is a hint that the number may be wrong."""
        name, known = self.names[index], held.values.get("label")
        if name and known and name != known and normal(str(name)) != normal(str(known)):
            said = {"value": words.masked_name(str(name)), "held": words.masked_name(str(known))}
            self.work.hints.append(words.fault(self.work.schema, self.work.batch, index, "label", kinds.NAME_DIFFERS, **said))

    def make(self, index: int, key: str, number: str) -> int:
        if key not in self.made:
            self.made[key] = self._person(index, key, number)
        person = self.made[key]
        if person.values["rural"] is None:
            self.work.fault(index, RURAL, kinds.NEW_RURAL, who=mask_id(number))
        if person.values["label"] is None:
            self.work.fault(index, "label", kinds.NEW_NAME, who=mask_id(number))
        self.work.made.setdefault(index, []).append(person)
        return person.provisional or 0

    def _person(self, index: int, key: str, number: str) -> Written:
        place = {"area": self.work.values["area"][index], "east_area": None if self.work.values["area"][index] else self.work.places[index]}
        values = {
            **self.blank,
            **place,
            "label": self.names[index],
            "source": self.sources[index] or self.work.schema.title,
            "id_no": number,
            "rural": self.rural[index],
            "person_key": key.partition(SEPARATOR)[2],
            "id_tail": number[-4:],
            "spelling": spelling(self.names[index]),
        }
        row = Written(self.work.batch.lines[index], values, None, None, {}, self.work.look.provisional(), key)
        look = self.work.look
        look.seen.setdefault(self.column.ref, {})[row.provisional or 0] = Held(row.provisional or 0, 1, key, False, values)
        return row
