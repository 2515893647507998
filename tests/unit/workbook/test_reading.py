"""What a spreadsheet may look like and still be read; the story of one messy file at a time."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
import xlwt

from jiedui.engine.registers.workbook.package import Limits
from jiedui.engine.registers.workbook.read import Reading, read_files
from jiedui.office.registers.schema_of import schemas
from tests.support.badbooks import BAD, HEADS, ROWS, book, far_corners


def read(*paths: Path, register: str | None = None) -> Reading:
    return read_files(paths, schemas(), register)


def said(found: Reading) -> str:
    return " ".join(f.message for f in found.skipped)


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_says_where_what_and_how_to_mend(name: str, tmp_path: Path) -> None:
    make, words = BAD[name]
    found = read(make(tmp_path))
    text = " ".join([*(p.message for p in found.problems), *(f.finding.message for faults in found.faults for f in faults)])
    assert all(word in text for word in words), text


def test_a_messy_sheet_is_read_and_what_was_skipped_is_said(tmp_path: Path) -> None:
    path = book(
        tmp_path / "x.xlsx",
        ["靖远县2021年资金到位情况"],
        [
            ["（金额单位：万元）"],
            ["行号", "资 金\n文号", "到位金额", "＊资金年度", "依据文件", "到位日期（年月日）", "地区"],
            [1, "津财〔2021〕1号", "5,226.567", "2021年", "指标文", date(2021, 3, 1), "靖远县"],
            [],
            [2, "津财〔2021〕2号", 373.433, 2021, "指标文", 44256, "靖远县"],
            ["", "", 5600, "", "", "", "小计"],
            ["合  计", None, 5600],
            ["填表人：张三"],
        ],
        sheet="Sheet1",
    )
    found = read(path)
    (batch,) = found.batches
    assert not found.problems and not any(found.faults)
    assert (batch.register, list(batch.lines), batch.numbers, batch.units) == ("arrivals", [4, 6], [], {"amount": "万元"})
    assert batch.columns == {
        "doc_no": ["津财〔2021〕1号", "津财〔2021〕2号"],
        "amount": ["5,226.567", 373.433],
        "fund_year": ["2021年", 2021],
        "source": ["指标文", "指标文"],
        "arrived_on": [date(2021, 3, 1), date(2021, 3, 1)],
        "area": ["靖远县", "靖远县"],
    }
    for words in (
        "跳过标题行：靖远县2021年资金到位情况",
        "单位“万元”",
        "A列“行号”",
        "1 个空行",
        "跳过合计行：小计",
        "跳过合计行：合  计",
        "跳过表尾说明：填表人：张三",
    ):
        assert words in said(found)


def test_a_header_of_two_rows_with_merged_cells(tmp_path: Path) -> None:
    path = tmp_path / "务工人员.xlsx"
    with xlsxwriter.Workbook(str(path)) as made:
        page = made.add_worksheet("9月")
        page.merge_range("A1:G1", "务工人员花名册", None)
        for place, text in (
            ("A2:A3", "姓名"),
            ("B2:B3", "公民身份号码"),
            ("C2:C3", "务工地"),
            ("D2:E2", "在岗期间"),
            ("F2:F3", "是否协作帮助"),
            ("G2:G3", "依据"),
        ):
            page.merge_range(place, text, None)
        page.write_row("D3", ["起", "止"])
        page.write_row("A4", ["张三", "620421198501010012", "天津市", "2021-03-01", "", "是", "名册"])
    (batch,) = read(path).batches
    assert batch.register == "jobs" and list(batch.lines) == [4]
    assert (batch.columns["period_from"], batch.columns["person"]) == (["2021-03-01"], ["620421198501010012"])


def test_old_xls_and_days_from_1904(tmp_path: Path) -> None:
    made, old = xlwt.Workbook(), tmp_path / "旧.xls"
    made.dates_1904 = True
    page = made.add_sheet("资金到位台账")
    for line, row in enumerate((HEADS, *ROWS)):
        for index, value in enumerate(row):
            style = xlwt.easyxf(num_format_str="yyyy-mm-dd") if isinstance(value, date) else xlwt.Style.default_style
            page.write(line, index, datetime(value.year, value.month, value.day) if isinstance(value, date) else value, style)
    made.save(str(old))
    new = openpyxl.load_workbook(book(tmp_path / "新.xlsx"))
    new.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
    new["资金到位台账"]["E2"].value = date(2021, 3, 1)
    new["资金到位台账"]["E3"].value, new["资金到位台账"]["E3"].number_format = 42886, "General"
    new.save(tmp_path / "新.xlsx")
    found = read(old, tmp_path / "新.xlsx")
    assert not found.problems
    assert [batch.columns["arrived_on"] for batch in found.batches] == [[date(2021, 3, 1), date(2021, 6, 1)]] * 2
    assert [batch.columns["amount"][0] for batch in found.batches] == [5226.567] * 2


def test_an_error_value_of_an_old_xls_is_not_an_empty_cell(tmp_path: Path) -> None:
    made, path = xlwt.Workbook(), tmp_path / "旧.xls"
    page = made.add_sheet("资金到位台账", cell_overwrite_ok=True)
    for line, row in enumerate((HEADS, *ROWS)):
        for index, value in enumerate(row):
            page.write(line, index, str(value))
    page.row(2).set_cell_error(5, "#DIV/0!")
    made.save(str(path))
    (fault,) = read(path).faults[0]
    assert fault.line == 3 and fault.finding.reason == "到位金额是错误值（如 #REF!、#N/A）"


@pytest.mark.parametrize(("code", "mark"), [("utf-8", ","), ("utf-8-sig", ";"), ("gb18030", ","), ("utf-16", "\t")])
def test_text_in_the_encodings_and_separators_of_the_offices(code: str, mark: str, tmp_path: Path) -> None:
    path = tmp_path / "资金到位.csv"
    rows = [HEADS, *([str(c) if c is not None else "" for c in row] for row in ROWS)]
    path.write_bytes("\r\n".join(mark.join(row) for row in rows).encode(code))
    (batch,) = read(path).batches
    assert batch.columns["doc_no"] == ["津财〔2021〕1号", "津财〔2021〕2号"] and batch.units == {"amount": "万元"}


def test_a_sheet_that_could_be_two_registers_is_not_guessed(tmp_path: Path) -> None:
    path = book(tmp_path / "x.xlsx", ["凭证号", "项目编号", "资金年度", "支付日期", "金额", "依据"], sheet="Sheet1", rows=[])
    assert read(path).batches[0].register == "payments"
    path = book(tmp_path / "y.xlsx", ["金额", "依据", "名称"], [[1, "x", "y"]], sheet="Sheet1")
    assert "认不出是哪本台账" in read(path).problems[0].message
    assert "缺少必填列：捐赠形式、接收日期" in read(path, register="donations").problems[0].message


def test_a_child_out_of_memory_or_time_is_a_problem_not_an_end(tmp_path: Path) -> None:
    path = far_corners(tmp_path)
    boundless = Limits(cells=1 << 60)
    assert "读取程序因文件异常中途停止" in read_files([path], schemas(), limits=boundless).problems[0].message
    late = Limits(seconds=0)
    assert "已停止" in read_files([book(tmp_path / "慢.xlsx")], schemas(), limits=late).problems[0].message
