"""资金和项目: 5,600 万元 arrived and set aside, 5,226.567 paid, 25 projects, gifts, and who was helped."""

from __future__ import annotations

from make.labour import Workers
from make.people import Dice, People
from make.places import REAL_VILLAGES, town_code, village_code
from make.sheets import COUNTED, INVENTED, JINGYUAN, PUBLISHED, Book

YEAR_DOC, SECOND_DOC, OLD_DOC = "靖协作示例〔2021〕1号", "靖协作示例〔2021〕2号", "靖协作示例〔2020〕1号"
ROADS = "资源路产业路"
# name, kind, place, 万元 planned and set aside, unpaid 元, use, second batch or first, completed
PROJECTS: list[tuple[str, str, str, float, int, str, int, bool]] = [
    ("靖和乡村振兴产业园标准化厂房", "产业开发", "刘川镇", 1000, 2_000_000, "产业帮扶", 2, False),
    ("枸杞提质增效", "产业开发", "五合镇", 300, 0, "产业帮扶", 1, True),
    ("羊羔肉全产业链", "产业开发", "北滩镇", 320, 0, "产业帮扶", 1, True),
    ("大枣保鲜加工", "产业开发", "东湾镇", 180, 0, "产业帮扶", 1, True),
    ("糜滩设施蔬菜", "产业开发", "糜滩镇", 260, 0, "产业帮扶", 1, True),
    ("东湾设施蔬菜", "产业开发", "东湾镇", 220, 0, "产业帮扶", 1, True),
    ("文冠果种植", "产业开发", "高湾镇", 150, 0, "产业帮扶", 1, True),
    ("肉羊养殖", "产业开发", "若笠乡", 200, 0, "产业帮扶", 1, True),
    ("帮扶车间扩建", "产业开发", "乌兰镇", 188, 0, "产业帮扶", 1, True),
    ("消费帮扶奖补", "产业开发", "乌兰镇", 110, 0, "产业帮扶", 1, True),
    ("科技创新专项", "产业开发", "乌兰镇", 100, 130_000, "产业帮扶", 2, False),
    ("落地企业奖补", "产业开发", "刘川镇", 100, 200_000, "产业帮扶", 2, False),
    ("稳岗奖补", "劳务协作", "乌兰镇", 102.3, 0, "就业帮扶", 1, True),
    ("劳务技能培训", "劳务协作", "乌兰镇", 50, 0, "就业帮扶", 1, True),
    ("帮扶车间吸纳就业奖补", "劳务协作", "乌兰镇", 60, 0, "就业帮扶", 1, True),
    ("新建学校", "教育培训", "北湾镇", 500, 1_000_000, "公共服务", 1, False),
    ("教育信息化", "教育培训", "乌兰镇", 159.7, 0, "公共服务", 1, True),
    ("干部人才培训", "教育培训", "乌兰镇", 20, 0, "干部和人才培训", 1, True),
    ("县医院设备和远程会诊", "健康医疗", "乌兰镇", 200, 0, "公共服务", 1, True),
    ("脱贫残疾人康复帮扶", "健康医疗", "乌兰镇", 200, 0, "公共服务", 1, True),
    ("富民社区示范村", "基础设施", "若笠乡", 460, 404_330, "示范典型", 1, False),
    ("独石村示范村", "基础设施", "糜滩镇", 350, 0, "示范典型", 1, True),
    ("富坪村示范村", "基础设施", "北湾镇", 270, 0, "示范典型", 1, True),
    ("产业路一期", "基础设施", "大芦镇", 60, 0, "公共基础设施", 1, True),
    ("产业路二期", "基础设施", "石门乡", 40, 0, "公共基础设施", 1, True),
]
CODES = {name: f"JY2021-{n:02d}" for n, (name, *_) in enumerate(PROJECTS, 1)}
OLD = [
    ("上年枸杞基地", "产业开发", "产业帮扶", 600),
    ("上年村卫生室", "健康医疗", "公共服务", 120),
    ("上年幼儿园", "教育培训", "公共服务", 280),
]
DISABLED = "脱贫残疾人康复帮扶"
GIFTS = [
    ("和平区示例街道办事处", "捐款", "2021-04-29", "20"),
    ("和平区示例慈善联合会", "捐款", "2021-07-08", "30"),
    ("天津示例教育公司", "捐款", "2021-09-10", "10.08"),
    ("天津示例医疗公司（手术、超声设备）", "捐物", "2021-05-12", "318.5"),
    ("天津示例教育公司（网络课程）", "捐物", "2021-09-10", "120"),
    ("和平区示例街道办事处（办公、生活物资）", "捐物", "2021-10-12", "39.472"),
]


def project(
    book: Book,
    code: str,
    name: str,
    year: int,
    kind: str,
    planned: float,
    days: tuple[str, str, str],
    source: str = COUNTED,
    area: str = JINGYUAN,
    **more: str,
) -> None:
    """`days` are approved, started, completed."""
    book.add(
        "projects",
        area,
        {
            "名称": name,
            "项目编号": code,
            "计划年度": year,
            "项目类别": kind,
            "计划金额": f"{planned:g}",
            "计划下达日期": days[0],
            "开工日期": days[1],
            "完工日期": days[2],
            **more,
        },
        source,
    )


def set_aside(
    book: Book,
    doc: str,
    code: str,
    use: str,
    year: int,
    day: str,
    amount: float,
    source: str = COUNTED,
    part: str = "无",
    area: str = JINGYUAN,
) -> None:
    book.add(
        "allocations",
        area,
        {"安排文号": doc, "项目编号": code, "用途": use, "用途细分": part, "资金年度": year, "安排日期": day, "安排金额": f"{amount:g}"},
        source,
    )


def pay(
    book: Book, voucher: str, code: str, year: int, day: str, yuan: int, source: str = COUNTED, area: str = JINGYUAN, note: str = ""
) -> None:
    book.add(
        "payments",
        area,
        {"支付凭证号": voucher, "项目编号": code, "资金年度": year, "支付日期": day, "支付金额": yuan, "备注": note},
        source,
    )


def arrive(book: Book, area: str, doc: str, year: int, day: str, amount: str, source: str) -> None:
    book.add("arrivals", area, {"指标文号": doc, "资金年度": year, "到位日期": day, "到位金额": amount}, source)


def give(book: Book, area: str, donor: str, form: str, day: str, amount: str, source: str = COUNTED) -> None:
    book.add("donations", area, {"名称": donor, "捐赠形式": form, "接收日期": day, "金额": amount}, source)


def fill(book: Book, dice: Dice, people: People, workers: Workers) -> None:
    arrive(book, JINGYUAN, "津财示例〔2021〕1号", 2021, "2021-05-06", "5600", PUBLISHED)
    arrive(book, JINGYUAN, "津财示例〔2020〕1号", 2020, "2020-06-03", "4300", INVENTED)
    for planned in PROJECTS:
        _project(book, dice, *planned)
    _old_projects(book, dice)
    _built_and_marked(book)
    _helped(book, dice, people, workers)
    for gift in GIFTS:
        give(book, JINGYUAN, *gift)
    give(book, JINGYUAN, "和平区示例街道办事处", "捐款", "2020-09-17", "25", INVENTED)
    give(book, JINGYUAN, "天津示例医疗公司（口罩）", "捐物", "2020-03-05", "48", INVENTED)
    _demos(book)


def _project(
    book: Book, dice: Dice, name: str, kind: str, place: str, planned: float, unpaid: int, use: str, batch: int, done: bool
) -> None:
    code, doc, decided = CODES[name], (YEAR_DOC, SECOND_DOC)[batch - 1], ("2021-05-18", "2021-08-25")[batch - 1]
    started = "2021-10-15" if "产业园" in name else dice.day(decided, "2021-06-30" if batch == 1 else "2021-09-30")
    completed = dice.day("2021-08-20", "2021-11-25") if done else ""
    project(book, code, name, 2021, kind, planned, (decided, started, completed), 建设地点=town_code(place), 计划文号=doc)
    set_aside(book, doc, code, use, 2021, decided, planned, part=ROADS if "产业路" in name else "无")
    parts = dice.split(round(planned * 10_000) - unpaid, 2 + (planned > 150))
    for n, yuan in enumerate(parts, 1):
        pay(book, f"ZF2021-{code[-2:]}-{n}", code, 2021, dice.day(started, "2021-11-26"), yuan)
    if name == "肉羊养殖":
        pay(book, f"ZF2021-{code[-2:]}-8", code, 2021, "2021-10-18", 12_000, INVENTED, note="多付")
        pay(book, f"ZF2021-{code[-2:]}-9", code, 2021, "2021-11-02", -12_000, INVENTED, note="退回多付")


def _old_projects(book: Book, dice: Dice) -> None:
    """Last year's money, partly paid this year, and next year's first project: none of it is this year's."""
    for n, (name, kind, use, planned) in enumerate(OLD, 1):
        code = f"JY2020-{n:02d}"
        project(book, code, name, 2020, kind, planned, ("2020-06-15", "2020-07-10", "2021-04-20"), INVENTED, 备注="上年计划项目，不计")
        set_aside(book, OLD_DOC, code, use, 2020, "2020-06-15", planned, INVENTED)
        pay(book, f"ZF2020-{n:02d}-1", code, 2020, "2020-10-20", planned * 7000, INVENTED)
        pay(book, f"ZF2020-{n:02d}-2", code, 2020, "2021-05-10", planned * 3000, INVENTED, note="上年结转，今年支付")
    project(book, "JY2022-01", "产业园冷链（下年计划）", 2022, "产业开发", 800, ("2021-11-25", "", ""), INVENTED, 备注="下年计划，不计")


def _built_and_marked(book: Book) -> None:
    things = [
        (CODES["新建学校"], "北湾示例小学", "学校", COUNTED),
        (CODES["靖和乡村振兴产业园标准化厂房"], "标准化厂房", "其他", COUNTED),
        ("JY2020-02", "上年示例村卫生室", "卫生室", INVENTED),
        ("JY2020-03", "上年示例幼儿园", "幼儿园", INVENTED),
    ]
    for code, name, kind, source in things:
        book.add("facilities", JINGYUAN, {"名称": name, "项目编号": code, "设施类型": kind}, source)
    row = {"资金安排": f"{YEAR_DOC} / {CODES[DISABLED]} / 公共服务", "标记": "残疾人", "标记金额": "200"}
    book.add("earmarks", JINGYUAN, row, COUNTED)
    row = {"资金安排": f"{OLD_DOC} / JY2020-02 / 公共服务", "标记": "残疾人", "标记金额": "30", "备注": "上年资金，不计"}
    book.add("earmarks", JINGYUAN, row)


def _helped(book: Book, dice: Dice, people: People, workers: Workers) -> None:
    """8,315 lifted people with a disability, 40 of them workers; sixty were helped twice, forty do not count."""
    code, some = CODES[DISABLED], workers.lifted[::40][:40]
    for person in some:
        person.disabled = True
    helped = [*some, *people.many(8315 - len(some), 8315, disabled=True)]
    for n, person in enumerate(helped):
        _benefit(book, code, person.roster, "残疾人帮扶", dice.day("2021-07-01", "2021-10-31"), COUNTED)
        if n < 60:
            _benefit(book, code, person.roster, "残疾人帮扶", "2021-11-18", COUNTED)
    for person in [*people.many(30, 0, disabled=True), *people.many(10, 10)]:  # not lifted, or no certificate
        _benefit(book, code, person.roster, "残疾人帮扶", dice.day("2021-07-01", "2021-10-31"), INVENTED)
    for person in people.many(20, 20):
        _benefit(book, "JY2020-03", person.roster, "学生资助", "2020-10-15", INVENTED)


def _benefit(book: Book, code: str, roster: dict[str, str], kind: str, day: str, source: str) -> None:
    book.add("benefits", JINGYUAN, {"项目编号": code, **roster, "受益类型": kind, "受益日期": day}, source)


def _demos(book: Book) -> None:
    notes = {"富民社区": "异地移民安置村", "独石村": "沿黄特色旅游村", "富坪村": "挂牌督战村"}
    for town, village in REAL_VILLAGES.items():
        book.add(
            "demos",
            JINGYUAN,
            {
                "名称": town + village,
                "村代码": village_code(town + village),
                "计划年度": 2021,
                "计划下达日期": "2021-05-18",
                "启动日期": "2021-06-10",
                "备注": notes[village],
            },
            PUBLISHED,
        )
    later = "东湾镇示例02村"
    book.add(
        "demos",
        JINGYUAN,
        {"名称": later, "村代码": village_code(later), "计划年度": 2022, "计划下达日期": "2021-11-25", "备注": "下年计划，不计"},
    )
