"""Finds the header row of a sheet, says which register it is, and which column is where."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise

from jiedui.engine.kernel.quantity import units
from jiedui.engine.registers.batch import Raw
from jiedui.engine.registers.schema import Column, Schema, Schemas
from jiedui.engine.registers.words import heading
from jiedui.engine.registers.workbook import problems as p
from jiedui.engine.registers.workbook.opener import Sheet
from jiedui.engine.registers.workbook.package import column_letters
from jiedui.engine.registers.workbook.problems import Refused

DEPTH = 20  # the header stands in the first rows
NUMBER, VERSION, RURAL = "#number", "#version", "person.rural"
BRACKET = re.compile(r"\(([^()]*)\)$")
STEM = re.compile(r"(台账|花名册|库)$")


@lru_cache(maxsize=8192)
def normal(text: str) -> str:
    """A header as it is compared: half width, without spaces, line breaks, marks of required columns and case.

    >>> normal("＊上岗 日期\\n（必填）：")
    '上岗日期(必填)'
    """
    plain = "".join(c for c in unicodedata.normalize("NFKC", text) if not c.isspace() and unicodedata.category(c) != "Cf")
    return plain.strip("*※★:").casefold()


def unit_in(text: str) -> str:
    """The money word in the last bracket of a normalised header, or ''.

    >>> unit_in("金额(单位:万元)"), unit_in("落地(入园)企业")
    ('万元', '')
    """
    found = BRACKET.search(text)
    word = found[1].removeprefix("单位").lstrip(":") if found else ""
    return word if word in units() and units()[word].dimension == "money" else ""


@lru_cache(maxsize=256)
def _words(title: str) -> str:
    return STEM.sub("", normal(title))


class Vocabulary:
    """Every header a register answers to: text -> (column, rank); rank 0 is its own label, 1 a synonym, 2 a likely name."""

    def __init__(self, schema: Schema, schemas: Schemas):
        self.schema = schema
        self.words: dict[str, tuple[str, int]] = {}
        for column in schema.typed:
            self.add(column.name, 0, heading(schema, column.name), column.name)
        for column in schema.typed:
            self.add(column.name, 1, column.label, *column.synonyms, *(("姓名",) if column.name == "label" else ()))
        for span, label in schema.spans.items():
            self.add(f"{span}_from", 2, f"{label}起", f"{label}开始", f"{label}开始日期", f"{label}自")
            self.add(f"{span}_to", 2, f"{label}止", f"{label}结束", f"{label}结束日期", f"{label}至")
        self.add(NUMBER, 0, "行号", "id")
        self.add(VERSION, 0, "版本", "version")
        person = next((c for c in schema.columns if c.counted_by), None)
        if person and (rural := schemas[person.ref].by_name.get("rural")):
            self.add(RURAL, 0, RURAL, rural.label)
            self.add(RURAL, 1, *rural.synonyms)

    def add(self, name: str, rank: int, *texts: str) -> None:
        for text in texts:
            self.words.setdefault(normal(text), (name, rank))

    def look(self, text: str) -> tuple[str, int] | None:
        """The column of a normalised header; a bracket at its end (unit, remark) may be left out."""
        if found := self.words.get(text):
            return found
        bare = BRACKET.sub("", text)
        if bare != text and (found := self.words.get(bare)):
            return found
        stem = bare.removesuffix("名称")
        return ("label", 2) if stem and stem != bare and stem in _words(self.schema.title) and "label" in self.schema.by_name else None


@dataclass
class Header:
    """Where a register's columns are on a sheet: `columns` name -> index into the sheet's columns; lines from 1."""

    schema: Schema
    first: int
    last: int
    columns: dict[str, int] = field(default_factory=dict)
    units: dict[str, str] = field(default_factory=dict)
    texts: list[str] = field(default_factory=list)
    extras: list[int] = field(default_factory=list)
    twice: list[tuple[int, int]] = field(default_factory=list)

    @property
    def named(self) -> int:
        return sum(1 for name in self.columns if name not in (NUMBER, VERSION))

    @property
    def missing(self) -> list[Column]:
        """Required columns that are not there and have no default."""
        return [c for c in self.schema.typed if c.required and c.default is None and c.name not in self.columns]


def match(vocabulary: Vocabulary, texts: Sequence[str], first: int, last: int) -> Header:
    """The header if these texts were it. The better rank wins a column; equal ranks are a doubled header."""
    header = Header(vocabulary.schema, first, last, texts=list(texts))
    ranks: dict[str, int] = {}
    for index, text in enumerate(texts):
        found = vocabulary.look(text) if text else None
        if found is None or ranks.get(found[0], 9) < found[1]:
            header.extras += [index] if text else []
            continue
        name, rank = found
        if ranks.get(name) == rank:
            header.twice.append((header.columns[name], index))
            continue
        if name in header.columns:
            header.extras.append(header.columns[name])
        ranks[name], header.columns[name] = rank, index
        header.units.pop(name, None)
        if unit := unit_in(text):
            header.units[name] = unit
    if (NUMBER in header.columns) != (VERSION in header.columns):  # an export has both; alone it is somebody's own numbering
        header.extras.append(header.columns.pop(NUMBER if NUMBER in header.columns else VERSION))
    return header


def row_texts(sheet: Sheet, line: int) -> list[str]:
    """The normalised texts of one line; a merged cell's text stands in each of its columns."""
    texts = [normal(cell) if isinstance(cell, str) else "" for cell in (column[line - 1] for column in sheet.columns)]
    for top, left, _, right in sheet.merged:
        if top == line and right > left:
            for column in range(left, right):
                if 0 <= column - sheet.left < len(texts):
                    texts[column - sheet.left] = texts[max(left - 1 - sheet.left, 0)]
    return texts


def joined(vocabulary: Vocabulary, upper: Sequence[str], lower: Sequence[str]) -> list[str]:
    """Two header rows as one: the lower text, or both together, or the upper one, whichever is known."""

    def pick(up: str, low: str) -> str:
        tries = [text for text in (low, up + low if up and low else "", "" if low else up) if text]
        return next((text for text in tries if vocabulary.look(text)), tries[0] if tries else "")

    return [pick(up, low) for up, low in zip(upper, lower, strict=True)]


def best(sheet: Sheet, vocabulary: Vocabulary) -> Header | None:
    """The likeliest header of a register on the sheet: most columns known, one row before two, upper before lower."""
    lines = [row_texts(sheet, line) for line in range(1, min(DEPTH, sheet.height) + 1)]
    tried = [match(vocabulary, texts, at, at) for at, texts in enumerate(lines, 1)]
    tried += [
        match(vocabulary, joined(vocabulary, upper, lower), at, at + 1)
        for at, (upper, lower) in enumerate(pairwise(lines), 1)
        if any(upper) and any(lower)
    ]
    tried = [header for header in tried if header.named]
    return max(tried, key=lambda h: (h.named, -len(h.twice), -(h.last - h.first), -h.first), default=None)


def hinted(texts: Iterable[str], schemas: Schemas) -> Schema | None:
    """The register that a sheet's name, a title or a file name speaks of; the longest name wins, a tie is no hint."""
    for text in texts:
        plain = normal(text)
        tokens = set(re.split(r"[^a-z_]+", plain))
        sizes = {
            s.name: 99 if s.name in tokens else len(_words(s.title))
            for s in schemas.values()
            if s.name in tokens or (word := _words(s.title)) == plain or (word if len(word) > 2 else normal(s.title)) in plain
        }
        top = [name for name, size in sizes.items() if size == max(sizes.values())]
        if len(top) == 1:
            return schemas[top[0]]
    return None


def titles(sheet: Sheet) -> list[str]:
    """Texts of the first rows that stand alone: what a title looks like."""
    found = []
    for line in range(min(DEPTH, sheet.height)):
        cells = [column[line] for column in sheet.columns if column[line] is not None]
        found += [str(cells[0])] if len(cells) == 1 and isinstance(cells[0], str) else []
    return found


def find(sheet: Sheet, file: str, schemas: Schemas, register: str | None, vocabularies: Mapping[str, Vocabulary]) -> Header:
    """The header of the sheet, or Refused with what is missing."""
    schema = schemas[register] if register else hinted([sheet.name, *titles(sheet), file], schemas)
    if schema is None:
        return recognised(sheet, vocabularies)
    header = best(sheet, vocabularies[schema.name])
    if header is None or header.named < min(2, len(schema.key)):
        wanted = "、".join(heading(schema, c.name) for c in schema.typed if c.required)
        raise Refused(
            p.NO_HEADER, sheet=sheet.name, rows=min(DEPTH, sheet.height), title=schema.title, detail=start_of(sheet), wanted=wanted
        )
    return header


def recognised(sheet: Sheet, vocabularies: Mapping[str, Vocabulary]) -> Header:
    """By headers alone: the register all of whose required columns are there and most of whose columns are known."""
    found = [header for v in vocabularies.values() if (header := best(sheet, v)) and header.named >= 2]
    whole = [header for header in found if not header.missing]
    most = max((header.named for header in whole), default=0)
    top = [header for header in whole if header.named == most]
    if len(top) > 1:
        fewest = min(len(header.schema.typed) for header in top)
        top = [header for header in top if len(header.schema.typed) == fewest]
    if len(top) > 1:
        raise Refused(p.AMBIGUOUS, sheet=sheet.name, titles="、".join(header.schema.title for header in top))
    if not top:
        near = max(found, key=lambda h: (h.named - len(h.missing), h.named), default=None)
        lacking = "、".join(heading(near.schema, c.name) for c in near.missing) if near else ""
        detail = f"；最像{near.schema.title}，还缺{lacking}" if near else start_of(sheet)
        raise Refused(p.NO_REGISTER, sheet=sheet.name, detail=detail)
    return top[0]


def start_of(sheet: Sheet) -> str:
    """The first words of a sheet, so that a wrong encoding is seen."""
    cells: list[Raw] = [cell for line in range(min(3, sheet.height)) for cell in (c[line] for c in sheet.columns[:6]) if cell is not None]
    return f"（开头读作“{' '.join(map(str, cells))[:40]}”，如是乱码请另存为 UTF-8）" if cells else ""


def check(header: Header, sheet: Sheet, partial: bool) -> None:
    """Refused for a doubled header or a missing required column; an export's rows and attribute lists may be partial."""
    if header.twice:
        first, second = header.twice[0]
        where = f"{column_letters(sheet.left + first + 1)}列和{column_letters(sheet.left + second + 1)}列"
        raise Refused(p.SAME_HEADER, sheet=sheet.name, where=where, column=header.texts[second])
    needed = [c for c in header.missing if not partial or c.name in header.schema.key]
    if needed and NUMBER not in header.columns:
        missing = "、".join(heading(header.schema, c.name) for c in needed)
        raise Refused(p.MISSING_COLUMNS, sheet=sheet.name, line=header.last, missing=missing, register=header.schema.name)
