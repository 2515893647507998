"""教育协作: students at eastern vocational schools. Kept by 教育局."""

from __future__ import annotations

from jiedui.office.people.rows import PERSON_KEY, Day, PersonRow, Ref, Register, Text


class Students(PersonRow):
    person = Ref("registers.Persons", "身份证号", required=True, synonyms=("公民身份号码", "身份证号码", "证件号码"))
    school = Text("就读学校", required=True, synonyms=("东部学校",))
    study_from = Day("入学日期", required=True)
    study_to = Day("离校日期")
    graduated_on = Day("毕业日期")
    employed_on = Day("首次就业日期")

    register = Register(
        "students",
        "东部职校学生台账",
        "教育局",
        ("person", "school", "study_from"),
        "study_from",
        ("person", "study_from"),
        {"study": "就读期间"},
        (PERSON_KEY,),
    )

    class Meta(PersonRow.Meta):
        db_table = "students"
