"""What a check says: a type with code, title and template, and the fields that fill it.

>>> NOT_A_DATE = Kind("date", "不是日期", "must", "{column}“{value}”不是日期", "应写成 2021-03-01")
>>> Finding(NOT_A_DATE, {"column": "上岗日期", "value": "2021.13.1"}).message
'上岗日期“2021.13.1”不是日期。应写成 2021-03-01'
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Severity = Literal["must", "explain", "hint"]
SEVERITIES: Mapping[Severity, str] = {"must": "必须改正", "explain": "须说明", "hint": "提示"}


@dataclass(frozen=True)
class Kind:
    """A type of finding; the help page is a loop over them. Templates name the finding's fields."""

    code: str
    title: str
    severity: Severity
    template: str
    remedy: str = ""


@dataclass(frozen=True)
class Finding:
    """One outcome of a check. `fields` fills the kind's templates; `where` names the place in the input."""

    kind: Kind
    fields: Mapping[str, object] = field(default_factory=dict)
    where: str = ""

    @property
    def reason(self) -> str:
        return self.kind.template.format(**self.fields)

    @property
    def remedy(self) -> str:
        return self.kind.remedy.format(**self.fields)

    @property
    def message(self) -> str:
        said = f"{self.where}：{self.reason}" if self.where else self.reason
        return f"{said}。{self.remedy}" if self.remedy else said
