"""The closed expression tree of an indicator. Nothing here is evaluated from text: `read.py` parses, `compute` answers.

An indicator is (register, measure, where, unit, time, roll); `where` is an AND of atoms. A ratio of two indicators is the
only arithmetic.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Op = Literal["=", "true", "null", "notnull", "<", "<=", ">", ">=", "in_year", "overlaps", "at"]
Kind = Literal["rows", "distinct", "sum", "exists", "list", "ratio"]
Roll = Literal["adds", "distinct", "ratio", "own", "level"]
TIMES = ("当年新增", "累计", "时点", "期内在册", "资金年度")
ROLLS: dict[Roll, str] = {
    "adds": "各地相加",
    "distinct": "按全部行重新去重，不等于各地之和",
    "ratio": "逐级重算",
    "own": "只数本级自己的行",
    "level": "只数与填表地同级的领导",
}


@dataclass(frozen=True)
class Path:
    """A column or span of the register, or (with `ref`) of the row that a reference names: one hop, never more."""

    column: str
    ref: str = ""

    def __str__(self) -> str:
        return f"{self.ref}.{self.column}" if self.ref else self.column


@dataclass(frozen=True)
class Param:
    """YEARNO, LEVEL, or CUT shifted back by whole months."""

    name: Literal["CUT", "YEARNO", "LEVEL"]
    months_back: int = 0

    def __str__(self) -> str:
        return f"{self.name}-{self.months_back}m" if self.months_back else self.name


Operand = str | int | Param | Path


@dataclass(frozen=True)
class Atom:
    """One condition. `right` holds the allowed values of `=`, or the single operand of a comparison or of `at`."""

    left: Path
    op: Op
    right: tuple[Operand, ...] = ()

    @property
    def paths(self) -> tuple[Path, ...]:
        return (self.left, *(r for r in self.right if isinstance(r, Path)))

    def __str__(self) -> str:
        if self.op in ("true", "null", "notnull"):
            return f"{self.left} {self.op}"
        if self.op in ("in_year", "overlaps"):
            return f"{self.left} in YEAR"
        if self.op == "=" and len(self.right) > 1:
            return f"{self.left} in {'|'.join(map(str, self.right))}"
        return f"{self.left} {self.op} {self.right[0]}"


@dataclass(frozen=True)
class Measure:
    """What is done with the rows that fit: counted, counted by a key, summed, asked for, listed in this order, or divided."""

    kind: Kind
    columns: tuple[Path, ...] = ()
    parts: tuple[str, ...] = ()

    def __str__(self) -> str:
        return " ".join([self.kind, ", ".join(map(str, self.columns)) or " ÷ ".join(self.parts)]).strip()


@dataclass(frozen=True)
class Indicator:
    """A definition as the catalogue gives it. `of` names the parent that this one narrows; `where` holds the parent's atoms too."""

    id: str
    register: str
    measure: Measure
    where: tuple[Atom, ...]
    unit: str
    time: str
    roll: Roll
    meaning: str
    source: str
    of: str = ""
    traps: tuple[str, ...] = ()
    reviewed_by: str = ""
    next_review: str = ""

    @property
    def borrowed(self) -> tuple[str, ...]:
        """Reference columns whose rows are looked at, sorted."""
        paths = [*self.measure.columns, *(p for atom in self.where for p in atom.paths)]
        return tuple(sorted({p.ref for p in paths if p.ref}))


Indicators = dict[str, Indicator]
