"""Each relation with slips it must find (codes) and look-alikes it must pass over (none)."""

from __future__ import annotations

import pytest
from reading_texts import codes, read

CASES = [
    # one quantity, two values
    ("到位财政援助资金1860万元。\n今年，1806万元财政援助资金全部到位。", ["two-values"]),
    ("2021年到位财政援助资金1860万元。\n2020年到位财政援助资金1806万元。", []),
    ("签约金额46.5亿元。\n实际到位投资13.7亿元。", []),
    ("河西区选派专业技术人才213名到我县。\n我县选派专业技术人才231名到河西区。", []),
    # parts
    ("实施项目17个，其中产业项目9个、教育项目5个、医疗项目4个。", ["sum"]),
    ("实施项目18个，其中产业项目9个、教育项目5个、医疗项目4个。", []),
    ("吸纳就业360人，其中脱贫劳动力390人。", ["part-over-whole"]),
    ("入驻企业64家：制造业41家、农业17家、服务业8家。", ["sum"]),
    ("建成大棚一期50座、二期60座，两期共120座。", ["sum"]),
    # a list after its total, without 其中; a total after its list
    ("27个项目在会上签约；按行业分，先进制造14个、现代农业9个、文化旅游5个。", ["sum"]),
    ("27个项目在会上签约；按行业分，先进制造14个、现代农业9个、文化旅游4个。", []),
    ("协作资金8060万元。按用途：产业5158.4万元，占64%；乡村建设1737.2万元，占22%；其他1128.4万元，占14%。", ["sum"]),
    ("帮助就业11842人，其中到浙江2316人，省内就近7905人，到其他地区1261人。", ["sum"]),
    ("帮助就业11842人，其中到浙江2316人，省内就近7905人。", []),
    ("两地互派人才1642人，山东来渝1036人，重庆赴鲁660人。", ["sum"]),
    ("安排项目34个，完工27个，产业项目9个。", []),
    ("专技人才31人来马边；马边选派党政干部4人、专技人才26人赴越城。", []),
    ("常委会会议研究6次，常务会议研究4次，领导小组会议3次，三类会议合计15次。", ["sum"]),
    ("常委会会议研究6次，常务会议研究4次，领导小组会议3次，三类会议合计13次。", []),
    # ratio, growth
    ("资金到位6200万元，拨付4154万元，拨付率68%。", ["ratio"]),
    ("资金到位6200万元，拨付4154万元，拨付率67%。", []),
    ("财政资金4200万元，较2017年的1500万元增长190%。", ["growth"]),
    ("财政资金4200万元，较2017年的1500万元增长180%。", []),
    ("是上年的2倍，同比增长200%。", ["times-percent"]),
    ("支出6242.4万元，安排资金9180万元在前；支付率68%。", []),
    ("195家企业落地。其中设在重点帮扶县的有78家，占44%。", ["ratio"]),
    ("195家企业落地。其中设在重点帮扶县的有78家，占四成。", []),
    ("常年用工168人，脱贫人口112人，占三分之二。", []),
    ("常年用工168人，脱贫人口112人，占三分之一。", ["ratio"]),
    ("项目198个，如扣除续建只统计新建，则开工85个，开工率54.1%。", []),
    ("计划实施项目25个，完工20个，资金使用率93.33%。", []),
    ("在岗人数由2021年底的286人增加到429人，增长150%。", ["growth"]),
    ("2022年就业11.76万人，上年是8.4万人，增长44%。", ["growth"]),
    ("2022年就业11.76万人，上年是8.4万人，增长40%。", []),
    ("门诊量由8万人次提高到10万人次，增加三分之一。", ["growth"]),
    ("2019年接诊78.4万人次，比2016年的61.2万人次增长28.1%；会诊比2016年增加1.3万人次。", []),
    ("到位6800万元，比上年的6250万元多570万元。", ["increment"]),
    ("到位6800万元，比上年的6250万元多550万元。", []),
    ("新授权37家，退出5家，净增35家。", ["remainder"]),
    ("销售额由420万元增加到798万元，实现了翻番。", ["doubled"]),
    ("销售额由420万元增加到840万元，实现了翻番。", []),
    ("消费帮扶1.03亿元，比上年的5600万元翻了一番多。", ["doubled"]),
    ("占比由52%提高到60%，提高9个百分点。", ["points"]),
    ("占比由52%提高到60%，提高8个百分点。", []),
    # average, remainder, states
    ("17.58亿元，按33个县计，县均5372万元。", ["average"]),
    ("17.58亿元，按33个县计，县均5327万元。", []),
    ("安排项目398个，已完工371个。\n还没完工的37个项目要加快。", ["remainder"]),
    ("认领问题12个，已整改10个，正在整改3个。", ["states"]),
    # drift
    ("实现就业3205人。\n稳住3205人次就业。", ["unit-drift"]),
    ("社会捐款捐物326.5万元。\n接收社会捐款326.5万元。", ["kind-drift"]),
    # labels
    ("西畴县、屏边县、红河县、元阳县等3个县。", ["enum-count"]),
    ("西畴县、屏边县、红河县、元阳县四县。", []),
    ("一是规模小。二是链条短。三是人才少。\n围绕以上四个问题，抓好整改。", ["promise"]),
    ("2月30日召开会议。", ["date"]),
    ("村支书罗国强说，路通了。村支书罗国祥说，水也来了。", ["name"]),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[c[0][:24] for c in CASES])
def test_relation(text, expected):
    assert codes("某县东西部协作情况\n" + text) == expected


def test_both_places_are_quoted_and_one_finding_is_said_per_slip():
    text = "某县情况\n到位财政援助资金1860万元。\n1860万元财政援助资金已到位。\n1806万元财政援助资金全部到位。"
    (finding,) = [f for f in read(text).findings if f.severity != "hint"]
    assert {p.quote for p in finding.places} >= {"到位财政援助资金1860万元", "1806万元财政援助资金全部到位"}


def test_two_files_are_one_submission_and_two_dated_publications_are_not():
    a, b = "某县情况\n帮扶车间吸纳就业486人。", "某县台账\n帮扶车间吸纳就业468人。"
    assert codes(a, b) == ["two-values"]
    assert codes(a + "\n2021年10月9日", b + "\n2021年12月30日") == []
    assert [f.code for f in read(a + "\n2021年10月9日", b + "\n2021年12月30日").findings] == ["as-of"]


def test_a_rule_that_fails_is_reported_and_leaves_the_others_standing():
    from jiedui.engine.documents.reading.formats.plain import from_text
    from jiedui.engine.documents.reading.pipeline import RULES, assemble, check

    def broken(submission):
        raise ZeroDivisionError("test")

    text = "某县情况\n实施项目17个，其中产业项目9个、教育项目5个、医疗项目4个。"
    found = check(assemble([("1.txt", from_text(text))]), (broken, *RULES)).findings
    assert {f.code for f in found} == {"rule-fault", "sum"}
