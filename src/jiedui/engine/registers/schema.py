"""What a register is made of. A Schema is read from the office's models; the engine knows nothing else of them.

A span is two date columns, `x_from` and `x_to`; conditions name it `x`. A reference is stored as the row number of the
row it names, and written by people as that row's reference text (`named_by`, joined by " / ").
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cached_property
from typing import Literal

Type = Literal["text", "int", "money", "bool", "date", "enum", "ref", "area", "quantity"]
Check = Literal["", "id_number", "uscc", "code", "phone"]


class UnknownColumn(LookupError):
    """No such column; the message names the nearest."""


@dataclass(frozen=True)
class Column:
    """One column. `stored` is its name in the database; `unit` the word its amounts are written in on spreadsheets."""

    name: str
    label: str
    type: Type
    required: bool = False
    stored: str = ""
    choices: Mapping[str, str] = field(default_factory=dict)
    ref: str = ""
    check: Check = ""
    unit: str = ""
    synonyms: tuple[str, ...] = ()
    help: str = ""
    default: object = None
    derived: bool = False
    encrypted: bool = False
    counted_by: str = ""  # what `distinct` counts, where not the column itself (a person: person_key)

    @property
    def sql(self) -> str:
        return self.stored or self.name


@dataclass(frozen=True)
class Derivation:
    """A column that the gate makes and nobody types: `by` names a function of `derive.py`.

    `reads` lists the register's own columns, `watches` the registers whose rows it looks at: a write there makes it anew.
    """

    column: str
    by: str
    reads: tuple[str, ...]
    watches: tuple[str, ...] = ()


@dataclass(frozen=True)
class Schema:
    """One register: columns in the order of its spreadsheet, and what the gate must know about them."""

    name: str
    title: str
    owner: str
    table: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    dated: str
    named_by: tuple[str, ...] = ()
    spans: Mapping[str, str] = field(default_factory=dict)  # span name -> label
    derivations: tuple[Derivation, ...] = ()
    east_filled: bool = True  # an empty east_area is filled from the only pairing of the row's day
    placed: bool = True  # has the common column `area`

    @cached_property
    def by_name(self) -> Mapping[str, Column]:
        return {column.name: column for column in self.columns}

    def __getitem__(self, name: str) -> Column:
        if (column := self.by_name.get(name)) is None:
            near = get_close_matches(name, [*self.by_name, *self.spans], 1, 0.4)
            hint = f"，最接近的是 {near[0]}" if near else ""
            raise UnknownColumn(f"{self.title}（{self.name}）没有“{name}”这一列{hint}")
        return column

    @property
    def typed(self) -> tuple[Column, ...]:
        """The columns a person fills in."""
        return tuple(c for c in self.columns if not c.derived)

    @property
    def refs(self) -> tuple[Column, ...]:
        return tuple(c for c in self.columns if c.type == "ref")

    def span(self, name: str) -> tuple[Column, Column]:
        """The two date columns of a span."""
        if name not in self.spans:
            self[name]  # raises with the nearest name, or:
            raise UnknownColumn(f"{self.title}（{self.name}）的“{name}”不是时段")
        return self[f"{name}_from"], self[f"{name}_to"]


Schemas = Mapping[str, Schema]
