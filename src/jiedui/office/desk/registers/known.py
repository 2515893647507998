"""What the pages of a register share: which register, what of it the reader sees, and how values are shown to him."""

from __future__ import annotations

from collections.abc import Callable
from difflib import get_close_matches
from typing import Any, TypeVar

from django.http import Http404, HttpResponse

from jiedui.engine.indicators.read import CatalogueError
from jiedui.engine.registers.schema import Schema
from jiedui.engine.tables.answer import Asking
from jiedui.office.desk.page import Page
from jiedui.office.filings import tables
from jiedui.office.filings.answers import kept
from jiedui.office.people import policy
from jiedui.office.people.places import held_tree
from jiedui.office.registers.lists.asked import Asked, BadAsk, read
from jiedui.office.registers.lists.cells import Show
from jiedui.office.registers.lists.listing import Reach
from jiedui.office.registers.schema_of import registers, schemas

T = TypeVar("T")
BIG = 200_000  # rows in a register from which words are looked up by their beginning, and sums come after the rows


def schema_named(register: str) -> Schema:
    """Raises 404 with the nearest register."""
    if register not in schemas():
        near = get_close_matches(register, schemas(), 1, 0.4)
        raise Http404(f"没有名为 {register} 的台账" + (f"，最接近的是 {near[0]}（{schemas()[near[0]].title}）" if near else ""))
    return schemas()[register]


def reach_of(page: Page) -> Reach:
    """One for a request: what he sees of each register is asked once."""
    held: Reach | None = getattr(page.request, "_jiedui_reach", None)
    if held is None or (held.area, held.side) != (page.area.code, page.side):
        held = page.request._jiedui_reach = Reach(page.user, page.area.code, page.side)  # type: ignore[attr-defined]
    return held


def show_of(page: Page) -> Show:
    return Show(held_tree(), page.area.code, reach_of(page).seen, page.t)


def is_big(register: str) -> bool:
    model: Any = registers()[register]
    return kept(("size", register), lambda: model.objects.order_by("id").values("id")[BIG : BIG + 1].exists(), (register,))


def asked_of(page: Page, schema: Schema) -> tuple[Asked, Asking | None]:
    """What the address asks, and of which table where it asks for the rows behind a cell. Raises BadAsk."""
    asked = read(schema, {name: page.request.GET.getlist(name) for name in page.request.GET})
    if not asked.cell:
        return asked, None
    asking = tables.asking(page.area.code, page.edition.id, page.as_of, page.side)
    try:
        asking.edition.find(asked.cell)
    except CatalogueError as error:
        raise BadAsk(str(error)) from error
    return asked, asking


def kept_for(page: Page, asked: Asked, what: str, make: Callable[[], T]) -> T:
    """Something of a list, kept until its register is written: under the reader's rights, the place and the filters.

    Rows behind a cell hang on other registers and on the day too, a search on the persons' numbers.
    """
    if what == "count" and not asked.filters and page.area.code == page.account.area:  # as the menu counts it
        return kept(("menu", asked.schema.name, page.area.code, policy.reach_key(page.user)), make, (asked.schema.name, "areas"))
    key = (what, asked.schema.name, policy.reach_key(page.user), page.area.code, page.side, asked.filters)
    if asked.cell:
        return kept((*key, page.edition.id, page.as_of), make)
    return kept(key, make, (asked.schema.name, "areas", "persons"))


def closed(page: Page, schema: Schema) -> HttpResponse:
    """He may know how many rows there are, not what stands in them."""
    which = reach_of(page).counted(schema.name)
    if which is None:
        raise Http404("没有这一页")
    model: Any = registers()[schema.name]
    count = model.objects.filter(which, archived=False).count()
    said = {"title": page.t(schema.title), "n": f"{count:,}", "owner": schema.owner}
    if schema.name in policy.person_registers() and page.account.role != "department":
        return page.refused("{title}有 {n} 行。台账里有人名，您的账号只看行数，不看行；数字在年度统计表里。", **said)
    return page.refused("{title}有 {n} 行，由{owner}主管，您的账号不能看行。", **said)


def wrong(page: Page, schema: Schema, error: Exception) -> HttpResponse:
    """The address asks what cannot be asked: 400 with the nearest thing that can."""
    return page.show("registers/wrong.html", 400, schema=schema, said=str(error))
