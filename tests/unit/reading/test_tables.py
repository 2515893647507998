"""Tables: what is read as a row or a head, and slips in cells, beside tables that are right."""

from __future__ import annotations

import pytest
from reading_texts import codes, mentions, read

from jiedui.engine.documents.reading.formats.layout import aligned
from jiedui.engine.documents.reading.formats.plain import from_text
from jiedui.engine.documents.reading.text.blocks import blocks

OFFICIAL = "附表 某县2022年东西部协作情况统计表\n指标\t单位\t数值\n"


def heads(text: str) -> list[list[str]]:
    return [block.header for block in blocks(from_text(text)) if block.kind == "row"]


def test_an_empty_cell_keeps_its_row_and_its_column():
    lines = [
        "县区　　　　安排资金　　已支出　　支付率　　项目数",
        "镇巴县　　　　6200　　　3720　　　60.0%　　　14",
        "略阳县　　　　5400　　　2808　　　　　　　　 12",
        "合　计　　　 11600　　　6528　　　　　　　　 26",
    ]
    assert aligned(lines)[2:] == ["略阳县\t5400\t2808\t\t12", "合计\t11600\t6528\t\t26"]
    assert aligned(["指标　　单位　　数值", "到位资金　　万元　　48", "用于道路　　万元", "完工项目　　个　　28"])[2:] == [
        "用于道路\t万元",
        "完工项目\t个\t28",
    ]


def test_a_head_of_two_rows_and_a_second_table_without_a_gap():
    two = "某县情况\n县区\t资金（万元）\t\t项目（个）\n\t到位\t支出\t\n西乡县\t6100\t3904\t15"
    assert heads(two) == [["县区", "资金(万元)到位", "资金(万元)支出", "项目(个)"]]
    after = "某县情况\n指标\t单位\t数值\n车间\t个\t12\n序号\t企业名称\t到位投资（万元）\n1\t某某公司\t300"
    assert heads(after) == [["指标", "单位", "数值"], ["序号", "企业名称", "到位投资(万元)"]]


def test_a_class_of_every_line_belongs_to_the_line_before_it():
    text = OFFICIAL + "帮助就业\t人\t900\n其中：到广东就业\t人\t400\n其中：脱贫劳力\t人\t300\n省内就近\t人\t500\n其中：脱贫劳力\t人\t200"
    assert [(m.text, m.host.text) for m in mentions(text) if m.host] == [("400", "900"), ("300", "400"), ("200", "500")]


CASES = [
    # an empty cell and the number the text gives
    (OFFICIAL + "设立劳务工作站\t个\t\n援建帮扶车间\t个\t12\n\n在青岛设立劳务工作站3个，帮扶车间12个。", ["blank"]),
    (OFFICIAL + "设立劳务工作站\t个\t3\n援建帮扶车间\t个\t12\n\n在青岛设立劳务工作站3个，帮扶车间12个。", []),
    (OFFICIAL + "厅局级领导调研对接\t人次\t\n援建帮扶车间\t个\t12\n\n帮扶车间12个，吸纳就业300人。", []),
    # a rate that its row does not give, where the other rows show which columns it divides
    (
        "某市通报\n旗县\t到位（万元）\t支付（万元）\t支付率\t计划\t完工\n甲旗\t3200\t2912\t91.0%\t14\t9\n乙旗\t3850\t3157\t82.0%\t16\t10"
        "\n丙旗\t4200\t3318\t79.0%\t17\t9\n丁旗\t4350\t3567\t84.0%\t18\t12",
        ["ratio"],
    ),
    (
        "某市通报\n旗县\t到位（万元）\t支付（万元）\t支付率\t计划\t完工\n甲旗\t3200\t2912\t91.0%\t14\t9\n乙旗\t3850\t3157\t82.0%\t16\t10"
        "\n丙旗\t4200\t3318\t79.0%\t17\t9\n丁旗\t4350\t3567\t82.0%\t18\t12",
        [],
    ),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_slips_in_cells(text, expected):
    assert codes(text) == expected


def test_an_empty_cell_is_told_with_the_number_of_the_text_and_what_the_total_leaves():
    text = "附表 某市情况\n指标\t单位\t毕节市\t黔南州\t安顺市\t合计\n援建帮扶车间\t个\t34\t27\t\t73\n引进企业\t家\t41\t38\t25\t104"
    found = read(text, "某市情况\n（三）安顺市。引进企业25家，援建帮扶车间12个。").findings
    (finding,) = [f for f in found if f.severity != "hint"]
    assert finding.code == "blank" and "应是12" in finding.message
    assert any("12个" in place.quote for place in finding.places)
