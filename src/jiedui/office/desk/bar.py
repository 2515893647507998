"""What the bar and the keys need: a jump to another day, the list of keys, the journal of a place for who may read it."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import path

from jiedui.office.desk.page import Page, on_page
from jiedui.office.people.models import Entry

KEYS = (
    (("Ctrl K",), "查找行、格、口径"),
    (("/",), "在本页筛选"),
    (("↑", "↓"), "在格间、行间走"),
    (("PgUp", "PgDn"), "一屏一屏走"),
    (("Home", "End"), "第一格、最后一格"),
    (("Enter",), "打开依据或这一行"),
    (("Enter", "Enter"), "再按一次：看计入的行"),
    (("Esc",), "关上，回到原来的格"),
    (("M",), "这一行动了哪些格"),
    (("N", "P"), "核稿：下一处、上一处"),
    (("X",), "核稿：这一处不是问题"),
    (("Tab",), "走到下一个可点的地方"),
    (("?",), "看全部快捷键"),
)
SHOWN = 200


def go(page: Page) -> HttpResponse:
    """The day typed in the bar, on the page that was open."""
    wanted = page.request.GET.get("to", "")
    return redirect(page.url(wanted if not wanted.startswith("/") and "//" not in wanted else "", as_of=page.request.GET.get("day", "")))


def keys(page: Page) -> HttpResponse:
    return page.show("keys.html", keys=KEYS)


def journal(page: Page) -> HttpResponse:
    """Who did what in this place, newest first: for the auditor, each unmasking too."""
    if not page.may("journal"):
        raise Http404("没有这一页")
    held = Entry.objects.filter(chain=page.area.code).order_by("-number")
    return page.show("journal.html", entries=held[:SHOWN], all=held.count())


urls = [path("go", on_page(go), name="go"), path("keys", on_page(keys), name="keys"), path("journal", on_page(journal), name="journal")]
