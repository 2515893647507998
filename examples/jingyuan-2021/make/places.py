"""The tree: nation, provinces, the example's branches; and which county is on which list since when."""

from __future__ import annotations

from make.people import Dice
from make.sheets import BAIYIN, GANSU, HEPING, INVENTED, JINGTAI, JINGYUAN, Book

CODES = "GB/T 2260"
FIRST = "1980-01-01"  # stands for “not after”
EAST = {
    "110000": "北京市",
    "120000": "天津市",
    "310000": "上海市",
    "320000": "江苏省",
    "330000": "浙江省",
    "350000": "福建省",
    "370000": "山东省",
    "440000": "广东省",
}
WEST = {
    "150000": "内蒙古自治区",
    "450000": "广西壮族自治区",
    "500000": "重庆市",
    "510000": "四川省",
    "520000": "贵州省",
    "530000": "云南省",
    "610000": "陕西省",
    GANSU: "甘肃省",
    "630000": "青海省",
    "640000": "宁夏回族自治区",
}
OTHERS = {
    "130000": "河北省",
    "140000": "山西省",
    "210000": "辽宁省",
    "220000": "吉林省",
    "230000": "黑龙江省",
    "340000": "安徽省",
    "360000": "江西省",
    "410000": "河南省",
    "420000": "湖北省",
    "430000": "湖南省",
    "460000": "海南省",
    "540000": "西藏自治区",
    "650000": "新疆维吾尔自治区",
    "710000": "台湾省",
    "810000": "香港特别行政区",
    "820000": "澳门特别行政区",
}
SINCE = {"460000": "1988-04-26", "500000": "1997-06-18", "810000": "1997-07-01", "820000": "1999-12-20"}
TOWNS = [
    "乌兰镇",
    "东湾镇",
    "北湾镇",
    "平堡镇",
    "糜滩镇",
    "三滩镇",
    "刘川镇",
    "北滩镇",
    "五合镇",
    "大芦镇",
    "高湾镇",
    "东升镇",
    "双龙镇",
    "靖安乡",
    "石门乡",
    "永新乡",
    "兴隆乡",
    "若笠乡",
]
REAL_VILLAGES = {"若笠乡": "富民社区", "糜滩镇": "独石村", "北湾镇": "富坪村"}
STREETS = {"劝业场街道": "120101001", "小白楼街道": "120101002"}


def town_code(town: str) -> str:
    number = TOWNS.index(town)
    return f"{JINGYUAN}{(100 if town.endswith('镇') else 187) + number:03d}"


def villages() -> dict[str, str]:
    """The county's 176 villages by code; the three demonstration villages first in their towns."""
    found: dict[str, str] = {}
    for place, town in enumerate(TOWNS):
        for n in range(1, 11 if place < 14 else 10):
            real = REAL_VILLAGES.get(town) if n == 1 else None
            found[f"{town_code(town)}{200 + n}"] = town + (real or f"示例{n:02d}村")
    return found


def village_code(name: str) -> str:
    return next(code for code, label in villages().items() if label == name)


def fill(book: Book, dice: Dice) -> None:
    """Everything of the tree and the two lists of counties."""
    _place(book, "100000", "中国", "国家", "")
    for side, provinces in (("东部", EAST), ("西部", WEST), ("", OTHERS)):
        for code, name in provinces.items():
            _place(book, code, name, "省级", "100000", 东西部=side, 启用日期=SINCE.get(code, FIRST))
    _west(book)
    _east(book)
    flags = [(JINGYUAN, "脱贫县", "2020-02-28"), (JINGYUAN, "国家乡村振兴重点帮扶县", "2021-08-27"), (JINGTAI, "脱贫县", "2019-04-28")]
    for area, flag, since in flags:
        source = "国家乡村振兴重点帮扶县名单" if flag.startswith("国家") else INVENTED
        book.add("area_flags", area, {"名称": flag, "名单": flag, "列入日期": since}, source)


def _place(book: Book, code: str, name: str, level: str, parent: str, source: str = CODES, **more: str) -> None:
    book.add("areas", "", {"名称": name, "区划代码": code, "级别": level, "上级代码": parent, "启用日期": FIRST, **more}, source)


def _west(book: Book) -> None:
    _place(book, BAIYIN, "白银市", "市级", GANSU)
    _place(book, JINGYUAN, "靖远县", "县级", BAIYIN)
    _place(book, JINGTAI, "景泰县", "县级", BAIYIN)
    for town in TOWNS:
        _place(book, town_code(town), town, "乡镇（街道）", JINGYUAN, INVENTED)
    for code, name in villages().items():
        _place(book, code, name.removeprefix(name[:3]), "村（社区）", code[:9], INVENTED)
    for n, town in enumerate(("一条山镇", "芦阳镇")):
        _place(book, f"{JINGTAI}{100 + n}", town, "乡镇（街道）", JINGTAI, INVENTED)
        _place(book, f"{JINGTAI}{100 + n}201", "示例01村", "村（社区）", f"{JINGTAI}{100 + n}", INVENTED)


def _east(book: Book) -> None:
    _place(book, HEPING, "和平区", "县级", "120000")
    _place(book, "120107", "塘沽区", "县级", "120000", 停用日期="2009-11-08", 备注="并入滨海新区")
    _place(book, "120116", "滨海新区", "县级", "120000", 原代码="120107", 启用日期="2009-11-09", 备注="塘沽等区撤并而成，原代码示例")
    for street, code in STREETS.items():
        _place(book, code, street, "乡镇（街道）", HEPING, INVENTED)
        _place(book, f"{code}001", f"{street[:3]}示例社区", "村（社区）", code, INVENTED)
