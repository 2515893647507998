"""The desk's first page."""

from __future__ import annotations

from django.http import HttpResponse
from django.urls import path

from jiedui.office.desk.page import Page, on_page


def home(page: Page) -> HttpResponse:
    return page.show("home.html")


urls = [path("", on_page(home), name="home")]
