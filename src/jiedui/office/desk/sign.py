"""Signing in and out, the choice of language, and the sign of life: the only pages that need no account."""

from __future__ import annotations

from django.contrib.auth import login, logout
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from jiedui.office.desk.page import begin
from jiedui.office.desk.shell import language
from jiedui.office.desk.shell.assets import static
from jiedui.office.people.signing import Locked, signed_in


@sensitive_post_parameters("password")
@require_http_methods(["GET", "POST"])
def enter(request: HttpRequest) -> HttpResponse:
    """The login page. Says the same of a wrong name as of a wrong password."""
    wanted = _inside(request, request.POST.get("next") or request.GET.get("next", ""))
    if request.method == "GET":
        return redirect(wanted) if request.user.is_authenticated else _form(request, wanted)
    name = request.POST.get("name", "").strip()
    try:
        user = signed_in(request, name, request.POST.get("password", ""))
    except Locked as locked:
        return _form(request, wanted, name, str(locked), 429)
    if user is None:
        return _form(request, wanted, name, "登录名或密码不对", 401)
    login(request, user)
    return redirect(wanted)


def _form(request: HttpRequest, wanted: str, name: str = "", fault: str = "", status: int = 200) -> HttpResponse:
    spoken = language.spoken(request)

    def t(text: str, **fields: object) -> str:
        return language.translated(spoken, text, **fields)

    return render(
        request, "login.html", {"t": t, "language": spoken, "wanted": wanted, "name": name, "fault": fault}, status=status, using="jinja2"
    )


def _inside(request: HttpRequest, address: str) -> str:
    safe = url_has_allowed_host_and_scheme(address, {request.get_host()}, request.is_secure())
    return address if safe else "/"


@require_POST
def leave(request: HttpRequest) -> HttpResponse:
    logout(request)
    return redirect("/login")


@require_GET
def speak(request: HttpRequest, chosen: str) -> HttpResponse:
    """The other language, and back to the page."""
    answer = redirect(_inside(request, request.GET.get("next", "")))
    if chosen in language.LANGUAGES:
        answer.set_cookie(language.COOKIE, chosen, max_age=365 * 86400, samesite="Lax", httponly=True)
    return answer


@require_GET
def health(request: HttpRequest) -> HttpResponse:
    """For whoever watches the server: it runs and its database answers."""
    connection.ensure_connection()
    return HttpResponse("ok", content_type="text/plain")


urls = [
    path("", begin, name="begin"),
    path("login", enter, name="login"),
    path("logout", leave, name="logout"),
    path("language/<str:chosen>", speak, name="language"),
    path("health", health, name="health"),
    path("static/<path:name>", static, name="static"),
]
