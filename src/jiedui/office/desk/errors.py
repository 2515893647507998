"""Error pages: what is not there, what is not allowed, what broke. None of them repeats anything from a row."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from jiedui.office.desk.shell import language


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    said = str(exception) if exception and len(exception.args) == 1 and isinstance(exception.args[0], str) else ""
    return _said(request, 404, "没有这一页", said or "地址里的地区、年度、截至日或编号不对，或者您的账号看不到它。")


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _said(request, 403, "不能看这一页", "您的账号没有这项权限。")


def failed(request: HttpRequest) -> HttpResponse:
    return _said(request, 500, "出错了", "这一页没有算出来，数据没有改动。请稍后再试；仍不行就告诉系统管理员。")


def _said(request: HttpRequest, status: int, title: str, text: str) -> HttpResponse:
    spoken = language.spoken(request)
    said = {"t": lambda words, **fields: language.translated(spoken, words, **fields), "title": title, "text": text, "language": spoken}
    return render(request, "error.html", said, status=status, using="jinja2")
