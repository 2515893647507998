"""Which line of the table a number is thought to miss, and which numbers no line asks: the table is the frozen one of the spec."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from jiedui.engine.documents.reading import as_json, check, read
from jiedui.engine.documents.reading.formats.snapshot import values_of

FOLDER = Path(__file__).parents[2] / "spec" / "reading" / "snapshot" / "tables"
TABLES = {date.fromisoformat(path.stem): path for path in sorted(FOLDER.glob("*.json"))}
HEAD = "靖远县2021年东西部协作情况\n\n天津市和平区与靖远县结对协作。\n\n"

SLIPS = {
    "an older day's figure": ("到10月底以后，我县又有项目完工。截至11月30日，25个项目中完工19个。", "4.2.4.2", "10月31日"),
    "an older figure in words": ("东部援建的车间里，务工的农村劳动力八百二十五人。", "3.3.1", "10月31日"),
    "said as once": ("年内，两地高层联席会议开了一次。", "1.2.3", "9月30日"),
    "swapped digits": ("社会各界捐来善款60.80万元。", "4.2.3", ""),
    "万元 for 亿元": ("天津采购、帮销我县农产品2.0234万元。", "2.3.1", ""),
    "a rounded number of a wrong scale": ("天津采购、帮销我县农产品2.02万元。", "2.3.1", ""),
    "the point moved": ("到位财政援助资金5.6亿元。", "4.2.1", ""),
    "the whole given by its part": ("37个帮扶车间吸纳农村劳动力717人。", "3.3.1", ""),
    "the other direction": ("和平区派来的教师、医生等专业技术人才10人。", "4.1.4.1", ""),
    "a class of another name": ("财政援助资金中，用于就业帮扶3128万元。", "4.2.1.4", ""),
    "a rank that nobody has": ("和平区选派来靖挂职干部3人，其中厅局级1人、其他2人。", "4.1.1.2", ""),
    "goods called money": ("全年动员社会力量捐款538.052万元。", "4.2.3", ""),
    "signed told as landed": ("新增引导签约企业4家。", "3.1", ""),
    "persons for person-times": ("专业技术人才培训班11期，培训181人。", "4.1.6.2", ""),
    "a share of two lines": ("捐款60.08万元，物资折价477.972万元，物资占全部捐赠的83.8%。", "4.2.3.1", ""),
    "a rate of progress": ("25个项目全部启动，完工20个，完工率84%。", "4.2.4.2", ""),
    "a cell with its unit": ("| 事项 | 数量 |\n| --- | --- |\n| 帮扶车间用工 | 698人 |", "3.3.1", "9月30日"),
    "the column of a day": (
        "务工人数（单位：人）：\n\n去向\t8月31日\t11月30日\n天津市\t81\t81\n甘肃省内\t579\t825\n其他省区\t1161\t1229",
        "2.1.2.3",
        "10月31日",
    ),
    "helped by the other side": ("在和平区帮助下，实现就业的农村劳动力达到2116人。", "2.1.2", "10月31日"),
    "a part that was not added": ("开办劳务协作培训班6期，帮助农村劳动力实现就业2108人，其中省内就近就业879人。", "2.1.2", ""),
    "about, in a wrong scale": ("天津采购、帮销我县农产品约2.02万元。", "2.3.1", ""),
    "visits both ways": ("两地往来频繁，东来西往调研对接合计20人次。", "1.2.1＋1.2.2", ""),
    "of two kinds of classes": ("举办干部培训班2期、专业技术人才培训班11期，两类培训班合计培训181人次。", "4.1.5.2＋4.1.6.2", ""),
    "another helper's villages": ("两地村村结对。1家东部企业帮扶3个村，1个东部社会组织帮扶3个村，均已结对。", "1.3.7.1", ""),
    "handed out in order": (
        "帮助就业2189人，赴津81人，省内879人，省外其他地方1229人。其中脱贫劳动力分别为81人、771人和1100人。",
        "2.1.2.4",
        "",
    ),
    "handed out, an older figure": (
        "帮助就业2189人，赴津81人，省内879人，省外其他地方1229人。其中脱贫劳动力分别为81人、717人和1085人。",
        "2.1.2.6",
        "10月31日",
    ),
    "specialists of both sides": ("互派挂职干部6人，靖远赴和平3人；交流专业技术人才35人。", "4.1.4", "9月30日"),
}

SILENT = {
    "days told apart": "9月30日完工9个项目，10月31日完工19个项目，11月30日完工20个项目。",
    "from one day to another": "协作就业人数由8月底的1821人增加到2189人。",
    "rounded and cut": "天津采购、帮销我县农产品约2.02亿元，到位投资5220万元。",
    "a rule": "登记务工人员满10名、每人干满半年的车间，即可申报补贴。",
    "a spot check": "年度计划25个项目，现场抽查8个。车间37个，抽查5个，均正常生产。",
    "an event": "“五一”期间，17家企业在和平区的展销会上卖了19万元，意向订单500万元。",
    "meetings of another kind": "县委常委会研究6次，消费、招商等专题会另外开了4次。",
    "another year": "2020年帮扶车间31个，吸纳就业612人；今年帮扶车间37个，吸纳879人。",
    "targets beside results": "就业指标1500人，实际2189人；消费帮扶协议1.2亿元，实际2.0234亿元。",
    "plans": "三、明年打算\n\n引进企业6家，消费帮扶2.5亿元，资金支出率达到90%。",
    "parts of a line": "89名学生在东部职业学校就读，其中男生52人、女生37人。",
    "teachers alone": "和平区教师15人来靖支教，我县7名教师赴津跟岗。",
    "classes under one heading": "其中脱贫劳动力：到东部结对省份81人；省内就近717人；其他地区1100人。",
    "a remainder": "到位5600万元，支出5226.567万元，尚余373.433万元待结算后支付。",
    "both ways together": "专业技术人才，天津来28名，我们去10名，一共38名。",
    "a town's own": "全县37个帮扶车间中，我镇有5个，吸纳农村劳动力126人。",
    "another county": "会宁县援建车间52个，景泰县援建车间21个，靖远县援建车间37个。",
    "one firm of four": "1.天津某包装公司：到位投资700万元，用工38人，其中脱贫劳动力30人。",
    "where they were helped": "在天津市和平区的大力帮助下，2189名农村劳动力实现就业，其中到天津就业81人。",
    "a part told as such": "省内和其他地区就业2108人，另有81人到东部结对省份就业。",
    "two places added up": "农村劳动力就业2189人，较多的是省内和其他地区，二者合计2108人。",
    "another year's money": "5600万元财政援助资金足额到位，使用比例达到93.33%。2022年项目库储备不少于40个，匡算资金6200万元。",
    "how far each of two is": "25个项目已完工20个，还有5个没有交账，其中2个进度不足七成。",
    "specialists both ways": "互派挂职干部6人，其中和平区来靖3人，靖远赴和平3人；交流专业技术人才38人。",
    "specialists of one side": "和平区派来挂职干部3人，交流专业技术人才28人。",
    "visits together": "两地往来频繁，东来西往调研对接合计26人次，其中天津来靖20人次。",
    "two kinds of classes": "举办干部培训班2期、专业技术人才培训班11期，两类培训班合计培训261人次。",
    "villages of two helpers": "2个村与东部强村结对；1家东部企业结对帮扶3个村，1个东部社会组织结对帮扶2个村。",
    "things of villages": "天津企业结对2个村级合作社。",
    "two helpers, two numbers": "和平区1家企业、1个商会分别结对帮扶3个村、2个村。",
    "all but a part": "除到东部结对省份的81人外，农村劳动力就业2108人。",
    "a part of the sales": "消费帮扶约2.02亿元，其中直播带货约20.2万元。",
    "handed out": "帮助农村劳动力就业2189人。其中，赴东部结对省份81人；省内就近就业879人，占四成；赴其他地区1229人。"
    "三类就业中脱贫劳动力合计1898人，分别为81人、717人和1100人。",
    "a deadline": "未完工的5个项目，12月底前完工3个，其余2个明年完工。",
}


def findings(tmp_path: Path, text: str):
    path = tmp_path / "report.txt"
    path.write_text(HEAD + text + "\n", "utf8")
    earlier = {day: values_of(str(table)) for day, table in TABLES.items()}
    report = as_json(check(read([str(path)], str(TABLES[max(TABLES)])), earlier=earlier))
    return [f for file in report["files"] for f in file["findings"] if f["severity"] != "hint" or f["code"] == "rule-fault"]


@pytest.mark.parametrize(("text", "line", "day"), SLIPS.values(), ids=SLIPS)
def test_a_slip_is_told_with_its_line_its_rows_and_the_day(tmp_path, text, line, day):
    told = [f["message"] for f in findings(tmp_path, text) if f["code"].startswith("snapshot") and f" {line}“" in f["message"]]
    assert told
    assert any(day in message and ("台账得出的正是" in message) is bool(day) for message in told)


@pytest.mark.parametrize("text", SILENT.values(), ids=SILENT)
def test_numbers_that_no_line_asks_or_that_the_table_gives_are_silent(tmp_path, text):
    assert [(f["code"], f["message"]) for f in findings(tmp_path, text)] == []
