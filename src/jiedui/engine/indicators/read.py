"""TOML to indicators, checked against the registers' schemas. Whatever is not on the list below is an error, never run."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from difflib import get_close_matches
from typing import Any, NoReturn

from jiedui.engine.indicators.tree import ROLLS, TIMES, Atom, Indicator, Indicators, Measure, Op, Operand, Param, Path
from jiedui.engine.kernel.quantity import units
from jiedui.engine.registers.schema import Column, Schema, Schemas, UnknownColumn

WORDS = {
    "register",
    "measure",
    "where",
    "unit",
    "time",
    "roll",
    "of",
    "plus",
    "ratio",
    "meaning",
    "source",
    "traps",
    "reviewed_by",
    "next_review",
}
INHERITED = ("register", "measure", "unit", "time", "roll")
DIMENSION = {
    "rows": ("thing", "times"),
    "distinct": ("thing", "person"),
    "sum": ("money", "times", "person", "thing"),
    "exists": ("answer",),
    "list": ("thing", "list"),
    "ratio": ("ratio",),
}


class CatalogueError(ValueError):
    """A definition that cannot be read: which one, why, and the nearest valid name."""


def near(word: str, known: Iterable[str]) -> str:
    found = get_close_matches(word, list(known), 1, 0.4)
    return f"，最接近的是 {found[0]}" if found else ""


def read(texts: Mapping[str, str], schemas: Schemas, base: Mapping[str, Indicator] | None = None) -> Indicators:
    """All definitions of several TOML texts (by file name), over those of the edition that is extended.

    Raises CatalogueError naming file, indicator and condition.
    """
    specs: dict[str, tuple[str, dict[str, Any]]] = {}
    for file, text in texts.items():
        for name, spec in tomllib.loads(text).items():
            if name in specs:
                raise CatalogueError(f"{file}：{name} 在 {specs[name][0]} 已经定义过")
            specs[name] = (file, spec)
    return _Reader(specs, schemas, base or {}).all()


class _Reader:
    """Parents before children, whatever order the files are in."""

    def __init__(self, specs: Mapping[str, tuple[str, dict[str, Any]]], schemas: Schemas, base: Mapping[str, Indicator]):
        self.specs, self.schemas, self.done, self.open = specs, schemas, dict(base), list[str]()

    def all(self) -> Indicators:
        self.done = {k: v for k, v in self.done.items() if k not in self.specs}
        for name in self.specs:
            self.get(name, "")
        return self.done

    def get(self, name: str, asked_by: str) -> Indicator:
        if name in self.done:
            return self.done[name]
        if name not in self.specs:
            raise CatalogueError(f"{asked_by}：没有名为 {name} 的指标{near(name, [*self.specs, *self.done])}")
        if name in self.open:
            raise CatalogueError(f"{asked_by}：指标互相引用成环 {' → '.join([*self.open, name])}")
        self.open.append(name)
        file, spec = self.specs[name]
        self.done[name] = self.make(name, f"{file} {name}", spec)
        self.open.pop()
        return self.done[name]

    def make(self, name: str, at: str, spec: dict[str, Any]) -> Indicator:
        for word in spec.keys() - WORDS:
            raise CatalogueError(f"{at}：不认识的词 {word}{near(word, WORDS)}")
        if "ratio" in spec:
            return self.ratio(name, at, spec)
        parent = self.get(spec["of"], at) if "of" in spec else None
        if parent is None:
            where: tuple[Atom, ...] = ()
        elif not spec.get("plus"):
            raise CatalogueError(f"{at}：其中（of = {parent.id}）至少要加一个条件 plus")
        else:
            where, spec = parent.where, {**{k: _said(parent, k) for k in INHERITED}, **spec}
        _need(at, spec, "register", "measure", "unit", "time", "roll", "meaning", "source")
        schema = self.schema(at, spec["register"])
        if parent and spec["register"] != parent.register:
            raise CatalogueError(f"{at}：其中与它的上级 {parent.id} 不在同一本台账")
        reader = Conditions(at, schema, self.schemas)
        added = tuple(reader.atom(text) for text in [*spec.get("where", ()), *spec.get("plus", ())])
        for atom in added:
            if atom in where:
                raise CatalogueError(f"{at}：条件“{atom}”上级已有，加了等于没加")
        measure = reader.measure(spec["measure"])
        return _checked(at, self._indicator(name, spec, measure, (*where, *added)))

    def schema(self, at: str, name: str) -> Schema:
        if name not in self.schemas:
            raise CatalogueError(f"{at}：没有名为 {name} 的台账{near(name, self.schemas)}")
        return self.schemas[name]

    def ratio(self, name: str, at: str, spec: dict[str, Any]) -> Indicator:
        _need(at, spec, "unit", "time", "meaning", "source")
        parts = [self.get(part, at) for part in spec["ratio"]]
        if len(parts) != 2 or len({units()[p.unit].dimension for p in parts}) != 1:
            raise CatalogueError(f"{at}：比例要两个同量纲的指标，写的是 {'、'.join(spec['ratio'])}")
        measure = Measure("ratio", parts=tuple(p.id for p in parts))
        return _checked(at, self._indicator(name, {"roll": "ratio", "register": "", **spec}, measure, ()))

    @staticmethod
    def _indicator(name: str, spec: dict[str, Any], measure: Measure, where: tuple[Atom, ...]) -> Indicator:
        return Indicator(
            name,
            spec["register"],
            measure,
            where,
            spec["unit"],
            spec["time"],
            spec["roll"],
            spec["meaning"],
            spec["source"],
            spec.get("of", ""),
            tuple(spec.get("traps", ())),
            spec.get("reviewed_by", ""),
            spec.get("next_review", ""),
        )


def _said(parent: Indicator, word: str) -> str:
    return str(getattr(parent, word))


def _need(at: str, spec: Mapping[str, Any], *words: str) -> None:
    for word in words:
        if word not in spec:
            raise CatalogueError(f"{at}：缺 {word}")


def _checked(at: str, made: Indicator) -> Indicator:
    if made.unit not in units():
        raise CatalogueError(f"{at}：不认识的单位 {made.unit}{near(made.unit, units())}")
    if units()[made.unit].dimension not in DIMENSION[made.measure.kind]:
        raise CatalogueError(f"{at}：{made.measure.kind} 不能用单位 {made.unit}")
    if made.time not in TIMES:
        raise CatalogueError(f"{at}：时间口径 {made.time} 不在五种之内{near(made.time, TIMES)}")
    if made.roll not in ROLLS:
        raise CatalogueError(f"{at}：汇总方式 {made.roll} 不认识{near(made.roll, ROLLS)}")
    if (made.measure.kind == "distinct") and made.roll == "adds":
        raise CatalogueError(f"{at}：去重数不能相加（roll = adds）")
    return made


class Conditions:
    """Reads conditions and measures of one register; every column is looked up, every value checked."""

    def __init__(self, at: str, schema: Schema, schemas: Schemas):
        self.at, self.schema, self.schemas = at, schema, schemas

    def fail(self, said: str) -> NoReturn:
        raise CatalogueError(f"{self.at}：{said}")

    def measure(self, text: str) -> Measure:
        kind, _, rest = text.partition(" ")
        columns = tuple(self.path(part.strip()) for part in rest.split(",") if part.strip())
        counts = {"rows": 0, "exists": 0, "distinct": 1, "sum": 1}
        if kind not in (*counts, "list"):
            self.fail(f"不认识的算法 {kind}{near(kind, [*counts, 'list'])}")
        if kind in counts and len(columns) != counts[kind] or kind == "list" and not columns:
            self.fail(f"算法“{text}”的列数不对")
        if kind == "sum" and self.column(columns[0]).type not in ("int", "money"):
            self.fail(f"“{columns[0]}”不是数，不能求和")
        return Measure(kind, columns)  # type: ignore[arg-type]

    def atom(self, text: str) -> Atom:
        """One condition. Forms: `c true`, `c null`, `c notnull`, `c = v`, `c in a|b`, `c in YEAR`, `c at D`, `c <= D`."""
        words = text.split()
        if len(words) == 2 and words[1] in ("true", "null", "notnull"):
            return self.plain(self.path(words[0]), words[1])
        if len(words) != 3:
            self.fail(f"看不懂的条件“{text}”")
        left, verb, right = self.path(words[0]), words[1], words[2]
        readers: dict[str, Callable[[Path, str], Atom]] = {"=": self.equals, "in": self.within, "at": self.at_day}
        if verb in readers:
            return readers[verb](left, right)
        if verb in ("<", "<=", ">", ">="):
            return self.compared(left, verb, right)  # type: ignore[arg-type]
        self.fail(f"条件“{text}”里的 {verb} 不认识{near(verb, [*readers, '<', '<=', '>', '>='])}")

    def plain(self, left: Path, verb: str) -> Atom:
        if verb == "true" and self.column(left).type != "bool":
            self.fail(f"“{left}”不是 是/否 列")
        return Atom(left, verb)  # type: ignore[arg-type]

    def equals(self, left: Path, right: str) -> Atom:
        return Atom(left, "=", (self.value(left, right),))

    def within(self, left: Path, right: str) -> Atom:
        if right != "YEAR":
            return Atom(left, "=", tuple(self.value(left, one) for one in right.split("|")))
        if self.is_span(left):
            return Atom(left, "overlaps")
        if self.column(left).type != "date":
            self.fail(f"“{left}”不是日期，也不是时段，不能 in YEAR")
        return Atom(left, "in_year")

    def at_day(self, left: Path, right: str) -> Atom:
        if not self.is_span(left):
            self.fail(f"“{left}”不是时段，不能用 at")
        return Atom(left, "at", (self.day(right),))

    def compared(self, left: Path, op: Op, right: str) -> Atom:
        column = self.column(left)
        if column.type == "date":
            return Atom(left, op, (self.day(right),))
        if column.type not in ("int", "money") or not re.fullmatch(r"-?\d+|YEARNO", right):
            self.fail(f"“{left}”不能与 {right} 比大小")
        return Atom(left, op, (Param("YEARNO") if right == "YEARNO" else int(right),))

    def value(self, left: Path, text: str) -> Operand:
        column = self.column(left)
        if text in ("YEARNO", "LEVEL"):
            return Param(text)  # type: ignore[arg-type]
        if column.type == "int":
            return int(text) if text.lstrip("-").isdigit() else self.fail(f"“{left}”是整数，写的是 {text}")
        if column.choices and text not in column.choices:
            self.fail(f"“{left}”没有 {text} 这一项{near(text, column.choices)}")
        if column.type in ("ref", "date", "bool"):
            self.fail(f"“{left}”不能用 = {text}")
        return text

    def day(self, text: str) -> Param | Path:
        if found := re.fullmatch(r"CUT(?:-(\d+)m)?", text):
            return Param("CUT", int(found[1] or 0))
        path = self.path(text)
        if self.is_span(path) or self.column(path).type != "date":
            self.fail(f"“{text}”不是日期")
        return path

    def path(self, text: str) -> Path:
        ref, _, column = text.rpartition(".")
        path = Path(column, ref)
        if "." in ref:
            self.fail(f"“{text}”借了两层，只能借一层")
        if not self.is_span(path):
            self.column(path)
        return path

    def home(self, path: Path) -> Schema:
        """The schema that holds the column: the register's own, or the one that the reference names."""
        try:
            return self.schemas[self.schema[path.ref].ref] if path.ref else self.schema
        except UnknownColumn as error:
            self.fail(str(error))
        except KeyError:
            self.fail(f"“{path.ref}”不是引用别的台账的列")

    def is_span(self, path: Path) -> bool:
        return path.column in self.home(path).spans

    def column(self, path: Path) -> Column:
        try:
            found = self.home(path)[path.column]
        except UnknownColumn as error:
            self.fail(str(error))
        if found.encrypted:
            self.fail(f"“{path}”是加密的列，不能用来算数")
        return found


def day_of(value: object, at: str) -> date:
    """A TOML date, or an error that says where."""
    if not isinstance(value, date):
        raise CatalogueError(f"{at}：应写成日期，如 2021-11-30")
    return value
