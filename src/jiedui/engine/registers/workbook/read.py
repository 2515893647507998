"""Files in, batches out: every way a spreadsheet can be wrong before the gate is said here, in words a clerk can act on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeVar

from jiedui.engine.kernel.finding import Finding
from jiedui.engine.registers.batch import Batch, Fault
from jiedui.engine.registers.schema import Schemas
from jiedui.engine.registers.workbook import problems as p
from jiedui.engine.registers.workbook.body import read_body
from jiedui.engine.registers.workbook.header import Vocabulary, check, find
from jiedui.engine.registers.workbook.opener import Sheet, open_file
from jiedui.engine.registers.workbook.package import LIMITS, Limits
from jiedui.engine.registers.workbook.problems import Refused

Cell = TypeVar("Cell")

OURS = ("填写说明", "需改")  # sheets that templates and annotated workbooks carry


@dataclass
class Reading:
    """What files held. `faults[i]` are bad cells of `batches[i]` that no gate can see; `problems` are whole files or sheets."""

    batches: list[Batch] = field(default_factory=list)
    faults: list[Sequence[Fault]] = field(default_factory=list)
    problems: list[Finding] = field(default_factory=list)
    skipped: list[Finding] = field(default_factory=list)


def read_files(paths: Iterable[str | Path], schemas: Schemas, register: str | None = None, limits: Limits = LIMITS) -> Reading:
    """Every file's rows as batches; a file that cannot be read is a problem and hinders no other.

    >>> read_files(["没有这个文件.xlsx"], {}).problems[0].reason
    '没有这个文件'
    """
    reading = Reading()
    vocabularies = {name: Vocabulary(schema, schemas) for name, schema in schemas.items()}
    for path in map(Path, paths):
        try:
            sheets = open_file(path, limits)
        except Refused as refused:
            reading.problems.append(refused.finding(path.name))
        else:
            read_sheets(reading, path, sheets, schemas, register, vocabularies)
    return reading


def read_sheets(
    reading: Reading, path: Path, sheets: list[Sheet], schemas: Schemas, register: str | None, vocabularies: dict[str, Vocabulary]
) -> None:
    """The sheets of one file. A sheet that is no register beside one that is gets skipped, and that is said."""
    worth = [sheet for sheet in sheets if sheet.height and not unread(reading, path, sheet)]
    if not worth:
        reading.problems.append(Finding(p.NOTHING_INSIDE, {}, path.name))
    persons = {column.ref for schema in schemas.values() for column in schema.columns if column.counted_by}
    alien, known = [], 0
    for sheet in worth:
        try:
            header = find(sheet, path.stem, schemas, register, vocabularies)
            check(header, sheet, header.schema.name in persons)
        except Refused as refused:
            alien.append((sheet, refused))
            continue
        known += 1
        body = read_body(sheet, header, path.name)
        reading.batches.append(body.batch)
        reading.faults.append(body.faults)
        reading.skipped += body.skipped
        if not body.batch.lines:
            reading.skipped.append(Finding(p.NO_ROWS, {"sheet": sheet.name}, path.name))
    for sheet, why in alien:
        lone = why.kind is p.NO_REGISTER and known
        said = Finding(p.SKIPPED_SHEET, {"sheet": sheet.name, "why": "不是台账"}, path.name) if lone else why.finding(path.name)
        (reading.skipped if lone else reading.problems).append(said)


def unread(reading: Reading, path: Path, sheet: Sheet) -> bool:
    """Our own explanatory sheets and hidden ones."""
    if sheet.hidden:
        reading.skipped.append(Finding(p.SKIPPED_SHEET, {"sheet": sheet.name, "why": "它是隐藏的"}, path.name))
    return sheet.hidden or sheet.name in OURS


def without(batch: Batch, lines: Iterable[int]) -> Batch:
    """The batch without some lines, for taking the good rows only.

    >>> without(Batch("jobs", [2, 3], {"label": ["张三", "李四"]}), [2]).columns
    {'label': ['李四']}
    """
    bad = set(lines)
    keep = [line not in bad for line in batch.lines]

    def cut(column: Sequence[Cell]) -> list[Cell]:
        return [cell for cell, kept in zip(column, keep, strict=True) if kept]

    return replace(
        batch,
        lines=[line for line in batch.lines if line not in bad],
        columns={name: cut(column) for name, column in batch.columns.items()},
        numbers=cut(batch.numbers) if batch.numbers else (),
        versions=cut(batch.versions) if batch.versions else (),
    )
