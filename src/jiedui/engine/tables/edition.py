"""An edition of the official table: its lines in order, each bound to an indicator, perhaps @scope. Read from text alone.

A later edition may say `extends = "2021"` and hold only what differs: other wording, dropped lines, new lines (`after`).
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from jiedui.engine.indicators.read import CatalogueError, day_of, near, read
from jiedui.engine.indicators.tree import Indicator, Indicators
from jiedui.engine.kernel.quantity import units
from jiedui.engine.registers.schema import Schemas

LINE_WORDS = {"heading", "title", "unit", "indicator", "decimals", "after", "note"}


@dataclass(frozen=True)
class Line:
    """One line of the form. A heading has no unit and no indicator. `scope` is a flag that places must carry on the cut-off day."""

    code: str
    title: str
    unit: str = ""
    indicator: str = ""
    scope: str = ""
    decimals: int | None = None
    note: str = ""

    @property
    def is_heading(self) -> bool:
        return not self.indicator

    @property
    def depth(self) -> int:
        """How far the form indents the line."""
        return self.code.count(".")


@dataclass(frozen=True)
class Edition:
    """One issue of the table and the definitions it uses; once issued it is never edited."""

    id: str
    title: str
    first_day: date
    cut_off: date
    lines: tuple[Line, ...]
    indicators: Indicators
    blank: tuple[str, ...] = ()
    column: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    extends: str = ""
    partitions: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def questions(self) -> tuple[Line, ...]:
        """The lines to fill, in official order."""
        return tuple(line for line in self.lines if not line.is_heading)

    def line(self, code: str) -> Line:
        found = next((line for line in self.lines if line.code == code), None)
        if found is None:
            raise CatalogueError(f"{self.id} 年统计表没有 {code} 这一行{near(code, [li.code for li in self.lines])}")
        return found

    def indicator(self, line: Line) -> Indicator:
        return self.indicators[line.indicator]

    def find(self, name: str) -> tuple[Indicator, str]:
        """(indicator, scope) of an indicator id, `id @scope`, or a line's code."""
        if any(line.code == name for line in self.questions):
            line = self.line(name)
            return self.indicators[line.indicator], line.scope
        plain, _, scope = name.partition("@")
        if plain.strip() not in self.indicators:
            known = [*self.indicators, *(li.code for li in self.questions)]
            raise CatalogueError(f"{self.id} 年没有 {name} 这个指标或行{near(name, known)}")
        return self.indicators[plain.strip()], scope.strip()


def edition_ids(root: Traversable | None = None) -> tuple[str, ...]:
    """The editions at hand, oldest first."""
    folder = root or files("jiedui.catalogue")
    return tuple(sorted(p.name for p in folder.iterdir() if p.is_dir() and (p / "table.toml").is_file()))


def load(name: str, schemas: Schemas, root: Traversable | None = None) -> Edition:
    """An edition of the catalogue by its id.

    Raises CatalogueError: which file, line or indicator, why, and the nearest valid name.
    """
    folder = (root or files("jiedui.catalogue")) / name
    if not (folder / "table.toml").is_file():
        raise CatalogueError(f"没有 {name} 年的统计表，现有：{'、'.join(edition_ids(root))}")
    said = tomllib.loads((folder / "table.toml").read_text("utf8"))
    base = load(said["extends"], schemas, root if root and (root / said["extends"]).is_dir() else None) if "extends" in said else None
    definitions = folder / "indicators"
    held = sorted(definitions.iterdir(), key=lambda p: p.name) if definitions.is_dir() else []
    texts = {f"{name}/indicators/{p.name}": p.read_text("utf8") for p in held if p.name.endswith(".toml")}
    indicators = read(texts, schemas, base.indicators if base else None)
    made = _edition(name, said, base, indicators)
    for line in made.questions:
        _check(made, line)
    return made


def _edition(name: str, said: Mapping[str, Any], base: Edition | None, indicators: Indicators) -> Edition:
    def kept(word: str, default: Any) -> Any:
        return said.get(word, getattr(base, word) if base else default)

    lines = _lines(name, said.get("lines", {}), base.lines if base else (), tuple(said.get("drop", ())))
    partitions = {**(base.partitions if base else {}), **{k: tuple(v) for k, v in said.get("partitions", {}).items()}}
    return Edition(
        name,
        said.get("title", base.title if base else name),
        day_of(said.get("first_day"), f"{name}/table.toml first_day"),
        day_of(said.get("cut_off"), f"{name}/table.toml cut_off"),
        lines,
        indicators,
        tuple(kept("blank", ())),
        tuple(kept("column", ())),
        tuple(kept("notes", ())),
        said.get("extends", ""),
        partitions,
    )


def _lines(name: str, said: Mapping[str, Mapping[str, Any]], base: tuple[Line, ...], dropped: tuple[str, ...]) -> tuple[Line, ...]:
    for code in dropped:
        if code not in [line.code for line in base]:
            raise CatalogueError(f"{name}：要删的行 {code} 上一版没有")
    lines = [line for line in base if line.code not in dropped]
    for code, spec in said.items():
        for word in spec.keys() - LINE_WORDS:
            raise CatalogueError(f"{name} {code}：不认识的词 {word}{near(word, LINE_WORDS)}")
        codes = [line.code for line in lines]
        old = lines[codes.index(code)] if code in codes else Line(code, "")
        line = _line(old, spec)
        if code in codes:
            lines[codes.index(code)] = line
        elif "after" in spec and spec["after"] not in codes:
            raise CatalogueError(f"{name} {code}：没有 {spec['after']} 这一行可以跟在后面{near(spec['after'], codes)}")
        else:
            lines.insert(codes.index(spec["after"]) + 1 if "after" in spec else len(lines), line)
    return tuple(lines)


def _line(old: Line, spec: Mapping[str, Any]) -> Line:
    if "heading" in spec:
        return replace(old, title=spec["heading"], unit="", indicator="")
    indicator, _, scope = spec.get("indicator", f"{old.indicator} @{old.scope}").partition("@")
    return replace(
        old,
        title=spec.get("title", old.title),
        unit=spec.get("unit", old.unit),
        indicator=indicator.strip(),
        scope=scope.strip(),
        decimals=spec.get("decimals", old.decimals),
        note=spec.get("note", old.note),
    )


def _check(edition: Edition, line: Line) -> None:
    at = f"{edition.id}/table.toml {line.code}"
    if not line.title:
        raise CatalogueError(f"{at}：没有行名")
    if line.indicator not in edition.indicators:
        raise CatalogueError(f"{at}：没有名为 {line.indicator} 的指标{near(line.indicator, edition.indicators)}")
    if line.unit not in units():
        raise CatalogueError(f"{at}：不认识的单位 {line.unit}{near(line.unit, units())}")
    shown, meant = units()[line.unit].dimension, units()[edition.indicator(line).unit].dimension
    if shown != meant:
        raise CatalogueError(f"{at}：行的单位 {line.unit}（{shown}）与指标的单位 {edition.indicator(line).unit}（{meant}）不是一种量")


def gaps(editions: list[Edition]) -> list[str]:
    """Days that stand in no table or in two, between editions in order of their first day."""
    said = []
    ordered = sorted(editions, key=lambda e: e.first_day)
    for before, after in zip(ordered, ordered[1:], strict=False):
        free = before.cut_off + timedelta(days=1)
        if after.first_day > free:
            said.append(f"{before.id} 与 {after.id} 之间，{free} 至 {after.first_day - timedelta(days=1)} 不在任何一张表里")
        elif after.first_day < free:
            said.append(f"{before.id} 与 {after.id} 重叠：{after.first_day} 至 {before.cut_off}")
    return said
