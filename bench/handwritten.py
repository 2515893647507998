"""What one would write by hand: one SELECT per line, and one pandas expression per line. Shares nothing with compute/sql.py.

Both are as good as plain writing gets: inner joins where every row must have the other one, only the columns needed, days as
literals; pandas reads each table once, only the columns that lines look at.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

import pandas as pd

from jiedui.engine.compute.question import Params, Question, counted_column
from jiedui.engine.indicators.tree import Atom, Indicator, Param, Path
from jiedui.engine.registers.schema import Schemas


def literal(value: object) -> str:
    return str(value) if isinstance(value, int) else f"'{value}'"


class OneLine:
    """The SELECT of one line."""

    def __init__(self, schemas: Schemas, question: Question):
        self.schemas, self.asked, self.params = schemas, question.indicator, question.params
        self.home = schemas[self.asked.register]
        self.areas = ", ".join(literal(code) for code in question.reach.codes)

    def text(self) -> str:
        measure = self.asked.measure
        column = self.name(measure.columns[0]) if measure.columns else ""
        if measure.kind == "distinct":
            path = measure.columns[0]
            column = f"{path.ref or 't'}.{counted_column(path, self.asked.register, self.schemas)}"
        listed = ", ".join(self.name(path) for path in measure.columns)
        what = {"sum": f"SUM({column}), COUNT(*)", "distinct": f"COUNT(DISTINCT {column}), COUNT(*)", "list": listed}
        joins = "".join(
            f" JOIN {self.schemas[self.home[r].ref].table} {r} ON {r}.id = t.{self.home[r].sql} AND NOT {r}.archived"
            for r in self.asked.borrowed
        )
        where = " AND ".join([f"t.area IN ({self.areas})", "NOT t.archived", *(self.condition(a) for a in self.asked.where)])
        order = f" ORDER BY {listed}" if measure.kind == "list" else ""
        return f"SELECT {what.get(measure.kind, 'COUNT(*)')} FROM {self.home.table} t{joins} WHERE {where}{order}"

    def name(self, path: Path) -> str:
        home = self.schemas[self.home[path.ref].ref] if path.ref else self.home
        return f"{path.ref or 't'}.{home[path.column].sql}"

    def operand(self, said: object) -> str:
        if isinstance(said, Path):
            return self.name(said)
        return literal(self.params.value(said) if isinstance(said, Param) else said)

    def condition(self, atom: Atom) -> str:
        if atom.op in ("at", "overlaps"):
            first, last = (self.name(Path(f"{atom.left.column}_{end}", atom.left.ref)) for end in ("from", "to"))
            low, high = [self.operand(atom.right[0])] * 2 if atom.op == "at" else (literal(self.params.cut), literal(self.params.first))
            return f"{first} <= {low} AND ({last} >= {high} OR {last} IS NULL)"
        column = self.name(atom.left)
        if atom.op == "in_year":
            return f"{column} BETWEEN {literal(self.params.first)} AND {literal(self.params.cut)}"
        if atom.op in ("true", "null", "notnull"):
            return {"true": column, "null": f"{column} IS NULL", "notnull": f"{column} IS NOT NULL"}[atom.op]
        if atom.op == "=" and len(atom.right) > 1:
            return f"{column} IN ({', '.join(self.operand(r) for r in atom.right)})"
        return f"{column} {atom.op} {self.operand(atom.right[0])}"


Frames = dict[str, pd.DataFrame]
Fetch = Callable[[str, Sequence[str]], pd.DataFrame]


class Pandas:
    """Tables as frames, then masks; joins by merging on the row number, once per register and reference."""

    def __init__(self, schemas: Schemas, fetch: Fetch, questions: Sequence[Question]):
        self.schemas = schemas
        self.frames: Frames = {}
        self.wanted: dict[str, set[str]] = {}
        for question in questions:
            self.want(question.indicator)
        held = {name: fetch(schemas[name].table, sorted(columns)) for name, columns in self.wanted.items()}
        self.frames = {name: self.typed(name, frame[~frame["archived"].astype(bool)]) for name, frame in held.items()}
        self.joined: Frames = {}

    def want(self, indicator: Indicator) -> None:
        register = indicator.register
        for path in [*indicator.measure.columns, *(p for atom in indicator.where for p in atom.paths)]:
            home = self.schemas[register][path.ref].ref if path.ref else register
            if path.ref:
                self.wanted.setdefault(register, {"id", "area", "archived"}).add(self.schemas[register][path.ref].sql)
            columns = self.wanted.setdefault(home, {"id", "area", "archived"})
            schema = self.schemas[home]
            named = schema.span(path.column) if path.column in schema.spans else (schema[path.column],)
            columns.update(c.counted_by or c.sql for c in named)

    def typed(self, name: str, frame: pd.DataFrame) -> pd.DataFrame:
        days = [c.sql for c in self.schemas[name].columns if c.type == "date" and c.sql in frame]
        return frame.assign(**{day: pd.to_datetime(frame[day]) for day in days})

    def frame(self, indicator: Indicator) -> pd.DataFrame:
        """The register with everything that its indicators borrow."""
        register = indicator.register
        refs = [c for c in self.schemas[register].columns if c.type == "ref" and c.sql in self.wanted[register] and c.ref in self.frames]
        if register not in self.joined:
            made = self.frames[register]
            for ref in refs:
                made = made.merge(self.frames[ref.ref].add_prefix(f"{ref.name}."), how="left", left_on=ref.sql, right_on=f"{ref.name}.id")
            self.joined[register] = made
        return self.joined[register]

    def answer(self, question: Question) -> tuple[int, int]:
        """(number, rows)"""
        indicator, frame = question.indicator, self.frame(question.indicator)
        mask = frame["area"].isin(question.reach.codes)
        for atom in indicator.where:
            mask &= self.condition(frame, atom, question.params, indicator.register)
        found, measure = frame[mask], indicator.measure
        if measure.kind == "sum":
            return int(found[self.name(measure.columns[0], indicator.register)].sum()), len(found)
        if measure.kind == "distinct":
            path = measure.columns[0]
            column = counted_column(path, indicator.register, self.schemas)
            return int(found[f"{path.ref}.{column}" if path.ref else column].nunique()), len(found)
        return len(found), len(found)

    def name(self, path: Path, register: str) -> str:
        home = self.schemas[self.schemas[register][path.ref].ref] if path.ref else self.schemas[register]
        return f"{path.ref}.{home[path.column].sql}" if path.ref else home[path.column].sql

    def operand(self, frame: pd.DataFrame, said: Any, params: Params, register: str) -> Any:
        if isinstance(said, Path):
            return frame[self.name(said, register)]
        value = params.value(said) if isinstance(said, Param) else said
        return pd.Timestamp(value) if isinstance(value, date) else value

    def condition(self, frame: pd.DataFrame, atom: Atom, params: Params, register: str) -> Any:
        year = pd.Timestamp(params.first), pd.Timestamp(params.cut)
        if atom.op in ("at", "overlaps"):
            first, last = (frame[self.name(Path(f"{atom.left.column}_{end}", atom.left.ref), register)] for end in ("from", "to"))
            low, high = [self.operand(frame, atom.right[0], params, register)] * 2 if atom.op == "at" else (year[1], year[0])
            return (first <= low) & (last.isna() | (last >= high))
        column = frame[self.name(atom.left, register)]
        if atom.op == "in_year":
            return column.between(*year)
        if atom.op in ("true", "null", "notnull"):
            return {"true": lambda: column.eq(True), "null": column.isna, "notnull": column.notna}[atom.op]()
        if atom.op == "=":
            return column.isin([self.operand(frame, r, params, register) for r in atom.right])
        other = self.operand(frame, atom.right[0], params, register)
        return {"<": column.lt, "<=": column.le, ">": column.gt, ">=": column.ge}[atom.op](other)
