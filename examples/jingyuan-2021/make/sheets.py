"""The sheets: their Chinese heads, the rows put into them, and the files they become."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from pathlib import Path

JINGYUAN, JINGTAI, BAIYIN, GANSU, HEPING = "620421", "620423", "620400", "620000", "120101"

PUBLISHED = "靖农领办发〔2021〕44号 自评报告"  # the row itself is in the report
COUNTED = "总数据44号文，明细为演示"  # the report gives the total, the row is made up
INVENTED = "演示数据"  # nothing of it is published

_PERSON = "姓名 身份证号 农村户籍"
_END = "依据 备注"
HEADS = {  # in the order of import: a row names only rows that came before
    "areas": f"名称 区划代码 级别 上级代码 东西部 原代码 启用日期 停用日期 {_END}",
    "area_flags": f"所属地区 名称 名单 列入日期 移出日期 {_END}",
    "pairings": f"所属地区 名称 结对类型 东部一方代码 东部一方名称 西部一方代码 西部一方名称 结对日期 终止日期 东部结对地区 {_END}",
    "persons": "所属地区 姓名 身份证号 农村户籍 脱贫户身份起 脱贫户身份止 残疾人 监测对象起 监测对象止 易地搬迁起 依据",
    "parks": f"所属地区 名称 园区类型 开工日期 交付日期 {_END}",
    "firms": f"所属地区 名称 统一社会信用代码 签约日期 注册资本 落地日期 投产日期 入驻园区 入园日期 离园日期 {_END}",
    "investments": f"所属地区 名称 统一社会信用代码 凭证号 到位日期 到位金额 {_END}",
    "workshops": f"所属地区 名称 认定日期 关停日期 所在村 {_END}",
    "classes": f"所属地区 名称 班次编号 培训类别 开班日期 结束日期 培训地点 {_END}",
    "jobs": f"所属地区 {_PERSON} 务工地 用工单位 落地（入园）企业 帮扶车间 协作帮助就业 上岗日期 离岗日期 依据",
    "seats": f"所属地区 班次编号 {_PERSON} 依据",
    "students": f"所属地区 {_PERSON} 就读学校 入学日期 离校日期 毕业日期 首次就业日期 依据",
    "posts": f"所属地区 村代码 {_PERSON} 上岗日期 离岗日期 依据",
    "secondments": f"所属地区 {_PERSON} 方向 人才类别 派出时职级 分管协管协作工作 挂任职务 派出文件日期 实际到岗日期 实际离岗日期 计划结束日期 {_END}",
    "honours": f"所属地区 名称 挂职人员 类别 授予日期 {_END}",
    "projects": f"所属地区 名称 项目编号 计划年度 项目类别 建设地点 计划金额 计划下达日期 计划文号 开工日期 完工日期 {_END}",
    "facilities": f"所属地区 名称 项目编号 设施类型 {_END}",
    "arrivals": f"所属地区 指标文号 资金年度 到位日期 到位金额 {_END}",
    "allocations": f"所属地区 安排文号 项目编号 用途 用途细分 资金年度 安排日期 安排金额 {_END}",
    "earmarks": f"所属地区 资金安排 标记 标记金额 {_END}",
    "payments": f"所属地区 支付凭证号 项目编号 资金年度 支付日期 支付金额 {_END}",
    "benefits": f"所属地区 项目编号 {_PERSON} 受益类型 受益日期 依据",
    "donations": f"所属地区 名称 捐赠形式 接收日期 金额 {_END}",
    "demos": f"所属地区 名称 村代码 计划年度 计划下达日期 启动日期 {_END}",
    "products": f"所属地区 名称 产品编号 认定日期 认定到期日 {_END}",
    "fairs": f"所属地区 名称 举办日期 举办地点 参展企业数 参展产品数 现场销售额 意向金额 {_END}",
    "orders": "所属地区 名称 订单或发票号 产品编号 东部参与方式 付款日期 金额 销售企业 采购方 采购方所在地 渠道 展销会 依据",
    "meetings": f"所属地区 会议类型 召开日期 名称 会议纪要文号 东部结对地区 {_END}",
    "policies": f"所属地区 发文日期 发文主体 名称 文件类别 发文字号 东部结对地区 {_END}",
    "visits": f"所属地区 开始日期 结束日期 方向 名称 职务 职级 任职机构层级 负责类型 人数 服务的县区结对 东部结对地区 {_END}",
    "targets": f"所属地区 名称 年度 指标 目标数量 {_END}",
    "tasks": f"所属地区 名称 期限 责任单位 办结日期 {_END}",
    "closings": "所属地区 台账 截至日 依据",
}
TITLES = {
    "pairings": "结对关系台账",
    "persons": "人员库",
    "parks": "共建产业园区台账",
    "firms": "引进企业台账",
    "investments": "企业投资到位台账",
    "workshops": "帮扶车间台账",
    "classes": "培训班次台账",
    "jobs": "务工人员台账",
    "seats": "培训花名册",
    "students": "东部职校学生台账",
    "posts": "公益性岗位台账",
    "secondments": "挂职交流台账",
    "honours": "表彰提拔台账",
    "projects": "帮扶项目台账",
    "facilities": "建设设施台账",
    "arrivals": "资金到位台账",
    "allocations": "资金安排台账",
    "earmarks": "资金标记台账",
    "payments": "资金支付台账",
    "benefits": "受益人员台账",
    "donations": "社会捐赠台账",
    "demos": "示范村台账",
    "products": "产品台账",
    "fairs": "展销会台账",
    "orders": "消费帮扶订单台账",
    "meetings": "会议台账",
    "policies": "政策文件台账",
    "visits": "调研对接台账",
    "targets": "协议目标台账",
    "tasks": "问题整改台账",
}  # the books that an office closes
UNIT_HEAD = "地区 填报单位 填表人 联系方式"

Row = Mapping[str, object]


class Book:
    """Rows by register, each a mapping from the sheet's heads to plain values."""

    def __init__(self) -> None:
        self.rows: dict[str, list[Row]] = {name: [] for name in HEADS}
        self.units: list[Row] = []

    def add(self, register: str, area: str, row: Row, source: str = INVENTED) -> None:
        """Append a row; a head that the sheet has not is a slip of the generator."""
        whole = {"所属地区": area, **row, "依据": source} if register != "areas" else {**row, "依据": source}
        if unknown := set(whole) - set(HEADS[register].split()):
            raise KeyError(f"{register}: {sorted(unknown)}")
        self.rows[register].append(whole)

    def write(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        for number, (register, head) in enumerate(HEADS.items(), 1):
            (folder / f"{number:02d}-{register}.csv").write_bytes(_text(head.split(), self.rows[register]))
        (folder / "units.csv").write_bytes(_text(UNIT_HEAD.split(), self.units))


def _text(head: list[str], rows: list[Row]) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(head)
    writer.writerows([row.get(name, "") for name in head] for row in rows)
    return out.getvalue().encode("utf8")
