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


INSIDE = "项目清单\n序号\t项目名称\t援助资金（万元）\n一、沐川县（2个）\n1\t竹制品加工车间\t900\n2\t猕猴桃冷链仓储\t560\n沐川县小计\t{}"
GATHERED = "项目明细表\n序号\t项目名称\t援助资金（万元）\t进度\n（一）产业类（2个）小计\t{}\n1\t甲项目\t420\t完工\n2\t乙项目\t240\t完工"
YEARS = (
    "“十四五”到位情况表（万元）\n年度\t省市级\t区镇级\t小计\n"
    + "\n".join(
        f"{year}年\t{ours}\t{theirs}\t{ours + theirs}"
        for year, ours, theirs in [(2021, 4200, 400), (2022, 4650, 450), (2023, 4900, 500), (2024, 5050, 550), (2025, 5200, 600)]
    )
    + "\n合计\t24000\t2500\t26500"
)
CASES = [
    # an empty cell and the number the text gives
    (OFFICIAL + "设立劳务工作站\t个\t\n援建帮扶车间\t个\t12\n\n在青岛设立劳务工作站3个，帮扶车间12个。", ["blank"]),
    ("乡镇\t车间数（个）\t吸纳就业（人）\n甲乡\t9\t584\n乙乡\t7\t442\n合计\t16\t1026\n\n建成车间14个，吸纳就业1026人。", ["two-values"]),
    ("乡镇\t车间数（个）\t吸纳就业（人）\n甲乡\t9\t584\n乙乡\t7\t442\n合计\t16\t1026\n\n建成车间16个，吸纳就业1026人。", []),
    ("资金进度表（万元）\n时间\t累计支出\n7月底\t2160\n8月底\t3240\n9月底\t3780\n\n截至8月底，累计支出3780万元。", ["two-values"]),
    ("资金进度表（万元）\n时间\t累计支出\n7月底\t2160\n8月底\t3240\n9月底\t3780\n\n截至9月底，累计支出3780万元。", []),
    ("输转到山东务工人员情况（人）\n乡镇\t人数\n甲镇\t74\n乙镇\t58\n丙镇\t66\n\n全县输转到山东务工208人。", ["sum"]),
    ("输转到山东务工人员情况（人）\n乡镇\t人数\n甲镇\t74\n乙镇\t58\n丙镇\t66\n\n全县输转到山东务工198人。", []),
    (YEARS + "\n\n“十四五”期间累计到位资金2.07亿元。", ["sum-short"]),
    (OFFICIAL + "本年引导落地投产企业数\t家\t7\n当年引导企业落地投产\t家\t8", ["same-words"]),
    (OFFICIAL + "本年引导落地投产企业数\t家\t7\n当年引导企业落地投产\t家\t7", []),
    (OFFICIAL + "与东部学校结对的本县学校\t所\t9\n已建立东部结对关系的本县学校数\t所\t11", ["same-words"]),
    (OFFICIAL + "东部选派挂职干部\t人\t9\n选派到东部挂职干部\t人\t11", []),
    ("某县总结\n脱贫人口就业2105人。\n四、下一步打算\n就业3500人。\n附表\n指标\t单位\t数值\n脱贫人口就业\t人\t2150", ["two-values"]),
    (OFFICIAL + "东部到西部挂职干部\t人\t3\n西部到东部挂职干部\t人\t2", []),
    (GATHERED.format(620), ["sum"]),
    (INSIDE.format(1640), ["sum"]),
    (INSIDE.format(1460), []),
    (INSIDE.format(1460) + "\n\n竹制品加工车间项目投入援助资金950万元。", ["two-values"]),
    (GATHERED.format(660), []),
    (GATHERED.replace("2个", "3个").format(660), ["promise"]),
    (YEARS + "\n\n“十四五”期间累计到位资金2.65亿元。", []),
    (YEARS + "\n\n2025年到位资金5200万元（含区镇级资金600万元）。", ["without-part"]),
    (YEARS + "\n\n2025年到位资金5800万元（含区镇级资金600万元）。", []),
    ("分渠道统计（单位：万元）\n渠道 | 销售额\n定点采购 | 2860\n商超批发 | 9120\n线上 | 3960\n合计 | 15490", ["sum"]),
    (OFFICIAL + "捐资捐物折款合计\t万元\t\n援建帮扶车间\t个\t12\n\n全年捐资捐物216.5万元，帮扶车间12个。", ["blank"]),
    ("情况表\n县\t项目\t资金\n都安县\t33\t8300\n大化县\t31\t7900\n\n都安县33个项目全部开工。尚未开工的5个项目有用地问题。", []),
    (
        "台账\n问题\t整改情况\n产业弱\t引进企业5家，协议投资2.4亿元，实际到位0.86亿元\n\n产业弱问题。引进企业5家，实际到位投资2.4亿元。",
        ["renamed"],
    ),
    ("附表\n指标\t单位\t上半年\n帮扶车间\t个\t\n新引进企业\t家\t28\n吸纳就业\t人\t3740\n\n全市帮扶车间达到136个。", ["blank"]),
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


COUNTY = "附表 某县2022年东西部协作情况统计表\n指标\t单位\t数值\n"
CITY = "附表 某市2022年东西部协作情况统计表\n指标\t单位\t数值\n"
LIST = "我县协作项目清单\n项目名称\t实施地点\t协作资金（万元）\t开工时间\t完工时间\n"
COUNTIES = (
    "附表\n县\t到位资金（万元）\t支出（万元）\t支付率\t完工项目\n贞丰县\t5000\t3750\t75.0%\t12\n晴隆县\t4800\t3456\t72.0%\t11"
    "\n安龙县\t5200\t3640\t70.0%\t9\n兴仁市\t6000\t3600\t60.0%\t10\n普安县\t4500\t2205\t49.0%\t8\n册亨县\t4400\t2112\t48.0%\t6"
    "\n望谟县\t4100\t2460\t60.0%\t7\n合计\t34000\t21223\t62.4%\t63\n"
)
CASES += [
    # one question asked of the key county and of the whole county
    (COUNTY + "重点帮扶县新增引导落地投产企业数\t个\t11\n新增引导落地投产企业数（全县）\t个\t12", ["same-lines"]),
    (COUNTY + "重点帮扶县新增引导落地投产企业数\t个\t11\n新增引导落地投产企业数（全县）\t个\t11", []),
    (COUNTY + "对重点帮扶县倾斜支持\t\t\n已启动实施帮扶项目数\t个\t24\n资金和项目\t\t\n目前已启动实施项目数\t项\t26", ["same-lines"]),
    (CITY + "重点帮扶县新增引导落地投产企业数\t个\t11\n新增引导落地投产企业数\t个\t32", []),
    (COUNTY + "重点帮扶县选派专业技术人才\t人\t28\n专业技术人才交流\t人\t38", []),
    (COUNTY + "企业吸纳就业\t人\t220\n园区吸纳就业\t人\t180\n车间吸纳就业\t人\t97", []),
    # lines that split the one above them whole
    (COUNTY + "东部选派专业技术人才\t人\t38\n①帮扶1-6个月\t人\t20\n②帮扶7-12个月\t人\t11\n③帮扶12个月以上\t人\t6", ["sum"]),
    (COUNTY + "东部选派专业技术人才\t人\t37\n①帮扶1-6个月\t人\t20\n②帮扶7-12个月\t人\t11\n③帮扶12个月以上\t人\t6", []),
    (COUNTY + "东部选派专业技术人才\t人\t38\n其中：帮扶6个月以上\t人\t18\n西部选派专业技术人才\t人\t20", []),
    (COUNTY + "东部选派挂职干部\t人\t4\n其中：县处级\t人\t1\n其他\t人\t2", ["sum"]),
    (COUNTY + "帮助就业\t人\t900\n其中：脱贫劳动力\t人\t600\n到东部就业\t人\t300\n省内就近就业\t人\t400\n到其他地区就业\t人\t200", []),
    (COUNTY + "帮助就业\t人\t900\n到东部就业\t人\t300\n其中：脱贫劳动力\t人\t90\n省内就近就业\t人\t400\n到其他地区就业\t人\t210", ["sum"]),
    (COUNTY + "党政干部交流\t人\t8\n东部实际向西部选派挂职干部\t人\t3\n西部实际向东部选派挂职干部\t人\t4", ["sum"]),
    # days in cells
    (LIST + "饮水安全提升工程\t三只羊乡\t500\t2024年9月\t2024年6月\n道路硬化\t东庙乡\t300\t2024年3月\t在建", ["date-order"]),
    (LIST + "饮水安全提升工程\t三只羊乡\t500\t2024年9月\t2025年6月\n道路硬化\t东庙乡\t300\t2024.3\t2024.11", []),
    ("名单\n序号\t姓名\t挂职期限\n1\t李国栋\t2023年8月至2021年8月\n2\t王强\t2023年8月至2025年8月", ["date-order"]),
    # a row's number and the sentence naming the row
    ("冷链仓储项目投入600万元，9月投入使用；肉牛育肥场项目投入780万元。\n" + LIST.replace("我县", "附件 ")
     + "关桥乡冷链仓储项目\t关桥乡\t660\t\t\n三河镇肉牛育肥场项目\t三河镇\t780\t\t", ["two-values"]),
    ("冷链仓储项目总投资1200万元，其中自筹540万元；肉牛育肥场项目去年投入580万元。\n" + LIST.replace("我县", "附件 ")
     + "关桥乡冷链仓储项目\t关桥乡\t660\t\t\n三河镇肉牛育肥场项目\t三河镇\t780\t\t", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_slips_in_cells(text, expected):
    assert codes(text) == expected


def test_an_empty_cell_is_told_with_the_number_of_the_text_and_what_the_total_leaves():
    text = "附表 某市情况\n指标\t单位\t毕节市\t黔南州\t安顺市\t合计\n援建帮扶车间\t个\t34\t27\t\t73\n引进企业\t家\t41\t38\t25\t104"
    found = read(text, "某市情况\n（三）安顺市。引进企业25家，援建帮扶车间12个。").findings
    (finding,) = [f for f in found if f.severity != "hint"]
    assert finding.code == "blank" and "应是12" in finding.message
    assert any("12个" in place.quote for place in finding.places)


RIGHT = """安龙县支付率居8个县市第3位。
贞丰县支付率居8个县市首位。
支付率居前三位的是贞丰县、晴隆县、安龙县，居后三位的是兴仁市、普安县、册亨县，其中普安、册亨低于50%。
支出进度前三名依次为贞丰75.0%、晴隆72.0%、安龙70.0%；后两位为普安、册亨。
最高的贞丰县与最低的册亨县支付率相差27个百分点。
支付率高于全州平均水平的有3个县，低于50%的有2个县（普安、册亨）。
有5个县支付率不低于60%，2个县不足一半。
对支付率低于50%的3个县，由州委分管领导约谈。
截至8月底，有4个县支付率低于50%。
兴仁、望谟等县支付率未达到70%。
普安县支付率低于全州平均13.4个百分点。
今年新引进企业最多的是望谟县，共5家。
支出不平衡，最高的贞丰县与最低的册亨县相差27个百分点。
从支付率看，贞丰县、晴隆县、安龙县高于全州平均水平，其余5个县低于平均水平，册亨县最低。""".splitlines()
WRONG = """晴隆县支付率居8个县市首位。
支付率居前三位的是贞丰县、晴隆县、兴仁市。
支付率最高的是晴隆县。
支付率高于全州平均水平的有4个县。
支付率低于50%的有3个县，分别为普安、册亨、望谟。
有4个县支付率不低于60%。
完工项目最多的是晴隆县，到位资金最多的是兴仁市。
支付进度后两位的是望谟县、册亨县。
安龙县完工项目9个，居全州第3位。
普安、册亨、望谟3县支付率低于50%。
支付率最低的是普安县，仅49.0%。
从支付率看，贞丰县、晴隆县、安龙县高于全州平均水平，普安县最低。""".splitlines()


@pytest.mark.parametrize("sentence", RIGHT)
def test_what_a_sentence_says_of_the_rows_and_is_right(sentence):
    assert "rank" not in codes(f"某州通报\n{sentence}\n\n{COUNTIES}")


@pytest.mark.parametrize("sentence", WRONG)
def test_what_a_sentence_says_of_the_rows_and_is_wrong(sentence):
    assert "rank" in codes(f"某州通报\n{sentence}\n\n{COUNTIES}")


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("支付率最低的是册亨县，为46.0%。", True),
        ("支付率最低的是册亨县，为48.0%。", False),
        ("支付率居前三位的是贞丰75.0%、晴隆72.0%、安龙71.0%。", True),
        ("支付率居前三位的是贞丰75%、晴隆72%、安龙70%。", False),
        ("支付率最高的是贞丰县，完工12个。", False),
        ("支付率最低的是册亨县，比上年低2.0个百分点。", False),
    ],
)
def test_a_number_behind_a_ranked_name(sentence, told):
    assert ("two-values" in codes(f"某州通报\n{sentence}\n\n{COUNTIES}")) == told


def test_a_written_order_against_the_scores():
    rows = [("广元", "96.2"), ("南充", "95.8"), ("达州", "94.1"), ("巴中", "94.7"), ("凉山", "93.5")]
    text = "考核排名\n名次\t市（州）\t得分\n" + "\n".join(f"{at}\t{name}\t{score}" for at, (name, score) in enumerate(rows, 1))
    assert codes(text) == ["rank-score"]


LEDGER = (
    "某县整改台账\n\n序号\t方面\t问题\t单位\t数量\t状态\n"
    "1\t资金管理\t结余资金闲置\t万元\t463.2\t完成\n"
    "2\t项目管理\t完工未验收\t个\t9\t完成\n"
)
REPORT = (
    "某县整改报告\n一、整改情况\n（一）资金管理\n"
    "1.结余资金闲置问题。2018—2020年投入财政帮扶资金1.92亿元，至反馈时结余{}万元。\n"
    "2.完工未验收项目9个，已全部验收。"
)


def test_a_ledger_is_named_after_its_problems_and_not_after_their_class():
    assert codes(LEDGER) == []
    assert codes(REPORT.format("463.2"), LEDGER) == []
    assert codes(REPORT.format("436.2"), LEDGER) == ["two-values"]


def test_words_for_a_number_in_a_ledger_are_still_told():
    assert codes(LEDGER.replace("9\t完成", "若干项目\t完成")) == ["text-in-number"]


FAIRS = (
    "某市报告\n各县共举办招聘会{}场，市本级另办6场。\n\n地区\t场次\t岗位\n甲县\t30\t1200\n乙县\t33\t1500\n市本级\t6\t300\n合计\t69\t3000\n"
)


def test_what_is_told_besides_a_total_and_counted_into_it():
    assert codes(FAIRS.format(69)) == ["with-part"]
    assert codes(FAIRS.format(63)) == []
    assert codes(FAIRS.format(69).replace("市本级另办6场", "其中市本级6场")) == []


def test_a_number_told_inside_a_label_is_nobodys_whole():
    text = "某县情况\n\n帮扶车间数（个） | 26\n帮扶车间吸纳农村劳动力就业数6人 | 1268\n其中：脱贫劳动力（人） | 876"
    assert [f.code for f in read(text).findings] == []
