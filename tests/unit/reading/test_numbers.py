"""Numbers as written: one case a line."""

from __future__ import annotations

from fractions import Fraction

import pytest
from reading_texts import mentions

from jiedui.engine.documents.reading.numbers.numerals import numeral
from jiedui.engine.documents.reading.numbers.periods import When, conflict
from jiedui.engine.documents.reading.numbers.values import misprint
from jiedui.engine.documents.reading.text.characters import normalise

READ = [  # text, dimension, value, low, high
    ("到位资金5600万元。", "money", 56_000_000, 55_995_000, 56_005_000),
    ("到位资金2.0234亿元。", "money", 202_340_000, 202_335_000, 202_345_000),
    ("注册资金近1.4亿元。", "money", 140_000_000, 126_000_000, 140_000_000),
    ("到位资金１,５７７.５ 萬元。", "money", 15_775_000, 15_774_500, 15_775_500),
    ("吸纳就业一千二百人。", "person", 1200, 1200, 1200),
    ("培训60多人次。", "ptime", 60, 60, 70),
    ("支出率百分之九十三点五。", "pct", Fraction(187, 2), None, None),
    ("脱贫人口占八成以上。", "pct", 80, 75, 90),
    ("选派专家不超过30名。", "person", 30, 0, 30),
    ("带动2至5户。", "house", 2, 2, 5),
    ("带动户数200 户。", "house", 200, 200, 200),
]


@pytest.mark.parametrize(("text", "dimension", "value", "low", "high"), READ, ids=[r[0] for r in READ])
def test_a_quantity_is_read(text, dimension, value, low, high):
    (mention,) = mentions(text)
    assert (mention.dimension, mention.value) == (dimension, value)
    if low is not None:
        assert (mention.low, mention.high) == (low, high)


SILENT = [
    "2021年11月28日签订。",
    "印发〔2021〕15号文件。",
    "制定《2021年20项任务方案》。",
    "统一部署，十分重视，进一步推进。",
    "一是加强领导。",
    "第3批项目。",
    "近三年来成效明显。",
    "“十四五”时期。",
    "T12型设备。",
]


@pytest.mark.parametrize("text", SILENT)
def test_what_is_no_quantity_is_not_read(text):
    assert mentions(text) == []


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (4845, 4854, True),
        (1261, 1216, True),
        (215, 216, True),
        (736, 73600, True),
        (1280, 12800, True),
        (12, 13, False),
        (5600, 1060, False),
        (8950, 9850, True),
        (1384, 1348, True),
        (27, 72, False),
    ],
)
def test_misprints(a, b, expected):
    assert misprint(Fraction(a), Fraction(b)) is expected and misprint(Fraction(b), Fraction(a)) is expected


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (When(year=2021), When(year=2020), "different"),
        (When(year=2021), When(year=2020, inherited=True), "weak"),
        (When(year=2021), When(), ""),
        (When(future=True), When(), "different"),
        (When(as_of=(6, 30)), When(as_of=(9, 30)), "as_of"),
        (When(year=2021, part="上半年"), When(year=2021), ""),
        (When(cumulative="五年来"), When(year=2021), "different"),
    ],
)
def test_periods(a, b, expected):
    assert conflict(a, b) == conflict(b, a) == expected


def test_offsets_lead_back_to_the_characters_as_written():
    raw = "創(chuàng)新投入１,５７７.５ 萬元"
    text, offsets = normalise(raw)
    assert text == "创新投入1577.5万元"
    assert raw[offsets[4] : offsets[-1] + 1] == "１,５７７.５ 萬元"


@pytest.mark.parametrize(
    ("text", "value"), [("两万三", 20003), ("一百零五", 105), ("三亿二千万", 320_000_000), ("二〇二一", 2021), ("百货", None)]
)
def test_numerals(text, value):
    assert numeral(text) == value
