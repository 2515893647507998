"""Places, their flags, who is paired with whom, the units that keep the books, and the accounts that open them."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from jiedui.office.people.rows import Area, Choice, Day, Register, Row, Text

VALID = {"valid": "有效期"}
LEVELS = {"nation": "国家", "province": "省级", "city": "市级", "county": "县级", "town": "乡镇（街道）", "village": "村（社区）"}
SIDES = {"west": "西部", "east": "东部"}
FLAGS = {"lifted_county": "脱贫县", "key_county": "国家乡村振兴重点帮扶县"}
PAIRS = {
    "county": "县区结对",
    "school": "学校结对",
    "hospital": "医院结对",
    "town": "乡镇结对",
    "village": "村村结对",
    "firm_village": "村企结对",
    "org_village": "社会组织与村结对",
}


class Areas(Row):
    """One tree of places with validity; a code is never deleted, its successor names it as predecessor."""

    area = None
    east_area = None
    code = Area("区划代码", required=True, help_text="GB/T 2260 六位；乡镇九位，村十二位")
    level = Choice("级别", LEVELS)
    parent = Area("上级代码")
    side = Choice("东西部", SIDES, required=False, help_text="只在省级填，下级随省")
    predecessor = Area("原代码", help_text="被本代码取代的旧代码")
    valid_from = Day("启用日期", required=True)
    valid_to = Day("停用日期", help_text="最后有效的一天，仍有效留空")

    register = Register(
        "areas", "行政区划", "民政局", ("code", "valid_from"), "valid_from", ("code",), VALID, east_filled=False, placed=False
    )

    class Meta(Row.Meta):
        db_table = "areas"
        indexes = Row.Meta.indexes[:1]  # it has no place of its own


class AreaFlags(Row):
    """脱贫县, 重点帮扶县: a dated mark on a place, read on the cut-off day."""

    flag = Choice("名单", FLAGS)
    valid_from = Day("列入日期", required=True)
    valid_to = Day("移出日期")

    register = Register("area_flags", "县名单", "乡村振兴局", ("flag", "valid_from"), "valid_from", (), VALID, east_filled=False)

    class Meta(Row.Meta):
        db_table = "area_flags"


class Pairings(Row):
    """结对: who is paired with whom, of every kind; parties by code, never by name."""

    kind = Choice("结对类型", PAIRS)
    east_party = Text("东部一方代码", required=True, check="code", help_text="区划代码、学校标识码、统一社会信用代码等，不写名称")
    east_name = Text("东部一方名称")
    west_party = Text("西部一方代码", required=True, check="code", help_text="县6位、乡镇9位、村12位，学校、医院写标识码")
    west_name = Text("西部一方名称")
    valid_from = Day("结对日期", required=True, synonyms=("签约日期", "协议日期"))
    valid_to = Day("终止日期")

    register = Register(
        "pairings", "结对关系台账", "协作办", ("kind", "east_party", "west_party", "valid_from"), "valid_from", ("label",), VALID
    )

    class Meta(Row.Meta):
        db_table = "pairings"


class Unit(models.Model):
    """An office: the heading block of the official table reads it."""

    area = models.CharField("地区", max_length=12)
    name = models.CharField("填报单位", max_length=200)
    filler = models.CharField("填表人", max_length=100, blank=True)
    contact = models.CharField("联系方式", max_length=100, blank=True)

    class Meta:
        db_table = "units"
        verbose_name = verbose_name_plural = "单位"
        constraints = [models.UniqueConstraint(fields=["area", "name"], name="one_unit")]

    def __str__(self) -> str:
        return self.name


class Keeping(models.Model):
    """Which unit keeps which register: the table behind `policy.keeps(unit, register)`."""

    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="keepings", verbose_name="单位")
    register = models.CharField("台账", max_length=32, help_text="台账英文名，如 jobs")

    class Meta:
        db_table = "keepings"
        verbose_name = verbose_name_plural = "主管台账"
        constraints = [models.UniqueConstraint(fields=["unit", "register"], name="one_keeping")]

    def __str__(self) -> str:
        return f"{self.unit}：{self.register}"


ROLES = {
    "county": "县协作办",
    "department": "县直部门",
    "city": "市级",
    "province": "省级",
    "partner": "东部结对方",
    "auditor": "审计",
    "administrator": "系统管理员",
}


class Account(models.Model):
    """What a login stands for: a role and the place it is held for. What the role may do is said in `policy.py` alone."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="account", verbose_name="登录名")
    role = models.CharField("角色", max_length=16, choices=list(ROLES.items()))
    area = models.CharField("地区", max_length=12, blank=True, help_text="县、市、省或东部区县的区划代码；系统管理员留空")
    unit = models.ForeignKey(
        Unit,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="accounts",
        verbose_name="单位",
        help_text="县直部门必填：它主管的台账就是能看的台账",
    )

    class Meta:
        db_table = "accounts"
        verbose_name = verbose_name_plural = "账号"

    def __str__(self) -> str:
        return f"{self.user} {self.get_role_display()}"


class Attempt(models.Model):
    """A sign-in that failed; too many of one name or one address lock it for a while (`people/signing.py`)."""

    name = models.CharField("登录名", max_length=150, db_index=True)
    address = models.CharField("来源地址", max_length=64, db_index=True)
    at = models.DateTimeField("时间")

    class Meta:
        db_table = "attempts"


class Entry(models.Model):
    """One act in the journal. `digest` = SM3 of the previous digest of the same chain and this entry's canonical JSON."""

    chain = models.CharField("链", max_length=12)  # the area's code: serialised per place, never globally
    number = models.IntegerField("序号")
    at = models.DateTimeField("时间")
    who = models.CharField("经手人", max_length=100)
    act = models.CharField("动作", max_length=40)
    what = models.JSONField("内容")
    before = models.CharField("前一摘要", max_length=64)
    digest = models.CharField("摘要", max_length=64)

    class Meta:
        db_table = "journal"
        constraints = [models.UniqueConstraint(fields=["chain", "number"], name="one_link")]
