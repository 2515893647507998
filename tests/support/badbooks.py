"""Workbooks with one thing wrong each. `BAD` names them all: how to make the file, and words its message must hold.

The good ones they are made from are the register of arrivals (资金到位台账) and of payments (资金支付台账).
"""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import openpyxl
import xlsxwriter

HEADS = ("所属地区", "名称", "指标文号", "资金年度", "到位日期", "到位金额（万元）", "东部结对地区", "依据")
ROWS = (
    ("620421", "第一批东部财政援助资金", "津财〔2021〕1号", 2021, date(2021, 3, 1), 5226.567, "120101", "指标文"),
    ("620421", "第二批东部财政援助资金", "津财〔2021〕2号", 2021, date(2021, 6, 1), 373.433, "120101", "指标文"),
)
PAID = ("所属地区", "名称", "支付凭证号", "项目编号", "资金年度", "支付日期", "支付金额（元）", "东部结对地区", "依据")
SHEET = "xl/worksheets/sheet1.xml"
Row = Sequence[object]


def book(path: Path, heads: Row = HEADS, rows: Sequence[Row] = ROWS, sheet: str = "资金到位台账") -> Path:
    """A good workbook: a header and rows."""
    with xlsxwriter.Workbook(str(path), {"default_date_format": "yyyy-mm-dd"}) as made:
        page = made.add_worksheet(sheet)
        for line, row in enumerate((heads, *rows)):
            for index, value in enumerate(row):
                page.write(line, index, value)
    return path


def changed(row: Row, **values: object) -> Row:
    """A row with some cells changed, by position: c4="…" is the fifth."""
    cells = list(row)
    for place, value in values.items():
        cells[int(place[1:])] = value
    return cells


def patched(path: Path, part: str, edit: Callable[[bytes], bytes], *, more: dict[str, bytes] | None = None) -> Path:
    """The workbook with one part of its package rewritten, and parts added."""
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    parts[part] = edit(parts[part])
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in {**parts, **(more or {})}.items():
            package.writestr(name, data)
    return path


def missing_header(folder: Path) -> Path:
    return book(folder / "缺列.xlsx", [h for h in HEADS if h != "指标文号"], [changed(r)[:2] + changed(r)[3:] for r in ROWS])  # type: ignore[operator]


def same_header(folder: Path) -> Path:
    return book(folder / "重列.xlsx", [*HEADS, "到位金额（万元）"], [[*row, 1] for row in ROWS])


def wrong_type(folder: Path) -> Path:
    return book(folder / "类型.xlsx", rows=(changed(ROWS[0], c4="2021.13.1"), ROWS[1]))


def duplicate_key(folder: Path) -> Path:
    return book(folder / "重键.xlsx", rows=(*ROWS, changed(ROWS[0], c5=1.0)))


def unknown_reference(folder: Path) -> Path:
    row = ("620421", "东湾镇产业路", "支2021-001", "没有的项目", 2021, date(2021, 7, 1), 100, "120101", "支付凭证")
    return book(folder / "引用.xlsx", PAID, [row], "资金支付台账")


def formula(folder: Path) -> Path:
    """openpyxl writes formulas without results."""
    path = book(folder / "公式.xlsx")
    made = openpyxl.load_workbook(path)
    made["资金到位台账"]["F3"] = "=F2*2"
    made.save(path)
    return path


def error_value(folder: Path) -> Path:
    return patched(
        book(folder / "错误值.xlsx"),
        SHEET,
        lambda xml: xml.replace(b'<c r="F3"><v>373.433</v>', b'<c r="F3" t="e"><f>1/0</f><v>#DIV/0!</v>'),
    )


def billion_rows(folder: Path) -> Path:
    return patched(book(folder / "十亿行.xlsx"), SHEET, lambda xml: xml.replace(b'ref="A1:H3"', b'ref="A1:H1000000000"'))


def billionth_row(folder: Path) -> Path:
    last = b'<row r="1000000000"><c r="A1000000000"><v>1</v></c></row></sheetData>'
    return patched(book(folder / "第十亿行.xlsx"), SHEET, lambda xml: xml.replace(b"</sheetData>", last))


def far_corners(folder: Path) -> Path:
    last = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
    return patched(book(folder / "远角.xlsx"), SHEET, lambda xml: xml.replace(b"</sheetData>", last))


def zip_bomb(folder: Path, declared: int | None = None) -> Path:
    """A sheet of 1.25 GiB of blanks in a megabyte; the directory says so, or lies."""
    path = book(folder / ("谎报.xlsx" if declared else "炸弹.xlsx"))
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist() if name != SHEET}
    packer, block = zlib.compressobj(9, zlib.DEFLATED, -15), b" " * (1 << 24)
    body = (packer.compress(block) + packer.flush(zlib.Z_FULL_FLUSH)) * 80 + packer.flush()
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(name, data)
        append_raw(package, body, declared or 80 << 24)
    return path


def append_raw(package: zipfile.ZipFile, body: bytes, declared: int) -> None:
    """A deflated part put in as it is, with a size of our choosing."""
    item = zipfile.ZipInfo(SHEET)
    item.compress_type, item.compress_size, item.file_size, item.CRC = zipfile.ZIP_DEFLATED, len(body), declared, 0
    assert package.fp is not None
    package.fp.seek(package.start_dir)  # type: ignore[attr-defined]
    item.header_offset = package.fp.tell()
    package.fp.write(item.FileHeader(False) + body)
    package.start_dir = package.fp.tell()  # type: ignore[attr-defined]
    package.filelist.append(item)
    package.NameToInfo[SHEET] = item


def lying_bomb(folder: Path) -> Path:
    return zip_bomb(folder, declared=5000)


def merged_cells(folder: Path) -> Path:
    path = book(folder / "合并.xlsx")
    made = openpyxl.load_workbook(path)
    made["资金到位台账"].merge_cells("F2:F3")
    made.save(path)
    return path


def macros(folder: Path) -> Path:
    return patched(book(folder / "宏.xlsx"), SHEET, bytes, more={"xl/vbaProject.bin": b"x"})


def password(folder: Path) -> Path:
    """What Office writes for a workbook with an opening password: an OLE file that holds the encrypted package."""
    path = folder / "密码.xlsx"
    path.write_bytes(
        bytes.fromhex("d0cf11e0a1b11ae1")
        + bytes(504)
        + "EncryptionInfo".encode("utf-16-le")
        + bytes(100)
        + "EncryptedPackage".encode("utf-16-le")
        + bytes(3000)
    )
    return path


def truncated(folder: Path) -> Path:
    path = book(folder / "半截.xlsx")
    path.write_bytes(path.read_bytes()[:3000])
    return path


def damaged(folder: Path) -> Path:
    """The directory is whole, a part is not."""
    path = book(folder / "坏块.xlsx")
    data = bytearray(path.read_bytes())
    with zipfile.ZipFile(path) as package:
        start = package.getinfo(SHEET).header_offset + 60
    data[start : start + 200] = bytes(200)
    path.write_bytes(data)
    return path


def text_file(name: str, data: bytes) -> Callable[[Path], Path]:
    def make(folder: Path) -> Path:
        path = folder / name
        path.write_bytes(data)
        return path

    return make


LINE = "\n".join(["所属地区,名称,指标文号,资金年度,到位日期,到位金额,依据", "620421,第一批,津财1号,2021,2021-03-01,1,指标文", ""])
ID_AS_NUMBER = ("所属地区", "姓名", "身份证号", "务工地", "协作帮助就业", "上岗日期", "依据")


def lost_digits(folder: Path) -> Path:
    row = ("620421", "张三", 620421198501010012, "天津市", "是", date(2021, 3, 1), "名册")
    return book(folder / "号码.xlsx", ID_AS_NUMBER, [row], "务工人员台账")


BAD: dict[str, tuple[Callable[[Path], Path], tuple[str, ...]]] = {
    "missing header": (missing_header, ("资金到位台账", "缺少必填列", "指标文号", "补上")),
    "same header twice": (same_header, ("F列和I列", "到位金额", "只留一列")),
    "formula without a result": (formula, ("第 3 行", "公式", "没有存它的计算结果", "另存")),
    "error value": (error_value, ("第 3 行", "错误值", "改正公式")),
    "a billion rows claimed": (billion_rows, ("1000000000", "1048576", "新建工作簿")),
    "a row numbered a billion": (billionth_row, ("1000000000", "1048576")),
    "two cells at the far corners": (far_corners, ("XFD1048576", "删去数据区以外")),
    "zip bomb": (zip_bomb, ("解开后有", "上限")),
    "zip bomb that lies": (lying_bomb, ("谎报.xlsx", "重新")),
    "merged body cells": (merged_cells, ("第 2 行", "合并单元格 F2:F3", "取消合并")),
    "macros": (macros, ("含有宏", "xl/vbaProject.bin", "另存为")),
    "password": (password, ("打开密码", "去掉密码")),
    "truncated": (truncated, ("半截.xlsx", "没有传完", "重新")),
    "damaged part": (damaged, ("坏块.xlsx", "损坏", "重新")),
    "wrong encoding": (text_file("编码.csv", LINE.encode("utf-16-le")), ("第 1 行", "UTF-8", "GB18030")),
    "wrong encoding that decodes": (text_file("乱码.csv", LINE.encode("big5", "replace")), ("乱码.csv", "乱码请另存为 UTF-8")),
    "broken encoding": (text_file("半字.csv", LINE.encode("utf-8") + "末".encode()[:2]), ("第 3 行", "文字编码")),
    "unclosed quote": (text_file("引号.csv", (LINE + '620421,"第二批,x\n').encode()), ("引号不成对", "第 3 行")),
    "empty file": (text_file("空.xlsx", b""), ("文件是空的",)),
    "no workbook at all": (text_file("图片.xlsx", b"\x89PNG\r\n\x1a\n"), ("图片", "另存为")),
    "web page called xls": (text_file("网页.xls", "<html><table><tr><td>姓名".encode()), ("网页", "另存为")),
    "text called xlsx": (text_file("文本.xlsx", LINE.encode()), ("扩展名", "文本", ".csv")),
    "workbook called csv": (lambda folder: book(folder / "表.xlsx").rename(folder / "表.csv"), ("扩展名", "Excel 工作簿", ".xlsx")),
    "id number typed as a number": (lost_digits, ("第 2 行", "身份证号", "前 15 位", "文本")),
}
AT_THE_GATE: dict[str, tuple[Callable[[Path], Path], tuple[str, ...]]] = {
    "wrong type": (wrong_type, ("第 2 行", "到位日期", "2021.13.1", "2021-03-01")),
    "duplicate key": (duplicate_key, ("第 4 行", "第 2 行")),
    "unknown reference": (unknown_reference, ("第 2 行", "项目编号", "没有的项目")),
}
