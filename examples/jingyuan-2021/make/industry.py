"""产业协作: nine contracts, four landed firms, the park and the 37 workshops."""

from __future__ import annotations

from make.people import Dice, credit_code
from make.places import villages
from make.sheets import COUNTED, INVENTED, JINGYUAN, PUBLISHED, Book

PARK = "靖和乡村振兴产业园"
# name, signed, registered capital in 万元, landed, producing; the report gives only how many and the totals
LANDED = [
    ("示例津靖枸杞公司", "2021-03-12", 2600, "2021-04-06", "2021-05-18"),
    ("示例津靖食品公司", "2021-03-12", 1800, "2021-04-15", "2021-06-08"),
    ("示例津靖农业公司", "2021-04-29", 1500, "2021-05-20", "2021-06-25"),
    ("示例津靖服饰公司", "2021-04-29", 1200, "2021-06-02", "2021-07-15"),
]
SIGNED = [
    ("示例津靖牧业公司", "2021-06-16", 2000),
    ("示例津靖冷链公司", "2021-07-22", 1600),
    ("示例津靖药材公司", "2021-08-26", 1300),
    ("示例津靖电商公司", "2021-10-12", 1000),
    ("示例津靖光电公司", "2021-10-12", 950),
]
EARLIER = ("示例津靖包装公司", "2019-11-20", 500, "2020-03-10", "2020-06-01")
PAID = [(2100_0000, 4), (1400_0000, 3), (980_0000, 3), (740_4000, 2)]  # 元 and vouchers: together 5,220.4 万元
CODES = {name: credit_code("91", 1 + n) for n, (name, *_) in enumerate([*LANDED, *SIGNED, EARLIER])}
FIRM_SHOPS = {name: f"{name[4:6]}帮扶车间" for name, *_ in LANDED}
OPEN_SHOPS, CLOSED = 33, [("2018-05-01", "2020-10-31"), ("2019-04-01", "2020-12-31"), ("2019-07-01", "2021-05-31")]


def fill(book: Book, dice: Dice) -> None:
    book.add(
        "parks", JINGYUAN, {"名称": PARK, "园区类型": "农业", "开工日期": "2021-10-15", "备注": "标准化厂房计划2022年6月交付"}, PUBLISHED
    )
    for name, signed, capital, landed, producing in LANDED:
        _firm(book, name, signed, capital, landed, producing, 入驻园区=PARK, 入园日期="2021-10-20")
    for name, signed, capital in SIGNED:
        _firm(book, name, signed, capital, "", "", 备注="只签约，不计落地")
    _firm(book, *EARLIER, 备注="上年投产，不计当年")
    _investments(book, dice)
    _workshops(book, dice)


def _firm(book: Book, name: str, signed: str, capital: int, landed: str, producing: str, **more: str) -> None:
    source = INVENTED if name == EARLIER[0] else COUNTED
    book.add(
        "firms",
        JINGYUAN,
        {
            "名称": name,
            "统一社会信用代码": CODES[name],
            "签约日期": signed,
            "注册资本": capital,
            "落地日期": landed,
            "投产日期": producing,
            **more,
        },
        source,
    )


def _investments(book: Book, dice: Dice) -> None:
    number = 0
    for (name, *_, landed, _), (total, parts) in zip(LANDED, PAID, strict=True):
        for amount in dice.split(total // 1000, parts):
            number += 1
            _paid(book, name, f"演示投资{number:03d}", dice.day(landed, "2021-11-25"), f"{amount / 10:g}", COUNTED)
    _paid(book, EARLIER[0], "演示投资901", "2020-05-06", "300", INVENTED)
    _paid(book, EARLIER[0], "演示投资902", "2021-03-08", "80", INVENTED)


def _paid(book: Book, firm: str, voucher: str, day: str, amount: str, source: str) -> None:
    book.add(
        "investments",
        JINGYUAN,
        {"名称": firm, "统一社会信用代码": CODES[firm], "凭证号": voucher, "到位日期": day, "到位金额": amount},
        source,
    )


def workshops() -> list[str]:
    """The 33 open workshops that are no landed firm's."""
    return [f"示例帮扶车间{n:02d}" for n in range(1, OPEN_SHOPS + 1)]


def _workshops(book: Book, dice: Dice) -> None:
    places = list(villages().values())
    for name in workshops():
        day = dice.day("2018-04-01", "2021-02-28")
        book.add("workshops", JINGYUAN, {"名称": name, "认定日期": day, "所在村": dice.pick(places)}, COUNTED)
    for firm, _, _, _, producing in LANDED:
        book.add("workshops", JINGYUAN, {"名称": FIRM_SHOPS[firm], "认定日期": producing, "所在村": PARK}, COUNTED)
    for n, (opened, closed) in enumerate(CLOSED, 1):
        row = {"名称": f"示例已关车间{n}", "认定日期": opened, "关停日期": closed, "所在村": dice.pick(places), "备注": "已关停，不计"}
        book.add("workshops", JINGYUAN, row)
