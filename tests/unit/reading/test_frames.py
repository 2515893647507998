"""What a number answers: noun, group, act, direction, host, period."""

from __future__ import annotations

import pytest
from reading_texts import mentions

FRAMES = [  # text, which number, attribute, expected
    ("吸纳就业的企业5家。", 0, "head", "ent"),
    ("5家企业落地。", 0, "head", "ent"),
    ("举办培训班6期299人。", 1, "head", "trainee"),
    ("带动脱贫劳动力就业236人。", 0, "group", {"pov"}),
    ("就业879人，其中脱贫劳动力717人。", 1, "head", "labor"),
    ("和平区选派3名党政干部到我县挂职。", 0, "direction", "WT"),
    ("我县选派2名干部赴和平区挂职。", 0, "direction", "ET"),
    ("帮扶车间吸纳就业897人。", 0, "agent", "workshop"),
    ("资金支付2759万元。", 0, "act", {"pay"}),
    ("比上年增加860万元。", 0, "delta", True),
    ("企业新签约8家。", 0, "hedge", ""),
    ("自治区内就近2614人。", 0, "hedge", ""),
    ("帮助就业9900人。到山东的9900人里，脱贫人口居多。", 1, "head", "labor"),
    ("就业去向方面，广东4208人，其他省份1475人。", 1, "head", "labor"),
    ("来我县调研对接9批118人次。", 1, "head", "visit"),
    ("上虞选派教师、医生30名。", 0, "head", "tech"),
    ("引进企业18户。", 0, "head", "ent"),
    ("帮扶医生累计接诊4.1万人次。", 0, "head", "people"),
    ("脱贫人口占六成，为744人。", 1, "left", "脱贫人口为"),
    ("带动农户18户。", 0, "head", "house"),
    ("引进企业287家。2021年为214家。", 1, "head", "ent"),
    ("最多的一场是10月的展销，卖了165万元。", 0, "entities", frozenset({"最多的一场"})),
]


@pytest.mark.parametrize(("text", "at", "attribute", "expected"), FRAMES, ids=[f[0] for f in FRAMES])
def test_frame(text, at, attribute, expected):
    assert getattr(mentions(text)[at], attribute) == expected


HOSTS = [  # text, part, whole
    ("选派专技人才33名，其中教师14名、医生16名。", "14名", "33名"),
    ("选派专技人才33名，其中教师14名、医生16名。", "16名", "33名"),
    ("到天津就业81人（其中脱贫劳动力80人），省内就业879人。", "80人", "81人"),
    ("62名专家中，高级职称35名。", "35名", "62名"),
    ("安排项目17个。其中产业项目9个。", "9个", "17个"),
]


@pytest.mark.parametrize(("text", "part", "whole"), HOSTS)
def test_host(text, part, whole):
    found = next(m for m in mentions(text) if m.text == part)
    assert found.host is not None and found.host.text == whole


def test_a_closed_bracket_is_nobodys_host():
    found = {m.text: m for m in mentions("就业2189人，其中到天津就业81人（其中脱贫劳动力80人），省内就近就业879人。")}
    assert found["879人"].host is found["2189人"]


@pytest.mark.parametrize(
    ("text", "future"),
    [("完成年度目标1200人的165%。", False), ("力争销售额突破5亿元。", True), ("明年实施协作项目5个。", True), ("计划投资865万元。", False)],
)
def test_targets_are_not_the_future(text, future):
    assert mentions(text)[0].period.future is future


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("1—7月销售7.9亿元。", "1—7月"),
        ("四季度支出1.3亿元。", "四季度"),
        ("今年1至9月支出3亿元。", "1至9月"),
        ("下半年打算。管好42家车间。", ""),
    ],
)
def test_parts_of_a_year(text, part):
    assert mentions(text)[0].period.part == part


BY_THE_WAY = [  # text, number, the year its own words give it
    ("引进企业12家（上年9家），到位投资2.1亿元。", "2.1亿元", None),
    ("引进企业12家，上年9家；到位投资2.1亿元。", "2.1亿元", None),
    ("2022年引进企业9家，到位投资1.8亿元。", "1.8亿元", 2022),
    ("到位投资1.38亿元，为2021年0.92亿元的1.5倍。实施项目23个。", "23个", None),
    ("一是2022年起调整口径，涉及12个县；二是实施项目23个。", "23个", None),
]


@pytest.mark.parametrize(("text", "number", "year"), BY_THE_WAY)
def test_a_past_year_said_by_the_way_binds_its_own_number(text, number, year):
    assert next(m for m in mentions("某县2023年情况\n" + text) if m.text == number).period.year == year


@pytest.mark.parametrize(("text", "future"), [("由2021年的0.8亿元增加到2023年的2.4亿元。", False), ("到2025年销售2.4亿元。", True)])
def test_grown_up_to_this_year_is_no_future(text, future):
    assert mentions("某县2023年情况\n" + text)[-1].period.future is future


HANDED = [  # text, which number, its words
    ("苍溪、旺苍、剑阁三县分别到位资金0.78亿元、0.66亿元、0.71亿元。", "0.71亿元", "剑阁到位资金"),
    ("苍溪县和旺苍县到位财政援助资金分别为7800万元和6600万元。", "7800万元", "苍溪县到位财政援助资金"),
    ("教师、医生分别为14名、13名。", "14名", "教师"),
    ("2021年、2022年分别引进企业5家、7家。", "7家", "2022年引进企业"),
]


@pytest.mark.parametrize(("text", "number", "words"), HANDED)
def test_numbers_handed_out(text, number, words):
    assert next(m for m in mentions(text) if m.text == number).left == words


def test_years_handed_out():
    text = "2021年至2023年，江苏投入陕西的财政援助资金依次为26.9亿元、27.8亿元和28.6亿元。"
    assert [m.period.year for m in mentions(text)] == [2021, 2022, 2023]


def test_a_number_that_is_a_heading_takes_the_words_below_it():
    assert mentions("某县数说协作\n◆ 195家\n今年新增落地的企业，到位投资9亿元。")[0].head == "ent"


def test_a_row_is_read_like_a_sentence():
    text = "指标\t单位\t数值\n帮扶车间吸纳农村劳动力就业数\t人\t468\n其中：脱贫劳动力\t人\t300\n"
    first, second = mentions(text)
    assert (first.head, first.agent, first.dimension, first.act) == ("labor", "workshop", "person", {"absorb", "work"})
    assert second.host is first and second.group == {"pov"}


@pytest.mark.parametrize(
    ("text", "part", "whole"),
    [
        ("帮助农村劳动力就业4318人：到广东1506人，省内就近2240人，到其他地区572人，其中脱贫劳动力3022人。", "3022人", "4318人"),
        ("就业4318人，到广东1506人，省内就近2240人，到其他地区572人；其中脱贫劳动力302人。", "302人", "4318人"),
        ("就业4318人，到广东1506人，省内就近2240人，到其他地区572人，其中脱贫劳动力302人。", "302人", "572人"),
        ("培训农村劳动力4862人，就业520人，其中脱贫劳动力563人。", "563人", "520人"),  # no list: a slip stays one
    ],
)
def test_a_part_belongs_to_what_its_list_adds_up_to(text, part, whole):
    found = next(m for m in mentions(f"某县2023年东西部协作工作总结\n\n{text}\n") if m.text == part)
    assert found.host is not None and found.host.text == whole
