"""The office's own books: closings, targets, tasks, and the units that head the table."""

from __future__ import annotations

from make.sheets import BAIYIN, GANSU, HEPING, INVENTED, JINGTAI, JINGYUAN, PUBLISHED, TITLES, Book

# Registers where some line of Jingyuan's year is nil. They have one closing only, so that taking it away shows.
WITH_NIL = {"persons", "policies", "visits", "students", "secondments", "projects", "facilities", "allocations", "benefits"}
JINGTAI_CLOSED = "pairings persons meetings visits jobs workshops classes seats students projects payments"
TARGETS = [
    ("funds.arrived", "5600万元"),
    ("jobs.helped", "2000人"),
    ("jobs.helped_paired", "80人"),
    ("train.labour_seats", "280人次"),
    ("people.specialists_east", "25人"),
    ("sales.all", "1.8亿元"),
    ("firms.landed", "3家"),
    ("demos.planned", "3个"),
]
TASKS = [
    ("引进企业规模小，带动力不强", "2022-06-30", "招商局"),
    ("挂职医生、教师离任后无本地接续人员", "2022-09-30", "组织部、教育局、卫健局"),
    ("资金五月才到位，计划下达和支付偏晚", "2022-05-31", "财政局"),
    ("年度统计表部分指标重复，建议整合", "2022-03-31", "协作办"),
]


def fill(book: Book) -> None:
    for register in TITLES:
        for day in ("2021-11-30",) if register in WITH_NIL else ("2021-06-30", "2021-10-31", "2021-11-30"):
            _close(book, JINGYUAN, register, day)
    for register in JINGTAI_CLOSED.split():
        _close(book, JINGTAI, register, "2021-11-30")
    for area in (BAIYIN, GANSU):
        for register in ("meetings", "policies", "visits"):
            _close(book, area, register, "2021-11-30")
    for indicator, quantity in TARGETS:
        book.add(
            "targets", JINGYUAN, {"名称": "2021年度协作协议目标（示例，未公布）", "年度": 2021, "指标": indicator, "目标数量": quantity}
        )
    for problem, due, owner in TASKS:
        book.add(
            "tasks", JINGYUAN, {"名称": problem, "期限": due, "责任单位": owner, "备注": "问题据自评报告，期限、单位为演示"}, PUBLISHED
        )
    _units(book)


def _close(book: Book, area: str, register: str, day: str) -> None:
    book.add("closings", area, {"台账": TITLES[register], "截至日": day}, INVENTED)


def _units(book: Book) -> None:
    units = {
        JINGYUAN: "靖远县东西部协作和对口支援工作领导小组办公室",
        JINGTAI: "景泰县协作办（示例）",
        BAIYIN: "白银市协作办（示例）",
        GANSU: "甘肃省协作办（示例）",
        HEPING: "天津市和平区协作办（示例）",
    }
    for area, name in units.items():
        book.units.append({"地区": area, "填报单位": name, "填表人": "示例填表人", "联系方式": "示例电话"})
