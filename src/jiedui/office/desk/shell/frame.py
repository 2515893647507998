"""What stands around every page: the bar's choices, the menu, who reads."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import Any

from jiedui.engine.kernel.places import Place
from jiedui.engine.tables.edition import Edition, edition_ids
from jiedui.office.desk.shell import menu
from jiedui.office.people import policy
from jiedui.office.people.clock import today
from jiedui.office.people.models import ROLES

SHOWN = 60  # places in the bar's list; a province has more, and the search finds them
SEES = {
    "county": "本县全部台账和数字",
    "department": "本单位主管的台账和本县数字",
    "city": "本市及各县的数字；不写人名的台账",
    "province": "本省各级的数字；不写人名的台账",
    "partner": "本方的数字和台账；有人名的台账只看行数",
    "auditor": "本地区的台账、数字和操作记录",
}


@dataclass(frozen=True)
class Frame:
    here: str
    areas: tuple[Place, ...]
    areas_more: int
    editions: tuple[str, ...]
    before: str
    after: str
    is_today: bool
    last_day: date
    month_ends: tuple[str, ...]
    role: str
    may_see: str
    facts: list[menu.Item]
    figures: list[menu.Item]
    documents: list[menu.Item]


def frame(page: Any, last_day: date) -> Frame:
    here = page.request.path.split("/", 4)[4]
    areas = policy.areas(page.user)
    return Frame(
        here,
        areas[:SHOWN],
        len(areas) if len(areas) > SHOWN else 0,
        edition_ids()[::-1],
        page.near_day(-1),
        page.near_day(1),
        page.as_of == today(),
        last_day,
        month_ends(page.edition, last_day),
        ROLES[page.account.role],
        _scope(page),
        menu.facts(page.user, here, page.area.code),
        menu.figures(page.user, page, here),
        menu.documents(page.user, page, here),
    )


def month_ends(edition: Edition, last: date) -> tuple[str, ...]:
    """The ends of the months that can be asked, latest first, with the last day itself."""
    year = edition.first_day.year
    ends = [date(year, month, monthrange(year, month)[1]) for month in range(edition.first_day.month, 13)]
    return tuple(d.isoformat() for d in sorted({*(d for d in ends if d < last), last}, reverse=True))


def _scope(page: Any) -> str:
    """One sentence on what the reader may see."""
    unit = page.account.unit.name if page.account.unit else ""
    return " ".join(word for word in (unit, page.t(SEES.get(page.account.role, ""))) if word)
