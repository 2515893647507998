"""Rows of a csv or tsv file: its encoding and its separator found, everything as text."""

from __future__ import annotations

import csv
import io
from itertools import zip_longest
from pathlib import Path

from jiedui.engine.registers.batch import Raw
from jiedui.engine.registers.workbook import problems as p
from jiedui.engine.registers.workbook.package import content
from jiedui.engine.registers.workbook.problems import Refused

TEXT_EXTENSIONS = (".csv", ".tsv", ".txt")
SEPARATORS = (",", "\t", ";", "，", "|")


def read_text(path: Path) -> list[list[Raw]]:
    """The columns of a text file; its first cell is line 1. Records count as lines, as a spreadsheet shows them."""
    data = path.read_bytes()
    if not data:
        raise Refused(p.EMPTY_FILE)
    right, found = content(data[:4096])
    if right != ".csv":
        raise Refused(p.WRONG_EXTENSION if right else p.NOT_A_WORKBOOK, extension=path.suffix.lower(), found=found, right=right)
    text = decode(data)
    return transpose(records(text, separator(text, path.suffix.lower())))


def decode(data: bytes) -> str:
    """UTF-8 (with or without mark), UTF-16 with mark, else GB18030.

    >>> decode("姓名".encode("gb18030"))
    '姓名'
    """
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        codes = ["utf-16"]
    elif b"\0" in data:
        codes = []
    else:
        codes = ["utf-8-sig", "gb18030"]
    place = 0 if codes else data.index(b"\0")
    for code in codes:
        try:
            return data.decode(code)
        except UnicodeDecodeError as error:
            place = max(place, error.start)  # the code that came farther is the likelier one
    raise Refused(p.ENCODING, line=data.count(b"\n", 0, place) + 1)


def separator(text: str, extension: str) -> str:
    """The separator that the first lines use most.

    >>> separator("姓名;单位;金额\\n张三;甲;1", ".csv")
    ';'
    """
    if extension == ".tsv":
        return "\t"
    head = text[:20_000]
    counts = {mark: head.count(mark) for mark in SEPARATORS}
    best = max(counts, key=lambda mark: (counts[mark], mark == ","))
    return best if counts[best] > counts[","] * 2 else ","


def records(text: str, mark: str) -> list[list[str]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=mark, strict=True)
    rows: list[list[str]] = []
    begun = 1
    try:
        for row in reader:
            rows.append(row)
            begun = reader.line_num + 1
    except csv.Error as error:
        raise Refused(p.QUOTES, line=begun) from error
    return rows


def transpose(rows: list[list[str]]) -> list[list[Raw]]:
    return [[cell or None for cell in column] for column in zip_longest(*rows)]
