"""The left menu: 事实, 数字, 文件. A group of registers is one entry; its registers are the tabs of their pages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from jiedui.office.filings.answers import kept, stamp
from jiedui.office.people import policy
from jiedui.office.registers.schema_of import registers

GROUPS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("会", "会议文件", ("meetings", "policies", "visits")),
    ("结", "结对关系", ("pairings",)),
    ("务", "务工人员", ("jobs", "posts")),
    ("训", "培训班次", ("classes", "seats")),
    ("学", "东部就学", ("students",)),
    ("企", "企业园区", ("firms", "investments", "parks")),
    ("车", "帮扶车间", ("workshops",)),
    ("干", "干部人才", ("secondments", "honours")),
    ("项", "帮扶项目", ("projects", "facilities", "demos", "benefits")),
    ("付", "资金收付", ("payments", "arrivals", "allocations", "earmarks", "donations")),
    ("销", "消费帮扶", ("orders", "products", "fairs")),
    ("员", "人员库", ("persons",)),
    ("约", "目标任务", ("targets", "tasks")),
    ("零", "零申报认定", ("closings", "attestations")),
    ("区", "地区名单", ("areas", "area_flags")),
)


@dataclass(frozen=True)
class Item:
    """One entry: its sign when the menu is narrow, its Chinese name, where it leads, how many there are."""

    sign: str
    name: str
    rest: str
    count: int | None
    on: bool


def facts(user: Any, here: str, place: str) -> list[Item]:
    """The groups this reader may open, with the place's rows as he may count them; registers of which he knows nothing are not shown."""
    counts = _counts(user, place)
    items = []
    for sign, name, members in GROUPS:
        open_ = [m for m in members if m in counts and policy.may(user, "rows", m)] or [m for m in members if m in counts]
        if open_:
            rests = {f"registers/{m}" for m in members}
            on = any(here == rest or here.startswith(rest + "/") for rest in rests)
            items.append(Item(sign, name, f"registers/{open_[0]}", sum(counts.get(m, 0) for m in members), on))
    return items


def siblings(user: Any, register: str, place: str) -> list[tuple[str, str, int]]:
    """(name, title, rows he may count) of the registers that share a register's menu entry."""
    counts = _counts(user, place)
    members = next((m for _, _, m in GROUPS if register in m), (register,))
    return [(name, registers()[name].register.title, counts.get(name, 0)) for name in members if name in counts]


def _counts(user: Any, place: str) -> dict[str, int]:
    return kept(("menu", place, policy.reach_key(user)), lambda: _counted(user, place))


def _counted(user: Any, place: str) -> dict[str, int]:
    found, marks = {}, dict(stamp())
    for name, model in registers().items():
        if (which := policy.counted(user, name, place)) is not None:
            held = model.objects.filter(which, archived=False)  # type: ignore[attr-defined]
            found[name] = kept(("menu", name, place, policy.reach_key(user)), held.count, (name, "areas"), marks)
    return found


def figures(user: Any, page: Any, here: str) -> list[Item]:
    upper = page.area.level != "county"
    items = [
        Item("表", "年度统计表", "table", len(page.edition.questions), here.startswith("table")),
        Item("并", "县区并列", "counties", None, here == "counties") if upper else None,
        Item("比", "对比", "compare", None, here == "compare"),
        Item("径", "指标口径", "catalogue", len(page.edition.questions), here.startswith("catalogue") and "proposal" not in here),
    ]
    return [item for item in items if item]


def documents(user: Any, page: Any, here: str) -> list[Item]:
    items = [
        Item("核", "核稿", "proof", None, here.split("/")[0] == "proof"),
        Item("建", "合并建议", "catalogue/proposal", None, here == "catalogue/proposal"),
        Item("录", "操作记录", "journal", None, here == "journal") if policy.may(user, "journal", place=page.area.code) else None,
    ]
    return [item for item in items if item]
