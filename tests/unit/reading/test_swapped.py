"""Two places with each other's numbers."""

from __future__ import annotations

import pytest
from reading_texts import codes


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("全年实施项目27个，其中宜川12个、延川15个。\n二、项目建设\n在宜川实施项目15个，均已开工。", ["swapped-places"]),
        ("共帮扶18个县，其中毕节8个、黔南10个。\n毕节10个县、黔南8个县均派驻了干部。", ["swapped-places"]),
        (
            "涉及23个县（市、区），其中毕节市8个、黔南州10个、安顺市5个。\n基地毕节10个县、黔南8个县、安顺5个县一县不落。",
            ["swapped-places"],
        ),
        ("选派干部毕节35名、黔南36名、安顺21名。\n选派教师毕节36名、黔南35名、安顺21名。", []),
        ("安排产业项目毕节8个、黔南10个、安顺5个。\n完工教育项目毕节10个、黔南8个、安顺5个。", []),
        ("全年实施项目27个，其中宜川12个、延川15个。\n宜川新开工项目15个中，产业类9个。", []),  # 新开工 is another question
        ("上年实施项目宜川12个、延川15个。\n今年在宜川实施项目15个。", []),
        ("捐赠宜川120万元、延川150万元。\n宜川销售农产品150万元。", []),
    ],
)
def test_places_swapped(text, told):
    assert [
        c
        for c in codes(f"惠山区2021年东西部协作工作总结\n\n惠山区结对帮扶宜川县、延川县。\n一、总体情况\n{text}\n")
        if c == "swapped-places"
    ] == told
