"""What is done on 核稿, each by POST: send files in, say that a finding is no problem, take that back, remove a run."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_POST

from jiedui.office.desk.page import Page, on_page
from jiedui.office.desk.proof.pages import first, found, one
from jiedui.office.filings.answers import course
from jiedui.office.filings.models import ProofRun
from jiedui.office.filings.proofs import intake, runs
from jiedui.office.filings.proofs.intake import Refused, size

AT_ONCE = 1.8  # seconds in which a short report is read before the page answers
FORM = 1 << 20  # what a form adds to its files


def sent(page: Page) -> HttpResponse:
    """Length first, then the token, then the files: an overlong body is never taken in."""
    length = page.request.META.get("CONTENT_LENGTH") or "0"
    if not str(length).isdecimal() or int(length) > intake.MOST_TOGETHER + FORM:
        return first(page, f"几个文件合起来超过 {size(intake.MOST_TOGETHER)}，没有收。请分几次核，或删去图片", 413)

    @csrf_protect
    def guarded(request: HttpRequest) -> HttpResponse:
        return _sent(page)

    return guarded(page.request)


def _sent(page: Page) -> HttpResponse:
    try:
        files = intake.taken(page.request.FILES.getlist("files"))
        tables = course(page.area.code, page.edition.id, page.as_of, page.side) if page.request.POST.get("table") else []
        run = runs.begin(page.user, page.area.code, page.edition.id, page.as_of, files, tables)
    except Refused as error:
        return first(page, str(error), 422)
    runs.settle(run, AT_ONCE)
    return redirect(page.url(f"proof/{run.pk}"))


def dismissed(page: Page, run: int, finding: str) -> HttpResponse:
    held = _read(page, run, finding)
    try:
        runs.dismiss(held, finding, page.user.get_username(), page.request.POST.get("why", ""))
    except Refused as error:
        return one(page, held, str(error), finding, 422)
    return _back(page, run, finding)


def restored(page: Page, run: int, finding: str) -> HttpResponse:
    runs.restore(_read(page, run, finding), finding, page.user.get_username())
    return _back(page, run, finding)


def removed(page: Page, run: int) -> HttpResponse:
    runs.remove(found(page, run), page.user.get_username())
    return redirect(page.url("proof"))


def _read(page: Page, run: int, finding: str) -> ProofRun:
    """The run, if it has been read and has this finding."""
    held = found(page, run)
    if held.state != runs.READ or finding not in {f["id"] for f in json.loads(held.body)["findings"]}:
        raise Http404("没有这一页")
    return held


def _back(page: Page, run: int, finding: str) -> HttpResponse:
    return redirect(page.url(f"proof/{run}", only=page.request.POST.get("only", "")) + f"#f-{finding}")


def posted(view: Callable[..., Any]) -> Callable[..., Any]:
    return require_POST(on_page(view))


def start_or_list(page: Page) -> HttpResponse:
    """One address: GET shows the empty page, POST sends files in."""
    return sent(page) if page.request.method == "POST" else first(page)


urls = [
    path("proof", csrf_exempt(on_page(start_or_list)), name="proof"),
    path("proof/<int:run>/remove", posted(removed), name="proof_remove"),
    path("proof/<int:run>/<slug:finding>/dismiss", posted(dismissed), name="proof_dismiss"),
    path("proof/<int:run>/<slug:finding>/restore", posted(restored), name="proof_restore"),
]
