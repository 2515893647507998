"""景泰县: a small second county, wholly invented, paired with the same district. It leaves some books empty and open."""

from __future__ import annotations

from make.labour import AFAR, Workers, class_of, job, seat
from make.money import arrive, pay, project, set_aside
from make.organisation import EAST_WEST, WEST_EAST, issue, meet, visit
from make.pairs import pair
from make.people import Dice, People
from make.sheets import HEPING, INVENTED, JINGTAI, Book
from make.talent import IN, OUT, sent
from make.trade import order, product

PAIR = "天津市和平区—白银市景泰县"
DOC = "景协作示例〔2021〕1号"
PROJECTS = [
    ("景泰肉羊养殖", "产业开发", "产业帮扶", 420, "2021-10-20"),
    ("景泰车间奖补", "劳务协作", "就业帮扶", 80, "2021-11-10"),
    ("景泰村道", "基础设施", "公共基础设施", 300, ""),
]


def fill(book: Book, dice: Dice, people: People, workers: Workers) -> None:
    _organisation(book)
    _labour(book, dice, people, workers)
    _talent(book, people)
    _money(book, dice)
    _trade(book, dice)


def _organisation(book: Book) -> None:
    pair(book, JINGTAI, "县区结对", (HEPING, "天津市和平区"), (JINGTAI, "白银市景泰县"), "2021-06-01", INVENTED)
    for n in (1, 2):  # school 01 of the district is paired in both counties: at the city it counts once
        pair(
            book,
            JINGTAI,
            "学校结对",
            (f"99120101{n * 40 - 39:02d}", f"和平示例学校{n * 40 - 39:02d}"),
            (f"99620423{n:02d}", f"景泰示例学校{n}"),
            "2021-09-01",
            INVENTED,
        )
    meet(book, JINGTAI, "党委常委会会议", "2021-06-10")
    meet(book, JINGTAI, "政府常务会议", "2021-07-15")
    issue(book, JINGTAI, "2021-06-25", "示例：景泰县协作领导小组", "景泰县2021年东西部协作工作要点（示例）", "综合")
    visit(book, JINGTAI, "2021-10-13", EAST_WEST, "随行5人", "", "其他 其他 无", 5, PAIR, INVENTED)
    visit(book, JINGTAI, "2021-07-06 2021-07-08", WEST_EAST, "示例县领导", "景泰县县长", "县处级 县级 党政主要负责", 1, PAIR, INVENTED)


def _labour(book: Book, dice: Dice, people: People, workers: Workers) -> None:
    """One of Jingyuan's workers in Tianjin stands on Jingtai's roster too: two counties, one person."""
    both = workers.paired[0]
    both.areas.append(JINGTAI)
    job(book, both, HEPING, "和平示例物业", "2021-07-01", area=JINGTAI, source=INVENTED)
    book.add("workshops", JINGTAI, {"名称": "景泰示例车间", "认定日期": "2021-06-20", "所在村": "芦阳镇示例01村"})
    staff = [people.new(lifted=n % 3 > 0, area=JINGTAI) for n in range(45)]
    for n, person in enumerate(staff):
        if n < 12:
            job(
                book,
                person,
                JINGTAI,
                "景泰示例车间",
                dice.day("2021-07-01", "2021-10-31"),
                shop="景泰示例车间",
                area=JINGTAI,
                source=INVENTED,
            )
        elif n < 18:
            job(book, person, "120000", "天津示例服务公司", dice.day("2021-07-01", "2021-08-20"), area=JINGTAI, source=INVENTED)
        else:
            dest = dice.pick(list(AFAR))
            job(book, person, dest, AFAR[dest], dice.day("2021-06-07", "2021-09-30"), area=JINGTAI, source=INVENTED)
    seat(book, class_of(book, "JT2021-01", "劳务协作", "景泰劳务协作培训", "2021-08-16", INVENTED, JINGTAI), staff[:15], INVENTED, JINGTAI)


def _talent(book: Book, people: People) -> None:
    cadre, doctor, sent_east = (people.new(rural=False, area=JINGTAI) for _ in range(3))
    days = ("2021-06-10", "2021-06-20", "", "2023-06-19")
    sent(book, cadre, "党政干部", IN, "县处级", "分管", "副县长（挂职）", days, INVENTED, area=JINGTAI)
    sent(book, doctor, "专业技术人才", IN, "其他", "无", "医生", ("2021-08-20", "2021-09-01", "", "2022-02-28"), INVENTED, area=JINGTAI)
    sent(book, sent_east, "专业技术人才", OUT, "其他", "无", "教师", ("2021-08-20", "2021-09-06", "", "2021-12-05"), INVENTED, area=JINGTAI)


def _money(book: Book, dice: Dice) -> None:
    arrive(book, JINGTAI, "津财示例〔2021〕2号", 2021, "2021-06-18", "800", INVENTED)
    for n, (name, kind, use, planned, done) in enumerate(PROJECTS, 1):
        code = f"JT2021-{n:02d}"
        project(book, code, name, 2021, kind, planned, ("2021-06-30", dice.day("2021-07-05", "2021-08-31"), done), INVENTED, JINGTAI)
        set_aside(book, DOC, code, use, 2021, "2021-06-30", planned, INVENTED, "资源路产业路" if n == 3 else "无", JINGTAI)
        pay(
            book,
            f"JTZF-{n:02d}",
            code,
            2021,
            dice.day("2021-09-01", "2021-11-20"),
            planned * (10_000 if done else 6_000),
            INVENTED,
            JINGTAI,
        )


def _trade(book: Book, dice: Dice) -> None:
    product(book, JINGTAI, "JT01", "景泰枸杞", "2020-09-01", "2023-08-31")
    product(book, JINGTAI, "JT02", "景泰梨（未认定）", "", "")
    for n in range(12):
        goods = "JT02" if n % 4 == 0 else "JT01"
        order(
            book,
            f"JTXF-{n + 1:02d}",
            goods,
            "东部采购",
            dice.day("2021-07-01", "2021-11-20"),
            120_000 + 3_000 * n,
            ("天津示例采购商1", "120000"),
            "商超",
            INVENTED,
            JINGTAI,
        )
