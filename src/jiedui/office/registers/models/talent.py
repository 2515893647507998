"""干部人才: secondments both ways and what was given to the seconded. Kept by 组织部."""

from __future__ import annotations

from django.db import models

from jiedui.engine.registers.schema import Derivation
from jiedui.office.people.rows import PERSON_KEY, Choice, Day, PersonRow, Ref, Register, Row, Text
from jiedui.office.registers.models.organisation import DIRECTIONS

SECONDED = {"cadre": "党政干部", "specialist": "专业技术人才"}
SENT_RANKS = {"bureau": "厅局级", "county": "县处级", "other": "其他"}
DUTIES = {"in_charge": "分管", "assisting": "协管", "none": "无"}
HONOURS = {"honour": "表彰奖励", "promotion": "提拔重用"}


class Secondments(PersonRow):
    """One sending of one person; the stay is real arrival … real leaving, empty while he has not come."""

    person = Ref("registers.Persons", "身份证号", required=True, synonyms=("公民身份号码", "身份证号码", "证件号码"))
    direction = Choice("方向", DIRECTIONS)
    kind = Choice("人才类别", SECONDED)
    rank = Choice("派出时职级", SENT_RANKS)
    duty = Choice("分管协管协作工作", DUTIES)
    post = Text("挂任职务")
    sent_on = Day("派出文件日期", required=True)
    served_from = Day("实际到岗日期")
    served_to = Day("实际离岗日期")
    planned_end = Day("计划结束日期", required=True)
    term_months = models.IntegerField("帮扶月数", null=True, editable=False)

    register = Register(
        "secondments",
        "挂职交流台账",
        "组织部",
        ("person", "direction", "sent_on"),
        "sent_on",
        ("person", "sent_on"),
        {"served": "在岗期间"},
        (PERSON_KEY, Derivation("term_months", "term_months", ("served_from", "served_to", "planned_end"))),
    )

    class Meta(PersonRow.Meta):
        db_table = "secondments"


class Honours(Row):
    secondment = Ref("registers.Secondments", "挂职人员", required=True, help_text="身份证号；同一人多次挂职时写“身份证号 / 派出文件日期”")
    kind = Choice("类别", HONOURS)
    given_on = Day("授予日期", required=True)

    register = Register("honours", "表彰提拔台账", "组织部", ("secondment", "kind", "given_on", "label"), "given_on", ("label",))

    class Meta(Row.Meta):
        db_table = "honours"
