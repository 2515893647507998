"""The county office's own books: closings, attested figures, targets of the agreement, tasks."""

from __future__ import annotations

from jiedui.office.people.rows import Day, Register, Row, Text, Whole


class Closings(Row):
    """零申报: “本台账截至该日已录全”: the only thing that turns 未报 into 0."""

    of_register = Text("台账", required=True, db_column="register", help_text="台账的名称或英文名，如 务工人员台账 或 jobs")
    as_of = Day("截至日", required=True)

    register = Register("closings", "零申报", "各台账主管单位", ("register", "as_of"), "as_of", ("register", "as_of"), east_filled=False)

    class Meta(Row.Meta):
        db_table = "closings"


class Attestations(Row):
    """认定: an office stands for a figure that no roster can back. While it stands, matching rows do not count."""

    indicator = Text("指标", required=True, help_text="指标编号（如 jobs.helped）或表上行号（如 2.1.2）")
    as_of = Day("截至日", required=True)
    quantity = Text("数量", required=True, help_text="数与单位，如 8315人")
    reason = Text("理由", required=True)
    evidence = Text("凭据", required=True)

    register = Register("attestations", "认定数台账", "协作办", ("indicator", "as_of"), "as_of", ("indicator", "as_of"))

    class Meta(Row.Meta):
        db_table = "attestations"


class Targets(Row):
    """The yearly agreement; source is the signed paper."""

    year = Whole("年度", required=True)
    indicator = Text("指标", required=True)
    quantity = Text("目标数量", required=True, help_text="数与单位，如 2000人")

    register = Register("targets", "协议目标台账", "协作办", ("year", "indicator"), "year", ("year", "indicator"))

    class Meta(Row.Meta):
        db_table = "targets"


class Tasks(Row):
    """Problems named and steps promised, answered next year."""

    due = Day("期限", required=True)
    owner = Text("责任单位", required=True)
    done_on = Day("办结日期")

    register = Register("tasks", "问题整改台账", "协作办", ("label", "due"), "due", ("label", "due"), east_filled=False)

    class Meta(Row.Meta):
        db_table = "tasks"
