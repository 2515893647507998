"""The rows under a header: which lines are rows, which are skipped and said so, which cells are bad before any gate sees them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import compress

from jiedui.engine.kernel.finding import Finding, Kind
from jiedui.engine.registers.batch import Batch, Fault, Raw
from jiedui.engine.registers.schema import Schema
from jiedui.engine.registers.words import fault, heading
from jiedui.engine.registers.workbook import problems as p
from jiedui.engine.registers.workbook.header import NUMBER, VERSION, Header, normal, unit_in
from jiedui.engine.registers.workbook.opener import Sheet
from jiedui.engine.registers.workbook.package import column_letters

EXAMPLE = "示例行，导入时自动跳过"
TOTAL = re.compile(r"(本页|本表|本月|本年|本季)?(合计|总计|小计|共计|累计)(\(.*\))?")
FOOT = re.compile(r"(备?注|说明|填[表报](人|日期|单位)|制表人?|[审复]核人?|(单位)?负责人|联系(人|电话|方式))(\(.*\))?:")
ODD = re.compile(r"^\s*(?:示例行|备?\s*注|说明|[填制]\s*[表报]|[审复]\s*核|单位|负责|联系)|^.{0,14}计.{0,6}$", re.MULTILINE)
GUARDED = re.compile(r"'+[=+\-@\t\r]")
SCIENTIFIC = re.compile(r"[1-9](\.\d+)?[eE]\+?1[4-9]")
LOST = 10**15
TEXTUAL = ("text", "ref", "area", "enum")
BadCell = tuple[int, str, Kind, Mapping[str, object]]  # index of the row, column, kind, what fills it
SAMPLE_AREAS = {"area": "620421", "place": "620421101", "village": "620421101200"}
SERIALS = range(20_000, 80_000)  # 1954 … 2119 as spreadsheet day numbers


@dataclass
class Body:
    """A batch and what was found while making it."""

    batch: Batch
    faults: list[Fault] = field(default_factory=list)
    skipped: list[Finding] = field(default_factory=list)


def read_body(sheet: Sheet, header: Header, file: str) -> Body:
    """The rows below the header."""
    where = f"{file} 表“{sheet.name}”" if file else f"表“{sheet.name}”"
    said = [Finding(p.SKIPPED_TITLE, {"text": text[:40]}, f"{where}第 {line} 行") for line, text in title_lines(sheet, header)]
    lines, skipped, examples = rows_of(sheet, header, where)
    said += skipped + extra_columns(sheet, header, where)
    units, unit_said = units_of(sheet, header, where)
    picked = {name: pick(sheet.columns[index], lines) for name, index in header.columns.items()}
    values = {name: cells(header.schema, name, column, sheet.from_1904) for name, column in picked.items() if name[0] != "#"}
    letters = {name: column_letters(sheet.left + index + 1) for name, index in header.columns.items() if name[0] != "#"}
    numbers, versions = whole(picked.get(NUMBER, ())), whole(picked.get(VERSION, ()))
    batch = Batch(header.schema.name, lines, values, numbers, versions, units, file, sheet.name, letters)
    at = {line: index for index, line in enumerate(lines)}
    bad = [*marked(sheet, header, at), *in_merged(sheet, header, at), *lost_digits(header.schema, batch)]
    bad += [(at[line], "note", p.EXAMPLE_USED, {}) for line in examples]
    faults = [fault(header.schema, batch, index, name, kind, **fields) for index, name, kind, fields in bad]
    return Body(batch, unique(faults), [*said, *unit_said])


def title_lines(sheet: Sheet, header: Header) -> list[tuple[int, str]]:
    rows = [(line, [str(c[line - 1]).strip() for c in sheet.columns if c[line - 1] is not None]) for line in range(1, header.first)]
    return [(line, " ".join(texts)) for line, texts in rows if texts]


def blank(cell: Raw) -> bool:
    return cell is None or (type(cell) is str and not cell.strip())


def rows_of(sheet: Sheet, header: Header, where: str) -> tuple[list[int], list[Finding], list[int]]:
    """Lines that are rows, what was skipped, and example lines that somebody wrote over."""
    used = [sheet.columns[index] for index in header.columns.values()]
    start = header.last
    filled = [not all(map(blank, cells)) for cells in zip(*(column[start:] for column in used), strict=True)]
    odd = special(sheet, header)
    used_examples = [line for line, (kind, _) in odd.items() if kind is p.EXAMPLE_USED]
    odd = {line: found for line, found in sorted(odd.items()) if line not in used_examples}
    skipped = [Finding(kind, {"text": text}, f"{where}第 {line} 行") for line, (kind, text) in odd.items()]
    lines = [line for line in compress(range(start + 1, start + 1 + len(filled)), filled) if line not in odd]
    last = lines[-1] if lines else start
    if holes := filled[: last - start].count(False) - sum(1 for line in odd if line < last and not filled[line - start - 1]):
        skipped.append(Finding(p.SKIPPED_EMPTY, {"count": holes}, where))
    return lines, skipped, used_examples


def special(sheet: Sheet, header: Header) -> dict[int, tuple[Kind, str]]:
    """Lines that look like totals, remarks under the table, the header again, or the template's example."""
    found: dict[int, tuple[Kind, str]] = {}
    for index, column in enumerate(sheet.columns):
        for line, text in suspicious(column, header.last):
            plain = normal(text)
            if text.strip().startswith(EXAMPLE):
                found[line] = (p.SKIPPED_EXAMPLE, text) if is_example(sheet, header, line) else (p.EXAMPLE_USED, text)
            elif TOTAL.fullmatch(plain) and (first_text(sheet, line, index) or lacking(sheet, header, line, index)):
                found.setdefault(line, (p.SKIPPED_TOTAL, text.strip()))
            elif FOOT.match(colons(text)) and first_text(sheet, line, index) and lacking(sheet, header, line, index):
                found.setdefault(line, (p.SKIPPED_FOOT, text.strip()[:40]))
    return found | dict.fromkeys(repeated(sheet, header), (p.SKIPPED_HEAD, ""))


def strings(column: Iterable[Raw]) -> list[str]:
    return [cell for cell in column if type(cell) is str]


def suspicious(column: Sequence[Raw], start: int) -> list[tuple[int, str]]:
    """Texts that may be no data, with their lines. One look over the joined column spares most columns."""
    if not ODD.search("\n".join(strings(column[start:]))):
        return []
    return [(line, cell) for line, cell in enumerate(column[start:], start + 1) if type(cell) is str and ODD.search(cell)]


def colons(text: str) -> str:
    """Normalised, but with its colons (`normal` strips them from the ends)."""
    return re.sub(r"\s", "", text).replace("：", ":").replace("（", "(").replace("）", ")")


def first_text(sheet: Sheet, line: int, index: int) -> bool:
    """Whether no other text stands to the left of the cell (a serial number may)."""
    return not any(type(column[line - 1]) is str and not blank(column[line - 1]) for column in sheet.columns[:index])


def lacking(sheet: Sheet, header: Header, line: int, index: int) -> bool:
    """Whether a key column other than this one is empty on the line."""
    keys = [header.columns[name] for name in header.schema.key if name in header.columns]
    return any(blank(sheet.columns[at][line - 1]) for at in keys if at != index)


def is_example(sheet: Sheet, header: Header, line: int) -> bool:
    """Whether the line still holds what the template wrote there."""
    wanted = example(header.schema)
    return all(same(sheet.columns[index][line - 1], wanted[name]) for name, index in header.columns.items() if name in wanted)


def same(cell: Raw, wanted: Raw) -> bool:
    return blank(cell) or str(cell).split(" ")[0] == str(wanted) or cell == wanted


def repeated(sheet: Sheet, header: Header) -> list[int]:
    """Lines that repeat the header, as printed pages do."""
    _name, index = next(iter(header.columns.items()))
    again = [
        line
        for line, cell in enumerate(sheet.columns[index][header.last :], header.last + 1)
        if type(cell) is str and len(cell) < 40 and normal(cell) == header.texts[index]
    ]

    def like(line: int) -> bool:
        texts = [normal(str(sheet.columns[at][line - 1] or "")) for at in header.columns.values()]
        return texts == [header.texts[at] for at in header.columns.values()]

    return [line for line in again if like(line)]


def example(schema: Schema) -> dict[str, Raw]:
    """The row that a template shows: one plausible value a column, the same for everybody.

    ID numbers are of an area code that was never given out.
    """
    values = {c.name: sample(schema, c.name) for c in schema.typed if c.name != "note"}
    return {**{name: value for name, value in values.items() if value is not None}, "note": EXAMPLE}


def sample(schema: Schema, name: str) -> Raw:
    column = schema[name]
    if column.counted_by or column.check == "id_number":
        return "999999190001010012"
    if column.check in ("uscc", "phone"):
        return "91990000000000000X" if column.check == "uscc" else "13800000000"
    if name == "label":
        return "张三" if heading(schema, name) == "姓名" else "示例"
    by_type: dict[str, Raw] = {
        "int": 1,
        "money": 12.5,
        "bool": "是",
        "text": "示例",
        "quantity": "10人",
        "area": SAMPLE_AREAS.get(name, "120101"),
    }
    if column.type == "date":
        return date(2021, 3, 1) if column.required else None
    if column.type == "enum":
        return next(iter(column.choices.values()))
    return 2021 if name.endswith("year") else by_type.get(column.type)


def extra_columns(sheet: Sheet, header: Header, where: str) -> list[Finding]:
    names = [f"{column_letters(sheet.left + index + 1)}列“{header.texts[index]}”" for index in sorted(set(header.extras))]
    return [Finding(p.SKIPPED_COLUMN, {"columns": "、".join(names)}, where)] if names else []


def units_of(sheet: Sheet, header: Header, where: str) -> tuple[dict[str, str], list[Finding]]:
    """Units written in the headers; else the one written above the table (“单位：万元”) for every money column."""
    own = {name: unit for name, unit in header.units.items() if name in header.schema.by_name and header.schema[name].type == "money"}
    rest = [
        name
        for name in header.columns
        if name[0] != "#" and name not in own and name in header.schema.by_name and header.schema[name].type == "money"
    ]
    above = [
        unit
        for line in range(1, header.first)
        for column in sheet.columns
        if isinstance(cell := column[line - 1], str) and (unit := unit_above(cell))
    ]
    if not rest or not above:
        return own, []
    return {**own, **dict.fromkeys(rest, above[-1])}, [Finding(p.SHEET_UNIT, {"unit": above[-1]}, where)]


def unit_above(text: str) -> str:
    """The money word of a line such as “金额单位：万元”.

    >>> unit_above("（金额单位：万元）")
    '万元'
    """
    found = re.search(r"单位:((?:百|千|万|亿)?元)", normal(text))
    return unit_in(f"({found[1]})") if found else ""


def pick(column: Sequence[Raw], lines: Sequence[int]) -> list[Raw]:
    if lines and lines[-1] - lines[0] + 1 == len(lines):
        return list(column[lines[0] - 1 : lines[-1]])
    return [column[line - 1] for line in lines]


def cells(schema: Schema, name: str, column: list[Raw], from_1904: bool) -> list[Raw]:
    """A column's cells: guarded texts freed, day numbers of date columns made dates."""
    kind = schema.by_name[name].type if name in schema.by_name else "bool"
    if kind == "date" and {int, float, datetime} & set(map(type, column)):
        return [as_day(cell, from_1904) for cell in column]
    if kind in TEXTUAL and "'" in "".join(strings(column)):
        return [cell[1:] if type(cell) is str and cell[:1] == "'" and GUARDED.match(cell) else cell for cell in column]
    return column


def as_day(cell: Raw, from_1904: bool) -> Raw:
    """A spreadsheet's day number, and a midnight, as a date; anything else stays.

    >>> as_day(44256, False), as_day(42794, True), as_day(20210301, False)
    (datetime.date(2021, 3, 1), datetime.date(2021, 3, 1), 20210301)
    """
    if isinstance(cell, datetime):
        return cell if cell.time() else cell.date()
    if type(cell) not in (int, float) or int(cell) not in SERIALS:  # type: ignore[call-overload]
        return cell
    start = date(1904, 1, 1) if from_1904 else date(1899, 12, 30)
    return start + timedelta(days=int(cell))  # type: ignore[call-overload]


def whole(column: Iterable[Raw]) -> list[int | None]:
    """Row numbers and versions: whole numbers, else none."""
    return [int(str(cell)) if cell is not None and re.fullmatch(r"-?\d{1,18}", str(cell).strip()) else None for cell in column]


def marked(sheet: Sheet, header: Header, at: Mapping[int, int]) -> list[BadCell]:
    """Formulas without a result and error values, in the columns that are read."""
    names = names_of(sheet, header)
    return [(at[line], names[column], p.KINDS[code], {}) for (line, column), code in sheet.marks.items() if column in names and line in at]


def in_merged(sheet: Sheet, header: Header, at: Mapping[int, int]) -> list[BadCell]:
    """Every row's cell that a merged range covers."""
    names, found = names_of(sheet, header), list[BadCell]()
    for top, left, bottom, right in sheet.merged:
        columns = [names[column] for column in range(left, right + 1) if column in names]
        covered = [line for line in at if top <= line <= bottom] if columns else []
        text = f"{column_letters(left)}{top}:{column_letters(right)}{bottom}"
        found += [(at[line], name, p.MERGED, {"range": text}) for line in covered for name in columns]
    return found


def names_of(sheet: Sheet, header: Header) -> dict[int, str]:
    """The register's columns by their number on the sheet."""
    return {sheet.left + index + 1: name for name, index in header.columns.items() if name[0] != "#"}


def lost_digits(schema: Schema, batch: Batch) -> list[BadCell]:
    """Long numbers that were typed as numbers: their last digits are gone."""
    found = list[BadCell]()
    for name, column in batch.columns.items():
        if name in schema.by_name and schema[name].type in TEXTUAL:
            strict = bool(schema[name].counted_by or schema[name].check)
            if strict or {int, float} & set(map(type, column)):
                bad = [(index, first_digits(cell)) for index, cell in enumerate(column) if lost(cell, strict)]
                found += [(index, name, p.LOST_DIGITS, {"value": value}) for index, value in bad]
    return found


def lost(cell: Raw, strict: bool) -> bool:
    """Whether a cell of a text column has lost digits; in columns of numbers for people also as text.

    >>> lost(6.2042119850101e+17, False), lost("1.5E+17", True), lost("13800001234", True)
    (True, True, False)
    """
    if type(cell) in (int, float):
        return abs(cell) >= LOST  # type: ignore[arg-type]
    return strict and type(cell) is str and "+" in cell and SCIENTIFIC.fullmatch(cell.strip()) is not None


def first_digits(cell: Raw) -> str:
    """What is left of a long number.

    >>> first_digits(6.20421198501010012e17)
    '620421198501010…'
    """
    return f"{cell:.0f}"[:15] + "…" if isinstance(cell, float) else str(cell)


def unique(faults: Iterable[Fault]) -> list[Fault]:
    """One fault a cell, in order of lines."""
    first: dict[tuple[int, str], Fault] = {}
    for one in faults:
        first.setdefault((one.line, one.column), one)
    return sorted(first.values(), key=lambda f: f.line)
