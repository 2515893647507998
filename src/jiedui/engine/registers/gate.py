"""The one gate. Every way in (form, paste, spreadsheet, API, command line) passes it; it only says what it thinks of a batch.

Pure: rows, look-ups and today in, a Verdict out. It works by columns; `Work` holds them while the steps of `check` fill them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from jiedui.engine.kernel.finding import Kind
from jiedui.engine.registers import columns, derive, kinds, references, rules, words
from jiedui.engine.registers.batch import Batch, Fault, Raw, Verdict, Written
from jiedui.engine.registers.kinds import Bad
from jiedui.engine.registers.lookups import Held, Lookups
from jiedui.engine.registers.naming.keys import keys
from jiedui.engine.registers.schema import Column, Schema, UnknownColumn


class Work:
    """A batch on its way through the gate: parsed columns, the stored row of each line, what was found."""

    def __init__(self, schema: Schema, batch: Batch, look: Lookups, today: date):
        self.schema, self.batch, self.look, self.today = schema, batch, look, today
        self.size = len(batch.lines)
        self.values: dict[str, list[object]] = {}
        self.masks: dict[str, dict[int, str]] = {}  # column -> row -> a masked cell of an export
        self.held: list[Held | None] = [None] * self.size
        self.keys: list[str | None] = [None] * self.size
        self.faults: list[Fault] = []
        self.hints: list[Fault] = []
        self.bad: set[int] = set()
        self.bad_cells: set[tuple[int, str]] = set()
        self.made: dict[int, list[Written]] = {}  # row -> persons that it makes

    def fault(self, index: int, name: str, kind: Kind, **fields: object) -> None:
        """A bad cell; the first finding of a cell is the one that is said."""
        if (index, name) not in self.bad_cells:
            self.bad.add(index)
            self.bad_cells.add((index, name))
            self.faults.append(words.fault(self.schema, self.batch, index, name, kind, **fields))

    def refuse(self, name: str, bad: Mapping[int, Bad]) -> None:
        for index, why in bad.items():
            self.fault(index, name, why.kind, **why.fields)

    @property
    def places(self) -> list[object]:
        """Where each row belongs."""
        if not self.schema.placed:
            return [None] * self.size
        return [area or east for area, east in zip(self.values["area"], self.values["east_area"], strict=True)]


def check(schema: Schema, batch: Batch, look: Lookups, today: date) -> Verdict:
    """What the gate says of a batch: new, changed and unchanged rows, every bad cell, persons to be made.

    >>> check(schemas["classes"], Batch("classes", [2], {"code": ["A1"]}), look, today).faults[0].finding.reason  # doctest: +SKIP
    '所属地区没有填'
    """
    work = Work(schema, batch, look, today)
    read_cells(work)
    find_numbered(work)
    settle_places(work)
    references.resolve(work)
    match(work)
    complete(work)
    require(work)
    for index, name, kind, fields in rules.broken(schema, work.values, look, today):
        if kind is not kinds.SPAN_END or (index, f"{name.removesuffix('to')}from") not in work.bad_cells:
            work.fault(index, name, kind, **fields)
    derived(work)
    return verdict(work)


def read_cells(work: Work) -> None:
    """Every typed column that is there, by its type. Masked cells are kept apart until the stored row is known.

    Raises UnknownColumn: whoever made the batch has named a column that nobody can fill in.
    """
    typed = {column.name for column in work.schema.typed}
    for name in work.batch.columns:
        if name not in typed and name not in references.OF_PERSONS:
            raise UnknownColumn(f"{work.schema.title}的“{work.schema[name].label}”由系统算出，不能填")
    for column in work.schema.typed:
        if (cells := work.batch.columns.get(column.name)) is None:
            continue
        if words.secret(column):
            cells = _unmasked(work, column, cells)
        if column.type == "ref":
            work.values[column.name] = list(cells)
            continue
        values, bad = columns.read(column, cells, work.batch.units.get(column.name, ""), _area(work, column))
        work.values[column.name] = values
        work.refuse(column.name, bad)
    if "register" in work.values and work.schema.name == "closings":
        known = {text: rules.register_of(text, work.look) for text in set(work.values["register"])}
        work.values["register"] = [known[text] for text in work.values["register"]]


def _area(work: Work, column: Column) -> columns.Convert | None:
    """How a place is read: by code or name; the tree's own codes are plain codes, since they make the tree."""
    if work.schema.name == "areas" and column.name != "parent":
        return None
    if work.schema.name == "areas":
        own = {columns.tidy(c) for c in work.batch.columns.get("code", ())}
        return lambda cell: str(columns.tidy(cell)) if columns.tidy(cell) in own else work.look.places.find(cell)
    return lambda cell: work.look.places.find(cell, work.batch.default_area)


def _unmasked(work: Work, column: Column, cells: Sequence[Raw]) -> Sequence[Raw]:
    masks = {i: c.strip() for i, c in enumerate(cells) if type(c) is str and "*" in c}
    if not masks:
        return cells
    work.masks[column.name] = masks
    return [None if i in masks else c for i, c in enumerate(cells)]


def find_numbered(work: Work) -> None:
    """Rows that carry a number are that row; what their batch leaves out or masks is as stored."""
    numbers = work.batch.numbers
    rows = work.look.by_id(work.schema.name, [n for n in numbers if n]) if numbers else {}
    first: dict[int, int] = {}
    for index, number in enumerate(numbers):
        if number:
            _take_numbered(work, index, number, rows.get(number), first)
    for name, masks in work.masks.items():
        for index, text in masks.items():
            _take_masked(work, index, work.schema[name], text)


def _take_numbered(work: Work, index: int, number: int, held: Held | None, first: dict[int, int]) -> None:
    if held is None:
        work.fault(index, "", kinds.NO_NUMBER, id=number)
    elif held.archived:
        work.fault(index, "", kinds.ARCHIVED, id=number)
    elif number in first:
        work.fault(index, "", kinds.NUMBER_TWICE, id=number, other=work.batch.lines[first[number]])
    else:
        first[number] = index
        work.held[index] = held


def _take_masked(work: Work, index: int, column: Column, text: str) -> None:
    """An unchanged masked cell means unchanged; any other is no number at all."""
    held = work.held[index]
    plain = _plain(work, column, held) if held else None
    if plain is not None and (text == words.masked(column, plain) or (len(plain) == 4 and text.endswith(plain))):
        work.values[column.name][index] = held.values[column.name]  # type: ignore[union-attr]
    else:
        work.fault(index, column.name, kinds.MASKED, value=text)


def _plain(work: Work, column: Column, held: Held) -> str | None:
    """The clear text behind a stored secret; of a person that the row names, the last four digits."""
    value = held.values.get(column.name)
    if column.encrypted:
        return work.look.reader.open(work.schema.name, column.name, str(value)) if value else None
    person = work.look.by_id(column.ref, [value]).get(value) if isinstance(value, int) else None
    return str(person.values["id_tail"]) if person else None


def settle_places(work: Work) -> None:
    """The row's area: as written, as stored, or the batch's own."""
    for name in ("area", "east_area") if work.schema.placed else ():
        given = work.values.get(name)
        work.values[name] = list(given) if given else [h.values.get(name) if h else None for h in work.held]
    if work.schema.placed and (default := work.batch.default_area):
        work.values["area"] = [
            default if area is None and (i, "area") not in work.bad_cells else area for i, area in enumerate(work.values["area"])
        ]


def match(work: Work) -> None:
    """The stored row of every line that has no number, by natural key; and keys that meet twice."""
    schema, look = work.schema, work.look
    for name in schema.key:
        column = schema[name]
        given = work.values.get(name) or [h.values.get(name) if h else None for h in work.held]
        default = column.default
        work.values[name] = [default if v is None and (i, name) not in work.bad_cells else v for i, v in enumerate(given)]
    work.keys = keys(schema, _clear_keys(work), look.digest)
    stored = look.by_key(schema.name, [k for k in work.keys if k is not None], [str(p) for p in set(work.places) if p])
    first: dict[str, int] = {}
    claimed = {held.id: index for index, held in enumerate(work.held) if held}
    for index, key in enumerate(work.keys):
        if key is None:
            continue
        if first.setdefault(key, index) != index:
            work.fault(index, "", kinds.TWICE, other=work.batch.lines[first[key]], key=_key_words(schema))
        elif held := stored.get(key):
            _claim(work, index, held, claimed)


def _clear_keys(work: Work) -> dict[str, list[object]]:
    """Key columns for the digest: a numbered row's untouched secret is still a token, and is opened."""
    found = dict(work.values)
    for name in work.schema.key:
        if work.schema[name].encrypted:
            found[name] = [
                work.look.reader.open(work.schema.name, name, str(v)) if _is_token(work, i, name, v) else v
                for i, v in enumerate(work.values[name])
            ]
    return found


def _is_token(work: Work, index: int, name: str, value: object) -> bool:
    held = work.held[index]
    return value is not None and held is not None and held.values.get(name) == value


def _claim(work: Work, index: int, held: Held, claimed: dict[int, int]) -> None:
    mine = work.held[index]
    if mine is None and held.id not in claimed:
        work.held[index], claimed[held.id] = held, index
    elif mine is None:
        work.fault(index, "", kinds.NUMBER_TWICE, id=held.id, other=work.batch.lines[claimed[held.id]])
    elif mine.id != held.id and (held.id not in claimed or work.keys[claimed[held.id]] in (None, held.key)):
        work.fault(index, "", kinds.TAKEN, id=held.id, key=_key_words(work.schema))


def _key_words(schema: Schema) -> str:
    return "、".join(words.heading(schema, name) for name in schema.key)


def complete(work: Work) -> None:
    """Columns that the batch leaves out: as stored, else their default. An empty cell takes the default too."""
    for column in work.schema.typed:
        name, default = column.name, column.default
        given = work.values.get(name)
        if given is None:
            work.values[name] = [held.values.get(name) if held else default for held in work.held]
        elif default is not None and None in given:
            work.values[name] = [default if v is None and (i, name) not in work.bad_cells else v for i, v in enumerate(given)]
        elif name in ("area", "east_area") and name not in work.batch.columns:
            work.values[name] = [v or (held.values.get(name) if held else None) for v, held in zip(given, work.held, strict=True)]


def require(work: Work) -> None:
    """Required cells are filled; a row belongs somewhere."""
    for column in work.schema.typed:
        values = work.values[column.name]
        if column.required and None in values:
            for index, value in enumerate(values):
                if value is None:
                    work.fault(index, column.name, kinds.REQUIRED)
    if work.schema.placed:
        for index, place in enumerate(work.places):
            if place is None:
                work.fault(index, "area", kinds.REQUIRED)


def derived(work: Work) -> None:
    """Columns that nobody types, and the eastern partner where it follows from the pairing."""
    schema, look = work.schema, work.look
    if schema.name == "pairings":
        for i in range(work.size):
            if work.values["kind"][i] == "county" and work.values["east_area"][i] is None:
                work.values["east_area"][i] = work.values["east_party"][i]
    if schema.east_filled and schema.placed:
        work.values["east_area"] = derive.east_areas(schema, work.values, look)
    clear = _clear_keys(work) if any(schema[name].encrypted for name in schema.key) else work.values
    for derivation in schema.derivations:
        work.values[derivation.column] = derive.BY[derivation.by](clear, look)


def verdict(work: Work) -> Verdict:
    """New, changed and unchanged rows among the good ones."""
    new: list[Written] = []
    changed: list[Written] = []
    names = [column.name for column in work.schema.columns]
    same = 0
    for index, row in enumerate(zip(*(work.values[name] for name in names), strict=True)):
        if index in work.bad:
            continue
        held = work.held[index]
        if held is None:
            new.append(
                Written(
                    work.batch.lines[index],
                    dict(zip(names, row, strict=True)),
                    None,
                    None,
                    {},
                    work.look.provisional(),
                    work.keys[index] or "",
                )
            )
        elif (change := difference(work, index, held, names, row)) is not None:
            changed.append(change)
        elif index not in work.bad:
            same += 1
    made = [person for index, persons in work.made.items() if index not in work.bad for person in persons]
    faults = sorted(work.faults, key=lambda fault: fault.line)
    return Verdict(work.schema.name, new, changed, same, faults, work.hints, _once(made))


def _once(made: Iterable[Written]) -> list[Written]:
    return list({person.provisional: person for person in made}.values())


def difference(work: Work, index: int, held: Held, names: Sequence[str], row: tuple[object, ...]) -> Written | None:
    """What a line changes in its stored row; None if nothing, or if the row moved on since it was exported."""
    old = held.values
    after = {name: value for name, value in zip(names, row, strict=True) if old.get(name) != value}
    for name in [name for name in after if work.schema[name].encrypted and old.get(name)]:
        untouched = name in work.schema.key and work.keys[index] == held.key  # the key holds its digest: no need to open it
        if untouched or work.look.reader.open(work.schema.name, name, str(old[name])) == after[name]:
            del after[name]
    if not after:
        return None
    if held.id < 0 or held.id in work.look.replaced.get(work.schema.name, ()):
        differing = "、".join(words.heading(work.schema, name) for name in after if not work.schema[name].derived)
        work.fault(index, "", kinds.TWICE_SENT, key=_key_words(work.schema), columns=differing)
        return None
    version = work.batch.versions[index] if work.batch.versions else None
    if version is not None and version != held.version:
        work.fault(index, "", kinds.STALE, id=held.id, old=version, new=held.version)
        return None
    before = {name: old.get(name) for name in after}
    return Written(work.batch.lines[index], after, held.id, held.version, before, None, work.keys[index] or held.key)
