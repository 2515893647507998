"""产业协作: firms, money really paid in, parks, workshops. Kept by 招商、园区办、人社."""

from __future__ import annotations

from jiedui.office.people.rows import Choice, Day, Money, Ref, Register, Row, Text

PARK_KINDS = {"agri": "农业", "industry": "工业", "other": "其他"}


class Parks(Row):
    """Co-built parks only."""

    kind = Choice("园区类型", PARK_KINDS)
    started_on = Day("开工日期", required=True)
    delivered_on = Day("交付日期")

    register = Register("parks", "共建产业园区台账", "园区办", ("label",), "started_on", ("label",))

    class Meta(Row.Meta):
        db_table = "parks"


class Firms(Row):
    """A firm that the east brought; signed, landed and producing are three dates."""

    uscc = Text("统一社会信用代码", required=True, check="uscc", synonyms=("信用代码", "企业信用代码"))
    signed_on = Day("签约日期")
    registered_capital = Money("注册资本", unit="万元", synonyms=("注册资金",))
    landed_on = Day("落地日期", help_text="在本地注册；只签约的留空")
    producing_on = Day("投产日期", help_text="有证明才填")
    park = Ref("registers.Parks", "入驻园区")
    in_park_from = Day("入园日期", synonyms=("入园协议日期",))
    in_park_to = Day("离园日期")
    contact = Text("联系人")

    register = Register("firms", "引进企业台账", "招商局", ("uscc",), "signed_on", ("uscc",), {"in_park": "入园期间"})

    class Meta(Row.Meta):
        db_table = "firms"


class Investments(Row):
    """Money really paid in, each by its bank or audit proof."""

    firm = Ref("registers.Firms", "统一社会信用代码", required=True, synonyms=("企业信用代码", "信用代码"))
    voucher = Text("凭证号", required=True)
    paid_on = Day("到位日期", required=True)
    amount = Money("到位金额", required=True, unit="万元", synonyms=("金额", "实际到位投资"))

    register = Register("investments", "企业投资到位台账", "招商局", ("firm", "voucher"), "paid_on", ("voucher",))

    class Meta(Row.Meta):
        db_table = "investments"


class Workshops(Row):
    """Aided workshops only: recognised … closed."""

    open_from = Day("认定日期", required=True)
    open_to = Day("关停日期")
    place = Text("所在村")

    register = Register(
        "workshops", "帮扶车间台账", "人社局", ("label", "open_from"), "open_from", ("label", "open_from"), {"open": "运营期间"}
    )

    class Meta(Row.Meta):
        db_table = "workshops"
