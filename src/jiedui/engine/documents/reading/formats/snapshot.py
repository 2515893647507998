"""A snapshot read as one more document: each line is one more mention of its question.

The file is JSON: a list of lines, or an object whose `figures` is that list, each with `code`, `title`,
`unit`, `value`, and optionally `state`, `indicator`, `rows`;
figures without a value (未报, 不适用) answer nothing and are left out.
"""

from __future__ import annotations

import json
import re
from fractions import Fraction
from pathlib import Path
from typing import Any

from ..text.blocks import Piece


def read_snapshot(path: str) -> list[Piece]:
    """The figures as rows of a table: code, title, unit, value; a row is anchored at its indicator.

    >>> _row({"code": "4.2.1", "title": "到位财政援助资金数", "unit": "万元", "value": "5600.00", "rows": 12})
    Piece(raw='4.2.1\\t到位财政援助资金数\\t万元\\t5600', where='第4.2.1行（12 行台账）', anchor='', heading=0)
    """
    said = json.loads(Path(path).read_text("utf8"))
    figures = said["figures"] if isinstance(said, dict) else said  # the table's JSON is the bare list of lines
    rows = [_row(figure) for figure in figures if isinstance(figure, dict) and _value(figure) and not _repeated(figure, figures)]
    return [Piece("编号\t指标\t单位\t数值", "表头"), *rows]


def _title(figure: dict[str, Any]) -> str:
    """The title; a line of days, names and posts also says them."""
    said = f"（{figure['text']}）" if "姓名" in str(figure.get("unit") or "") and figure.get("text") else ""
    return re.sub(r"\s", " ", str(figure["title"]) + said)


def _repeated(figure: dict[str, Any], figures: list[Any]) -> bool:
    """A line for 重点帮扶县 alone that gives what the plain line gives asks nothing of its own."""
    return bool(figure.get("scope")) and any(
        other is not figure and not other.get("scope") and other.get("indicator") == figure.get("indicator") for other in figures
    )


def _row(figure: dict[str, Any]) -> Piece:
    rows = figure.get("rows")
    count = rows if isinstance(rows, int) else len(rows) if isinstance(rows, list) else None
    made = f"（{count} 行台账）" if count is not None else ""
    cells = (str(figure["code"]), _title(figure), str(figure.get("unit") or ""), _value(figure))
    return Piece("\t".join(cells), f"第{figure['code']}行{made}", str(figure.get("indicator") or ""))


def _value(figure: dict[str, Any]) -> str:
    """The number as written in the table; anything that is no number answers no number."""
    value = figure.get("value")
    if isinstance(value, bool) or value is None:
        return ""
    try:
        number = f"{float(str(value).replace(',', '').rstrip('%')):.10f}".rstrip("0").rstrip(".")
    except ValueError:
        return ""
    return number + "%" * str(value).endswith("%")


def values_of(path: str) -> dict[str, Fraction]:
    """The values of another day's snapshot by line, in the table's own units."""
    said = json.loads(Path(path).read_text("utf8"))
    figures = said["figures"] if isinstance(said, dict) else said
    return {str(f["code"]): Fraction(_value(f).rstrip("%")) for f in figures if isinstance(f, dict) and _value(f)}
