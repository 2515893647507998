"""What the page of a run shows: its files, its findings in order and by gravity, what was said to be no problem."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from jiedui.engine.kernel.finding import SEVERITIES
from jiedui.office.desk.proof.text import KINDS, Mark, Shown, in_tables, shown
from jiedui.office.filings.models import Dismissal, ProofFile, ProofRun
from jiedui.office.filings.proofs import runs

FIRST = 3  # places shown before the others are opened
NOT_READ = {".docx": "图片、文本框、页眉页脚和脚注没有读", ".xlsx": "隐藏的工作表没有读", ".pdf": "图片里的字没有读"}


@dataclass(frozen=True)
class Place:
    """One quotation: where it stands, and the address of its mark; `code` is the line of the table that was compared."""

    anchor: str
    where: str
    said: str
    file: str
    code: str = ""


@dataclass(frozen=True)
class Item:
    """One finding as the list shows it."""

    number: int
    id: str
    kind: str
    title: str
    message: str
    heading: str
    places: list[Place]
    gone: Dismissal | None = None

    @property
    def first(self) -> list[Place]:
        return self.places[:FIRST]

    @property
    def others(self) -> list[Place]:
        return self.places[FIRST:]


@dataclass
class Group:
    """The findings of one gravity."""

    severity: str
    name: str
    items: list[Item] = field(default_factory=list)

    @property
    def kind(self) -> str:
        return KINDS[self.severity]

    @property
    def open(self) -> int:
        return sum(item.gone is None for item in self.items)


@dataclass
class File:
    """A file's text, table by table, with how much of it was understood."""

    number: int
    name: str
    read: int
    resolved: int
    parts: list[tuple[bool, list[Shown]]]
    found: int
    not_read: str


@dataclass
class View:
    """Everything of a run that was read."""

    files: list[File]
    groups: list[Group]
    only: str

    @property
    def read(self) -> int:
        return sum(f.read for f in self.files)

    @property
    def resolved(self) -> int:
        return sum(f.resolved for f in self.files)

    @property
    def all(self) -> int:
        return sum(len(g.items) for g in self.groups)

    @property
    def shown(self) -> list[Group]:
        return [g for g in self.groups if g.items and self.only in ("", g.severity)]


def view_of(run: ProofRun, only: str) -> View:
    """The run, with marks of the gravity asked for alone."""
    answer, gone = json.loads(run.body), runs.dismissals(run)
    files = list(run.files.order_by("number").defer("body"))
    only = only if only in SEVERITIES else ""
    ordered = sorted(answer["findings"], key=lambda f: (list(SEVERITIES).index(f["severity"]), _reading_order(f)))
    names = [file.name for file in files]
    items = [(f, _item(number, f, names, gone.get(f["id"]))) for number, f in enumerate(ordered, 1)]
    groups = [Group(s, name, [item for f, item in items if f["severity"] == s]) for s, name in SEVERITIES.items()]
    marks = _marks([(f, item) for f, item in items if only in ("", f["severity"])])
    return View([_file(file, said, marks) for file, said in zip(files, answer["files"], strict=False)], groups, only)


def _reading_order(finding: Mapping[str, Any]) -> tuple[int, int, int]:
    return min(((p["file"], p["block"], p["written"][0]) for p in finding["places"]), default=(99, 0, 0))


def _item(number: int, finding: Mapping[str, Any], names: Sequence[str], gone: Dismissal | None) -> Item:
    places = _file_once(_table_second([_place(number, at, place, names) for at, place in enumerate(finding["places"])]))
    path = finding["places"][0]["path"] if finding["places"] else []
    return Item(
        number, finding["id"], KINDS[finding["severity"]], finding["title"], finding["message"], path[-1] if path else "", places, gone
    )


def _table_second(places: Sequence[Place]) -> list[Place]:
    """What the county's own table says stands right under the words that differ from it."""
    return sorted(places, key=lambda p: 0 if p is places[0] else 1 if p.code else 2)


def _file_once(places: Sequence[Place]) -> list[Place]:
    """A file's name is said where it changes."""
    before = [""] + [place.file for place in places]
    return [replace(place, file="") if place.file == last else place for place, last in zip(places, before, strict=False)]


def _place(number: int, at: int, place: Mapping[str, Any], names: Sequence[str]) -> Place:
    """A place in a file, or a line of the table that was compared."""
    said = " ".join(place["said"].split())
    if place["file"] < len(names):
        return Place(f"p{number}-{at}", place["where"], said, names[place["file"]] if len(names) > 1 else "")
    cells = place["said"].split("\t")
    code = cells[0] if re.fullmatch(r"[\d.]+", cells[0]) else ""
    return Place("", "统计表", f"{cells[1]} {cells[3]} {cells[2]}" if code and len(cells) >= 4 else said, "", code)


def _marks(items: Sequence[tuple[Mapping[str, Any], Item]]) -> dict[tuple[int, int], list[Mark]]:
    """Marks by file and block."""
    found: dict[tuple[int, int], list[Mark]] = {}
    for finding, item in items:
        for at, place in enumerate(finding["places"]):
            start, end = place["written"]
            mark = Mark(start, end, item.number, at, "off" if item.gone else item.kind)
            found.setdefault((place["file"], place["block"]), []).append(mark)
    return found


def _file(file: ProofFile, said: Mapping[str, Any], marks: Mapping[tuple[int, int], list[Mark]]) -> File:
    mine = {block: found for (number, block), found in marks.items() if number == file.number}
    blocks = [shown(block, mine.get(n, [])) for n, block in enumerate(said["blocks"])]
    suffix = file.name[file.name.rfind(".") :].lower()
    found = len({mark.number for marked in mine.values() for mark in marked})
    return File(file.number, file.name, said["read"], said["resolved"], in_tables(blocks), found, NOT_READ.get(suffix, ""))
