"""A submission's own table of the official lines, against its text."""

from __future__ import annotations

import pytest

from jiedui.engine.documents.reading.formats.plain import from_text
from jiedui.engine.documents.reading.pipeline import assemble
from jiedui.engine.documents.reading.relations.snapshot import own
from jiedui.engine.documents.reading.relations.tables import same
from jiedui.engine.documents.reading.relations.tables.text import listed

TABLE = "\n".join(
    "\t".join(row)
    for row in (
        ("指标", "单位", "数值"),
        ("到位财政援助资金数", "万元", "4380"),
        ("已使用财政援助资金数", "万元", "3972"),
        ("实施帮扶项目数", "个", "31"),
        ("已完工项目数", "个", "27"),
        ("帮扶车间吸纳农村劳动力就业数", "人", "486"),
        ("帮助农村劳动力到东部结对省份就业数", "人", "312"),
        ("培训农村劳动力", "人次", "558"),
        ("采购、帮助销售农畜产品金额", "万元", "12650"),
    )
)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("帮扶车间就近吸纳农村劳动力468人。", ["468人"]),  # two digits swapped
        ("全年实施帮扶项目31个，完工26个。", ["26个"]),  # an older figure of the line
        ("到浙江就业312人，帮扶车间就近吸纳农村劳动力486人。", []),
        ("消费帮扶金额1.265亿元，其中现场签约1200万元。", []),  # another unit; one event's number
        ("2022年到位财政援助资金4308万元。", []),  # another year's
        ("举办劳务协作培训班，培训农村劳动力585人次。", ["585人次"]),
        ("上半年使用财政援助资金1860万元。", []),
    ],
)
def test_the_text_answers_the_tables_lines_alike(text, told):
    submission = assemble(
        [("1.txt", from_text(f"某县2023年东西部协作工作总结\n\n在浙江省杭州市帮扶下，各项工作有序推进。\n{text}\n\n附表\n{TABLE}\n"))]
    )
    own.run(submission)
    assert [f.code for f in submission.findings] == ["two-values"] * len(told)
    assert [f.places[0].quote.endswith(said) for f, said in zip(submission.findings, told, strict=True)] == [True] * len(told)


PROJECTS = """附件
项目分类表
单位：个、万元
类别 | 项目数 | 到位资金
产业帮扶 | 13 | 2640
就业帮扶 | 3 | 260
人居环境 | 1 | 120
合计 | 17 | 3020
"""


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("产业帮扶2700万元，就业帮扶260万元，人居环境120万元。", ["产业帮扶2700万元"]),
        ("产业帮扶2640万元，就业帮扶260万元，人居环境120万元。", []),
        ("产业帮扶1300万元，就业帮扶90万元，人居环境40万元。", []),  # another year's list, or another column's
        ("产业帮扶13个，就业帮扶4个，人居环境1个。", ["就业帮扶4个"]),
    ],
)
def test_a_sentence_that_goes_down_a_column(text, told):
    submission = assemble([("1.txt", from_text(f"某县2021年东西部协作工作总结\n\n按用途分，{text}\n\n{PROJECTS}"))])
    listed.run(submission)
    assert [f.places[0].quote for f in submission.findings] == told


@pytest.mark.parametrize(
    ("keyed", "plain", "told"),
    [
        (("2.2.2", "向国家乡村振兴重点帮扶县选派挂职干部", "人", "3"), ("4.1.1.1", "东部实际向西部选派挂职干部", "人", "4"), 1),
        (("2.2.3", "新增引导落地投产企业数", "个", "5"), ("3.1", "新增引导落地投产企业数", "个", "6"), 1),
        (("2.2.3", "新增引导落地投产企业数", "个", "6"), ("3.1", "新增引导落地投产企业数", "个", "6"), 0),
        (("3.1.2", "吸纳农村劳动力就业数", "人", "220"), ("3.2.4", "吸纳农村劳动力就业数", "人", "180"), 0),  # firms, parks
    ],
)
def test_a_county_answers_what_the_form_asks_twice_alike(keyed, plain, told):
    rows = "\n".join("\t".join(row) for row in (("编号", "指标", "单位", "数值"), keyed, plain))
    submission = assemble([("1.txt", from_text(f"某县2021年东西部协作工作总结\n\n我县是国家乡村振兴重点帮扶县。\n\n附表\n{rows}\n"))])
    same.run(submission)
    assert len(submission.findings) == told


def test_a_table_with_the_day_of_its_figures_is_no_publication_of_its_own():
    report = "某县2023年东西部协作工作总结\n\n帮扶车间就近吸纳农村劳动力468人。\n\n某县协作办\n2023年12月9日\n"
    table = "东西部协作情况统计表\n填报单位：某县　截止日期：2023年11月30日\n" + TABLE
    submission = assemble([("1.txt", from_text(report)), ("2.txt", from_text(table))])
    own.run(submission)
    assert [f.code for f in submission.findings] == ["two-values"]
