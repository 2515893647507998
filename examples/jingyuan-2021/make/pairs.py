"""结对: county with county, and four levels below it. Parties are named by code."""

from __future__ import annotations

from make.people import Dice, credit_code
from make.places import STREETS, town_code, village_code, villages
from make.sheets import COUNTED, HEPING, JINGYUAN, PUBLISHED, Book

COUNTY_PAIR = "天津市和平区—白银市靖远县"
SINCE = "2017-01-01"


def pair(
    book: Book, area: str, kind: str, east: tuple[str, str], west: tuple[str, str], since: str, source: str = COUNTED, **more: str
) -> None:
    """One row; parties are (code, name)."""
    book.add(
        "pairings",
        area,
        {
            "名称": f"{east[1]}—{west[1]}",
            "结对类型": kind,
            "东部一方代码": east[0],
            "东部一方名称": east[1],
            "西部一方代码": west[0],
            "西部一方名称": west[1],
            "结对日期": since,
            "东部结对地区": HEPING,
            **more,
        },
        source,
    )


def fill(book: Book, dice: Dice) -> None:
    pair(book, JINGYUAN, "县区结对", (HEPING, "天津市和平区"), (JINGYUAN, "白银市靖远县"), SINCE, PUBLISHED, 备注="关系属实，起始日为演示")
    _schools_and_hospitals(book, dice)
    _places(book)


def _schools_and_hospitals(book: Book, dice: Dice) -> None:
    for n in range(1, 34):
        east, west = (f"99120101{n:02d}", f"和平示例学校{n:02d}"), (f"99620421{n:02d}", f"靖远示例学校{n:02d}")
        pair(book, JINGYUAN, "学校结对", east, west, dice.day("2018-09-01", "2021-10-20"))
    pair(
        book,
        JINGYUAN,
        "学校结对",
        ("9912010140", "和平示例学校40"),
        ("9962042140", "靖远示例学校40"),
        "2018-09-01",
        COUNTED,
        终止日期="2020-08-31",
        备注="已终止，不计",
    )
    for n, since in enumerate(("2018-06-01", "2021-04-29"), 1):
        east, west = (credit_code("12", 100 + n), f"和平示例医院{n}"), (credit_code("12", 200 + n), f"靖远示例医院{n}")
        pair(book, JINGYUAN, "医院结对", east, west, since)
    pair(
        book,
        JINGYUAN,
        "医院结对",
        (credit_code("12", 103), "和平示例医院3"),
        (credit_code("12", 203), "靖远示例医院3"),
        "2017-06-01",
        COUNTED,
        终止日期="2021-05-31",
        备注="年内终止，截止日不计",
    )


def _places(book: Book) -> None:
    names = list(villages().items())
    communities = [(f"{code}001", f"{street[:3]}示例社区") for street, code in STREETS.items()]
    real = [(village_code(v), v) for v in ("糜滩镇独石村", "北湾镇富坪村", "若笠乡富民社区")]
    for (street, code), town in zip(STREETS.items(), ("糜滩镇", "北湾镇"), strict=True):
        pair(book, JINGYUAN, "乡镇结对", (code, street), (town_code(town), town), "2019-05-10")
    for community, village in zip(communities, real[:2], strict=True):
        pair(book, JINGYUAN, "村村结对", community, village, "2019-05-10")
    for village in real:
        pair(book, JINGYUAN, "村企结对", (credit_code("91", 901), "和平示例企业"), village, "2020-04-15")
    for village in (real[2], names[0]):
        pair(book, JINGYUAN, "社会组织与村结对", (credit_code("51", 902), "和平示例商会"), village, "2020-04-15")
