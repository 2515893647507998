"""What ordinary true reports write, beside the slip that looks like it: nearly every alarm on a true page began as one of these."""

from __future__ import annotations

import pytest
from reading_texts import codes

SUMS = [
    (
        "全年完成地区生产总值18.3亿元，增长33.3%；服务业增加值9.4亿元，下降2.6%；社会消费品零售总额4.4亿元，增长3%；公共财政预算收入2.7亿元。",
        [],
    ),
    # a list that goes on in the next sentence, and an item of it divided
    ("生产总值24.4亿元。其中:第一产业增加值6.2亿元;第二产业增加值6.5亿元,其中工业4.1亿元;建筑业2.4亿元。第三产业增加值11.7亿元。", []),
    ("生产总值24.4亿元。其中:第一产业增加值6.2亿元、第二产业增加值6.5亿元、第三产业增加值11.1亿元。", ["sum"]),
    # what the whole list yields is no item of it
    ("投入850万元,其中投入700万元扶持合作社,投入150万元发展光伏,预计每年增收74万元。", []),
    ("投入850万元,其中投入700万元扶持合作社,投入180万元发展光伏。", ["sum"]),
    # descriptions of a population, not its division
    ("全乡总人口15244人,其中农业人口14321人,现有劳动力6811人,贫困户952户3122人。", []),
    ("全乡总人口15244人,其中男性7911人,女性7433人。", ["sum"]),
    # two brackets divide two numbers
    ("实施项目15个(含2023年转列的5个),年初批复8个项目(含结转1个),年中增加8个项目(含2023年转列的5个)。", []),
    # some of it
    ("投入计划外资金15159万元(含灾后重建资金8000万元、代表团捐赠资金2000万元)。", []),
    ("投入计划外资金15159万元(灾后重建资金8000万元、其他捐赠资金6159万元)。", ["sum"]),
    # two totals, neither of which is an item of the other
    ("新坪村9社共54户,贫困户7户,10社共55户,贫困户7户。", []),
    ("新坪村有卫生室2所,分别在1社和5社;10社有学校1所。", []),
    # one more item beside its like, not the total of the two after it
    ("耕地面积2333亩、林地面积1980亩,茶园850亩、桑园950亩。", []),
    # those that are named and the rest
    ("全市6个县参加考核,除甲县、乙县外其余4个县均获优秀等次。", []),
    ("全市6个县参加考核,除甲县、乙县外其余5个县均获优秀等次。", ["remainder"]),
]

RATES = [
    # the plan for the year is not what was taken in the year before
    ("完成公共预算收入62964万元,完成年初预算65200万元,同比减952万元,减幅1.49%。", []),
    # a rate held against its own of half a year ago, which is not told
    ("禽蛋产量增长5.1%;猪牛羊禽肉产量下降4.7%,降幅比上半年收窄6.1个百分点。", []),
    ("覆盖率由82.5%提高到91.2%,提高了6.7个百分点。", ["points"]),
    # what can be reached is not what has been
    ("安排项目37个,已开工22个,一季度开工率能够达到65%。", []),
    # the verb and its two numbers
    ("参训人数由286人增加到229人。", ["turned"]),
    ("村集体收入由12万元下降到15万元。", ["turned"]),
    ("贫困发生率由9.6%下降到0.3%。", []),
    ("办理效率由15天提升到3天。", []),
    ("新识别182户159人。", ["empty-houses"]),
    ("新识别182户593人,发放补助12户、慰问9人。", []),
]

PUBLIC_MONEY = [
    # how much more or less came in is no base, and no item of a list
    ("收入累计完成24627万元,完成年初预算数60999万元的40.4%,比上年减收1070万元,下降4.2%。", []),
    ("收入累计完成24627万元,完成年初预算数60999万元的42.4%,比上年减收1070万元,下降4.2%。", ["ratio"]),
    ("税收收入8103万元,比上年增收1284万元,增长18.8%。", []),
    ("税收收入8103万元,比上年增收1284万元,增长28.8%。", ["growth"]),
    ("地方收入完成100223万元,增长2.61%,增收2546万元。其中:税收完成66342万元,增长18.39%,增收10304万元。", []),
    ("税收收入865.4亿元;非税收入279亿元。\n契税等地方税收242.2亿元。", []),
    # the budget they are held against is not told
    ("增值税122.3亿元,增长10.8%。\n医疗卫生支出72.2亿元,完成预算57.3%。", []),
    ("支出总计1741.75万元,比上年减少53.7万元,降低2.99%;完成年初预算100%,决算数大于预算数55.93万元。", []),
    # rounded numbers leave a growth open; 在校生 is no word of comparison
    ("有幼儿园26.67万所,比上年增加1.17万所,增长4.60%。", []),
    ("有幼儿园26.67万所,比上年增加1.17万所,增长5.60%。", ["growth"]),
    ("在校生2.76亿人,比上年增加539.40万人,增长2.00%。", []),
    # a part of a crowd may spend more than the crowd does a head
    ("人均每次消费872.27元。其中,城镇居民人均每次消费986.20元;农村居民人均每次消费607.57元。", []),
    # a standard is set, not worked out
    ("全县低保对象13228人。发放低保金3800万元。供养标准年人均2200元,集中供养年人均3000元。", []),
    ("进一步规范城乡低保工作。\n上半年共发放城乡低保金3800万元。", []),
]

COURTS = [
    # an item before the rows and one after them have no columns
    (
        "尚有各类未结案件2453件。\n行政未结案10件,与去年持平。刑事未结案79件,同比增加17件;民商事未结案1791件,同比增加466件;"
        "行政非诉未结案15件,同比增加11件;执行未结案557件,同比增加54件;再审1件。",
        [],
    ),
    ("一、收案情况\n民商事案件5623件。\n二、结案情况\n审结民商事案件4822件。", []),
    # each rate is right for the numbers beside it
    ("受理案件1803件,结案894件,结案率49.58%。\n受理民商事案件925件,结案440件,结案率47.57%。", []),
    # what is in brackets is a matter of its own, and no whole list where its share is told
    ("结案440件,结案率为47.57%(调解结案211件,撤诉97件,调撤率为70%,同比上升了6.72个百分点)。", []),
    # what is outstanding and what is new; a goal that is not told
    ("小额信贷新增40.35亿元。\n小额信贷余额达41.71亿元,较年初净增31.71亿元,完成全年目标的117.43%。", []),
]

VALUES = [
    ("农村居民人均可支配收入9183元，增长10.6%。\n城镇低收入组人均可支配收入9860元，增长9.5%。", []),
    ("参加城乡居民基本养老保险168.8万人。\n参加城镇职工基本养老保险45.6万人。", []),
    ("2014年全县建档立卡贫困户3.85万户。\n经过动态调整，截至2020年12月13日，我县现有建档立卡贫困户37560户。", []),
    ("工程的目标是,对全县9.5万户农村危房进行改造。\n目前,已完成6.5万户农村危房的改造。", []),
    # of opposite things
    ("出境旅游人数6203万人次。\n入境旅游人数6950万人次。", []),
    ("入境旅游人数6059万人次。\n全年入境旅游人数6950万人次。", ["two-values"]),
    # a year, and nine years
    ("2019年开展对接。全年引进帮扶资金3500万元。\n2012—2020年,先后选派5人挂职。帮助引进帮扶资金3505万元。", []),
    # one list of two things
    (
        "城市低保对象40847人。其中女性19976人,残疾人3649人,优抚对象65人,老年人6115人。\n"
        "农村低保对象218722人。其中女性100059人,残疾人13448人,优抚对象93人,老年人81342人。",
        [],
    ),
    # those there are, and those who were given something at a feast
    ("全市现有农村五保对象1675人。\n春节期间为1690名农村五保对象发放生活补贴。", []),
    # those who leave and those who work at home
    ("赴江苏务工2250人,其中贫困劳动力425人。新建就业扶贫基地15家,帮助445名贫困群众就业。", []),
    # one more finding is another one
    ("有105个县的信息不准确。此外,审计还发现86个县存在违规招标。", []),
    # who has arrived is who was to be sent
    ("输送了1900人外出务工。\n计划选派专业技术人才7098人,已到岗2129人。", []),
    ("有43项乡村特色产品入选目录。\n创建美丽休闲乡村33个。", []),
    ("选派干部人才1700余人次。\n凝聚着1700余名干部人才的辛劳。", ["unit-drift"]),
    # a county and the city of its name
    ("湘潭市委派出巡察组。\n巡察对象包括湘潭县、湘乡市。", []),
]

LISTS = [
    ("二、“六个精准”落实情况\n一是对象精准。坚持“三个规避”(一是外出务工的、二是有商品房的、三是有轿车的),严把入口关。", []),
]


@pytest.mark.parametrize(("text", "expected"), SUMS + RATES + PUBLIC_MONEY + COURTS + VALUES + LISTS)
def test_ordinary_report(text: str, expected: list[str]) -> None:
    assert codes(text) == expected
