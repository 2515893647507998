"""帮扶项目: projects, what they built, whom they helped, demonstration villages. Kept by 乡村振兴局."""

from __future__ import annotations

from django.db import models

from jiedui.office.people.rows import PERSON_KEY, Area, Choice, Day, Money, PersonRow, Ref, Register, Row, Text, Whole

PROJECT_KINDS = {"industry": "产业开发", "labour": "劳务协作", "health": "健康医疗", "education": "教育培训", "infrastructure": "基础设施"}
FACILITIES = {"school": "学校", "kindergarten": "幼儿园", "hospital": "医院", "clinic": "卫生室", "elderly_home": "养老院", "other": "其他"}
BENEFITS = {"disabled": "残疾人帮扶", "student_aid": "学生资助"}


class Projects(Row):
    code = Text("项目编号", required=True)
    plan_year = Whole("计划年度", required=True)
    kind = Choice("项目类别", PROJECT_KINDS)
    place = Area("建设地点", help_text="乡镇或村的代码")
    planned = Money("计划金额", required=True, unit="万元")
    approved_on = Day("计划下达日期", required=True)
    document = Text("计划文号")
    started_on = Day("开工日期")
    completed_on = Day("完工日期", help_text="完工不是验收；验收日期写在依据里")

    register = Register("projects", "帮扶项目台账", "乡村振兴局", ("code",), "approved_on", ("code",))

    class Meta(Row.Meta):
        db_table = "projects"


class Facilities(Row):
    """One row per thing built."""

    project = Ref("registers.Projects", "项目编号", required=True)
    kind = Choice("设施类型", FACILITIES)

    register = Register("facilities", "建设设施台账", "乡村振兴局", ("project", "label"), "project.started_on", ("project", "label"))

    class Meta(Row.Meta):
        db_table = "facilities"


class Benefits(PersonRow):
    """Who was helped by which project: a roster, never a head-count."""

    project = Ref("registers.Projects", "项目编号", required=True)
    person = Ref("registers.Persons", "身份证号", required=True, synonyms=("公民身份号码", "身份证号码", "证件号码"))
    kind = Choice("受益类型", BENEFITS)
    given_on = Day("受益日期", required=True)

    register = Register(
        "benefits",
        "受益人员台账",
        "残联、教育局",
        ("project", "person", "kind", "given_on"),
        "given_on",
        ("project", "person"),
        derived=(PERSON_KEY,),
    )

    class Meta(PersonRow.Meta):
        db_table = "benefits"
        indexes = [*PersonRow.Meta.indexes, models.Index(fields=["given_on", "id"], name="benefits_by_day")]


class Demos(Row):
    village = Area("村代码", required=True)
    plan_year = Whole("计划年度", required=True)
    approved_on = Day("计划下达日期", required=True)
    started_on = Day("启动日期")

    register = Register("demos", "示范村台账", "乡村振兴局", ("village", "plan_year"), "approved_on", ("village", "plan_year"))

    class Meta(Row.Meta):
        db_table = "demos"
