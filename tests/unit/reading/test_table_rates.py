"""Rate, growth and share columns of a table, and what may not exceed what."""

from __future__ import annotations

import pytest
from reading_texts import codes

HEAD = "附表 某县2023年东西部协作情况统计表\n"
RIGHT = {
    "two rows named": HEAD
    + (
        "县\t到位资金（万元）\t已支付（万元）\t支付率\t项目数\t完工\t完工率\n"
        "甲县\t4000\t3600\t90%\t20\t15\t75%\n"
        "乙县\t5000\t4000\t80%\t25\t20\t80%"
    ),
    "target": HEAD + ("指标\t单位\t目标\t上年\t完成\t完成率\n车间\t个\t10\t8\t12\t120%\n企业\t家\t5\t6\t4\t80%"),
    "growth cols": HEAD + ("指标\t2022年\t2023年\t增减\t增幅\n车间\t10\t12\t2\t20%\n企业\t5\t7\t2\t40%\n项目\t20\t18\t-2\t-10%"),
    "growth cols reversed": HEAD + ("指标\t2023年\t2022年\t同比增长\n车间\t12\t10\t20%\n企业\t7\t5\t40%\n项目\t18\t20\t-10%"),
    "growth row": HEAD + ("年度\t资金（万元）\t项目（个）\n2022年\t4000\t20\n2023年\t5000\t22\n增长\t25%\t10%"),
    "share": HEAD + ("类别\t资金（万元）\t占比\n产业\t2400\t60%\n就业\t800\t20%\n基建\t800\t20%\n合计\t4000\t100%"),
    "share rounded": HEAD + ("类别\t资金（万元）\t占比\n产业\t2000\t66.7%\n就业\t500\t16.7%\n基建\t500\t16.7%\n合计\t3000\t100%"),
    "of gdp": HEAD + ("县\t贫困人口\t发生率\n甲县\t300\t1.2%\n乙县\t500\t2.3%"),
    "year on year": HEAD + ("县\t消费帮扶（万元）\t同比\n甲县\t300\t12%\n乙县\t500\t23%"),
    "official": HEAD
    + (
        "指标\t单位\t数值\n"
        "已拨付到位财政援助资金数\t万元\t5600\n"
        "已使用财政援助资金数\t万元\t5226.6\n"
        "资金使用比例\t%\t93.33\n"
        "其中：用于产业帮扶\t万元\t3128\n"
        "用于就业帮扶\t万元\t212\n"
        "用于打造示范典型\t万元\t1080\n"
        "用于基础设施\t万元\t1180"
    ),
    "finish": HEAD + ("指标\t单位\t数值\n计划实施项目数\t个\t25\n已启动实施项目数\t个\t25\n实际完工项目数\t个\t20"),
    "class pcts": HEAD + ("乡镇\t户数\t人数\t覆盖率\n甲镇\t30\t120\t85%\n乙镇\t40\t150\t90%\n丙镇\t20\t80\t88%"),
}
WRONG = {
    "two rows named": (
        "ratio",
        HEAD
        + (
            "县\t到位资金（万元）\t已支付（万元）\t支付率\t项目数\t完工\t完工率\n"
            "甲县\t4000\t3600\t90%\t20\t15\t75%\n"
            "乙县\t5000\t4000\t85%\t25\t20\t80%"
        ),
    ),
    "two rows named2": (
        "ratio",
        HEAD
        + (
            "县\t到位资金（万元）\t已支付（万元）\t支付率\t项目数\t完工\t完工率\n"
            "甲县\t4000\t3600\t90%\t20\t15\t70%\n"
            "乙县\t5000\t4000\t80%\t25\t20\t80%"
        ),
    ),
    "target": ("ratio", HEAD + ("指标\t单位\t目标\t上年\t完成\t完成率\n车间\t个\t10\t8\t12\t120%\n企业\t家\t5\t6\t4\t85%")),
    "growth cols": (
        "growth",
        HEAD + ("指标\t2022年\t2023年\t增减\t增幅\n车间\t10\t12\t2\t20%\n企业\t5\t7\t2\t40%\n项目\t20\t18\t-2\t-15%"),
    ),
    "growth cols reversed": ("growth", HEAD + ("指标\t2023年\t2022年\t同比增长\n车间\t12\t10\t20%\n企业\t7\t5\t45%\n项目\t18\t20\t-10%")),
    "growth row": ("growth", HEAD + ("年度\t资金（万元）\t项目（个）\n2022年\t4000\t20\n2023年\t5000\t22\n增长\t20%\t10%")),
    "share": ("ratio", HEAD + ("类别\t资金（万元）\t占比\n产业\t2400\t60%\n就业\t800\t25%\n基建\t800\t20%\n合计\t4000\t100%")),
    "official use": (
        "ratio",
        HEAD + ("指标\t单位\t数值\n已拨付到位财政援助资金数\t万元\t5600\n已使用财政援助资金数\t万元\t5226.6\n资金使用比例\t%\t95.33"),
    ),
    "official uses": (
        "sum",
        HEAD
        + (
            "指标\t单位\t数值\n"
            "已拨付到位财政援助资金数\t万元\t5600\n"
            "已使用财政援助资金数\t万元\t5226.6\n"
            "其中：用于产业帮扶\t万元\t3128\n"
            "用于就业帮扶\t万元\t212\n"
            "用于打造示范典型\t万元\t1080\n"
            "用于基础设施\t万元\t1100"
        ),
    ),
    "finish": ("order", HEAD + ("指标\t单位\t数值\n计划实施项目数\t个\t25\n已启动实施项目数\t个\t24\n实际完工项目数\t个\t26")),
    "total rate": (
        "ratio",
        HEAD
        + (
            "县\t到位（万元）\t支付（万元）\t支付率\n"
            "甲县\t4000\t3600\t90%\n"
            "乙县\t5000\t4000\t80%\n"
            "丙县\t3000\t2100\t70%\n"
            "合计\t12000\t9700\t88.8%"
        ),
    ),
    "usage>whole": ("order", HEAD + ("县\t到位（万元）\t支付（万元）\n甲县\t4000\t3600\n乙县\t5000\t5400\n丙县\t3000\t2100")),
}


@pytest.mark.parametrize("name", RIGHT)
def test_rates_that_hold(name):
    assert codes(RIGHT[name]) == []


@pytest.mark.parametrize("name", WRONG)
def test_rates_that_do_not(name):
    code, text = WRONG[name]
    assert codes(text) == [code]
