"""消费帮扶: products, two fairs, and 2.0234 亿元 of orders, every one bought or sold through the east."""

from __future__ import annotations

from make import industry
from make.people import Dice
from make.sheets import COUNTED, INVENTED, JINGYUAN, PUBLISHED, Book

TOTAL, FAIR = 202_340_000, 190_000  # 元
PRODUCTS = ["枸杞", "羊羔肉", "大枣", "蔬菜", "小米", "文冠果油", "苹果", "籽瓜", "荞麦", "胡麻油", "土豆粉", "面粉"]
MAY_FAIR, BAIYIN_FAIR = "和平区五一消费帮扶展销会", "津银消费帮扶展销会"
ELSEWHERE = ["110000", "310000", "320000", "440000", "500000", "510000"]
CHANNELS = ["832平台", "商超", "直播", "团购", "其他"]


def product(book: Book, area: str, code: str, name: str, since: str, until: str, **more: str) -> None:
    book.add("products", area, {"名称": name, "产品编号": code, "认定日期": since, "认定到期日": until, **more})


def order(
    book: Book,
    voucher: str,
    goods: str,
    help: str,
    day: str,
    yuan: int,
    buyer: tuple[str, str],
    channel: str,
    source: str = COUNTED,
    area: str = JINGYUAN,
    **more: str,
) -> None:
    """`buyer` is name and place."""
    book.add(
        "orders",
        area,
        {
            "订单或发票号": voucher,
            "产品编号": goods,
            "东部参与方式": help,
            "付款日期": day,
            "金额": yuan,
            "采购方": buyer[0],
            "采购方所在地": buyer[1],
            "渠道": channel,
            **more,
        },
        source,
    )


def fill(book: Book, dice: Dice) -> None:
    for n, name in enumerate(PRODUCTS, 1):
        product(book, JINGYUAN, f"CP{n:02d}", name, dice.day("2019-06-01", "2020-12-20"), "2023-12-31")
    product(book, JINGYUAN, "CP90", "粉条（认定已到期）", "2018-06-01", "2020-12-31")
    product(book, JINGYUAN, "CP91", "香水梨（未认定）", "", "")
    _fairs(book)
    _orders(book, dice)
    _nearly(book, dice)


def _fairs(book: Book) -> None:
    note = {"备注": "名称、日期为演示"}
    book.add(
        "fairs",
        JINGYUAN,
        {"名称": BAIYIN_FAIR, "举办日期": "2021-09-16", "举办地点": "白银市", "参展企业数": 12, "参展产品数": 136, **note},
        PUBLISHED,
    )
    book.add(
        "fairs",
        JINGYUAN,
        {
            "名称": MAY_FAIR,
            "举办日期": "2021-05-01",
            "举办地点": "天津市和平区",
            "参展企业数": 17,
            "参展产品数": 60,
            "现场销售额": "19",
            "意向金额": "500",
            "备注": "意向金额不是销售额",
        },
        PUBLISHED,
    )


def _seller(n: int) -> str:
    return f"靖远示例企业{n % 19 + 1:02d}"


def _orders(book: Book, dice: Dice) -> None:
    """19 county firms sell to 7 buyers in Tianjin and, with the east's help, to 30 firms of other provinces."""
    for n, yuan in enumerate(dice.split(TOTAL - FAIR, 400)):
        goods = 1 + dice.below(len(PRODUCTS))
        if n % 3:
            buyer, help = (f"天津示例采购商{n % 7 + 1}", "120000"), "东部采购"
        else:
            buyer, help = (f"外省示例采购商{n // 3 % 30 + 1:02d}", ELSEWHERE[n // 3 % 30 % 6]), "东部帮助销售"
        seller = {"销售企业": industry.CODES[industry.LANDED[1][0]]} if n % 25 == 1 else {"名称": f"{_seller(n)} {PRODUCTS[goods - 1]}"}
        day = dice.day("2021-06-10" if n % 25 == 1 else "2021-01-08", "2021-11-28")
        order(book, f"XF2021-{n + 1:04d}", f"CP{goods:02d}", help, day, yuan, buyer, dice.pick(CHANNELS), **seller)
    for n, yuan in enumerate(dice.split(FAIR, 17)):
        order(
            book,
            f"ZX2021-{n + 1:02d}",
            f"CP{n % 12 + 1:02d}",
            "东部采购",
            f"2021-05-0{1 + n % 3}",
            yuan,
            ("展销会现场", "120101"),
            "展销会",
            展销会=MAY_FAIR,
            名称=f"{_seller(n)} {PRODUCTS[n % 12]}",
        )


def _nearly(book: Book, dice: Dice) -> None:
    local = ("本省示例采购商", "620000")
    for n in range(30):
        goods = dice.pick(["CP01", "CP03", "CP91"])
        order(
            book, f"BD2021-{n + 1:02d}", goods, "无东部参与", dice.day("2021-01-08", "2021-11-28"), 8_000 + 500 * n, local, "商超", INVENTED
        )
    for n in range(20):
        goods = dice.pick(["CP01", "CP02", "CP90"])
        order(
            book,
            f"XF2020-{n + 1:02d}",
            goods,
            "东部采购",
            dice.day("2020-12-21", "2020-12-31"),
            60_000 + 900 * n,
            ("天津示例采购商1", "120000"),
            "832平台",
            INVENTED,
        )
