"""The referee: walks plain rows, one indicator at a time. Slow and obviously right; every backend must agree with it."""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from jiedui.engine.compute.question import Answers, Counted, Params, Question, Reach, counted_column
from jiedui.engine.indicators.tree import Atom, Operand, Param, Path
from jiedui.engine.kernel.period import Span
from jiedui.engine.registers.schema import Schemas

Row = Mapping[str, Any]  # by stored column name, with id and archived
Rows = Mapping[str, Sequence[Row]]  # by register
COMPARE: dict[str, Callable[[Any, Any], bool]] = {"<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge}


class Memory:
    """Answers from rows held in memory."""

    def __init__(self, rows: Rows, schemas: Schemas):
        self.rows, self.schemas = rows, schemas
        self.by_id = {name: {r["id"]: r for r in held if not r["archived"]} for name, held in rows.items()}

    def answer(self, questions: Sequence[Question]) -> Answers:
        return {question: self.one(question) for question in questions}

    def one(self, question: Question) -> Counted:
        found = list(self.counting(question))
        measure, register = question.indicator.measure, question.indicator.register
        if measure.kind in ("rows", "exists"):
            return Counted(len(found), len(found))
        if measure.kind == "sum":
            amounts = [self.get(row, register, measure.columns[0]) for row in found]
            return Counted(len(found), sum(a for a in amounts if a is not None))
        if measure.kind == "distinct":
            keys = {self.key(row, register, measure.columns[0]) for row in found}
            return Counted(len(found), len(keys - {None}))
        items = [(tuple(self.get(row, register, c) for c in measure.columns), row["id"]) for row in found]
        items.sort(key=lambda item: (tuple((v is None, v) for v in item[0]), item[1]))
        return Counted(len(found), len(found), tuple(values for values, _ in items))

    def counting(self, question: Question) -> Iterator[Row]:
        """The rows that count, in the order they are held."""
        register = question.indicator.register
        for row in self.rows.get(register, ()):
            if not row["archived"] and reached(row, question.reach) and not self.failing(row, question):
                yield row

    def failing(self, row: Row, question: Question) -> list[int]:
        """Numbers (from 0) of the conditions that the row does not meet."""
        register = question.indicator.register
        return [i for i, atom in enumerate(question.indicator.where) if not self.holds(row, register, atom, question.params)]

    def holds(self, row: Row, register: str, atom: Atom, params: Params) -> bool:
        if atom.op in ("overlaps", "at"):
            span = Span(self.get(row, register, _end(atom.left, "from")), self.get(row, register, _end(atom.left, "to")))
            return span.overlaps(params.year) if atom.op == "overlaps" else span.at(self.operand(row, register, atom.right[0], params))
        value = self.get(row, register, atom.left)
        if atom.op == "null":
            return value is None
        if value is None:
            return False
        if atom.op == "true":
            return bool(value)
        if atom.op == "in_year":
            return params.year.holds(value)
        if atom.op in COMPARE:
            other = self.operand(row, register, atom.right[0], params)
            return other is not None and COMPARE[atom.op](value, other)
        return atom.op == "notnull" or value in [self.operand(row, register, r, params) for r in atom.right]

    def operand(self, row: Row, register: str, operand: Operand, params: Params) -> Any:
        if isinstance(operand, Param):
            return params.value(operand)
        return self.get(row, register, operand) if isinstance(operand, Path) else operand

    def get(self, row: Row, register: str, path: Path) -> Any:
        if not path.ref:
            return row[self.schemas[register][path.column].sql]
        reference = self.schemas[register][path.ref]
        other = self.by_id.get(reference.ref, {}).get(row[reference.sql])
        return None if other is None else other[self.schemas[reference.ref][path.column].sql]

    def key(self, row: Row, register: str, path: Path) -> Any:
        column = counted_column(path, register, self.schemas)
        if not path.ref:
            return row[column]
        reference = self.schemas[register][path.ref]
        other = self.by_id.get(reference.ref, {}).get(row[reference.sql])
        return None if other is None else other[column]


def reached(row: Row, reach: Reach) -> bool:
    """Whether the row belongs to the places asked."""
    area = row.get("area")
    if row[reach.column] not in reach.codes or area in reach.without:
        return False
    return reach.within is None or area in reach.within


def _end(path: Path, end: str) -> Path:
    return Path(f"{path.column}_{end}", path.ref)
