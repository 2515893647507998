"""Rows on their way in, and the gate's verdict on them. Column by column: a hundred thousand rows are few lists, not many objects."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from jiedui.engine.kernel.finding import Finding

Raw = object  # str | int | float | bool | date | datetime | None, as a spreadsheet, form or API gave it


@dataclass(frozen=True)
class Batch:
    """Rows of one register as they came. All lists have the same length; `lines` are row numbers on the sheet (from 1).

    `columns` holds only what was there: a column that is missing keeps its values on rows that exist already.
    `numbers` are row ids written by an export (None: not numbered); `units` says in which word a money column was written.
    A column named `person.rural` or `person.label` is no column of the register: it serves to make a new person.
    """

    register: str
    lines: Sequence[int]
    columns: Mapping[str, Sequence[Raw]]
    numbers: Sequence[int | None] = ()
    versions: Sequence[int | None] = ()
    units: Mapping[str, str] = field(default_factory=dict)
    file: str = ""
    sheet: str = ""
    letters: Mapping[str, str] = field(default_factory=dict)  # column name -> spreadsheet letter, for messages and colouring
    default_area: str | None = None  # used where the area column is missing or empty


@dataclass(frozen=True)
class Fault:
    """A bad cell: line on the sheet, column name ('' for the whole row), and the finding with its reason and remedy."""

    line: int
    column: str
    finding: Finding


@dataclass(frozen=True)
class Written:
    """A row that passed: its values by column name (money in 分, references as row ids, negative while provisional)."""

    line: int
    values: Mapping[str, object]
    id: int | None = None  # the stored row it changes; None: new
    version: int | None = None  # the version it was checked against
    before: Mapping[str, object] = field(default_factory=dict)  # stored values of the columns that change
    provisional: int | None = None  # negative id by which other rows of the same import refer to this new row
    key: str = ""  # its natural key, see keys.py


@dataclass(frozen=True)
class Verdict:
    """What the gate says of a batch: new, changed and unchanged rows, bad cells."""

    register: str
    new: Sequence[Written]
    changed: Sequence[Written]
    same: int
    faults: Sequence[Fault]
    hints: Sequence[Fault] = ()
    made: Sequence[Written] = ()  # persons that the roster names for the first time
    made_in: str = "persons"

    @property
    def bad_lines(self) -> frozenset[int]:
        return frozenset(f.line for f in self.faults)
