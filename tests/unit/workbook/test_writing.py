"""Templates, exports and annotated workbooks, opened again by a stranger's eyes (openpyxl) and by our own reader."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiedui.engine.registers.workbook.annotate import annotate, marks_of
from jiedui.engine.registers.workbook.body import EXAMPLE, cells
from jiedui.engine.registers.workbook.export import export, guarded
from jiedui.engine.registers.workbook.read import Reading, read_files
from jiedui.engine.registers.workbook.template import template
from jiedui.office.registers.schema_of import schemas
from tests.support.badbooks import formula, merged_cells, text_file

TRICKY = {
    "id": 7,
    "version": 2,
    "area": "620421",
    "label": "=HYPERLINK(1)",
    "doc_no": "-甲〔2021〕1号",
    "fund_year": 2021,
    "arrived_on": date(2021, 3, 1),
    "amount": 5_226_567_001,
    "east_area": "120101",
    "source": "'@x",
    "note": "+86 1",
}


def read(*paths: Path) -> Reading:
    return read_files(paths, schemas())


def test_the_countys_template_is_read_back_whole_and_holds_no_row(tmp_path: Path) -> None:
    template(tmp_path / "全县.xlsx", schemas(), schemas())
    found = read(tmp_path / "全县.xlsx")
    assert not found.problems and not any(found.faults) and not any(batch.lines for batch in found.batches)
    assert {batch.register: set(batch.columns) - {"person.rural"} for batch in found.batches} == {
        name: {c.name for c in schema.typed} for name, schema in schemas().items()
    }
    assert sum("示例行" in f.message for f in found.skipped) == len(schemas())


def test_a_template_guides_the_hand(tmp_path: Path) -> None:
    path = tmp_path / "务工.xlsx"
    template(path, schemas(), ["jobs"])
    page = openpyxl.load_workbook(path)["务工人员台账"]
    heads = {cell.value: cell for cell in page[1]}
    assert page.freeze_panes == "A2" and heads["身份证号*"].comment and "自动建档" in heads["身份证号*"].comment.text
    assert page[heads["身份证号*"].column_letter + "2"].number_format == "@"
    lists = {str(rule.sqref).split(":")[0]: rule.formula1 for rule in page.data_validations.dataValidation if rule.type == "list"}
    assert lists[heads["协作帮助就业*"].column_letter + "2"] == '"是,否"'


def test_data_on_the_example_line_is_not_lost_in_silence(tmp_path: Path) -> None:
    path = tmp_path / "务工.xlsx"
    template(path, schemas(), ["jobs"])
    made = openpyxl.load_workbook(path)
    made["务工人员台账"]["B2"] = "李四"
    made.save(path)
    (fault,) = read(path).faults[0]
    assert EXAMPLE[:3] in fault.finding.message and "第 2 行" in fault.finding.message


@pytest.mark.parametrize("name", ["出.xlsx", "出.csv"])
def test_what_is_exported_is_read_as_it_was(name: str, tmp_path: Path) -> None:
    assert export(tmp_path / name, schemas()["arrivals"], [TRICKY]) == 1
    (batch,) = read(tmp_path / name).batches
    held = {key: str(column[0]) for key, column in batch.columns.items()}
    assert held == {**{k: str(v) for k, v in TRICKY.items() if k not in ("id", "version")}, "amount": "5226.567001"}
    assert (batch.numbers, batch.versions, batch.units) == ([7], [2], {"amount": "万元"})


def test_no_program_runs_an_exported_text(tmp_path: Path) -> None:
    export(tmp_path / "出.xlsx", schemas()["arrivals"], [TRICKY])
    page = openpyxl.load_workbook(tmp_path / "出.xlsx").active
    texts = [cell.value for cell in page[2] if isinstance(cell.value, str)]  # type: ignore[index, union-attr]
    assert "'=HYPERLINK(1)" in texts and not any(text[0] in "=+-@\t\r" for text in texts)


@given(st.text(st.sampled_from("'=+-@\t\r甲a1"), min_size=1))
def test_the_guard_comes_off_as_it_went_on(text: str) -> None:
    assert guarded(text)[0] not in "=+-@\t\r"
    assert cells(schemas()["arrivals"], "label", [guarded(text)], False) == [text]


def test_secrets_are_masked_unless_asked_for(tmp_path: Path) -> None:
    row = {"id": 1, "version": 1, "area": "620421", "label": "张三", "id_no": "620421198501010012", "phone": "13800001234", "rural": True}
    for unmask, wanted in ((False, ["6204211985****0012", "1********34"]), (True, ["620421198501010012", "13800001234"])):
        export(tmp_path / "人.csv", schemas()["persons"], [row], unmask=unmask)
        (batch,) = read(tmp_path / "人.csv").batches
        assert [batch.columns["id_no"][0], batch.columns["phone"][0]] == wanted


@pytest.mark.parametrize(
    "make",
    [
        formula,
        merged_cells,
        text_file(
            "名单.csv",
            (
                '台账,资金到位台账\n所属地区,指标文号,资金年度,到位日期,到位金额,依据,备注\n620421,1,2021,2021-03-01,1,x,"示例行，导入时自动跳过"\n'
            ).encode(),
        ),
    ],
)
def test_the_annotated_workbook_shows_every_bad_cell(make: object, tmp_path: Path) -> None:
    source, target = make(tmp_path), tmp_path / "需改.xlsx"  # type: ignore[operator]
    found = read(source)
    marks = marks_of(found.batches[0], found.faults[0])
    annotate(source, target, marks)
    annotate(target, target, marks)  # a second round leaves one list and no doubled comment
    book = openpyxl.load_workbook(target)
    assert book.sheetnames.count("需改") == 1 and book["需改"].max_row == len(marks) + 1
    for mark in marks:
        cell = book[mark.sheet][mark.cell]
        assert mark.remedy in str(list(book["需改"].values))
        if cell.comment:
            assert cell.comment.text == f"{mark.reason}。\n{mark.remedy}" and cell.fill.fgColor.rgb == "00FCECEA"
    assert [(f.line, f.finding.reason) for f in read(target).faults[0]] == [(f.line, f.finding.reason) for f in found.faults[0]]
