"""A roster of 100 000 lines × 20 columns through every check into the store, beside openpyxl + bulk_create without any."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from bench.measure import HOME, database, installation, timed

LINES = 100_000
EXAMPLE = HOME / "examples" / "jingyuan-2021"
GROUND = ("01-areas.csv", "02-area_flags.csv", "03-pairings.csv", "05-parks.csv", "06-firms.csv", "08-workshops.csv")
HEADERS = (
    "所属地区",
    "姓名",
    "身份证号",
    "农村户籍",
    "务工地",
    "用工单位",
    "落地（入园）企业",
    "帮扶车间",
    "协作帮助就业",
    "上岗日期",
    "离岗日期",
    "依据",
    "备注",
    "东部结对地区",
    "性别",
    "年龄",
    "月工资",
    "合同编号",
    "村组",
    "联系人",
)


def main(argv: list[str]) -> None:
    """Print the measurements; `argv` may hold another number of lines."""
    from tests.support.postgres import server

    with installation() as home:
        path = home / "花名册.xlsx"
        lines = int(argv[0]) if argv else LINES
        write(path, lines)
        print(f"{path.name}：{lines} 行 × {len(HEADERS)} 列，{path.stat().st_size / 1e6:.1f} MB")
        with server() as url:
            for name, where in (("SQLite", ""), ("PostgreSQL", url)):
                with database(where, home) as connection:
                    _ground()
                    _compare(name, path, connection)


def write(path: Path, lines: int) -> None:
    """The roster as an office would have it: days as days, numbers as text, a title above the header."""
    import xlsxwriter

    book = xlsxwriter.Workbook(path, {"constant_memory": True, "default_date_format": "yyyy-mm-dd"})
    sheet = book.add_worksheet("务工人员台账")
    sheet.write_row(0, 0, ["2021年务工人员花名册"])
    sheet.write_row(1, 0, HEADERS)
    for number, row in enumerate(roster(lines), 2):
        sheet.write_row(number, 0, row)
    book.close()


def roster(lines: int) -> Iterator[list[Any]]:
    dice, numbers = random.Random(2021), id_numbers()
    for line in range(lines):
        first = date(2020, 6, 1) + timedelta(days=dice.randint(0, 540))
        left = first + timedelta(days=dice.randint(30, 400)) if dice.random() < 0.3 else None
        at = dice.choice(("120101", "120000", "620421", "330000"))
        extra = [dice.choice("男女"), dice.randint(18, 60), dice.randint(2000, 8000), f"HT{line:06d}", f"{line % 14}组", f"李{line % 90}"]
        yield [
            "620421",
            f"张{line}",
            next(numbers),
            dice.choice("是是是否"),
            at,
            f"示例企业{line % 300}",
            None,
            None,
            dice.choice("是否"),
            first,
            left and min(left, date(2021, 11, 30)),
            "2021年花名册",
            None,
            None,
            *extra,
        ]


def id_numbers() -> Iterator[str]:
    """Right check digits, an area code that nobody has, birth years of nobody alive."""
    from stdnum.cn import ric

    day = date(1880, 1, 1)
    while True:
        for order in range(0, 999, 7):
            body = f"999999{day:%Y%m%d}{order:03d}"
            yield body + str(ric.calc_check_digit(body + "0"))
        day += timedelta(days=1)


def _ground() -> None:
    """Places, pairings, firms: what a roster refers to."""
    from jiedui.engine.registers.workbook.read import read_files
    from jiedui.office.registers import store
    from jiedui.office.registers.schema_of import schemas

    reading = read_files([EXAMPLE / name for name in GROUND], schemas())
    receipt = store.take(reading.batches, who="测量", why="地区和结对")
    if receipt.faults:
        raise SystemExit("\n".join(f.finding.message for f in receipt.faults[:5]))


def _compare(name: str, path: Path, connection: Any) -> None:
    """Our way into empty registers, again, and with the people known; the plain way into empty registers."""
    _empty(connection, "jobs", "persons")
    taken = {"结对，人员全是新的": timed(lambda: _ours(path)), "结对，同一文件再导一次": timed(lambda: _ours(path))}
    _empty(connection, "jobs")
    taken["结对，人员已在库"] = timed(lambda: _ours(path))
    _empty(connection, "jobs", "persons")
    taken["openpyxl + bulk_create"] = timed(lambda: _plain(path))
    _empty(connection, "jobs", "persons")
    whole, plain = (taken[way].wall for way in ("结对，人员全是新的", "openpyxl + bulk_create"))
    print(f"导入 {name}（秒；本进程 CPU 不含数据库服务）")
    for way, found in taken.items():
        print(f"    {way:<24}{found.wall:6.1f}   CPU {found.cpu:6.1f}")
    print(f"    结对为 openpyxl + bulk_create 的 {whole / plain:.2f}", flush=True)


def _empty(connection: Any, *tables: str) -> None:
    with connection.cursor() as cursor:
        for table in ("history", *tables):
            cursor.execute(f"DELETE FROM {table}")


def _ours(path: Path) -> None:
    from jiedui.engine.registers.workbook.read import read_files
    from jiedui.office.registers import store
    from jiedui.office.registers.schema_of import schemas

    reading = read_files([path], schemas())
    receipt = store.take(reading.batches, who="测量", why="花名册")
    if receipt.faults or reading.problems:
        raise SystemExit("\n".join(str(f) for f in [*receipt.faults[:5], *reading.problems[:5]]))


def _plain(path: Path) -> None:
    """No check, no encryption, no history: what a script does."""
    from django.db import transaction
    from openpyxl import load_workbook

    from jiedui.office.registers.models import Jobs, Persons

    book = load_workbook(path, read_only=True)
    rows = list(book.worksheets[0].iter_rows(min_row=3, values_only=True))
    yes: Callable[[Any], bool] = lambda cell: cell == "是"  # noqa: E731
    with transaction.atomic():
        people = [
            Persons(
                area=r[0],
                label=r[1],
                id_no=r[2],
                id_tail=str(r[2])[-4:],
                person_key=str(r[2]),
                rural=yes(r[3]),
                source=r[11],
                key=f"{r[0]}|{r[2]}",
            )
            for r in rows
        ]
        Persons.objects.bulk_create(people, batch_size=500)  # type: ignore[attr-defined]
        jobs = [
            Jobs(
                area=r[0],
                east_area=r[13],
                label=r[1],
                person=p,
                person_key=p.person_key,
                dest_area=r[4],
                dest="other",
                employer=r[5],
                helped=yes(r[8]),
                period_from=r[9],
                period_to=r[10],
                source=r[11],
                note=r[12],
                key=f"{r[0]}|{r[2]}|{r[9]}",
            )
            for r, p in zip(rows, people, strict=True)
        ]
        Jobs.objects.bulk_create(jobs, batch_size=500)  # type: ignore[attr-defined]
