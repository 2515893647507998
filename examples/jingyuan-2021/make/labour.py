"""劳务协作: 2,189 helped workers, the other rows that a roster really holds, classes and posts."""

from __future__ import annotations

from dataclasses import dataclass, field

from make import industry
from make.people import Dice, People, Person, yes
from make.places import villages
from make.sheets import COUNTED, GANSU, INVENTED, JINGYUAN, Book

AFAR = {
    "650000": "新疆示例农场",
    "150000": "内蒙古示例工地",
    "640000": "宁夏示例园区",
    "610000": "陕西示例工厂",
    "630000": "青海示例工地",
    "510000": "四川示例工厂",
    "140000": "山西示例工厂",
}
OTHER_EAST = {"320000": "江苏示例工厂", "330000": "浙江示例工厂", "440000": "广东示例工厂", "110000": "北京示例服务公司"}
TIANJIN = {"120101": "和平示例物业", "120116": "滨海示例工厂", "120000": "天津示例服务公司"}
FIRM_STAFF = [(60, 47), (55, 43), (55, 43), (50, 38)]  # workers and lifted: 220 and 171
LABOUR_CLASSES = [(50, 40), (50, 40), (50, 40), (50, 40), (50, 38), (49, 38)]  # seats and lifted: 299 and 236


@dataclass
class Workers:
    """Who was helped this year, for the other rosters to draw from."""

    paired: list[Person] = field(default_factory=list)
    province: list[Person] = field(default_factory=list)
    other: list[Person] = field(default_factory=list)

    @property
    def lifted(self) -> list[Person]:
        return [p for p in (*self.province, *self.other) if p.lifted]

    @property
    def unlisted(self) -> list[Person]:
        return [p for p in (*self.province, *self.other) if not p.lifted]


def job(
    book: Book,
    person: Person,
    dest: str,
    employer: str,
    first: str,
    last: str = "",
    helped: bool = True,
    firm: str = "",
    shop: str = "",
    area: str = JINGYUAN,
    source: str = COUNTED,
) -> None:
    """One person in one job."""
    book.add(
        "jobs",
        area,
        {
            **person.roster,
            "务工地": dest,
            "用工单位": employer,
            "落地（入园）企业": firm,
            "帮扶车间": shop,
            "协作帮助就业": yes(helped),
            "上岗日期": first,
            "离岗日期": last,
        },
        source,
    )


def fill(book: Book, dice: Dice, people: People) -> Workers:
    workers = Workers()
    _paired(book, dice, people, workers)
    _firm_staff(book, dice, people, workers)
    _shop_staff(book, dice, people, workers)
    _others(book, dice, people, workers)
    _nearly(book, dice, people, workers)
    _last_year(book, dice, people, workers)
    _classes(book, dice, people, workers)
    _posts(book, dice, people)
    return workers


def _paired(book: Book, dice: Dice, people: People, workers: Workers) -> None:
    """81 to Tianjin, all lifted, all there since August or earlier: so they are the 81 in stable work as well."""
    workers.paired = people.many(81, 81)
    for person in workers.paired:
        dest = dice.pick(list(TIANJIN))
        job(book, person, dest, TIANJIN[dest], dice.day("2021-02-20", "2021-08-30"))


def _firm_staff(book: Book, dice: Dice, people: People, workers: Workers) -> None:
    """220 of the 879 sit in the landed firms' own workshops: they carry firm and workshop."""
    for (name, *_, producing), (count, lifted) in zip(industry.LANDED, FIRM_STAFF, strict=True):
        staff = people.many(count, lifted)
        workers.province += staff
        for person in staff:
            job(book, person, JINGYUAN, name, dice.day(producing, "2021-11-10"), firm=industry.CODES[name], shop=industry.FIRM_SHOPS[name])


def _shop_staff(book: Book, dice: Dice, people: People, workers: Workers) -> None:
    """The other 659 (546 lifted), ten at least in each of 33 workshops; twenty of them came from another workshop."""
    shops, staff = industry.workshops(), people.many(659, 546)
    workers.province += staff
    for n, person in enumerate(staff):
        shop = shops[n % 33] if n < 330 or n >= 546 else dice.pick(shops)
        first = dice.day("2021-03-01", "2021-06-30" if n % 33 == 0 else "2021-11-20")
        if n % 33 == 0:
            job(book, person, JINGYUAN, shop, first, dice.day(first, "2021-07-20"), shop=shop)
            first = dice.day("2021-08-01", "2021-09-30")
            shop = shops[(n // 33 + 7) % 33]
        job(book, person, JINGYUAN, shop, first, shop=shop)


def _others(book: Book, dice: Dice, people: People, workers: Workers) -> None:
    """1,229 (1,100 lifted) elsewhere. Those in other eastern provinces left again or came after August: none is stable there."""
    workers.other = people.many(1229, 1100)
    for n, person in enumerate(workers.other):
        if n % 9 == 0:
            dest = dice.pick(list(OTHER_EAST))
            early = n % 2 == 0
            first = dice.day("2021-02-22", "2021-06-30") if early else dice.day("2021-09-01", "2021-11-20")
            job(book, person, dest, OTHER_EAST[dest], first, dice.day("2021-07-10", "2021-11-15") if early else "")
            continue
        dest = dice.pick(list(AFAR))
        first = dice.day("2021-02-20", "2021-07-31")
        job(book, person, dest, AFAR[dest], first, dice.day("2021-08-01", "2021-11-28") if n % 5 == 0 else "")
        if n % 20 == 0:
            job(book, person, dest, AFAR[dest], "2021-11-29")


def _nearly(book: Book, dice: Dice, people: People, workers: Workers) -> None:
    """On the roster this year, but one condition fails."""
    for n, person in enumerate(people.many(90, 60)):  # found alone
        dest = dice.pick([*AFAR, GANSU])
        if n % 15 == 0:
            person.lifted_to = "2021-01-31"
        job(book, person, dest, "自行联系", dice.day("2021-02-20", "2021-11-20"), helped=False, source=INVENTED)
    for person in people.many(6, 6):  # in Tianjin, but not yet three months, and found alone
        job(book, person, "120000", "自行联系", dice.day("2021-09-01", "2021-11-10"), helped=False, source=INVENTED)
    for person in people.many(4, 0, rural=False):  # no rural registration
        job(book, person, "120000", "自行联系", "2020-03-01", helped=False, source=INVENTED)
        job(
            book,
            people.new(rural=False),
            JINGYUAN,
            industry.LANDED[0][0],
            "2021-06-01",
            helped=False,
            firm=industry.CODES[industry.LANDED[0][0]],
            shop=industry.FIRM_SHOPS[industry.LANDED[0][0]],
            source=INVENTED,
        )
    for n, person in enumerate(people.many(15, 9)):  # workshop closed in May; they came the year before
        job(book, person, JINGYUAN, "示例已关车间3", f"2020-0{1 + n % 9}-15", "2021-05-31", shop="示例已关车间3", source=INVENTED)


def _last_year(book: Book, dice: Dice, people: People, workers: Workers) -> None:
    """Helped in 2020: some of them the same people as this year."""
    for n, person in enumerate([*workers.paired[:20], *workers.other[:60:2], *people.many(40, 35)]):
        dest = "120000" if n < 20 else dice.pick(list(AFAR))
        open_end = n >= 50 and n % 2 == 0
        job(
            book,
            person,
            dest,
            "上年务工",
            dice.day("2020-03-01", "2020-06-30"),
            "" if open_end else dice.day("2020-09-01", "2020-12-31"),
            source=INVENTED,
        )
    firm = industry.EARLIER[0]
    for person in people.many(12, 8):
        job(book, person, JINGYUAN, firm, dice.day("2020-06-01", "2020-10-31"), firm=industry.CODES[firm], source=INVENTED)


def class_of(book: Book, code: str, kind: str, name: str, day: str, source: str = COUNTED, area: str = JINGYUAN) -> str:
    book.add("classes", area, {"名称": name, "班次编号": code, "培训类别": kind, "开班日期": day, "培训地点": "靖远县"}, source)
    return code


def seat(book: Book, code: str, persons: list[Person], source: str = COUNTED, area: str = JINGYUAN) -> None:
    for person in persons:
        book.add("seats", area, {"班次编号": code, **person.roster}, source)


def _classes(book: Book, dice: Dice, people: People, workers: Workers) -> None:
    lifted, unlisted = workers.lifted, workers.unlisted
    for n, (seats, poor) in enumerate(LABOUR_CLASSES):
        code = class_of(book, f"LW2021-{n + 1:02d}", "劳务协作", f"劳务协作培训第{n + 1}期", f"2021-{4 + n:02d}-12")
        seat(book, code, [*_take(lifted, n, poor), *_take(unlisted, n, seats - poor)])
    seat(book, "LW2021-01", people.many(5, 0, rural=False), INVENTED)
    for kind, letters, count, sizes in (("干部", "GB", 2, [40, 40]), ("专业技术人才", "ZJ", 11, [16] * 10 + [21])):
        trainees = people.many(60 if count == 2 else 120, 0, rural=False)
        for n, size in enumerate(sizes):
            day = f"2021-{(5, 9)[n] if count == 2 else 3 + n * 8 // 10:02d}-{6 + n:02d}"
            seat(book, class_of(book, f"{letters}2021-{n + 1:02d}", kind, f"{kind}培训第{n + 1}期", day), _take(trainees, n, size))
    seat(book, class_of(book, "LW2020-01", "劳务协作", "上年劳务协作培训", "2020-08-10", INVENTED), lifted[:20], INVENTED)
    seat(book, class_of(book, "GB2020-01", "干部", "上年干部培训", "2020-10-13", INVENTED), people.many(15, 0, rural=False), INVENTED)


def _take(of: list[Person], turn: int, count: int) -> list[Person]:
    """`count` people from where the turn begins; neighbouring classes share some of them."""
    return [of[(turn * (count - 3) + n) % len(of)] for n in range(count)]


def _posts(book: Book, dice: Dice, people: People) -> None:
    """179 posts in 176 villages."""
    codes = list(villages())
    for n, person in enumerate(people.many(179, 179)):
        row = {"村代码": codes[n % 176], **person.roster, "上岗日期": dice.day("2020-07-01", "2021-06-30")}
        book.add("posts", JINGYUAN, row, COUNTED)
