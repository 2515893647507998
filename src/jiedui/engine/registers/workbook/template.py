"""Empty workbooks to fill in: a sheet a register, with headers, dropdowns, help, an example line, and a sheet that explains."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import xlsxwriter

from jiedui.engine.registers.schema import Column, Schema, Schemas
from jiedui.engine.registers.words import heading
from jiedui.engine.registers.workbook.body import example
from jiedui.engine.registers.workbook.header import RURAL

ROWS = 5000  # so many rows carry dropdowns and formats
FONT = {"font_name": "宋体", "font_size": 11, "valign": "vcenter"}
HEAD = {
    **FONT,
    "bold": True,
    "bg_color": "#EAEFF3",
    "font_color": "#18242E",
    "border": 1,
    "border_color": "#B7C2CB",
    "text_wrap": True,
    "align": "center",
}
MUST = {**HEAD, "font_color": "#B3261E"}
SAMPLE = {**FONT, "italic": True, "font_color": "#586570"}
NUMBER_FORMATS = {"date": "yyyy-mm-dd", "int": "0", "money": "#,##0.00####"}
WIDTHS = {"date": 13, "int": 9, "money": 14, "bool": 9, "enum": 15, "area": 14, "ref": 22}
TYPES = {
    "text": "文字",
    "int": "整数",
    "money": "金额",
    "bool": "是/否",
    "date": "日期",
    "enum": "选一项",
    "ref": "引用",
    "area": "地区代码或名称",
    "quantity": "数与单位",
}
RULES = (
    "一个工作表是一本台账，一行是一件事；表名和表头请不要改，列的次序可以变。",
    "带 * 的列必填。不带 * 的列没有就留空，不要写“无”“/”。",
    "日期写成 2021-03-01；金额按表头括号里的单位填；“是/否”只填是或否。",
    "身份证号、凭证号等长号码的列已设为文本，请勿改成数字，否则末几位会丢失。",
    "不要合并单元格；不要写合计行（合计由台账算出，写了也会跳过）。",
    "斜体的示例行导入时自动跳过，填好后可以删去。",
    "填好后用 jiedui import 导入；有问题的格子会标红并写明原因和改法。",
)


@dataclass(frozen=True)
class Shown:
    """A column as a spreadsheet shows it."""

    column: Column
    header: str
    sample: object = None

    @property
    def required(self) -> bool:
        return self.column.required and self.column.default is None


def headline(schema: Schema, column: Column) -> str:
    """The header text: label, unit of money, mark of a required column."""
    unit = f"（{column.unit}）" if column.type == "money" else ""
    return f"{heading(schema, column.name)}{unit}{'*' if column.required and column.default is None else ''}"


def shown(schema: Schema, schemas: Schemas) -> list[Shown]:
    """The template's columns in their order; beside a person stands his 农村户籍, which a new person needs."""
    samples, found = example(schema), []
    for column in schema.typed:
        found.append(Shown(column, headline(schema, column), samples.get(column.name)))
        if column.counted_by and (rural := schemas[column.ref].by_name.get("rural")):
            extra = replace(rural, name=RURAL, required=False, help="人员库里还没有的人必须填；已有的人可以留空")
            found.append(Shown(extra, rural.label, "是"))
    return found


def template(path: Path, schemas: Schemas, registers: Iterable[str]) -> None:
    """Write the workbook for these registers.

    `template(Path("务工.xlsx"), schemas, ["jobs"])` makes the sheets 务工人员台账 and 填写说明.
    """
    with xlsxwriter.Workbook(str(path)) as book:
        chosen = [schemas[name] for name in registers]
        for schema in chosen:
            sheet_of(book, schema, schemas)
        explain(book, chosen, schemas)


def sheet_of(book: Any, schema: Schema, schemas: Schemas) -> None:
    sheet = book.add_worksheet(schema.title)
    formats = Formats(book)
    printable(sheet)
    for index, item in enumerate(shown(schema, schemas)):
        sheet.set_column(index, index, width(item), formats.body(item.column))
        sheet.write_string(0, index, item.header, formats.get(MUST if item.required else HEAD))
        if text := help_text(item.column, schema, schemas):
            sheet.write_comment(0, index, text, {"author": "结对", "x_scale": 1.6, "y_scale": 1 + text.count("\n") * 0.25})
        restrict(sheet, index, item.column)
        write_sample(sheet, index, item, formats)


def printable(sheet: Any) -> None:
    """Header frozen, and repeated on A4 pages as wide as the table."""
    sheet.freeze_panes(1, 0)
    sheet.set_row(0, 34)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)


class Formats:
    """Each look made once a workbook."""

    def __init__(self, book: Any):
        self.book = book
        self.made: dict[tuple[object, ...], Any] = {}

    def get(self, look: Mapping[str, object]) -> Any:
        key = tuple(look.items())
        if key not in self.made:
            self.made[key] = self.book.add_format(dict(look))
        return self.made[key]

    def body(self, column: Column, look: Mapping[str, object] = FONT) -> Any:
        """Text columns are text, so that long numbers keep their digits."""
        return self.get({**look, "num_format": NUMBER_FORMATS.get(column.type, "@")})


def width(item: Shown) -> float:
    own = 22 if item.column.check in ("id_number", "uscc") or item.column.name in ("label", "source") else 16
    return max(WIDTHS.get(item.column.type, own), min(2 * len(item.header) + 2, 24))


def help_text(column: Column, schema: Schema, schemas: Schemas) -> str:
    """What the header's comment says."""
    lines = [column.help] if column.help else []
    if column.type == "enum":
        lines.append("可选：" + "、".join(column.choices.values()))
    if column.type == "ref" and not column.counted_by and not column.help:
        named = schemas[column.ref]
        lines.append(f"写{named.title}里那一行的“{' / '.join(heading(named, name) for name in named.named_by)}”")
    if column.counted_by:
        lines.append("18 位身份证号；人员库里没有的人会自动建档")
    if column.type == "date" and not column.help:
        lines.append("写成 2021-03-01")
    if column.name in schema.key:
        lines.append("与所属地区一起认定是不是同一行")
    return "\n".join(lines)


def restrict(sheet: Any, index: int, column: Column) -> None:
    """Dropdowns for choices; elsewhere a warning that may be overridden, since the gate decides."""
    rule: dict[str, object] = {}
    if column.type in ("enum", "bool"):
        rule = {"validate": "list", "source": list(column.choices.values()) if column.type == "enum" else ["是", "否"]}
    elif column.type == "date":
        rule = {"validate": "date", "criteria": "between", "minimum": date(1900, 1, 1), "maximum": date(2100, 12, 31)}
    elif column.check in ("id_number", "uscc") or column.counted_by:
        rule = {"validate": "length", "criteria": "==", "value": 18}
    elif column.type == "int":
        rule = {"validate": "integer", "criteria": "between", "minimum": -(10**9), "maximum": 10**9}
    if rule:
        told = {"error_type": "warning", "error_title": "请核对", "error_message": warning(column)}
        sheet.data_validation(1, index, ROWS, index, {**rule, **told})


def warning(column: Column) -> str:
    texts = {"enum": "请从下拉列表里选一项", "bool": "只填是或否", "date": "日期写成 2021-03-01", "int": "只填整数"}
    return texts.get(column.type, "应为 18 位")


def write_sample(sheet: Any, index: int, item: Shown, formats: Formats) -> None:
    look = formats.body(item.column, SAMPLE)
    if isinstance(item.sample, date):
        sheet.write_datetime(1, index, item.sample, look)
    elif isinstance(item.sample, (int, float)):
        sheet.write_number(1, index, item.sample, look)
    else:
        sheet.write_string(1, index, str(item.sample or ""), look)


def explain(book: Any, chosen: Sequence[Schema], schemas: Schemas) -> None:
    """The sheet 填写说明: rules, then every column of every register."""
    sheet, formats = book.add_worksheet("填写说明"), Formats(book)
    for index, (text, size) in enumerate((("台账", 20), ("列", 22), ("必填", 7), ("填什么", 16), ("说明", 90))):
        sheet.set_column(index, index, size)
        sheet.write_string(len(RULES) + 2, index, text, formats.get(HEAD))
    sheet.write_string(0, 0, "填写说明", formats.get({**FONT, "bold": True, "font_size": 14}))
    for line, rule in enumerate(RULES, 1):
        sheet.write_string(line, 0, f"{line}. {rule}", formats.get(FONT))
    line, wrapped = len(RULES) + 3, formats.get({**FONT, "text_wrap": True, "bottom": 4, "bottom_color": "#DDE3E8"})
    for schema in chosen:
        for item in shown(schema, schemas):
            about = help_text(item.column, schema, schemas).replace("\n", "；")
            texts = (schema.title, item.header.rstrip("*"), "必填" if item.required else "", TYPES[item.column.type], about)
            for index, text in enumerate(texts):
                sheet.write_string(line, index, text, wrapped)
            line += 1
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
