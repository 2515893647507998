"""组织领导: meetings, policy documents, visits. Kept by the two offices and the county's cooperation office."""

from __future__ import annotations

from jiedui.office.people.rows import Choice, Day, Ref, Register, Row, Text, Whole

BODIES = {
    "party_committee": "党委常委会会议",
    "government": "政府常务会议",
    "leading_group": "领导小组会议",
    "joint_high_level": "高层联席会议",
    "thematic": "专题会议",
}
SUBJECTS = {
    "general": "综合",
    "five_year_plan": "五年规划",
    "fund_rules": "资金项目管理办法",
    "incentive": "奖补办法",
    "group_notice": "机构通知",
}
DIRECTIONS = {"east_west": "东部到西部", "west_east": "西部到东部"}
RANKS = {"ministry": "省部级", "bureau": "厅局级", "county": "县处级", "other": "其他"}
POST_LEVELS = {"province": "省级", "city": "市级", "county": "县级", "other": "其他"}
LEAD_ROLES = {"principal": "党政主要负责", "in_charge": "分管负责", "none": "无"}


class Meetings(Row):
    """One meeting of one body that dealt with the cooperation; several items on one day are one meeting."""

    body = Choice("会议类型", BODIES)
    held_on = Day("召开日期", required=True, synonyms=("会议日期", "时间"))
    document = Text("会议纪要文号")

    register = Register("meetings", "会议台账", "两办", ("body", "held_on", "label"), "held_on", ("label",), east_filled=False)

    class Meta(Row.Meta):
        db_table = "meetings"


class Policies(Row):
    """A document issued by this place's own body."""

    issued_on = Day("发文日期", required=True, synonyms=("印发日期", "时间"))
    issuer = Text("发文主体", required=True, synonyms=("发文机关", "印发单位"))
    subject = Choice("文件类别", SUBJECTS)
    document = Text("发文字号", synonyms=("文号",))

    register = Register("policies", "政策文件台账", "两办", ("issued_on", "issuer", "label"), "issued_on", ("label",), east_filled=False)

    class Meta(Row.Meta):
        db_table = "policies"


class Visits(Row):
    """One row is one named leader, or the rest of one delegation with its heads."""

    days_from = Day("开始日期", required=True, synonyms=("到访日期",))
    days_to = Day("结束日期")
    direction = Choice("方向", DIRECTIONS)
    post = Text("职务")
    rank = Choice("职级", RANKS, help_text="按本人职级；直辖市的区长是厅局级")
    post_level = Choice("任职机构层级", POST_LEVELS, help_text="按所领导机构的层级，与职级不同")
    lead_role = Choice("负责类型", LEAD_ROLES)
    heads = Whole("人数", required=True, help_text="列名领导填1，“随行n人”填n")
    pairing = Ref("people.Pairings", "服务的县区结对", help_text="不是结对县之间的留空")

    register = Register(
        "visits", "调研对接台账", "协作办", ("days_from", "direction", "label"), "days_from", ("label", "days_from"), {"days": "起止日期"}
    )

    class Meta(Row.Meta):
        db_table = "visits"
