"""组织领导: meetings, policy documents and visits of the county, its city, its province and the eastern district."""

from __future__ import annotations

from make.pairs import COUNTY_PAIR
from make.people import Dice
from make.sheets import BAIYIN, COUNTED, GANSU, HEPING, INVENTED, JINGYUAN, PUBLISHED, Book

MEETINGS = {
    "党委常委会会议": "2021-02-25 2021-04-12 2021-05-28 2021-07-09 2021-09-03 2021-10-29",
    "政府常务会议": "2021-04-20 2021-08-31",
    "领导小组会议": "2021-08-18 2021-09-10 2021-09-22 2021-10-20 2021-11-10",  # the group was set up on 10 August
    "高层联席会议": "2021-04-29 2021-10-12",
    "专题会议": "2021-03-18 2021-05-14 2021-06-22 2021-08-05 2021-09-28 2021-11-05",
}
GROUP = "靖远县东西部协作和对口支援工作领导小组"
POLICIES = [  # day, issuer, title, subject: as published
    ("2021-07-16", "靖远县人民政府办公室", "靖远县2021年东西部协作消费帮扶专项资金奖补实施方案", "奖补办法"),
    ("2021-04-26", "靖远县脱贫攻坚领导小组", "靖远县2021年东西部协作助力巩固拓展脱贫攻坚成果同乡村振兴有效衔接工作方案", "综合"),
    ("2021-08-10", "中共靖远县委办公室、靖远县人民政府办公室", "关于成立靖远县东西部协作和对口支援工作领导小组的通知", "机构通知"),
    ("2021-09-23", GROUP, "靖远县东西部协作科技创新专项资金实施方案", "综合"),
    ("2021-09-23", GROUP, "靖远县东西部协作科技创新专项资金实施办法（试行）", "综合"),
    ("2021-09-23", GROUP, "靖远县东西部协作落地企业奖补实施办法", "奖补办法"),
    ("2021-09-23", GROUP, "靖远县东西部协作社会捐赠资金（物资）管理使用办法（试行）", "综合"),
    ("2021-11-12", GROUP, "靖远县东西部协作资金使用实施细则", "资金项目管理办法"),
]
EAST_WEST, WEST_EAST = "东部到西部", "西部到东部"


def meet(book: Book, area: str, body: str, day: str, source: str = INVENTED, **more: str) -> None:
    topic = "消费帮扶、招商引资专题会议" if body == "专题会议" else f"研究东西部协作的{body}"
    book.add("meetings", area, {"会议类型": body, "召开日期": day, "名称": topic, **more}, source)


def issue(book: Book, area: str, day: str, issuer: str, title: str, subject: str, source: str = INVENTED, **more: str) -> None:
    book.add("policies", area, {"发文日期": day, "发文主体": issuer, "名称": title, "文件类别": subject, **more}, source)


def visit(
    book: Book,
    area: str,
    days: str,
    direction: str,
    who: str,
    post: str,
    standing: str,
    heads: int = 1,
    pairing: str = COUNTY_PAIR,
    source: str = COUNTED,
) -> None:
    """`days` is one day or two; `standing` is rank, level of the body led, and role. No pairing: with the whole of 天津."""
    first, last = (days.split() * 2)[:2]
    rank, level, role = standing.split()
    book.add(
        "visits",
        area,
        {
            "开始日期": first,
            "结束日期": last,
            "方向": direction,
            "名称": who,
            "职务": post,
            "职级": rank,
            "任职机构层级": level,
            "负责类型": role,
            "人数": heads,
            "服务的县区结对": pairing,
            "东部结对地区": HEPING if pairing else "120000",
        },
        source,
    )


def fill(book: Book, dice: Dice) -> None:
    _meetings(book)
    for day, issuer, title, subject in POLICIES:
        issue(book, JINGYUAN, day, issuer, title, subject, PUBLISHED)
    issue(
        book, JINGYUAN, "2020-05-20", "靖远县脱贫攻坚领导小组", "靖远县2020年东西部扶贫协作工作要点（示例）", "综合", 备注="上年文件，不计"
    )
    _visits_east_west(book)
    _visits_west_east(book)
    _city(book)
    _province(book)
    _east(book)


def _meetings(book: Book) -> None:
    for body, days in MEETINGS.items():
        east = {"东部结对地区": HEPING} if body == "高层联席会议" else {}
        for day in days.split():
            meet(book, JINGYUAN, body, day, COUNTED, **east)
    meet(book, JINGYUAN, "党委常委会会议", "2020-11-26", 备注="上年会议，不计")
    meet(book, JINGYUAN, "高层联席会议", "2020-09-17", 东部结对地区=HEPING, 备注="上年会议，不计")


def _visits_east_west(book: Book) -> None:
    none = "其他 其他 无"
    visit(book, JINGYUAN, "2021-10-11 2021-10-12", EAST_WEST, "郑伟民", "区委副书记、区长", "厅局级 县级 党政主要负责", source=PUBLISHED)
    visit(book, JINGYUAN, "2021-10-11 2021-10-12", EAST_WEST, "随行7人", "", none, 7)
    visit(book, JINGYUAN, "2021-03-23 2021-03-25", EAST_WEST, "区有关部门一行5人", "", none, 5)
    visit(book, JINGYUAN, "2021-06-15 2021-06-17", EAST_WEST, "区卫健、教育部门一行4人", "", none, 4)
    visit(book, JINGYUAN, "2021-08-24 2021-08-26", EAST_WEST, "街道、企业代表一行3人", "", none, 3)
    visit(book, JINGYUAN, "2020-09-16 2020-09-18", EAST_WEST, "示例区领导", "区委书记", "厅局级 县级 党政主要负责", source=INVENTED)
    visit(book, JINGYUAN, "2020-09-16 2020-09-18", EAST_WEST, "随行9人", "", none, 9, source=INVENTED)


def _visits_west_east(book: Book) -> None:
    visit(book, JINGYUAN, "2021-04-29", WEST_EAST, "刘力江", "靖远县县长", "县处级 县级 党政主要负责", source=PUBLISHED)
    visit(book, JINGYUAN, "2021-04-29", WEST_EAST, "雷臻", "靖远县副县长", "县处级 县级 分管负责", source=PUBLISHED)
    visit(book, JINGYUAN, "2021-04-29", WEST_EAST, "随行4人", "", "其他 其他 无", 4)
    visit(book, JINGYUAN, "2020-06-10", WEST_EAST, "示例县领导", "副县长", "县处级 县级 分管负责", source=INVENTED)


def _city(book: Book) -> None:
    for body, days in {
        "党委常委会会议": "2021-03-10 2021-06-18 2021-10-15",
        "政府常务会议": "2021-05-11",
        "领导小组会议": "2021-04-08 2021-09-15",
        "高层联席会议": "2021-05-27",
    }.items():
        for day in days.split():
            meet(book, BAIYIN, body, day)
    issue(book, BAIYIN, "2021-06-30", "示例：白银市协作领导小组", "白银市“十四五”东西部协作规划（示例）", "五年规划")
    issue(book, BAIYIN, "2021-05-20", "示例：白银市乡村振兴局、财政局", "白银市东西部协作资金项目管理办法（示例）", "资金项目管理办法")
    visit(book, BAIYIN, "2021-05-26 2021-05-28", WEST_EAST, "示例市领导", "市委副书记、市长", "厅局级 市级 党政主要负责", 1, "", INVENTED)
    visit(book, BAIYIN, "2021-05-26 2021-05-28", WEST_EAST, "随行6人", "", "其他 其他 无", 6, "", INVENTED)


def _province(book: Book) -> None:
    meet(book, GANSU, "党委常委会会议", "2021-04-19")
    meet(book, GANSU, "领导小组会议", "2021-05-25")
    issue(book, GANSU, "2021-05-31", "示例：甘肃省乡村振兴局、财政厅", "甘肃省东西部协作财政援助资金管理办法（示例）", "资金项目管理办法")
    visit(book, GANSU, "2021-06-03 2021-06-05", WEST_EAST, "示例省领导", "省委常委、副省长", "省部级 省级 分管负责", 1, "", INVENTED)


def _east(book: Book) -> None:
    """Acts of the district alone: no western area."""
    meet(book, "", "党委常委会会议", "2021-03-30", 东部结对地区=HEPING)
    meet(book, "", "领导小组会议", "2021-07-20", 东部结对地区=HEPING)
    issue(book, "", "2021-05-08", "示例：和平区协作办", "和平区2021年东西部协作工作要点（示例）", "综合", 东部结对地区=HEPING)
