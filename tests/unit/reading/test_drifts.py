"""The same number under another name: what must be found, and what only looks like it."""

from __future__ import annotations

import pytest
from reading_texts import codes

DRIFTS = [
    # a total called by the name of one of its parts
    ("到位财政援助资金6480万元，其中产业项目4212万元。\n6480万元产业资金的凭证已复核。", ["group-drift"]),
    ("到位财政援助资金6480万元，其中产业项目4212万元。\n4212万元产业资金的凭证已复核。", []),
    ("转移就业5236人，其中贫困劳动力3188人。\n全年转移就业的贫困劳动力5236人。", ["group-drift"]),
    ("转移就业5236人，其中贫困劳动力3188人。\n全年转移就业的5236人中，贫困劳动力占六成。", []),
    # what was signed, planned or trained, said as the next step
    ("新签协议12个；新增引导落地企业7家。\n一年来，落地企业12家。", ["renamed"]),
    ("企业新签约8家，已落地5家。\n8家企业全部落地。", ["status-drift"]),
    ("培训农村劳动力500人，实现就业320人。\n全年帮助500名农村劳动力就业。", ["renamed"]),
    ("企业286家，签约投资148.7亿元。\n新增落地企业286家，到位投资148.7亿元。", ["status-drift"]),
    ("到位投资13580万元。\n某项目协议投资2亿元。", []),
    ("培训农村劳动力500人，实现就业320人。\n全年培训的500名农村劳动力中，男性居多。", []),
    # pairs and institutions
    ("结对学校286对，上海市有241所学校、我省有286所学校参与。\n上海286所学校送课进山。", ["pairs-drift"]),
    ("结对学校286对，上海市有241所学校、我省有286所学校参与。\n我省286所学校受益。", []),
    ("上海26所学校同我县31所学校结成31对。\n两地结对学校达31所。", ["pairs-drift"]),
    ("两地学校结对92对，结对的92所黔西南学校中，乡镇学校占61所。", []),
    ("两地学校结对92对。\n92所学校开展线上教研。", []),
    # with and without a part, a sum under the value of one
    ("销售8000万元，不含市级机关采购的1260万元。\n包括市级机关采购在内，共销售8000万元。", ["with-part"]),
    ("销售8000万元，不含市级机关采购的1260万元。\n包括市级机关采购在内，共销售9260万元。", []),
    ("财政协作资金6.05亿元，另有社会捐赠1.2亿元。\n财政协作和社会捐赠资金合计6.05亿元。", ["with-part"]),
    ("财政协作资金6.05亿元，另有社会捐赠1.2亿元。\n财政协作和社会捐赠资金合计7.25亿元。", []),
    # one figure of two periods, of two years
    ("今年1—7月销售7.9亿元。\n上半年7.9亿元的成绩来之不易。", ["period-drift"]),
    ("今年1—9月帮助就业6730人。\n前三季度就业6730人，其中上半年4120人。", []),
    ("上半年到位资金5600万元。\n前三季度到位资金5600万元。", []),
    ("到位资金5600万元，2022年为5280万元。\n5280万元资金全部投向产业。", ["year-drift"]),
    ("到位资金5600万元，2022年为5280万元。\n2022年5280万元资金已全部支付。", []),
]


@pytest.mark.parametrize(("text", "expected"), DRIFTS, ids=[f"{n} {c[0][:20]}" for n, c in enumerate(DRIFTS)])
def test_drift(text, expected):
    assert codes("某县2023年东西部协作情况\n" + text) == expected
