"""What published reports do that drafts seldom do: shares beside their numbers, lists of classes, levels reached, names before verbs."""

from __future__ import annotations

import pytest
from reading_texts import codes, mentions

TITLE = "某县2023年东西部协作情况\n"

SILENT = {
    "a stated share makes two numbers": TITLE + "全年安排协作项目326个。\n截至11月底，有318个协作项目开工建设，占年度项目数的97.5%。",
    "a share of money": TITLE + "到位援助资金4213万元，占年度援助资金的98.6%。\n全县58个项目计划总投资1.12亿元，其中援助资金4273万元。",
    "each has a rate of its own": TITLE
    + "总投资9200万元，完成投资5980万元，完成年度计划的65%。\n县医院住院楼已完成投资4370万元，完成年度计划的57.2%。",
    "an item of a list of classes": TITLE
    + "全县完成投资9.4亿元。\n其中住房类完成投资6.8亿元；学校类完成投资1.5亿元；产业类完成投资1.1亿元。",
    "invested is not completed": TITLE + "142个协作项目完成投资3.6亿元。\n142个协作项目计划总投资3.5亿元；139个项目已完工。",
    "places of a list": "某市2023年衔接资金分配\n东河区：省级财政衔接资金2160万元；\n南溪县：省级财政衔接资金135万元。",
    "another office": TITLE + "东部地区帮助销售农特产品38.2亿元。\n中央单位帮助销售农特产品12.6亿元。",
    "the level a rate has come to": TITLE + "贫困人口由9.6万人减少到0.8万人，贫困发生率由12.4%下降到1.1%。",
    "one number said twice is no share": TITLE + "16个区援助资金已到位，16个区的计划均已下达，项目开工率达96.4%。",
    "two characters and a verb": TITLE + "副市长周立出席会议。\n会上，副市长周立先后介绍了情况。",
    "the share of a number with an aside": TITLE + "监测对象共1520户4860人（甲类620户1984人、乙类900户2876人），"
    "消除风险812户2614人（甲类301户955人、乙类511户1659人），风险消除率53.79%。",
    "an aside and a class": TITLE + "期满返回的援派干部共14名（5名干部将留任），包括“90后”干部2名。",
    "classes that make their totals": TITLE
    + "开工127个项目，完成投资9.9亿元，到位援助资金4.1亿元。\n这些项目包括住房类61个，完成投资6.2亿元，到位援助资金2.3亿元；"
    "学校类42个，完成投资2.6亿元，到位援助资金1.2亿元；培训类24个，完成投资1.1亿元，到位援助资金0.6亿元。",
    "some of the classes": TITLE
    + "开工127个项目，完成投资9.9亿元。\n住房类31个，完成投资3.2亿元；学校类22个，完成投资1.6亿元；培训类14个，完成投资0.6亿元。",
    "uses short of the whole": TITLE + "共投入协作资金6120万元。产业发展投入资金3480万元，用于大棚；教育医疗投入资金1260万元，用于助学。",
    "another purse": TITLE + "共投入协作资金6120万元。产业发展投入资金5480万元，用于大棚；社会捐赠投入资金960万元，用于助学。",
    "rounded numbers leave the rate open": TITLE + "全省安排帮扶项目39.7万个，已开工项目29.4万个，开工率74.2%。",
    "of another year's number": TITLE + "26个省份已外出务工2634.4万人，是2021年外出务工人数的106.4%。中西部21个省份公益岗位安置384.2万人。",
    "the rate of poverty is no group": TITLE + "全市36个摘帽县中，东部12个县贫困发生率低于2%，西部24个县低于3%。\n对36个脱贫县进行抽查。",
    "a list of the same words": TITLE
    + "东河县：2023年省级财政衔接推进乡村振兴补助资金2160万元。\n南溪县：2023年省级财政衔接推进乡村振兴补助资金2460万元。\n"
    "西岭县：2023年省级财政衔接推进乡村振兴补助资金2190万元。",
    "a rate of another group": TITLE
    + "14个县外出务工4.2万人，占去年外出务工总数的86.2%。\n5个重点县外出务工1.3万人，占去年外出务工总数的94.0%。",
    "done of all": TITLE + "全市199个协作项目计划总投资6.4亿元；至年底197个项目已完工，完工率达98.99%。",
    "places of two lists": TITLE + "复工率超过95%的有3个省份：甲、乙、丙。完工率超过90%的有5个省份：甲、乙、丁、戊、己。",
    "growth a year": TITLE + "人均纯收入从2018年的3120元增加到2022年的6480元，年均增幅20.0%。",
    "mean growth a year": TITLE + "人均纯收入从2018年的3120元增加到2022年的6480元，年均增长26.9%。",
    "words beside numbers of unlike things": TITLE
    + "从7月初开始对中西部36个摘帽县按20%抽查。\n从今年7月初开始对中西部12个省区市2021年宣布摘帽的36个县进行抽查。",
    "the year told before": "发布时间：2024-10-09\n2023年，双方协作取得进展。截至11月底，到位资金3100万元。",
}


@pytest.mark.parametrize("text", SILENT.values(), ids=SILENT)
def test_silent(text):
    assert codes(text) == []


SAID = {
    "a class that breaks the total": (
        TITLE + "开工127个项目，完成投资9.9亿元，到位援助资金4.1亿元。\n这些项目包括住房类61个，完成投资6.2亿元，到位援助资金2.3亿元；"
        "学校类42个，完成投资2.8亿元，到位援助资金1.2亿元；培训类24个，完成投资1.1亿元，到位援助资金0.6亿元。",
        "sum",
    ),
    "uses over the whole": (
        TITLE + "共投入协作资金4720万元。产业发展投入资金3480万元，用于大棚；教育医疗投入资金1360万元，用于助学。",
        "sum",
    ),
    "growth a year over": (TITLE + "人均纯收入从2018年的3120元增加到2022年的6480元，年均增长34%。", "growth"),
    "a sentence said again": (
        TITLE + "两年来，28个示范村建成投用，3900余人受益。\n三、成效。全县28个示范村建成投用，3600余人受益。",
        "two-values",
    ),
    "a rate said again": (
        TITLE + "全市226个脱贫村通了公交，占全部脱贫村的61.4%。\n至此，全市226个脱贫村已通公交，占全部脱贫村的64.4%。",
        "two-values",
    ),
    "a change said again": (
        TITLE + "截至4月底，14个县外出务工脱贫劳动力12.64万人，较3月初增加3.82万人。\n"
        "据统计，截至4月底，14个县外出务工脱贫劳动力12.64万人，较3月初增加3.28万人。",
        "two-values",
    ),
    "persons of a place": ("宁江助力凉山63.4万人脱贫\n双方携手，累计实现64.4万贫困人口脱贫。", "two-values"),
    "a share of all": (
        TITLE + "全年安排协作资金共计6400万元。\n在河东县安排协作资金1600万元，占总协作资金的27%。",
        "ratio",
    ),
    "a passage from paper within a page": (
        "某县简报\n这一行是网页上的一整段话，一直写到这里也没有换行，它比别的各行都要长出许多许多许多，因为网页不按纸张的宽度换行，所以不能拿它的宽度去判断别的行是不是在纸上断开的，对吧。\n"
        "今年以来双方加大力度，全县累计到位财政帮扶资\n金3462万元，比上年有所增加，主要用于产业发展，\n其中用于乡村建设的有二成，余下的用于公共服务，\n"
        "到年底已全部拨付到项目，群众十分满意，县里对\n此作了通报。\n全年到位财政帮扶资金3642万元。",
        "two-values",
    ),
    "sold twice": (TITLE + "全年帮助销售农特产品4.36亿元。\n消费帮扶：帮助销售农特产品4.63亿元。", "two-values"),
    "shrank by": (TITLE + "贫困人口由9.6万人减少到4.8万人，下降60%。", "growth"),
    "a month not yet over": ("某县协作简报\n截至11月底，到位资金3100万元。\n2023年10月9日", "as-of-after-signing"),
}


@pytest.mark.parametrize(("text", "code"), SAID.values(), ids=SAID)
def test_said(text, code):
    assert code in codes(text)


REPORT = """某县2023年东西部协作情况
全年到位财政帮扶资金4860万元，实施项目38个，共建产业园区2个，带动就业2860人。
消费帮扶1.27亿元。请各单位于10月25日前将整改情况报领导小组办公室。"""
BEFORE = "您现在的位置：首页 > 政务公开 > 工作动态\n来源：县融媒体中心 发布时间：2023-12-28 09:26 浏览次数：1286次 字号：[大 中 小]\n"
AFTER = """
责任编辑：李娜 审核：王强
上一篇：我县召开2022年协作推进会 签约项目12个
下一篇：全县前三季度消费帮扶达1.02亿元
相关阅读
· 2023年全县到位财政帮扶资金4680万元 实施项目36个
· 共建产业园区3个 带动就业3860人
主办：县人民政府办公室 邮编：730000 电话：0930-6221234
某ICP备12000345号-1 某公网安备62292102000001号 网站标识码：6229210001
您是第1286532位访问者 分享到："""


def test_what_a_web_page_puts_around_a_text_gives_nothing():
    assert codes(BEFORE + REPORT + AFTER) == codes(REPORT) == []


def test_two_provinces_are_no_two_parks():
    (provinces, parks) = mentions("两省共建产业园区82个。")
    assert (provinces.head, parks.head) == ("province", "park")
