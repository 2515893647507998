"""干部人才: secondments both ways, what was given to the seconded, and students at eastern vocational schools."""

from __future__ import annotations

from make.people import Dice, People, Person
from make.sheets import COUNTED, INVENTED, JINGYUAN, Book

IN, OUT = "东部到西部", "西部到东部"
CADRES = [  # direction, rank, duty, post, sent, served from, to, planned end, source, note
    (IN, "县处级", "分管", "县委常委、副县长（挂职）", "2021-05-10", "2021-05-20", "", "2024-05-19", COUNTED, ""),
    (IN, "其他", "协管", "县乡村振兴局副局长（挂职）", "2021-05-10", "2021-05-20", "", "2023-05-19", COUNTED, ""),
    (IN, "其他", "协管", "县教育局副局长（挂职）", "2020-08-20", "2020-09-01", "", "2022-02-28", COUNTED, "两年期，上年到岗，今年仍在"),
    (OUT, "县处级", "无", "区街道办副主任（挂职）", "2021-05-25", "2021-06-01", "2021-11-30", "2021-11-30", COUNTED, ""),
    (OUT, "其他", "无", "区商务局（挂职）", "2021-05-25", "2021-06-01", "2021-11-30", "2021-11-30", COUNTED, ""),
    (OUT, "其他", "无", "区农业部门（挂职）", "2020-11-20", "2020-12-01", "2021-05-31", "2021-05-31", COUNTED, "跨年在岗"),
    (IN, "县处级", "分管", "副县长（挂职）", "2018-05-02", "2018-05-10", "2020-12-31", "2021-05-09", INVENTED, "上年末离岗，不计"),
    (IN, "其他", "无", "县医院副院长（挂职）", "2021-11-22", "", "", "2022-11-30", INVENTED, "已派文，未到岗，不计"),
    (OUT, "其他", "无", "区教育局（挂职）", "2019-11-25", "2019-12-01", "2020-05-31", "2020-05-31", INVENTED, "往年，不计"),
]
SPECIALISTS = [  # how many, direction, post, sent, served from, to, planned end, source
    (5, IN, "教师", "2021-02-20", "2021-03-01", "2021-08-31", "2021-08-31", COUNTED),
    (4, IN, "医生", "2021-04-28", "2021-05-10", "2021-08-09", "2021-08-09", COUNTED),
    (5, IN, "医生", "2021-08-20", "2021-09-01", "", "2022-01-31", COUNTED),
    (3, IN, "农业技术员", "2021-09-28", "2021-10-08", "2021-11-07", "2021-11-07", COUNTED),
    (1, IN, "县第一中学英语教师", "2021-08-10", "2021-08-25", "", "2022-08-24", COUNTED),
    (1, IN, "医生", "2021-02-20", "2021-03-01", "", "2021-12-15", COUNTED),
    (5, IN, "教师", "2020-08-10", "2020-08-20", "", "2022-02-19", COUNTED),
    (4, IN, "医生", "2021-06-20", "2021-07-01", "", "2023-06-30", COUNTED),
    (6, OUT, "医生", "2021-03-25", "2021-04-06", "2021-07-05", "2021-07-05", COUNTED),
    (4, OUT, "教师", "2021-08-25", "2021-09-01", "2021-11-30", "2021-11-30", COUNTED),
    (3, IN, "医生", "2020-05-20", "2020-06-01", "2020-11-30", "2020-11-30", INVENTED),
]
HONOURS = [  # whose secondment (row of CADRES; -1 a teacher), kind, day, what, source, note
    (0, "表彰奖励", "2021-07-01", "县优秀共产党员", COUNTED, ""),
    (1, "表彰奖励", "2021-10-17", "县乡村振兴先进个人", COUNTED, ""),
    (6, "提拔重用", "2021-03-15", "提任处级正职", COUNTED, "上年离岗，今年提拔"),
    (6, "表彰奖励", "2020-10-17", "市脱贫攻坚先进个人", INVENTED, "上年，不计"),
    (-1, "表彰奖励", "2021-09-10", "县优秀教师", INVENTED, "专技人才，不计入挂职干部"),
]


def sent(
    book: Book,
    person: Person,
    kind: str,
    direction: str,
    rank: str,
    duty: str,
    post: str,
    days: tuple[str, str, str, str],
    source: str,
    note: str = "",
    area: str = JINGYUAN,
) -> str:
    """One sending; `days` are sent, served from, served to, planned end. Returns its reference text."""
    book.add(
        "secondments",
        area,
        {
            **person.roster,
            "方向": direction,
            "人才类别": kind,
            "派出时职级": rank,
            "分管协管协作工作": duty,
            "挂任职务": post,
            "派出文件日期": days[0],
            "实际到岗日期": days[1],
            "实际离岗日期": days[2],
            "计划结束日期": days[3],
            "备注": note,
        },
        source,
    )
    return f"{person.number} / {days[0]}"


def fill(book: Book, dice: Dice, people: People) -> None:
    stays = []
    for direction, rank, duty, post, *days, source, note in CADRES:
        four = (days[0], days[1], days[2], days[3])
        stays.append(sent(book, people.new(rural=False), "党政干部", direction, rank, duty, post, four, source, note))
    for count, direction, post, first, begun, left, planned, source in SPECIALISTS:
        for _ in range(count):
            stay = sent(book, people.new(rural=False), "专业技术人才", direction, "其他", "无", post, (first, begun, left, planned), source)
            if post.endswith("英语教师"):
                stays.append(stay)
    for whose, kind, day, what, source, note in HONOURS:
        book.add("honours", JINGYUAN, {"名称": what, "挂职人员": stays[whose], "类别": kind, "授予日期": day, "备注": note}, source)
    _students(book, dice, people)


def _students(book: Book, dice: Dice, people: People) -> None:
    """89 in the year, five of them graduated and studying on; graduates of 2020 and two town children do not count."""
    for n, person in enumerate(people.many(89, 40)):
        year = 2018 if n < 5 else 2019 + n % 3
        left = "2021-07-05" if n < 5 else ""
        _student(book, person, f"{year}-09-01", left, left, "", COUNTED)
    for person in people.many(7, 4):
        _student(book, person, "2017-09-01", "2020-07-05", "2020-07-05", dice.day("2020-08-01", "2020-11-30"), INVENTED)
    for person in people.many(2, 0, rural=False):
        _student(book, person, "2020-09-01", "", "", "", INVENTED)


def _student(book: Book, person: Person, first: str, left: str, graduated: str, employed: str, source: str) -> None:
    school = "天津示例职业学校甲" if int(person.number[16]) % 2 else "天津示例职业学校乙"
    book.add(
        "students",
        JINGYUAN,
        {**person.roster, "就读学校": school, "入学日期": first, "离校日期": left, "毕业日期": graduated, "首次就业日期": employed},
        source,
    )
