"""One quantity with two values: slips that must be found, and what only looks alike (years, places, aims, averages)."""

from __future__ import annotations

import pytest
from reading_texts import codes

TITLE = "某县2023年东西部协作情况\n"

SLIPS = [
    # a table's day of figures does not make it a paper of another day
    (TITLE + "吸纳农村劳动力1286人。\n2023年12月12日", "统计表（数据截至：2023年11月30日）\n指标\t单位\t数值\n吸纳农村劳动力\t人\t1268"),
    # this year's, in a section of what is to be done
    (TITLE + "实施帮扶项目三十八个。\n二、下一步打算\n对今年三十六个帮扶项目开展评价。",),
]
ALIKE = [
    # years
    (TITLE + "消费帮扶1.27亿元，较上年的1.02亿元增长24.5%。", "统计表\n指标\t单位\t数值\n消费帮扶金额\t亿元\t1.27"),
    (TITLE + "一、2022年完成情况\n到位财政帮扶资金5200万元。\n二、2023年进展\n到位财政帮扶资金5210万元。",),
    (TITLE + "销售额8560万元。\n三、2024年重点任务\n销售额9200万元。",),
    # places
    ("某市2023年帮扶情况\n一、帮扶陇南市\n引进企业31家，投资7.44亿元。\n二、帮扶安顺市\n引进企业27家，投资9.18亿元。",),
    # who sends whom, from the east's side
    ("海盐县2021年协作工作总结\n派驻屏山县挂职干部3名。\n屏山县来我县挂职干部2名。",),
    # a total of both sides
    (TITLE + "东部选派党政干部4人来我县挂职。\n党政干部交流7人。",),
    # average
    (TITLE + "2023年财政援助资金4850万元。\n财政援助资金年均4800万元。",),
]


@pytest.mark.parametrize("texts", SLIPS, ids=[t[0][16:40] for t in SLIPS])
def test_slip(texts):
    assert "two-values" in codes(*texts)


@pytest.mark.parametrize("texts", ALIKE, ids=[t[0][16:40] for t in ALIKE])
def test_alike(texts):
    assert "two-values" not in codes(*texts)
