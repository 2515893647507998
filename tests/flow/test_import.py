"""Spreadsheets into the office and out of it: nothing half done, nothing twice, and what goes out comes in unchanged."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from django.apps import apps

from jiedui.engine.registers.batch import Batch
from jiedui.engine.registers.workbook.read import read_files
from jiedui.office.registers import store
from jiedui.office.registers.models import Arrivals, History, Persons
from jiedui.office.registers.schema_of import schemas
from jiedui.office.registers.sheets.divisions import read_list
from jiedui.office.registers.sheets.intake import Intake, Outcome
from jiedui.office.registers.sheets.outgo import export_register
from tests.support.badbooks import AT_THE_GATE, BAD, HEADS, ROWS, book, changed

ROOT = Path(__file__).parents[2]
PLACES = (("620000", "甘肃省"), ("620400", "白银市"), ("620421", "靖远县"), ("120000", "天津市"), ("120101", "和平区"))
pytestmark = pytest.mark.django_db


@pytest.fixture
def office(db: None, tmp_path: Path) -> None:
    """Five places under the nation, and one pairing."""
    (tmp_path / "区划.csv").write_text("代码,名称\n" + "\n".join(map(",".join, PLACES)), "utf8")
    take([read_list(tmp_path / "区划.csv", {})])
    take(
        [
            Batch(
                "pairings",
                [2],
                {
                    "area": ["620421"],
                    "kind": ["县区结对"],
                    "east_party": ["120101"],
                    "west_party": ["620421"],
                    "east_area": ["120101"],
                    "valid_from": [date(2020, 1, 1)],
                    "source": ["协议"],
                },
            )
        ]
    )


def take(batches: list[Batch]) -> None:
    assert not store.take(batches, who="测试", why="准备", act="导入").faults


def everything() -> dict[str, list[Any]]:
    """All rows of all tables of the office."""
    models = [m for app in ("people", "registers", "filings") for m in apps.get_app_config(app).get_models()]
    return {m._meta.db_table: list(m.objects.order_by("pk").values_list()) for m in models}  # type: ignore[attr-defined]


def intake(*paths: Path, keep_good: bool = False) -> Intake:
    return Intake(read_files(paths, schemas()), who="测试", why="测试", keep_good=keep_good)


def said(outcome: Outcome, held: Intake) -> str:
    return " ".join([*(p.message for p in held.reading.problems), *(f.finding.message for f in outcome.faults)])


@pytest.mark.parametrize("name", [*BAD, *AT_THE_GATE])
def test_a_bad_workbook_says_why_and_leaves_the_store_as_it_was(name: str, office: None, tmp_path: Path) -> None:
    make, words = {**BAD, **AT_THE_GATE}[name]
    before = everything()
    held = intake(make(tmp_path))
    outcome = held.rehearse()
    assert all(word in said(outcome, held) for word in words), said(outcome, held)
    if name in AT_THE_GATE:
        assert held.carry_out().receipt.entry is None
    assert everything() == before


def test_the_same_file_again_changes_nothing_and_a_corrected_one_only_its_row(office: None, tmp_path: Path) -> None:
    (first,) = [intake(book(tmp_path / "一.xlsx"))]
    assert list(first.rehearse().lines()) == ["资金到位台账：读入 2 行，新增 2，改动 0，相同 0，有误 0"]
    first.carry_out()
    before = everything()
    again = intake(book(tmp_path / "一.xlsx"))
    assert not again.rehearse().moving and again.carry_out().receipt.entry is None and everything() == before
    outcome = intake(book(tmp_path / "改.xlsx", rows=(ROWS[0], changed(ROWS[1], c5=373.434)))).carry_out()
    assert (outcome.receipt.counts["arrivals"].changed, outcome.receipt.counts["arrivals"].same) == (1, 1)
    row = Arrivals.objects.get(doc_no="津财〔2021〕2号")
    assert (row.amount, row.version) == (373_434_000, 2)
    assert History.objects.get(register="arrivals", row=row.pk, version=2).was == {"amount": 373_433_000}


def test_good_rows_are_kept_when_asked_and_the_bad_ones_come_back_marked(office: None, tmp_path: Path) -> None:
    third, fourth = changed(ROWS[0], c2="津财〔2021〕3号", c4="2021.13.1"), changed(ROWS[0], c2="津财〔2021〕4号", c5=None)
    path = book(tmp_path / "混.xlsx", rows=(*ROWS, third, fourth))
    made = openpyxl.load_workbook(path)
    made["资金到位台账"]["F5"] = "=F2"
    made.save(path)
    held = intake(path, keep_good=True)
    outcome = held.rehearse()
    assert list(outcome.lines()) == ["资金到位台账：读入 4 行，新增 2，改动 0，相同 0，有误 2"]
    assert [(m.cell, m.column) for m in outcome.marks("混.xlsx")] == [("E4", "到位日期"), ("F5", "到位金额")]
    held.carry_out()
    assert sorted(Arrivals.objects.values_list("doc_no", flat=True)) == ["津财〔2021〕1号", "津财〔2021〕2号"]


def test_an_export_is_known_by_its_row_numbers_even_with_another_key(office: None, tmp_path: Path) -> None:
    intake(book(tmp_path / "一.xlsx")).carry_out()
    assert export_register("arrivals", "620000", tmp_path / "出.xlsx", who="测试") == 2
    made = openpyxl.load_workbook(tmp_path / "出.xlsx")
    page = made["资金到位台账"]
    heads = {str(cell.value).rstrip("*"): cell.column for cell in page[1]}
    page.cell(2, heads["指标文号"]).value = "津财〔2021〕1号（更正）"
    made.save(tmp_path / "出.xlsx")
    outcome = intake(tmp_path / "出.xlsx").carry_out()
    assert (outcome.receipt.counts["arrivals"].new, outcome.receipt.counts["arrivals"].changed) == (0, 1)
    assert Arrivals.objects.filter(archived=False).count() == 2


def test_every_register_of_the_example_goes_out_and_comes_in_unchanged(example: None, tmp_path: Path) -> None:
    paths = [tmp_path / f"{name}.{'csv' if name in ('persons', 'benefits') else 'xlsx'}" for name in schemas()]
    rows = sum(export_register(path.stem, "100000", path, who="测试") for path in paths)
    number = Persons.objects.values_list("id_tail", flat=True).first()
    assert f"****{number}" in (tmp_path / "persons.csv").read_text("utf-8-sig")
    held = intake(*paths)
    outcome = held.rehearse()
    assert said(outcome, held) == "" and not outcome.moving
    assert sum(count.same for count in outcome.receipt.counts.values()) == rows > 20_000


def python(folder: Path, *words: str) -> tuple[int, str]:
    """Run Python on a home of its own; exit code and everything said."""
    own = {"DJANGO_SETTINGS_MODULE": "jiedui.settings", "DATABASE_URL": "", "JIEDUI_HOME": str(folder / "home")}
    environment = {**os.environ, **own, "PYTHONPATH": str(ROOT / "src")}
    done = subprocess.run([sys.executable, *words], env=environment, capture_output=True, text=True, cwd=folder, check=False)
    return done.returncode, done.stdout + done.stderr


def home(folder: Path) -> None:
    """A home with the five places in it."""
    python(
        folder,
        "-c",
        "import django; django.setup(); from jiedui import settings; from jiedui.office.registers.setup import prepare; "
        "prepare(settings.HOME)",
    )
    (folder / "区划.csv").write_text("代码,名称\n" + "\n".join(map(",".join, PLACES)), "utf8")
    code, text = python(folder, "-m", "jiedui", "areas", "import", "区划.csv", "--yes")
    assert code == 0 and "行政区划：读入 6 行，新增 6" in text, text


def test_killed_between_rows_and_history_an_import_leaves_nothing(tmp_path: Path) -> None:
    home(tmp_path)
    book(tmp_path / "好.xlsx")
    kill = (
        "import os, signal; from jiedui.cli import main, office; office(); from jiedui.office.registers import writing; "
        "writing.remember = lambda *_: os.kill(os.getpid(), signal.SIGKILL); main(['import', '好.xlsx', '--yes'])"
    )
    assert python(tmp_path, "-c", kill)[0] == -9
    assert "0 行" in python(tmp_path, "-m", "jiedui", "export", "arrivals", "--area", "620421", "--to", "空.csv")[1]
    code, text = python(tmp_path, "-m", "jiedui", "import", "好.xlsx", "--yes")
    assert code == 0 and "已入账：新增 2 行" in text, text


def test_the_command_line_tells_what_it_will_do_and_does_it_once(tmp_path: Path) -> None:
    def jiedui(*words: str) -> tuple[int, str]:
        return python(tmp_path, "-m", "jiedui", *words)

    home(tmp_path)
    book(tmp_path / "好.xlsx")
    code, text = jiedui("import", "好.xlsx")
    assert code == 1 and "加 --yes" in text, text
    assert jiedui("import", "好.xlsx", "--yes")[0] == 0
    code, text = jiedui("import", "好.xlsx", "--yes")
    assert code == 0 and "没有变化" in text, text
    book(tmp_path / "坏.xlsx", HEADS, [changed(ROWS[0], c4="2021.13.1")])
    code, text = jiedui("import", "坏.xlsx", "--yes")
    assert code == 1 and "全部没有入账" in text and openpyxl.load_workbook(tmp_path / "坏-需改.xlsx")["需改"]["C2"].value == "E2", text
    code, text = jiedui("template", "务工人员", "--to", "空.xlsx")
    assert code == 0 and openpyxl.load_workbook(tmp_path / "空.xlsx").sheetnames == ["务工人员台账", "填写说明"], text
    code, text = jiedui("export", "人员库", "--area", "620421", "--to", "人.csv", "--unmask", "核对")
    assert code == 0 and "0 行" in text, text
    assert "最接近的是 arrivals" in jiedui("export", "arival", "--area", "620421", "--to", "x.csv")[1]
