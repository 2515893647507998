"""An official list of GB/T 2260 codes as rows of the register of areas: level and upper place are read from the code."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from jiedui.engine.kernel.finding import Finding
from jiedui.engine.kernel.places import NATION
from jiedui.engine.registers.batch import Batch, Raw
from jiedui.engine.registers.workbook import problems as p
from jiedui.engine.registers.workbook.header import DEPTH, normal
from jiedui.engine.registers.workbook.opener import Sheet, open_file
from jiedui.engine.registers.workbook.package import LIMITS, column_letters
from jiedui.engine.registers.workbook.problems import Refused

FIRST_DAY = date(1980, 1, 1)  # the first GB/T 2260; lists carry no dates of their own
WORDS: Mapping[str, tuple[str, ...]] = {
    "code": ("code", "代码", "区划代码", "行政区划代码", "统计用区划代码", "地区代码"),
    "label": ("name", "label", "名称", "单位名称", "地区", "地区名称", "区划名称"),
    "parent": ("parent", "上级代码"),
    "valid_from": ("valid_from", "启用日期"),
    "valid_to": ("valid_to", "停用日期"),
    "predecessor": ("predecessor", "原代码"),
}


class NoList(ValueError):
    """The file is no list of areas; says why."""


Known = Mapping[str, date]  # first day of each stored code: a list without dates means the row that is there


def level_of(code: str) -> str:
    """The level that a code shows.

    >>> [level_of(code) for code in ("100000", "620000", "620400", "620421", "620421101", "620421101200")]
    ['nation', 'province', 'city', 'county', 'town', 'village']
    """
    if len(code) > 6:
        return "town" if len(code) == 9 else "village"
    if code == "100000":
        return "nation"
    return "province" if code.endswith("0000") else "city" if code.endswith("00") else "county"


def parent_of(code: str, codes: frozenset[str] = frozenset()) -> str | None:
    """The place above: the nearest shorter prefix that the list knows (a county right under its province has no city).

    >>> parent_of("620421", frozenset({"620400"})), parent_of("429004", frozenset({"420000"})), parent_of("100000")
    ('620400', '420000', None)
    """
    if code == "100000":
        return None
    if len(code) > 6:
        return code[:6] if len(code) == 9 else code[:9]
    above = [upper for upper in (f"{code[:4]}00", f"{code[:2]}0000") if upper != code]
    return next((upper for upper in above if upper in codes), above[-1] if above else "100000")


def read_list(path: Path, known: Known) -> Batch:
    """The list as a batch of areas. Raises NoList when the file has no columns of codes and names."""
    try:
        sheets = open_file(path, LIMITS)
    except Refused as refused:
        raise NoList(refused.finding(path.name).message) from refused
    for sheet in sheets:
        if found := header(sheet):
            return batch(path, sheet, *found, known)
    raise NoList(
        Finding(
            p.NO_HEADER,
            {
                "sheet": sheets[0].name if sheets else "",
                "rows": DEPTH,
                "title": "行政区划",
                "detail": "",
                "wanted": "代码、名称（还可有上级代码、启用日期、停用日期、原代码）",
            },
            path.name,
        ).message
    )


def header(sheet: Sheet) -> tuple[int, dict[str, int]] | None:
    """The line of the header and where its columns are."""
    for line in range(1, min(DEPTH, sheet.height) + 1):
        texts = [normal(str(column[line - 1] or "")) for column in sheet.columns]
        found = {name: next(i for i, text in enumerate(texts) if text in words) for name, words in WORDS.items() if set(texts) & set(words)}
        if {"code", "label"} <= set(found):
            return line, found
    return None


def batch(path: Path, sheet: Sheet, line: int, at: Mapping[str, int], known: Known) -> Batch:
    raw = [code_text(cell) for cell in sheet.columns[at["code"]]]
    lines = [n for n in range(line + 1, sheet.height + 1) if raw[n - 1]]
    codes = [raw[n - 1] for n in lines]
    if NATION not in known and NATION not in codes:
        return batch(path, with_nation(sheet, line, at), line, at, known)
    held = {name: [sheet.columns[index][n - 1] for n in lines] for name, index in at.items()}
    columns: dict[str, Sequence[Raw]] = {
        "label": [str(name or "").strip(" \u3000\t") for name in held["label"]],
        "code": codes,
        "level": [level_of(code) for code in codes],
        "parent": parents(codes, held.get("parent"), known),
        "valid_from": [
            day or known.get(code, FIRST_DAY) for code, day in zip(codes, held.get("valid_from", [None] * len(codes)), strict=True)
        ],
        "source": [f"官方名单 {path.name}"] * len(codes),
    }
    columns |= {name: held[name] for name in ("valid_to", "predecessor") if name in held}
    letters = {name: column_letters(sheet.left + index + 1) for name, index in at.items()}
    return Batch("areas", lines, columns, file=path.name, sheet=sheet.name, letters=letters)


def with_nation(sheet: Sheet, line: int, at: Mapping[str, int]) -> Sheet:
    """Official lists begin with the provinces; the tree needs the nation above them. It is told at the end, under the list."""
    columns = [
        [*column, NATION if index == at["code"] else "中国" if index == at["label"] else None] for index, column in enumerate(sheet.columns)
    ]
    return Sheet(sheet.name, columns, sheet.left)


def code_text(cell: Raw) -> str:
    """A code as digits, whether typed as text or number; anything else (notes under the list) is no row.

    The statistical form of twelve digits is cut to the digits that speak.

    >>> code_text(620421), code_text("620421101000"), code_text("注：")
    ('620421', '620421101', '')
    """
    text = str(cell if cell is not None else "").strip()
    if not re.fullmatch(r"\d{6}|\d{9}|\d{12}", text):
        return ""
    return text[:6] if text[6:] in ("000", "000000") else text[:9] if text[9:] == "000" else text


def parents(codes: Sequence[str], given: Sequence[Raw] | None, known: Known) -> list[Raw]:
    every = frozenset(codes) | frozenset(known)
    return [
        (code_text(said) or None if said is not None else None) or parent_of(code, every)
        for code, said in zip(codes, given or [None] * len(codes), strict=True)
    ]
