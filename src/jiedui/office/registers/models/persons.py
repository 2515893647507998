"""人员库: one row per person and county, made by the gate from any roster; attributes only from their owners' lists."""

from __future__ import annotations

from django.db import models

from jiedui.engine.registers.schema import Derivation
from jiedui.office.people.rows import Day, Register, Row, Secret, YesNo


class Persons(Row):
    id_no = Secret("身份证号", required=True, check="id_number", synonyms=("公民身份号码", "身份证号码", "证件号码"))
    id_tail = models.CharField("身份证后四位", max_length=4, editable=False, db_index=True)
    person_key = models.CharField("人员标识", max_length=64, editable=False)
    phone = Secret("联系电话", check="phone", synonyms=("手机号", "电话"))
    rural = YesNo("农村户籍", synonyms=("是否农村户籍", "农村劳动力"))
    lifted_from = Day("脱贫户身份起", help_text="国家名单上的日期；从未是脱贫户留空")
    lifted_to = Day("脱贫户身份止")
    disabled = YesNo("残疾人", default=False, synonyms=("持残疾人证",))
    monitored_from = Day("监测对象起")
    monitored_to = Day("监测对象止")
    resettled_from = Day("易地搬迁起")
    resettled_to = Day("易地搬迁止")

    register = Register(
        "persons",
        "人员库",
        "乡村振兴局",
        ("id_no",),
        "lifted_from",
        ("id_no",),
        {"lifted": "脱贫户", "monitored": "监测对象", "resettled": "易地搬迁"},
        (Derivation("person_key", "person_key_of_number", ("id_no",)), Derivation("id_tail", "tail_of_number", ("id_no",))),
        east_filled=False,
    )

    class Meta(Row.Meta):
        db_table = "persons"
