"""劳务协作: jobs, training classes and their rosters, public-welfare posts. Kept by 人社局."""

from __future__ import annotations

from django.db import models

from jiedui.engine.registers.schema import Derivation
from jiedui.office.people.rows import PERSON_KEY, Area, Choice, Day, PersonRow, Ref, Register, Row, Text, YesNo

DESTS = {"paired": "东部结对省份", "other_east": "其他东部省份", "province": "省内", "other": "其他地区"}
CLASS_KINDS = {"labour": "劳务协作", "cadre": "干部", "specialist": "专业技术人才"}


class Jobs(PersonRow):
    """One person in one job; firm and workshop rosters are this register too."""

    person = Ref("registers.Persons", "身份证号", required=True, synonyms=("公民身份号码", "身份证号码", "证件号码"))
    dest_area = Area("务工地", required=True, synonyms=("就业地", "务工所在地", "就业地区"), help_text="省或县的代码或名称")
    dest = Choice("去向", DESTS, editable=False)
    employer = Text("用工单位", synonyms=("就业单位", "务工企业"))
    firm = Ref("registers.Firms", "落地（入园）企业", synonyms=("企业信用代码",))
    workshop = Ref("registers.Workshops", "帮扶车间", synonyms=("就业帮扶车间",))
    helped = YesNo("协作帮助就业", synonyms=("有组织输转", "是否协作帮助"), help_text="有组织输转或协作帮助填是；自己找到的填否")
    period_from = Day("上岗日期", required=True, synonyms=("就业时间", "上岗时间", "务工开始日期"))
    period_to = Day("离岗日期", synonyms=("离岗时间", "务工结束日期"))

    register = Register(
        "jobs",
        "务工人员台账",
        "人社局",
        ("person", "period_from"),
        "period_from",
        ("person", "period_from"),
        {"period": "在岗期间"},
        (PERSON_KEY, Derivation("dest", "dest", ("area", "dest_area", "period_from"), ("pairings", "areas"))),
    )

    class Meta(PersonRow.Meta):
        db_table = "jobs"
        indexes = [*PersonRow.Meta.indexes, models.Index(fields=["period_from", "id"], name="jobs_by_day")]


class Classes(Row):
    """A training class; a class held by two counties is entered by its host only."""

    code = Text("班次编号", required=True)
    kind = Choice("培训类别", CLASS_KINDS)
    held_on = Day("开班日期", required=True, synonyms=("培训日期",))
    ended_on = Day("结束日期")
    place = Text("培训地点")

    register = Register("classes", "培训班次台账", "人社局、组织部、业务部门", ("code",), "held_on", ("code",))

    class Meta(Row.Meta):
        db_table = "classes"


class Seats(PersonRow):
    """One person in one class is one 人次."""

    klass = Ref("registers.Classes", "班次编号", required=True, db_column="class_id")
    person = Ref("registers.Persons", "身份证号", required=True, synonyms=("公民身份号码", "身份证号码", "证件号码"))

    register = Register(
        "seats", "培训花名册", "人社局、组织部、业务部门", ("class", "person"), "class.held_on", ("class", "person"), derived=(PERSON_KEY,)
    )

    class Meta(PersonRow.Meta):
        db_table = "seats"


class Posts(PersonRow):
    """乡村公益性岗位."""

    village = Area("村代码", required=True)
    person = Ref("registers.Persons", "身份证号", required=True, synonyms=("公民身份号码", "身份证号码", "证件号码"))
    period_from = Day("上岗日期", required=True)
    period_to = Day("离岗日期")

    register = Register(
        "posts",
        "公益性岗位台账",
        "人社局",
        ("village", "person", "period_from"),
        "period_from",
        ("person", "period_from"),
        {"period": "在岗期间"},
        (PERSON_KEY,),
    )

    class Meta(PersonRow.Meta):
        db_table = "posts"
