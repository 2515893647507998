"""Drawn indicators: every form of condition and measure on every column, own or borrowed, also those that no line uses today."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from jiedui.engine.indicators.tree import Atom, Indicator, Indicators, Measure, Param, Path
from jiedui.engine.registers.schema import Column, Schema, Schemas
from tests.support.backends import Tables

Choose = Callable[[Sequence[Any]], Any]
DAYS = (Param("CUT"), Param("CUT"), Param("CUT", 3), Param("CUT", 12))
COMPARED = ("<", "<=", ">", ">=")
ROLLS = ("adds", "adds", "own")


def indicators(choose: Choose, schemas: Schemas, tables: Tables, count: int = 12) -> Indicators:
    """`count` definitions over three registers, so that some share one SELECT."""
    registers = [choose(tuple(name for name in tables)) for _ in range(3)]
    made = [_Maker(choose, schemas, tables, choose(registers)).indicator(f"drawn.{number}") for number in range(count)]
    return {indicator.id: indicator for indicator in made}


class _Maker:
    def __init__(self, choose: Choose, schemas: Schemas, tables: Tables, register: str):
        self.choose, self.schemas, self.tables, self.register = choose, schemas, tables, register
        own = self.held(register)
        self.columns: list[tuple[Path, Column]] = [(Path(c.name), c) for c in own]
        for reference in (c for c in own if c.type == "ref"):
            self.columns += [(Path(c.name, reference.name), c) for c in self.held(reference.ref)]
        self.spans = [*self.spanned(register, ""), *(s for c in own if c.type == "ref" for s in self.spanned(c.ref, c.name))]

    def held(self, register: str) -> list[Column]:
        return [c for c in self.tables[register].values() if c]

    def spanned(self, register: str, ref: str) -> list[Path]:
        schema: Schema = self.schemas[register]
        return [Path(s, ref) for s in schema.spans if {c.sql for c in schema.span(s)} <= set(self.tables[register])]

    def indicator(self, name: str) -> Indicator:
        where = tuple(self.choose((self.atom, self.atom, self.span))() for _ in range(self.choose((0, 1, 2, 2, 3))))
        return Indicator(name, self.register, self.measure(), where, "个", "累计", self.choose(ROLLS), "", "")

    def among(self, *types: str) -> list[Path]:
        return [path for path, column in self.columns if column.type in types]

    def measure(self) -> Measure:
        kind = self.choose(("rows", "exists", "distinct", "distinct", "sum", "list"))
        amounts = self.among("int", "money")
        if kind == "sum" and amounts:
            return Measure("sum", (self.choose(amounts),))
        own = self.tables[self.register]
        plain = [path for path, column in self.columns if column.type != "ref" or not path.ref and column.counted_by in own]
        if kind == "distinct" and plain:
            return Measure("distinct", (self.choose(plain),))
        listed = self.among("date", "text", "enum", "bool", "area", "money")
        return Measure("list", (self.choose(listed), self.choose(listed))) if kind == "list" and listed else Measure("rows")

    def span(self) -> Atom:
        if not self.spans:
            return self.atom()
        days = (*DAYS, *self.among("date"))
        path: Path = self.choose(self.spans)
        return Atom(path, "overlaps") if self.choose((True, False)) else Atom(path, "at", (self.choose(days),))

    def atom(self) -> Atom:
        path, column = self.choose(self.columns) if self.columns else (Path("area"), self.schemas[self.register]["area"])
        forms = {
            "date": self.dated,
            "bool": self.plain,
            "int": self.whole,
            "money": self.whole,
            "enum": self.equal,
            "text": self.equal,
            "area": self.equal,
        }
        form = forms.get(column.type, self.plain) if self.choose((True, True, False)) else self.plain
        return form(path, column)

    def plain(self, path: Path, column: Column) -> Atom:
        return Atom(path, self.choose(("true", "true", "notnull") if column.type == "bool" else ("null", "notnull")))

    def dated(self, path: Path, column: Column) -> Atom:
        if self.choose((True, False)):
            return Atom(path, "in_year")
        return Atom(path, self.choose(COMPARED), (self.choose((*DAYS, *self.among("date"))),))

    def whole(self, path: Path, column: Column) -> Atom:
        other = self.choose((Param("YEARNO"), 1, 7, 250_000))
        return Atom(path, self.choose((*COMPARED, "=")), (other,))

    def equal(self, path: Path, column: Column) -> Atom:
        options = tuple(column.choices) or ("E1", "甲", "", "county", Param("LEVEL"))
        return Atom(path, "=", tuple(dict.fromkeys(self.choose(options) for _ in range(self.choose((1, 1, 2))))))
