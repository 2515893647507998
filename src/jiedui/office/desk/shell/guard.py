"""On every answer: nothing but our own scripts and styles. On every request: a session that has an end."""

from __future__ import annotations

import time
from collections.abc import Callable

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest
from django.http.response import HttpResponseBase

Answer = Callable[[HttpRequest], HttpResponseBase]
CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; font-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
EVERY = 60  # seconds between two notes of "seen", so that reading pages writes almost nothing


def headers(answer: Answer) -> Answer:
    """Middleware: the policy on every answer, errors too; pages are never kept by a shared cache."""

    def answered(request: HttpRequest) -> HttpResponseBase:
        made = answer(request)
        made["Content-Security-Policy"] = CSP
        made.setdefault("Cache-Control", "private, no-store")
        return made

    return answered


def limited(answer: Answer) -> Answer:
    """Middleware: a session ends after SESSION_IDLE seconds without a page, and SESSION_COOKIE_AGE seconds after signing in."""

    def answered(request: HttpRequest) -> HttpResponseBase:
        if request.user.is_authenticated:
            _check(request, time.time())
        return answer(request)

    return answered


def _check(request: HttpRequest, now: float) -> None:
    since = request.session.setdefault("since", now)
    seen = request.session.get("seen", now)
    if now - seen > settings.SESSION_IDLE or now - since > settings.SESSION_COOKIE_AGE:
        logout(request)
    elif "seen" not in request.session or now - seen > EVERY:
        request.session["seen"] = now
