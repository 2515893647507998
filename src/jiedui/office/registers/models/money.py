"""资金: arrived, set aside, paid, given: four amounts that are never one. Kept by 财政局 and 工商联."""

from __future__ import annotations

from django.db import models

from jiedui.office.people.rows import Choice, Day, Money, Ref, Register, Row, Text, Whole

USES = {
    "industry": "产业帮扶",
    "jobs": "就业帮扶",
    "training": "干部和人才培训",
    "demo": "示范典型",
    "infrastructure": "公共基础设施",
    "services": "公共服务",
    "habitat": "人居环境",
}
USE_PARTS = {
    "none": "无",
    "cold_chain": "仓储冷链",
    "roads": "资源路产业路",
    "toilets": "改厕",
    "sewage": "污水处理",
    "waste": "垃圾处置",
    "other": "其他",
}
TAGS = {"disabled": "残疾人", "resettled": "易地搬迁", "other": "其他"}
FORMS = {"money": "捐款", "goods": "捐物"}


class Arrivals(Row):
    """Eastern fiscal money reaching the place that spends it; passing through is no arrival."""

    doc_no = Text("指标文号", required=True, synonyms=("文号", "资金文号"))
    fund_year = Whole("资金年度", required=True)
    arrived_on = Day("到位日期", required=True)
    amount = Money("到位金额", required=True, unit="万元", synonyms=("金额",))

    register = Register("arrivals", "资金到位台账", "财政局", ("doc_no",), "arrived_on", ("doc_no",))

    class Meta(Row.Meta):
        db_table = "arrivals"


class Allocations(Row):
    """Money set aside for a project: one row per project and use."""

    doc_no = Text("安排文号", required=True, synonyms=("文号", "资金文号"))
    project = Ref("registers.Projects", "项目编号", required=True)
    use = Choice("用途", USES)
    use_sub = Choice("用途细分", USE_PARTS, default="none")
    fund_year = Whole("资金年度", required=True)
    decided_on = Day("安排日期", required=True)
    amount = Money("安排金额", required=True, unit="万元", synonyms=("金额",))

    register = Register(
        "allocations",
        "资金安排台账",
        "财政局",
        ("doc_no", "project", "use", "use_sub"),
        "decided_on",
        ("doc_no", "project", "use", "use_sub"),
    )

    class Meta(Row.Meta):
        db_table = "allocations"


class Earmarks(Row):
    """A cross-cut tag on an allocation; it is part of that money, never added to it."""

    allocation = Ref("registers.Allocations", "资金安排", required=True, help_text="安排文号 / 项目编号 / 用途")
    tag = Choice("标记", TAGS)
    amount = Money("标记金额", required=True, unit="万元", synonyms=("金额",))

    register = Register("earmarks", "资金标记台账", "财政局", ("allocation", "tag"), "allocation.decided_on", ("allocation", "tag"))

    class Meta(Row.Meta):
        db_table = "earmarks"


class Payments(Row):
    """国库支付; a refund is a negative row."""

    voucher = Text("支付凭证号", required=True, synonyms=("凭证号",))
    project = Ref("registers.Projects", "项目编号", required=True)
    fund_year = Whole("资金年度", required=True, help_text="钱的年度，不是支付的年度")
    paid_on = Day("支付日期", required=True)
    amount = Money("支付金额", required=True, unit="元", synonyms=("金额",))

    register = Register("payments", "资金支付台账", "财政局", ("voucher",), "paid_on", ("voucher",))

    class Meta(Row.Meta):
        db_table = "payments"
        indexes = [*Row.Meta.indexes, models.Index(fields=["paid_on", "id"], name="payments_by_day")]


class Donations(Row):
    """Money and goods are two rows; goods at the receipt's value."""

    form = Choice("捐赠形式", FORMS)
    received_on = Day("接收日期", required=True)
    amount = Money("金额", required=True, unit="万元", synonyms=("折款金额", "捐赠金额"))

    register = Register(
        "donations", "社会捐赠台账", "工商联、民政局", ("label", "received_on", "form"), "received_on", ("label", "received_on")
    )

    class Meta(Row.Meta):
        db_table = "donations"
