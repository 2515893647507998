"""Slips that are no quantities: each with the codes it must bring, and look-alikes that bring none."""

from __future__ import annotations

import pytest
from reading_texts import codes

NAMES = [
    ("县委常委、副县长（挂职）罗志斌分管协作。\n罗志彬每周调度一次。", ["name"]),
    ("副厅长冯志远通报情况。\n冯致远在通报中说，今年要建园区。", ["name"]),
    ("副县长陈国峰常驻工地。\n心内科医生陈国锋扎在县医院。", []),
    ("局长王建国参加。\n副县长王建军参加。", []),
    ("由陈建国同志任组长。\n陈建军同志任副组长。", []),
    ("村支书马明才介绍了情况。\n村民马明财家里养牛。", []),
    ("姓名\t职务\n周国梁\t县医院副院长\n\n周国良副院长带队义诊。", ["name"]),
    ("姓名\t单位\t职务\n周国梁\t县医院\t副院长\n周国良\t县中学\t副校长", []),
    ("书记高度重视。\n产品高度中等。副县长安排部署。\n人员安排不到位。", []),
]
THINGS = [
    ("基地由彭堡镇姚磨村铺开。\n尧磨村的菜农说，心里不慌。", ["thing-name"]),
    ("常州天禾富硒食品有限公司落户。\n常州天和富硒食品有限公司接收学员。", ["thing-name"]),
    ("惠民种养专业合作社分红20万元。\n会民种养专业合作社有社员68户。", ["thing-name"]),
    ("田坪村、田平村建成大棚3座。", []),
    ("上湾村种菜。\n下湾村养牛。\n每个村都有产业，各村都有合作社。", []),
    ("引进四川宏达食品有限公司。\n四川宏发食品有限公司已投产。", []),
]


@pytest.mark.parametrize(("text", "expected"), NAMES + THINGS)
def test_names(text, expected):
    assert codes("某县情况\n" + text) == expected
