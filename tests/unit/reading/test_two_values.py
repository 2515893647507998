"""One quantity with two values: slips that must be found, and what only looks alike (years, places, aims, averages)."""

from __future__ import annotations

import pytest
from reading_texts import codes

TITLE = "某县2023年东西部协作情况\n"
PROJECTS = """附件1 项目表（单位：万元）
序号\t项目名称\t援助资金\t进展
1\t三河镇肉牛育肥场项目\t780\t完工
2\t关桥乡香水梨冷链仓储项目\t660\t完工"""
WORKSHOPS = "附表 车间情况表\n车间名称\t地点\t用工（人）\n龙泉服装车间\t城关镇\t64\n红星藤编车间\t东庄乡\t38"
COUNTIES = "附表\n指标\t单位\t洛南县\t商州区\t合计\n选派专业技术人才\t人\t24\t17\t41\n援建帮扶车间\t个\t21\t16\t37"
OCTOBER, JANUARY = "某市前三季度协作情况\n2023年10月17日\n", "某市2023年协作总结\n2024年1月22日\n"

PLAN = "某县2023年东西部协作工作要点\n"
TASKS = "附件：任务分解\n序号\t指标\t单位\t目标值\t牵头单位\n1\t新引进企业\t家\t8\t县经信局\n2\t联席会议\t次\t2\t县协作办"

RATES = "附表\n县区\t到位资金（万元）\t支付率（%）\n镇康县\t3840\t67.0\n双江县\t3260\t87.0\n耿马县\t3570\t71.0"

SLIPS = {
    "rates of two places changed over": (TITLE + "支付率最后两位依次为镇康县71.0%、耿马县67.0%。", RATES),
    "told in the title": ("126名务工人员乘专车赴闽\n2月12日上午，发车仪式举行。162名务工人员分乘4辆大巴启程。",),
    "all the projects of the year": (TITLE + "安排实施协作项目412个，到年末完工387个。\n审计局对全部398个年度援助项目进行了核查。",),
    "a table's day of figures does not make it a paper of another day": (
        TITLE + "吸纳农村劳动力1286人。\n2023年12月12日",
        "统计表（数据截至：2023年11月30日）\n指标\t单位\t数值\n吸纳农村劳动力\t人\t1268",
    ),
    "this year's, in a section of what is to be done": (
        TITLE + "实施帮扶项目三十八个。\n二、下一步打算\n对今年三十六个帮扶项目开展评价。",
    ),
    "another myriad": (TITLE + "全年消费帮扶4.36亿元。\n消费帮扶4.36万元，同比增长。",),
    "a named project, short of its place": (TITLE + "香水梨冷链仓储项目投入600万元。", PROJECTS),
    "a named workshop": (TITLE + "龙泉服装车间吸纳46人务工。", WORKSHOPS),
    "a named item of a list": (
        TITLE + "1.龙头镇茶叶加工厂：投资560万元，吸纳就业35人。\n2.城关镇服装车间：投资120万元。\n龙头镇茶叶加工厂投资650万元，最大。",
    ),
    "a row's noun no list knows": (TITLE + "建成爱心驿站14个。", "统计表\n指标\t单位\t数值\n建成爱心驿站数\t个\t16"),
    "a noun no list knows": (TITLE + "种植食用菌1250亩。\n1520亩食用菌喜获丰收。",),
    "a promise of the agreement, and the table's": (
        TITLE + "年初签订协议，约定到位财政资金5400万元。",
        "完成情况表\n指标\t单位\t年度任务\t完成数\n财政援助资金\t万元\t4500\t5620",
    ),
    "the very words before both": (TITLE + "户均增收3600元。\n户均增收6300元。",),
    "pointed back at": (TITLE + "实施项目198个。\n199个中包含续建项目41个。",),
    "a sum pointed back at": (TITLE + "到位协作资金7420万元。\n7421万元资金只支付了3339万元。",),
    "persons and person-times": (TITLE + "技能培训86期、5430人次。\n培训5340人后，就业率提高。",),
    "what one leaves unsaid": (
        TITLE + "572名农村劳动力就近上班。",
        "统计表\n指标\t单位\t数值\n帮扶车间吸纳农村劳动力\t人\t527",
    ),
    "the one number of its noun, pointed back at": (TITLE + "整改措施26条。\n62条措施已全部落实。",),
    "two digits between table and text": (TITLE + "实施项目29个。", "统计表\n指标\t单位\t数值\n实施项目\t个\t22"),
    "an aim's bound": (PLAN + "全年新引进企业不少于6家。\n" + TASKS,),
    "places exchanged, heading the columns": (TITLE + "选派专业技术人才41人，其中赴洛南17人、赴商州24人。", COUNTIES),
    "what adds up over a year became less": (OCTOBER + "今年以来累计引进企业96家。", JANUARY + "当年累计引进企业91家。"),
    "two digits, sure words": (TITLE + "组织专场招聘会15场。\n今年举办的招聘会达25场。",),
    "the sentence repeats another number": (TITLE + "安排资金5200万元，项目31个。\n全年共安排项目33个、资金5200万元。",),
    "the said total is pointed at": (TITLE + "引进企业12家，到位投资1.2亿元。\n今年引进的13家企业中，农产品加工类8家。",),
}
ALIKE = {
    "another rate of a place": (TITLE + "项目完工率镇康县71.0%，不高。", RATES),
    "a rate of last year": (TITLE + "上年支付率镇康县71.0%。", RATES),
    "a rate of growth": (TITLE + "支付率比年初提高，镇康县增长71.0%。", RATES),
    "another rate behind a ranked one": (TITLE + "支付率最高的是双江县87.0%。项目完工率镇康县71.0%，不高。", RATES),
    "firms told twice, and other firms": (
        TITLE + "新增落地投产企业126家。126家企业中，落户重点县的有31家。\n146家山东企业与204个村建立帮扶关系。",
    ),
    "all the projects of a kind": (TITLE + "安排实施协作项目412个，到年末完工387个。\n审计局对全部398个产业项目进行了核查。",),
    "two numbers of firms bring along": (TITLE + "落地投产企业5家，带动就业240人。\n园区入驻企业7家，吸纳就业286人。",),
    "workshops there are, and those a subsidy reached": (TITLE + "全县协作帮扶车间达到28家。\n上半年兑付补贴96.4万元，惠及车间23家。",),
    "the next year's aim and this year's": (
        TITLE + "2024年帮助农村劳动力就业不少于3300人。",
        "完成情况表\n指标\t单位\t协议目标\t实际完成\n帮助农村劳动力就业\t人\t3200\t3588",
    ),
    "last year's": (TITLE + "消费帮扶1.27亿元，较上年的1.02亿元增长24.5%。", "统计表\n指标\t单位\t数值\n消费帮扶金额\t亿元\t1.27"),
    "years of two headings": (TITLE + "一、2022年完成情况\n到位财政资金5200万元。\n二、2023年进展\n到位财政资金5210万元。",),
    "an aim under its heading": (TITLE + "销售额8560万元。\n三、2024年重点任务\n销售额9200万元。",),
    "a rounder aim": (TITLE + "举办技能培训36期，培训1780人。\n2024年，计划新建帮扶车间5家，培训1800人。",),
    "places of two headings": (
        "某市2023年帮扶情况\n一、帮扶陇南市\n引进企业31家，投资7.44亿元。\n二、帮扶安顺市\n引进企业27家，投资9.18亿元。",
    ),
    "the east's own side": ("海盐县2021年协作工作总结\n派驻屏山县挂职干部3名。\n屏山县来我县挂职干部2名。",),
    "who sends is said once": ("江宁区2024年协作报告\n江宁选派挂职干部5人；选派专业技术人才41人。\n商洛派来跟岗的专业技术人才33人。",),
    "a total of both sides": (TITLE + "东部选派党政干部4人来我县挂职。\n党政干部交流7人。",),
    "average": (TITLE + "2023年财政援助资金4850万元。\n财政援助资金年均4800万元。",),
    "a place said of a later number": (
        TITLE + "选派挂职干部5人；专业技术人才41人，其中赴洛南17人。",
        "附表\n指标\t单位\t洛南县\t商州区\n选派挂职干部\t人\t3\t2",
    ),
    "one sentence says both": (TITLE + "到位财政帮扶资金5.62亿元。\n5.62亿元财政帮扶资金中，省级资金4亿元，市级资金1.62亿元。",),
    "what lies between is said": (TITLE + "赴青岛务工1263人。\n赴青岛务工2190人，比上年多927人。",),
    "classes for others": (TITLE + "专业技术人才培训班7期，培训540人次。\n劳务协作培训班9期，培训486人次。",),
    "a part of a kind": (TITLE + "采购和帮助销售农产品3.42亿元。\n采购和帮助销售经认定的帮扶产品2.67亿元。",),
    "another myriad of another thing": (TITLE + "引进企业投资1.2亿元。\n给每户补助1.2万元。",),
    "a named thing's other money": (TITLE + "香水梨冷链仓储实现产值680万元。\n三河镇肉牛育肥场总投资900万元。", PROJECTS),
    "instalments": (TITLE + "第一期培训156人。\n第二期培训165人。",),
    "here and there": (TITLE + "赴福建务工1412人。\n省内就近务工1421人。",),
    "cash and goods": (TITLE + "捐赠资金215万元。\n捐物折款251万元。",),
    "two payments": (TITLE + "发放稳岗补贴236万元，惠及务工人员1180人。\n发放交通补贴227万元，惠及务工人员1210人。",),
    "an unknown noun's verb": (TITLE + "种植香菇1200亩。\n种植药材2100亩。",),
    "new and all": (TITLE + "新建帮扶车间12家。", "统计表\n指标\t单位\t数值\n帮扶车间累计数\t个\t21"),
    "pointed at nothing": (TITLE + "到位协作资金10.7亿元，比前三季度增加1.07亿元。\n1.07亿元资金余额全部到位。",),
    "workshops are at home": (TITLE + "到其他省份就业2.66万人。\n企业吸纳就业2.86万人。",),
    "an aim's bound and last year's": (PLAN + "一、2022年完成情况\n新引进企业7家。\n二、2023年任务\n新引进企业不少于8家。\n" + TASKS,),
    "a part of an aim": (PLAN + "新引进企业8家，其中农业企业不少于2家。\n" + TASKS,),
    "who is sent where": (TITLE + "选派挂职干部4人。\n选派挂职干部3人到福清。",),
    "two schools": (TITLE + "县一中本科上线215人。\n民族中学本科上线251人。",),
    "two projects": (TITLE + "肉牛育肥场项目投资1200万元。\n香菇基地项目投资2100万元。",),
    "a project and the sum": (
        TITLE + "6月签约的电子元件项目协议投资2亿元，目前到位4800万元。",
        "统计表\n指标\t单位\t数值\n企业到位投资\t万元\t5160",
    ),
    "a later day has more": (OCTOBER + "今年以来累计引进企业91家。", JANUARY + "当年累计引进企业96家。"),
}


@pytest.mark.parametrize("texts", SLIPS.values(), ids=SLIPS)
def test_slip(texts):
    assert "two-values" in codes(*texts)


@pytest.mark.parametrize("texts", ALIKE.values(), ids=ALIKE)
def test_alike(texts):
    assert "two-values" not in codes(*texts)
