"""What the gate can find in a row. The help page is a loop over KINDS; messages name column, value, reason and remedy.

>>> Finding(DATE, {"column": "上岗日期", "value": "2021.13.1", "why": "，没有13月"}, "务工人员台账第 12 行（张*）").message
'务工人员台账第 12 行（张*）：上岗日期“2021.13.1”不是日期，没有13月。应写成 2021-03-01'
"""

from __future__ import annotations

from collections.abc import Mapping

from jiedui.engine.kernel.finding import Finding, Kind

# one cell
REQUIRED = Kind("cell.required", "必填未填", "must", "{column}没有填", "这一列必填，请补上")
TOO_LONG = Kind("cell.long", "文字太长", "must", "{column}有 {count} 个字，最多 {limit} 个", "请缩短，全文可放在佐证材料里")
DATE = Kind("cell.date", "不是日期", "must", "{column}“{value}”不是日期{why}", "应写成 2021-03-01")
DATE_ODD = Kind("cell.date.odd", "日期不合常理", "must", "{column}“{value}”{why}", "请核对原件上的日期")
WHOLE = Kind("cell.int", "不是整数", "must", "{column}“{value}”不是整数", "只写数字，如 12")
MONEY = Kind("cell.money", "不是金额", "must", "{column}“{value}”不是金额", "只写数字，这一列的单位是{unit}")
FRACTION = Kind("cell.fraction", "不到一分", "must", "{column}“{value}”{unit}，精确到了分以下", "金额最多写到分，请核对凭证；单位是{unit}")
YES_NO = Kind("cell.bool", "不是是或否", "must", "{column}“{value}”看不出是“是”还是“否”", "填 是 或 否")
CHOICE = Kind("cell.choice", "不在可选范围", "must", "{column}“{value}”不是可选的一项", "{near}可填：{choices}")
RANGE = Kind("cell.range", "超出范围", "must", "{column}“{value}”{why}", "请核对后改正")
ID_NUMBER = Kind(
    "cell.id_number", "身份证号有误", "must", "{column}“{value}”不是有效的身份证号：{why}", "请对照证件逐位核对；该列应设为文本格式"
)
USCC = Kind("cell.uscc", "信用代码有误", "must", "{column}“{value}”不是有效的统一社会信用代码：{why}", "请对照营业执照逐位核对")
CODE = Kind("cell.code", "代码有误", "must", "{column}“{value}”不是代码{why}", "只写代码，不写名称")
PHONE = Kind("cell.phone", "电话有误", "must", "{column}“{value}”不像电话号码", "手机写11位，座机写区号-号码")
QUANTITY = Kind("cell.quantity", "数量有误", "must", "{column}有误：{why}", "写数和单位，如 8315人、60.08万元")
AREA_LOW = Kind(
    "cell.area.low",
    "地区层级太低",
    "must",
    "{column}“{value}”是{level}，台账按县及以上归属",
    "请写它所属的县：{county}；乡镇、村写在别的列里",
)
INDICATOR = Kind(
    "cell.indicator", "没有这个指标", "must", "{column}“{value}”不是统计表的行号，也不是指标编号", "{near}行号如 2.1.2，编号如 jobs.helped"
)
AREA_UNKNOWN = Kind("cell.area", "没有这个地区", "must", "{column}“{value}”不是本系统里的地区", "{near}请写区划代码或全称")
AREA_AMBIGUOUS = Kind("cell.area.many", "地区有重名", "must", "{column}“{value}”有 {count} 个：{some}", "请写区划代码，或连上级一起写")
REF_UNKNOWN = Kind("cell.ref", "找不到所指的行", "must", "{column}“{value}”在{title}里找不到", "{near}没有登记的请先登记")
REF_AMBIGUOUS = Kind(
    "cell.ref.many", "所指不止一行", "must", "{column}“{value}”在{title}里有 {count} 行：{some}", "请写全其中一行，或写 #行号"
)
REGISTER = Kind("cell.register", "没有这本台账", "must", "{column}“{value}”不是台账名称", "{near}请写台账的全名")
MASKED = Kind(
    "cell.masked", "掩码不是号码", "must", "{column}“{value}”是遮住的号码，与原来的对不上", "要改就写完整号码；不改请保留导出时的样子和行号"
)

# one row
SPAN = Kind("row.span", "起止颠倒", "must", "{label}的结束日期 {last} 早于开始日期 {first}", "请核对两个日期")
SPAN_END = Kind("row.span.end", "有止无起", "must", "{label}只有结束日期，没有开始日期", "请补上开始日期")
TWICE = Kind("row.twice", "表内重复", "must", "与本表第 {other} 行是同一行（{key}相同）", "请删去一行，或改正其中一行的{key}")
TWICE_SENT = Kind(
    "row.twice.sheets", "两张表说法不同", "must", "同时提交的另一张表也有这一行（{key}相同），{columns}不同", "请核对后只留一处，或改成一致"
)
TAKEN = Kind("row.taken", "与已有的行重复", "must", "与台账里第 {id} 号行是同一行（{key}相同）", "请改正{key}，或改那一行")
NO_NUMBER = Kind("row.number", "没有这个行号", "must", "台账里没有第 {id} 号行", "新增的行请把行号留空")
NUMBER_TWICE = Kind(
    "row.number.twice", "行号重复", "must", "与本表第 {other} 行指的是同一行（第 {id} 号）", "请删去一行；新增的行请把行号留空"
)
ARCHIVED = Kind("row.archived", "这一行已作废", "must", "第 {id} 号行已经作废", "如要恢复，请先恢复那一行")
STALE = Kind(
    "row.stale", "导出后已被改过", "must", "第 {id} 号行在导出之后又被改过（导出时第 {old} 版，现在第 {new} 版）", "请重新导出，在新表上改"
)
OVER_ALLOCATION = Kind(
    "row.earmark", "标记超过安排", "must", "{column} {value} 大于这笔资金安排的 {limit}", "标记是安排资金的一部分，请核对"
)

# persons
NEW_RURAL = Kind("person.rural", "新人员缺农村户籍", "must", "{who}还不在本县人员库里，{column}没有填", "请补一列“农村户籍”，填 是 或 否")
NEW_NAME = Kind("person.name", "新人员缺姓名", "must", "{who}还不在本县人员库里，姓名没有填", "请补上姓名")
NAME_DIFFERS = Kind(
    "person.name.differs", "姓名与人员库不同", "hint", "姓名“{value}”与人员库里同一身份证号的“{held}”不同", "请核对是否写错了号码"
)

KINDS: Mapping[str, Kind] = {kind.code: kind for kind in list(globals().values()) if isinstance(kind, Kind)}


class Bad(Exception):
    """A cell that cannot be read: its kind and the fields that fill the kind's message."""

    def __init__(self, kind: Kind, **fields: object):
        super().__init__(kind.code)
        self.kind, self.fields = kind, fields


__all__ = ["KINDS", "Bad", "Finding"]
