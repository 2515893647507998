"""Column and row totals: which rows and columns a total gathers, and what is none of its parts."""

from __future__ import annotations

import pytest
from reading_texts import codes

HEAD = "附表 某县2023年东西部协作项目资金表\n"
RIGHT = {
    "subtotals last": HEAD
    + (
        "项目\t资金（万元）\t受益（户）\n"
        "大棚\t300\t40\n"
        "养牛\t500\t60\n"
        "小计\t800\t100\n"
        "道路\t200\t30\n"
        "饮水\t150\t20\n"
        "小计\t350\t50\n"
        "合计\t1150\t150"
    ),
    "subtotals first": HEAD
    + (
        "项目\t资金（万元）\t受益（户）\n"
        "产业类小计\t800\t100\n"
        "大棚\t300\t40\n"
        "养牛\t500\t60\n"
        "基建类小计\t350\t50\n"
        "道路\t200\t30\n"
        "饮水\t150\t20\n"
        "合计\t1150\t150"
    ),
    "merged cat": HEAD
    + (
        "类别\t项目\t资金（万元）\t受益（户）\n"
        "产业类\t小计\t800\t100\n"
        "\t大棚\t300\t40\n"
        "\t养牛\t500\t60\n"
        "基建类\t小计\t350\t50\n"
        "\t道路\t200\t30\n"
        "\t饮水\t150\t20\n"
        "合计\t\t1150\t150"
    ),
    "of which": HEAD + ("类别\t资金（万元）\t项目（个）\n产业\t800\t10\n其中：养殖\t500\t6\n就业\t200\t3\n基建\t350\t4\n合计\t1350\t17"),
    "of which run": HEAD
    + ("类别\t资金（万元）\t项目（个）\n产业\t800\t10\n其中：养殖\t500\t6\n种植\t300\t4\n就业\t200\t3\n基建\t350\t4\n合计\t1350\t17"),
    "average col": HEAD + ("车间\t人数\t月均工资（元）\n甲车间\t40\t3000\n乙车间\t60\t3500\n丙车间\t30\t2800\n合计\t130\t3170"),
    "total first": HEAD + ("县\t资金（万元）\t项目（个）\n合计\t1150\t15\n甲县\t300\t4\n乙县\t500\t6\n丙县\t350\t5"),
    "rounding": HEAD + ("县\t销售额（亿元）\t增长\n甲县\t1.24\t3%\n乙县\t2.35\t5%\n丙县\t0.66\t6%\n合计\t4.26\t5%"),
    "age": HEAD + ("姓名\t年龄\t工龄（年）\n张三\t40\t10\n李四\t35\t9\n王五\t50\t20"),
    "row parts": HEAD + ("县\t财政资金\t社会资金\t合计\n甲县\t100\t20\t120\n乙县\t200\t30\t230\n丙县\t150\t15\t165\n合计\t450\t65\t515"),
    "row whole first": HEAD + ("县\t总投资\t协作资金\t自筹\n甲县\t120\t100\t20\n乙县\t230\t200\t30\n丙县\t165\t150\t15\n丁县\t80\t60\t20"),
    "plan-actual": HEAD + ("指标\t单位\t目标\t完成\n车间\t个\t10\t12\n企业\t家\t5\t5\n就业\t人\t300\t320"),
    "two years": HEAD + ("指标\t2022年\t2023年\t增减\n车间\t10\t12\t2\n企业\t5\t7\t2\n项目\t20\t18\t-2\n学校\t9\t9\t0"),
    "section totals": HEAD
    + ("县\t资金（万元）\t项目（个）\n甲县\t300\t4\n乙县\t500\t6\n合计\t800\t10\n丙县\t350\t5\n丁县\t250\t3\n合计\t600\t8\n总计\t1400\t18"),
    "dash": HEAD + ("县\t资金（万元）\t项目（个）\n甲县\t300\t4\n乙县\t—\t—\n丙县\t350\t5\n合计\t650\t9"),
    "partial list": HEAD + ("主要企业\t投资（万元）\t用工\n甲公司\t300\t40\n乙公司\t500\t60\n合计（全部12家）\t2100\t350"),
    "unit in cells": HEAD + ("县\t资金\t项目\n甲县\t300万元\t4个\n乙县\t500万元\t6个\n合计\t800万元\t10个"),
    "months": HEAD + ("月份\t培训（人次）\t累计（人次）\n1月\t20\t20\n2月\t30\t50\n3月\t25\t75"),
    "year rows": HEAD + ("年度\t资金（万元）\t项目（个）\n2021年\t300\t4\n2022年\t500\t6\n2023年\t350\t5\n增长率\t-30%\t-16.7%"),
}
WRONG = {
    "subtotals": HEAD
    + (
        "项目\t资金（万元）\t受益（户）\n"
        "大棚\t300\t40\n"
        "养牛\t500\t60\n"
        "小计\t800\t110\n"
        "道路\t200\t30\n"
        "饮水\t150\t20\n"
        "小计\t350\t50\n"
        "合计\t1150\t160"
    ),
    "grand": HEAD
    + (
        "项目\t资金（万元）\t受益（户）\n"
        "大棚\t300\t40\n"
        "养牛\t500\t60\n"
        "小计\t800\t100\n"
        "道路\t200\t30\n"
        "饮水\t150\t20\n"
        "小计\t350\t50\n"
        "合计\t1510\t150"
    ),
    "merged": HEAD
    + (
        "类别\t项目\t资金（万元）\t受益（户）\n"
        "产业类\t小计\t800\t100\n"
        "\t大棚\t300\t40\n"
        "\t养牛\t500\t60\n"
        "基建类\t小计\t370\t50\n"
        "\t道路\t200\t30\n"
        "\t饮水\t150\t20\n"
        "合计\t\t1170\t150"
    ),
    "of which": HEAD + ("类别\t资金（万元）\t项目（个）\n产业\t800\t10\n其中：养殖\t500\t6\n就业\t200\t3\n基建\t350\t4\n合计\t1350\t18"),
    "total first": HEAD + ("县\t资金（万元）\t项目（个）\n合计\t1150\t16\n甲县\t300\t4\n乙县\t500\t6\n丙县\t350\t5"),
    "one off money": HEAD + ("县\t资金（万元）\n甲县\t300\n乙县\t501\n丙县\t350\n合计\t1150"),
    "row": HEAD + ("县\t财政资金\t社会资金\t合计\n甲县\t100\t20\t120\n乙县\t200\t30\t220\n丙县\t150\t15\t165\n合计\t450\t65\t515"),
    "row whole first": HEAD + ("县\t总投资\t协作资金\t自筹\n甲县\t120\t100\t20\n乙县\t230\t200\t30\n丙县\t165\t150\t15\n丁县\t90\t60\t20"),
    "remainder": HEAD + ("方面\t问题数\t已完成\t未完成\n资金\t3\t3\t0\n项目\t5\t3\t2\n就业\t4\t2\t2\n人才\t6\t5\t2\n合计\t18\t13\t6"),
    "change": HEAD + ("指标\t2022年\t2023年\t增减\n车间\t10\t12\t2\n企业\t5\t7\t2\n项目\t20\t18\t-2\n学校\t9\t19\t1\n医院\t3\t4\t1"),
    "unit in cells": HEAD + ("县\t资金\t项目\n甲县\t300万元\t4个\n乙县\t500万元\t6个\n丙县\t100万元\t2个\n合计\t900万元\t13个"),
    "half": HEAD + ("项目\t资金（万元）\n大棚\t300\n养牛\t500\n道路\t200\n合计\t900"),
}


@pytest.mark.parametrize("name", RIGHT)
def test_a_table_that_adds_up(name):
    assert codes(RIGHT[name]) == []


@pytest.mark.parametrize("name", WRONG)
def test_a_table_that_does_not(name):
    assert codes(WRONG[name]) == ["sum"]
