"""A snapshot: one area's whole table on one day, frozen. Canonical JSON of whole numbers and text, and one digest over it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from jiedui.engine.kernel.identity import sm3
from jiedui.engine.tables.answer import Asking
from jiedui.engine.tables.edition import Edition, Line
from jiedui.engine.tables.figure import Figure, printed


@dataclass(frozen=True)
class Snapshot:
    """Immutable. `figures` by line code in official order; equal books give an equal digest."""

    area: str
    edition: Edition
    side: str
    as_of: date
    made_on: date
    figures: Mapping[str, Figure]

    @cached_property
    def body(self) -> str:
        """Canonical JSON: sorted keys, no spaces, no floats. `made_on` stands outside: the same answer has the same digest."""
        said = {
            "area": self.area,
            "side": self.side,
            "edition": self.edition.id,
            "as_of": self.as_of.isoformat(),
            "figures": [_frozen(line, self.figures[line.code]) for line in self.edition.questions],
        }
        return json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))

    @cached_property
    def digest(self) -> str:
        return f"sm3:{sm3(self.body.encode())}"


def freeze(asking: Asking, figures: Mapping[str, Figure], made_on: date) -> Snapshot:
    return Snapshot(asking.area, asking.edition, asking.side, asking.as_of, made_on, figures)


def _frozen(line: Line, figure: Figure) -> dict[str, Any]:
    return {
        "code": line.code,
        "title": line.title,
        "unit": line.unit,
        "indicator": line.indicator,
        "scope": line.scope,
        "state": figure.state,
        "number": figure.number,
        "whole": figure.whole,
        "rows": figure.rows,
        "list": printed(figure.items) if figure.items else "",
        "derived": figure.derived,
        "coverage": [figure.coverage.closed, figure.coverage.places, figure.coverage.attested],
    }
