"""What reports written by other hands, each read once before anything was mended for it, taught: the slip and its look-alike."""

from __future__ import annotations

import pytest
from reading_texts import codes

CASES = [
    # shares, sums, and lists that overlap
    ("采购农特产品1.26亿元，完成年度任务1.5亿元的86%。", ["ratio"]),  # a target is exact
    ("采购农特产品1.26亿元，完成年度任务1.5亿元的84%。", []),
    ("安排项目106个，已开工104个，11月底前支付率要达到95%。", []),
    ("举办招聘会12场，其中线上5场、线下8场。", ["sum"]),
    ("引进企业34家，其中投产21家、在建13家；甲、乙、丙三区分别引进9家、11家、14家。", []),
    ("吸纳就业的1200名务工人员中，脱贫劳动力680人，监测对象46人，妇女510人。", []),
    ("选派人才180人，超年度任务20人（任务160人）。", []),
    ("帮助劳动力到浙江就业2140人，其中到杭州就业1585人；就近就业3860人，两项合计6000人。", []),
    ("帮助劳动力到浙江就业2140人，其中到杭州就业1585人；就近就业3860人，两项合计6100人。", ["sum"]),
    ("选派专业技术人才76人，其中教师41人、医生29人、农技人员6人，服务满半年以上的有52人。", []),
    # states of a set; what is handed out to each
    ("截至6月30日，11个问题中已完成整改9个、持续推进3个。", ["states"]),
    ("截至6月30日，11个问题中已完成整改9个、持续推进2个。", []),
    ("常州市7个区与我市10个县结对，其中武进区、新北区、溧阳市各结对2个，其余4个区各结对1个。", []),
    # a share's own numbers stand before it
    ("援助资金4260万元，其中产业项目8个、2343万元，占资金总额的58%；民生项目6个、1363万元，占32%。", ["ratio"]),
    ("援助资金4260万元，其中产业项目8个、2343万元，占资金总额的55%；民生项目6个、1363万元，占32%。", []),
    # what has been sent in all cannot become less
    ("截至4月底，累计选派63名医疗人才来西吉帮扶。\n截至6月底，累计选派来西吉的医疗人才58名。", ["two-values"]),
    ("截至4月底，累计选派58名医疗人才来西吉帮扶。\n截至6月底，累计选派来西吉的医疗人才63名。", ["period-mix"]),
    # one figure of two ranks, rounded here; two unnamed numbers of two lists
    ("全市脱贫人口务工规模保持在1.96万人。\n全县脱贫人口务工规模19618人。", ["level-figure"]),
    ("全市脱贫人口务工规模保持在8.96万人。\n全县脱贫人口务工规模19618人。", []),
    # last year's whole year beside this year's nine months
    ("前三季度消费帮扶金额3.32亿元。\n去年全年消费帮扶金额4.05亿元，今年全年目标4.5亿元。", []),
    # a name behind 的
    ("区府办副主任陈立锋挂任副县长。\n副县长的陈力锋发起“微心愿”活动。", ["name"]),
    ("区府办副主任陈立锋挂任副县长。\n副县长的陈立锋发起“微心愿”活动。", []),
    # whom the sent have taught are no part of them; the list is held against its total none the less
    ("全年选派专业技术人才386名，其中教师214名、医生138名、农技人员44名，帮带本地骨干1105名。", ["sum"]),
    ("全年选派专业技术人才396名，其中教师214名、医生138名、农技人员44名，帮带本地骨干1105名。", []),
    # a class held against its own task
    ("下达就业任务2100人，其中脱贫人口1300人。今年转移就业2604人，完成任务的124%；其中脱贫人口1508人，完成脱贫人口任务的126%。", ["ratio"]),
    ("下达就业任务2100人，其中脱贫人口1300人。今年转移就业2604人，完成任务的124%；其中脱贫人口1508人，完成脱贫人口任务的116%。", []),
    # last year's day left standing
    ("截至2023年12月25日，帮助就业2604人。\n主要指标（数据截至2024年12月25日）", ["period-mix"]),
    ("截至2024年12月25日，帮助就业2604人。\n主要指标（数据截至2024年12月25日）", []),
    ("截至2024年12月25日，帮助就业2604人，比截至2023年12月25日的2404人增加200人。", []),
    # a part counted twice
    ("投入财政资金6230万元，其中区级自筹1430万元。\n市级财政投入6230万元，加上区级自筹1430万元，合计7660万元。", ["counted-twice"]),
    ("投入财政资金7660万元，其中区级自筹1430万元。\n市级财政投入6230万元，加上区级自筹1430万元，合计7660万元。", []),
    # who was paid is not all who work there; last year's rate is not this year's
    ("全县赴山东省就业184人。\n发放交通补助15.6万元，惠及312人，其中赴山东就业171人。", []),
    ("2023年底，当年协作资金支付率为71.5%。今年资金5480万元已支付3836万元，支付率70%。", []),
    # those among a county's, and one figure of two ranks however small
    ("覆盖全市6个县区，实施项目86个。\n全省6个县区实施协作项目86个。", ["level-figure"]),
    ("覆盖全市6个县区，实施项目86个。\n全市6个县区实施协作项目86个。", []),
    # fewer months cannot hold more; a class cannot be larger than all
    ("1—9月全市消费帮扶销售额9.6亿元。\n今年上半年销售额就达到10.3亿元。", ["two-values"]),
    ("1—9月全市消费帮扶销售额10.6亿元。\n今年上半年销售额就达到7.3亿元。", []),
    ("全县帮扶车间有29个，吸纳就业1412人。\n帮扶车间里就业的脱贫劳动力已有1437人。", ["part-over-whole"]),
    ("全县帮扶车间有29个，吸纳就业1412人。\n帮扶车间里就业的脱贫劳动力已有1137人。", []),
    # a sum that is right where it stands; money handed on; what follows a semicolon is of all of them
    ("帮扶车间吸纳就业967人。\n开行专列2趟，分别运送务工人员384人、452人，共836人。", []),
    ("形成的资产3180万元中已确权3180万元，移交村集体2460万元、国有平台720万元。", []),
    ("帮助农村劳动力就业4.36万人，其中脱贫劳动力2.17万人；到广东省就业1.28万人，到东莞市就业0.73万人。", []),
    # a meeting that is held once
    ("5月18日，县委召开整改部署会。\n5月8日，县委、县政府召开整改部署会。", ["event-days"]),
    ("5月18日，县委召开专题座谈会。\n5月8日，县委、县政府召开专题座谈会。", []),
    # the text's and its table's day
    ("本文及附表数据均截至2024年12月31日。\n到位资金4260万元。\n注：表中数据截至2024年11月30日。", ["period-mix"]),
    ("本文及附表数据均截至2024年12月31日。\n到位资金4260万元。\n注：表中数据截至2024年12月31日。", []),
    # a name between 落实 and the post; two posts that nobody holds at once
    ("市长陶立新率团来访。\n落实陶新立市长提的三点意见。", ["name"]),
    ("8月24日，顺义区副区长陈国栋带队来旗考察。\n顺义区政协副主席陈国栋出席座谈。", ["post"]),
    ("8月24日，顺义区副区长陈国栋带队来旗考察。\n顺义区委常委、副区长陈国栋出席座谈。", []),
    # 三个方面 and the paragraphs behind it; a set told in the sentence before its states
    ("变化集中在三个方面。\n一是投入逐年加大。\n二是结对越结越密。", ["promise"]),
    ("变化集中在两个方面。\n一是投入逐年加大。\n二是结对越结越密。", []),
    ("涉及4个方面共12个问题。目前已完成整改9个，正在推进4个。", ["states"]),
    ("涉及4个方面共12个问题。目前已完成整改9个，正在推进3个。", []),
    # since a year until now; what is left of what was handed out
    ("2021年以来，选派支教教师86名。\n2021年至今，先后有68名教师来县支教。", ["two-values"]),
    ("年初安排帮扶资金1.28亿元。全年分三批拨付1.16亿元，剩余2200万元明年一季度拨付。", ["remainder"]),
    ("年初安排帮扶资金1.28亿元。全年分三批拨付1.16亿元，剩余1200万元明年一季度拨付。", []),
    # who teaches and who learns; another batch; one field at two times; what must be by June
    ("上一学年选派支教教师30名。\n我县选派骨干教师32名跟岗学习。", []),
    ("第三批专业技术人才112名已全部到岗。\n上一批110名专业技术人才期满返回。", []),
    ("最初流转土地800亩，去年扩到1500亩，今年又签下一批地，总面积达到2600亩。", []),
    ("6月底前187个项目全部开工。\n未开工的45个项目正在招标。", []),
    ("派来教师24名、医生13名。\n教师来县支教一学年的16名、一学期的8名。", []),
    # what is planned for next year is no whole of this year's share
    ("安排资金1.28亿元，其中甲县7400万元。资金投到县以下的占96.5%。\n二、下步工作\n计划安排资金1.35亿元。", []),
]
TABLES = [
    (
        "北京市顺义区与我旗结对。专业技术人才方面，顺义来旗46名，包括教师19名、医生21名、农技人员6名；我旗赴顺义跟岗30名。\n\n"
        "指标 | 单位 | 数值\n"
        "顺义选派挂职干部 | 人 | 3\n顺义选派专技人才 | 人 |{}\n结对学校 | 对 | 9",
        " ",
        " 46",
        ["blank"],
    ),
    (
        "本县选派到松江区挂职干部2人、跟岗专业技术人才26人。\n\n指标 | 单位 | 数值\n东部选派专业技术人才 | 人 | 11\n"
        "本县选派赴东部专业技术人才 | 人 |{}\n帮扶车间 | 个 | 14",
        " ",
        " 26",
        ["blank"],
    ),
    # a change told of a row of two years; a form that asks the same twice; a row that ends before its answer
    (
        "帮扶车间由上年的17个增加到19个。\n\n指标 | 单位 | 2020年 | 2021年\n帮扶车间 | 个 | 17 | {}\n帮助就业 | 人 | 2280 | 2604",
        "17",
        "19",
        ["two-values"],
    ),
    (
        "填报单位：静宁县\n指标 | 单位 | 数值\n引导落地投产企业数 | 家 | 9\n实施项目数 | 个 | 31\n年度新引进落地投产东部企业 | 家 | {}",
        "7",
        "9",
        ["same-words"],
    ),
    (
        "津南区来静29名（教师13名、医生11名、农技人员5名）。\n\n指标 | 单位 | 数值\n东部来静专业技术人才 | 名 | 29\n"
        "其中：来静教师 | 名 | 13\n其中：来静医生 | 名 |{}\n其中：来静农技人员 | 名 | 5",
        " ",
        " 11",
        ["blank"],
    ),
    # a ledger of problems, each of the same county
    (
        "清收项目闲置资金186万元，全部重新安排。\n\n序号 | 反馈问题 | 责任单位 | 整改成效\n"
        "1 | 结余资金清收不及时 | 县财政局 | 清收闲置资金{}万元\n"
        "2 | 部分项目资产闲置 | 县农业农村局 | 盘活闲置资产5处",
        "168",
        "186",
        ["two-values"],
    ),
    # a line that says itself which other line it must equal
    (
        "代码 | 名称 | 单位 | 数值\nCY01 | 新增引导落地东部企业 | 个 | {}\nCY05 | 当年新引进东部企业（口径同CY01） | 个 | 7",
        "6",
        "7",
        ["same-lines"],
    ),
    # the three largest of a column
    (
        "援助资金最多的是汉滨区、旬阳市、平利县，三地各有侧重。\n\n县 | 援助资金（万元）\n汉滨区 | 4860\n汉阴县 | 3920\n紫阳县 | {}\n"
        "平利县 | 4140\n旬阳市 | 4320\n白河县 | 3350",
        "4310",
        "3310",
        ["rank"],
    ),
    # an aim told in the text and in the column of aims
    (
        "二、2022年工作目标\n新增引导企业8家。\n\n指标 | 单位 | 2022年目标\n当年新增引导企业 | 家 | {}\n"
        "帮助就业 | 人 | 4100\n实施项目 | 个 | 27",
        "6",
        "8",
        ["two-values"],
    ),
]


@pytest.mark.parametrize(("text", "told"), CASES)
def test_what_a_mixed_week_taught(text, told):
    assert codes("某县2024年东西部协作情况\n\n" + text) == told


@pytest.mark.parametrize(("text", "wrong", "right", "told"), TABLES)
def test_what_its_tables_taught(text, wrong, right, told):
    title = "某县2021年东西部协作情况\n\n"
    assert codes(title + text.format(wrong)) == told
    assert codes(title + text.format(right)) == []


def test_a_list_of_annexes_in_one_line():
    text = "某县2024年情况\n到位资金4260万元。\n附件：1.项目清单；2.情况说明\n附件1\n项目清单\n附件2\n{}"
    assert codes(text.format("情况说明")) == []
    assert codes(text.format("人员名册")) == ["annex"]


def test_a_day_under_last_years_heading_is_of_last_year():
    text = "某县2025年工作回顾及2026年计划\n一、2025年工作回顾\n全年帮助农村劳动力就业{}人。\n"
    text += "截至11月底，帮助农村劳动力就业3860人，全年达到4015人。"
    assert codes(text.format(3860)) == ["period-drift"]
    assert codes(text.format(4015)) == []
