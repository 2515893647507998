"""What people write in a cell, and what it means; what it cannot mean is said with its remedy."""

from datetime import date, datetime

import pytest

from jiedui.engine.kernel.finding import Finding
from jiedui.engine.registers.columns import id_numbers, read
from jiedui.engine.registers.schema import Column
from tests.support.shelf import ZHANG

AMOUNT = Column("amount", "金额", "money", unit="万元")
DAY = Column("held_on", "召开日期", "date")
KIND = Column("kind", "园区类型", "enum", choices={"agri": "农业", "industry": "工业"})
HELPED = Column("helped", "协作帮助就业", "bool")
HEADS = Column("heads", "人数", "int")
LABEL = Column("label", "名称", "text")
CREDIT = Column("uscc", "统一社会信用代码", "text", check="uscc")
PHONE = Column("phone", "联系电话", "text", check="phone")
PARTY = Column("west_party", "西部一方代码", "text", check="code")


@pytest.mark.parametrize(
    ("column", "cell", "value"),
    [
        (LABEL, "　靖远（甲）　第一 批\n", "靖远（甲） 第一 批"),
        (LABEL, "ＪＹ２０２１", "JY2021"),
        (LABEL, 20210301.0, "20210301"),
        (LABEL, "   ", None),
        (DAY, "2021-03-01", date(2021, 3, 1)),
        (DAY, "2021.3.1", date(2021, 3, 1)),
        (DAY, "2021/03/01", date(2021, 3, 1)),
        (DAY, "2021年3月1日", date(2021, 3, 1)),
        (DAY, "20210301", date(2021, 3, 1)),
        (DAY, 20210301, date(2021, 3, 1)),
        (DAY, datetime(2021, 3, 1, 0, 0), date(2021, 3, 1)),
        (DAY, 44256, date(2021, 3, 1)),
        (AMOUNT, 354.2, 354_200_000),
        (AMOUNT, 0.1 + 0.2, 300_000),
        (AMOUNT, "1,607.06", 1_607_060_000),
        (AMOUNT, "12.5元", 1_250),
        (AMOUNT, "￥3", 3_000_000),
        (HEADS, "1,200", 1200),
        (HEADS, 7.0, 7),
        (HELPED, "√", True),
        (HELPED, 1, True),
        (HELPED, "无", False),
        (HELPED, "FALSE", False),
        (KIND, "工业", "industry"),
        (KIND, " agri", "agri"),
        (CREDIT, "91350100m000100y43", "91350100M000100Y43"),
        (PHONE, "0943-6121234", "0943-6121234"),
        (PARTY, " 62 0421", "620421"),
    ],
)
def test_a_cell_is_read_as_people_mean_it(column, cell, value):
    assert read(column, [cell, None, ""]) == ([value, None, None], {})


@pytest.mark.parametrize(
    ("column", "cell", "message"),
    [
        (DAY, "2021.13.1", "召开日期“2021.13.1”不是日期，没有13月。应写成 2021-03-01"),
        (DAY, "2021年2月30日", "召开日期“2021年2月30日”不是日期，2月没有30日。应写成 2021-03-01"),
        (DAY, "2021年3月", "召开日期“2021年3月”不是日期，没有写到日。应写成 2021-03-01"),
        (DAY, 7, "召开日期“7”不是日期。应写成 2021-03-01"),
        (DAY, "1021-03-01", "召开日期“1021-03-01”不在 1949 年到 2100 年之间。请核对原件上的日期"),
        (AMOUNT, "约12", "金额“约12”不是金额。只写数字，这一列的单位是万元"),
        (AMOUNT, 0.0000001, "金额“1e-07”万元，精确到了分以下。金额最多写到分，请核对凭证；单位是万元"),
        (HEADS, "7人", "人数“7人”不是整数。只写数字，如 12"),
        (HEADS, 7.5, "人数“7.5”不是整数。只写数字，如 12"),
        (HELPED, "也许", "协作帮助就业“也许”看不出是“是”还是“否”。填 是 或 否"),
        (KIND, "农业类", "园区类型“农业类”不是可选的一项。最接近的是“农业”。可填：农业、工业"),
        (
            CREDIT,
            "91350100M000100Y44",
            "统一社会信用代码“91350100M000100Y44”不是有效的统一社会信用代码：含有不用的字符或校验码不对。请对照营业执照逐位核对",
        ),
        (PHONE, "12345", "联系电话“12345”不像电话号码。手机写11位，座机写区号-号码"),
        (PARTY, "靖远县", "西部一方代码“靖远县”不是代码。只写代码，不写名称"),
        (LABEL, "长" * 501, "名称有 501 个字，最多 500 个。请缩短，全文可放在佐证材料里"),
    ],
)
def test_a_bad_cell_says_what_is_wrong_and_how_to_mend_it(column, cell, message):
    values, bad = read(column, ["", cell])
    assert Finding(bad[1].kind, {"column": column.label, **bad[1].fields}).message == message
    assert bad.keys() == {1}


@pytest.mark.parametrize(
    ("cell", "why"),
    [
        ("62042119850101001", "应为18位，现有17位"),
        ("6204211985010100AX", "前17位应为数字，末位为数字或X"),
        ("620421198502300011", "出生日期不存在"),
        (ZHANG[:-1] + ("0" if ZHANG[-1] != "0" else "1"), "校验码不对"),
    ],
)
def test_an_id_number_that_cannot_be_is_refused_with_its_reason(cell, why):
    values, bad = id_numbers([ZHANG, f" {ZHANG.lower()} ", cell])
    assert values == [ZHANG, ZHANG, None]
    assert bad[2].fields["why"] == why


def test_a_hundred_thousand_good_cells_make_no_object_each():
    cells = ["2021-03-01", "2021年4月1日"] * 50_000
    values, bad = read(DAY, cells)
    assert not bad and len({id(value) for value in values}) == 2
