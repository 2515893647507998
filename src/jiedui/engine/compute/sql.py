"""One renderer from the tree to plain SQL for SQLite, PostgreSQL and DuckDB.

One SELECT per register, one conditional aggregate per indicator, common conditions in WHERE. No subquery, no date arithmetic:
days are computed in Python and handed over as values.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from jiedui.engine.compute.question import Answers, Counted, Params, Question, Reach, Source, Statement, counted_column, grouped
from jiedui.engine.indicators.tree import Atom, Operand, Param, Path
from jiedui.engine.registers.schema import Column, Schema, Schemas, Type


@dataclass(frozen=True)
class Dialect:
    """Where the three databases differ: the parameter mark, how a day is handed over, how text is put in code-point order."""

    name: str
    mark: str = "%s"
    day: Callable[[date], object] = lambda day: day
    collate: str = ""


SQLITE = Dialect("sqlite", day=date.isoformat)
POSTGRESQL = Dialect("postgresql", collate=' COLLATE "C"')
DUCKDB = Dialect("duckdb", mark="?")
SQLITE_PLAIN = Dialect("sqlite", mark="?", day=date.isoformat)


class Sql:
    """Renders questions and answers them through a source. One object serves one dialect."""

    def __init__(self, schemas: Schemas, dialect: Dialect, source: Source):
        self.schemas, self.dialect, self.source = schemas, dialect, source

    def answer(self, questions: Sequence[Question]) -> Answers:
        found: dict[Question, Counted] = {}
        for group in grouped(questions).values():
            lists = [q for q in group if q.indicator.measure.kind == "list"]
            folded = [q for q in group if q.indicator.measure.kind != "list"]
            found.update({q: self.listed(q) for q in lists})
            if folded:
                found.update(self.folded(folded))
        return found

    def folded(self, group: Sequence[Question]) -> Answers:
        render = Render(self.schemas, self.dialect, group[0])
        row = self.source.run(render.fold(group))[0]
        found, at = {}, 0
        for question in group:
            width = 1 if question.indicator.measure.kind in ("rows", "exists") else 2
            rows, number = int(row[at]), int(row[at + width - 1] or 0)
            found[question], at = Counted(rows, number), at + width
        return found

    def listed(self, question: Question) -> Counted:
        render = Render(self.schemas, self.dialect, question)
        types = [render.typed(path).type for path in question.indicator.measure.columns]
        items = [tuple(map(_as, types, item)) for item in self.source.run(render.listing())]
        return Counted(len(items), len(items), tuple(items))


class Render:
    """Renders one SELECT; values are collected in the order in which their marks are written."""

    def __init__(self, schemas: Schemas, dialect: Dialect, question: Question):
        self.schemas, self.dialect, self.question = schemas, dialect, question
        self.schema: Schema = schemas[question.indicator.register]
        self.params: Params = question.params
        self.values: list[object] = []
        self.refs: set[str] = set()

    # -- whole statements

    def fold(self, group: Sequence[Question]) -> Statement:
        common = [a for a in group[0].indicator.where if all(a in q.indicator.where for q in group)]
        columns = [text for q in group for text in self.aggregates(q, common)]
        return self.statement(columns, common)

    def listing(self) -> Statement:
        indicator = self.question.indicator
        columns = [self.column(path) for path in indicator.measure.columns]
        order = [self.order(path, text) for path, text in zip(indicator.measure.columns, columns, strict=True)]
        return self.statement([*columns, 't."id"'], indicator.where, ", ".join([*order, 't."id"']))

    def counting(self, limit: int | None = None, after: int = 0) -> Statement:
        """Row numbers that count, ascending, beginning after a row number."""
        return self.ids(['t."id"'], self.question.indicator.where, after, limit)

    def nearly(self, limit: int | None = None, after: int = 0) -> Statement:
        """(row number, 1 per condition that fails) of rows that fail exactly one condition."""
        where = self.question.indicator.where
        fails = [f"CASE WHEN {self.atom(a)} THEN 0 ELSE 1 END" for a in where]
        values, self.values = self.values, []
        total = " + ".join(f"CASE WHEN {self.atom(a)} THEN 0 ELSE 1 END" for a in where) or "0"
        extra = [(f"({total}) = 1", self.values)]
        self.values = values
        return self.ids(['t."id"', *fails], (), after, limit, extra)

    def ids(
        self, columns: list[str], where: Sequence[Atom], after: int, limit: int | None, extra: Sequence[tuple[str, list[object]]] = ()
    ) -> Statement:
        more = [*extra, (f't."id" > {int(after)}', [])]
        made = self.statement(columns, where, 't."id"', more)
        return Statement(f"{made.text} LIMIT {int(limit)}", made.values) if limit is not None else made

    def statement(
        self, columns: Sequence[str], where: Sequence[Atom], order: str = "", extra: Sequence[tuple[str, list[object]]] = ()
    ) -> Statement:
        conditions = ['t."archived" IS NOT TRUE', *self.reach(self.question.reach), *(self.atom(a) for a in where)]
        for text, values in extra:
            conditions.append(text)
            self.values.extend(values)
        joins = "".join(self.join(ref) for ref in sorted(self.refs))
        text = f'SELECT {", ".join(columns)} FROM "{self.schema.table}" t{joins} WHERE {" AND ".join(conditions)}'
        return Statement(f"{text} ORDER BY {order}" if order else text, tuple(self.values))

    # -- parts

    def aggregates(self, question: Question, common: Sequence[Atom]) -> list[str]:
        measure, own = question.indicator.measure, [a for a in question.indicator.where if a not in common]
        columns = [self.of("COUNT(*)", own)]
        if measure.kind == "sum":
            columns.append(self.of(f"SUM({self.column(measure.columns[0])})", own))
        elif measure.kind == "distinct":
            columns.append(self.of(f"COUNT(DISTINCT {self.counted(measure.columns[0])})", own))
        return columns

    def of(self, aggregate: str, atoms: Sequence[Atom]) -> str:
        """The aggregate over the rows that meet the conditions. FILTER skips a row early; CASE would still look at its key."""
        return f"{aggregate} FILTER (WHERE {' AND '.join(self.atom(a) for a in atoms)})" if atoms else aggregate

    def reach(self, reach: Reach) -> list[str]:
        found = [self.among(f't."{reach.column}"', reach.codes)]
        if reach.within is not None:
            found.append(self.among('t."area"', reach.within))
        if reach.without:
            outside = self.among('t."area"', reach.without)
            found.append(f'(t."area" IS NULL OR NOT {outside})')
        return found

    def among(self, column: str, values: Sequence[Operand]) -> str:
        return f"{column} IN ({', '.join(self.value(v) for v in values)})" if values else "1 = 0"

    def join(self, ref: str) -> str:
        reference = self.schema[ref]
        table = self.schemas[reference.ref].table
        return f' LEFT JOIN "{table}" "r_{ref}" ON "r_{ref}"."id" = t."{reference.sql}" AND "r_{ref}"."archived" IS NOT TRUE'

    def typed(self, path: Path) -> Column:
        home = self.schemas[self.schema[path.ref].ref] if path.ref else self.schema
        return home[path.column]

    def column(self, path: Path) -> str:
        if not path.ref:
            return f't."{self.typed(path).sql}"'
        self.refs.add(path.ref)
        return f'"r_{path.ref}"."{self.typed(path).sql}"'

    def counted(self, path: Path) -> str:
        if path.ref:
            self.refs.add(path.ref)
        home = f'"r_{path.ref}"' if path.ref else "t"
        return f'{home}."{counted_column(path, self.schema.name, self.schemas)}"'

    def order(self, path: Path, text: str) -> str:
        collate = self.dialect.collate if self.typed(path).type in ("text", "enum", "area") else ""
        return f"({text} IS NULL), {text}{collate}"

    def value(self, operand: Operand | date) -> str:
        if isinstance(operand, Path):
            return self.column(operand)
        said: Any = self.params.value(operand) if isinstance(operand, Param) else operand
        self.values.append(self.dialect.day(said) if isinstance(said, date) else said)
        return self.dialect.mark

    # -- conditions; each is one closed form

    def atom(self, atom: Atom) -> str:
        simple = {"true": "{} IS TRUE", "null": "{} IS NULL", "notnull": "{} IS NOT NULL"}
        if atom.op in simple:
            return simple[atom.op].format(self.column(atom.left))
        forms = {"=": self.equals, "in_year": self.in_year, "overlaps": self.overlaps, "at": self.at}
        return forms.get(atom.op, self.compared)(atom)

    def equals(self, atom: Atom) -> str:
        return self.among(self.column(atom.left), atom.right)

    def compared(self, atom: Atom) -> str:
        return f"{self.column(atom.left)} {atom.op} {self.value(atom.right[0])}"

    def in_year(self, atom: Atom) -> str:
        column = self.column(atom.left)
        return f"({column} >= {self.value(self.params.first)} AND {column} <= {self.value(self.params.cut)})"

    def overlaps(self, atom: Atom) -> str:
        first, last = self.ends(atom.left)
        return f"({first} <= {self.value(self.params.cut)} AND ({last} IS NULL OR {last} >= {self.value(self.params.first)}))"

    def at(self, atom: Atom) -> str:
        first, last = self.ends(atom.left)
        day = atom.right[0]
        return f"({first} <= {self.value(day)} AND ({last} IS NULL OR {last} >= {self.value(day)}))"

    def ends(self, path: Path) -> tuple[str, str]:
        return self.column(Path(f"{path.column}_from", path.ref)), self.column(Path(f"{path.column}_to", path.ref))


def _as(type: Type, value: Any) -> Any:
    """SQLite hands days back as text and yes/no as 0 and 1; the column's type says what they are."""
    if value is None:
        return None
    if type == "bool":
        return bool(value)
    return date.fromisoformat(value) if type == "date" and isinstance(value, str) else value
