"""消费帮扶: products, orders, fairs. Kept by 商务局."""

from __future__ import annotations

from django.db import models

from jiedui.office.people.rows import Area, Choice, Day, Money, Ref, Register, Row, Text, Whole

HELPS = {"purchase": "东部采购", "help_sell": "东部帮助销售", "none": "无东部参与"}
CHANNELS = {"832": "832平台", "supermarket": "商超", "live": "直播", "fair": "展销会", "group": "团购", "other": "其他"}


class Products(Row):
    code = Text("产品编号", required=True)
    certified_from = Day("认定日期")
    certified_to = Day("认定到期日")

    register = Register("products", "产品台账", "商务局、农业农村局", ("code",), "certified_from", ("code",), {"certified": "认定有效期"})

    class Meta(Row.Meta):
        db_table = "products"


class Fairs(Row):
    """展销会; intended money never counts as sold."""

    held_on = Day("举办日期", required=True)
    place = Text("举办地点")
    firms = Whole("参展企业数")
    products = Whole("参展产品数")
    sold = Money("现场销售额", unit="万元")
    intended = Money("意向金额", unit="万元")

    register = Register("fairs", "展销会台账", "商务局", ("held_on", "label"), "held_on", ("label", "held_on"))

    class Meta(Row.Meta):
        db_table = "fairs"


class Orders(Row):
    voucher = Text("订单或发票号", required=True, synonyms=("凭证号", "发票号"))
    product = Ref("registers.Products", "产品编号", required=True)
    help = Choice("东部参与方式", HELPS)
    sold_on = Day("付款日期", required=True, synonyms=("销售日期",))
    amount = Money("金额", required=True, unit="元", synonyms=("销售额",))
    seller = Ref("registers.Firms", "销售企业")
    buyer = Text("采购方")
    buyer_area = Area("采购方所在地")
    channel = Choice("渠道", CHANNELS, required=False)
    fair = Ref("registers.Fairs", "展销会")

    register = Register("orders", "消费帮扶订单台账", "商务局", ("voucher",), "sold_on", ("voucher",))

    class Meta(Row.Meta):
        db_table = "orders"
        indexes = [*Row.Meta.indexes, models.Index(fields=["sold_on", "id"], name="orders_by_day")]
