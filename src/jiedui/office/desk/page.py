"""A page knows its coordinates (地区 · 年度 · 截至), its reader and his language. Every page is a function of one `Page`.

    def listed(page: Page, register: str) -> HttpResponse:
        if not page.may("rows", register):
            return page.refused("这本台账由主管单位管，您的账号不能看行")      # 403, with the reason
        return page.show("registers/list.html", rows=…)

    urls = [path("registers/<str:register>", on_page(listed), name="register")]      # gathered by desk/urls.py

`on_page` checks before the function runs: signed in (else to /login), an account with figures of that area (else 404, the same as
for a place that does not exist), an edition that exists, a day that can be asked (else 404 with the days that can).
In templates: `page`, `t("年度统计表")`, `page.url("table")`, `page.url("table", as_of="2021-10-31")`, `asset("desk/desk.css")`.
A template extends `base.html` (blocks title, sub, acts, tools, main, panel, status, keys); a request by htmx for a part renders a
template that extends nothing. Macros: `{% from "macros.html" import n, state, mark with context %}`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from jiedui.engine.kernel.places import Place, Side
from jiedui.engine.tables.edition import Edition, Line, edition_ids
from jiedui.office.desk.shell import language
from jiedui.office.desk.shell.frame import frame
from jiedui.office.filings import tables
from jiedui.office.people import policy
from jiedui.office.people.clock import today
from jiedui.office.people.models import Account
from jiedui.office.people.places import held_tree


@dataclass(frozen=True)
class Page:
    """The coordinates of every figure on the page, and who reads it."""

    request: HttpRequest
    account: Account
    area: Place
    edition: Edition
    as_of: date
    side: Side
    language: str

    @property
    def user(self) -> Any:
        return self.request.user

    @property
    def english(self) -> bool:
        return self.language == "en"

    @property
    def by_htmx(self) -> bool:
        """Whether only a part is asked for. A part fetched again from history is asked for whole."""
        return self.request.headers.get("HX-Request") == "true" and "HX-History-Restore-Request" not in self.request.headers

    def t(self, text: str, **fields: object) -> str:
        """A text of the page in the reader's language."""
        return language.translated(self.language, text, **fields)

    def title(self, line: Line) -> str:
        """A line's title in the reader's language; the official wording where there is no other."""
        return language.titles(self.edition.id).get(line.code, line.title) if self.english else line.title

    def url(self, rest: str = "", area: str = "", edition: str = "", as_of: str = "", **query: Any) -> str:
        """The address of a page at these coordinates, or at others."""
        asked = {k: v for k, v in query.items() if v not in (None, "")}
        base = f"/{area or self.area.code}/{edition or self.edition.id}/{as_of or self.as_of}/{rest}"
        return base + (f"?{urlencode(asked, doseq=True)}" if asked else "")

    def elsewhere(self, area: str = "", edition: str = "", as_of: str = "") -> str:
        """This same page at other coordinates, as the bar's choices give it."""
        return self.url(self.request.path.split("/", 4)[4], area, edition, as_of)

    def may(self, act: policy.Act, register: str = "") -> bool:
        return policy.may(self.user, act, register, self.area.code)

    def near_day(self, days: int) -> str:
        """The day before or after, or empty where it cannot be asked."""
        other = self.as_of + timedelta(days=days)
        return other.isoformat() if self.edition.first_day <= other <= last_day(self.edition) else ""

    def show(self, template: str, status: int = 200, **context: Any) -> HttpResponse:
        """The template with `page`, `t` and (for whole pages) the `shell` around it."""
        around = {} if self.by_htmx else {"shell": frame(self, last_day(self.edition))}
        return render(self.request, template, {"page": self, "t": self.t, **around, **context}, status=status, using="jinja2")

    def refused(self, reason: str, **fields: object) -> HttpResponse:
        """He may know of it, not see it: the reason and where he can go on."""
        return self.show("refused.html", 403, reason=self.t(reason, **fields))


def last_day(edition: Edition) -> date:
    """The last day that can be asked."""
    return min(edition.cut_off, today())


def on_page(view: Callable[..., HttpResponse], act: policy.Act = "figures") -> Callable[..., HttpResponse]:
    """A view of coordinates made from a function of a Page."""

    @wraps(view)
    def answered(request: HttpRequest, area: str, edition: str, as_of: str, **rest: Any) -> HttpResponse:
        return view(_page(request, area, edition, as_of, act), **rest)

    return login_required(answered)


def _page(request: HttpRequest, area: str, edition: str, as_of: str, act: policy.Act) -> Page:
    held = policy.account(request.user)
    if held is None or not policy.may(request.user, act, place=area) or edition not in edition_ids():
        raise Http404("没有这一页")
    made = tables.edition(edition)
    return Page(request, held, held_tree()[area], made, _asked_day(made, as_of), policy.side_of(request.user), language.spoken(request))


def _asked_day(edition: Edition, text: str) -> date:
    try:
        found = date.fromisoformat(text)
    except ValueError:
        raise Http404(f"截至日 {text} 不是日期，应写成 2021-10-31") from None
    if not edition.first_day <= found <= last_day(edition):
        raise Http404(f"{edition.id} 年的截至日应在 {edition.first_day} 至 {last_day(edition)} 之间")
    return found


def home_of(user: Any) -> str:
    """Where a person begins: his own place in the newest edition, on its last day; the administrator in the office of accounts."""
    held = policy.account(user)
    if held is None or not policy.may(user, "figures"):
        return "/admin/"
    edition = tables.edition(tables.latest())
    return f"/{held.area}/{edition.id}/{last_day(edition)}/"


@login_required
def begin(request: HttpRequest) -> HttpResponse:
    """The bare address leads to the reader's own table."""
    return redirect(home_of(request.user))
