"""The pages that are read: what was sent in before, one run with its text and findings, its Word file with comments."""

from __future__ import annotations

import time
from typing import Any

from django.db.models import Prefetch
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import path
from django.utils.http import content_disposition_header

from jiedui.office.desk.page import Page, on_page
from jiedui.office.desk.proof.view import view_of
from jiedui.office.filings.models import ProofFile, ProofRun
from jiedui.office.filings.proofs import intake, running, runs
from jiedui.office.filings.proofs.intake import Refused, size

SHOWN = 30
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def first(page: Page, fault: str = "", status: int = 200) -> HttpResponse:
    """The empty page: what to do, what may be sent in, what was read before."""
    held = runs.visible(page.user, page.area.code)
    older = page.request.GET.get("before", "")
    some = held.filter(pk__lt=int(older)) if older.isdecimal() and len(older) < 18 else held
    files = Prefetch("files", ProofFile.objects.defer("body").order_by("number"))
    listed = list(some.defer("body", "snapshot").prefetch_related("dismissals", files)[: SHOWN + 1])
    return page.show(
        "proof/first.html",
        status,
        fault=fault,
        runs=listed[:SHOWN],
        all=held.count(),
        older=listed[SHOWN - 1].pk if len(listed) > SHOWN else 0,
        limits=limits(),
    )


def limits() -> dict[str, object]:
    return {
        "files": intake.MOST_FILES,
        "one": size(intake.MOST_BYTES),
        "together": size(intake.MOST_TOGETHER),
        "bytes": intake.MOST_BYTES,
        "bytes_together": intake.MOST_TOGETHER,
        "kinds": ",".join(intake.KINDS),
    }


def found(page: Page, run: int) -> ProofRun:
    """The run, if it is his office's and of this place; else the same 404 as for one that does not exist."""
    held = runs.visible(page.user, page.area.code).filter(pk=run).first()
    if held is None:
        raise Http404("没有这一页")
    return held


def opened(page: Page, run: int) -> HttpResponse:
    """A run stays with the place it was sent in for: the bar's other places lead his own office to their list."""
    if runs.elsewhere(page.user, run, page.area.code):
        return redirect(page.url("proof"))
    return one(page, runs.settle(found(page, run)))


def one(page: Page, held: ProofRun, fault: str = "", at: str = "", status: int = 200) -> HttpResponse:
    """A run as it stands: still being read, not read and why, or the text with its findings."""
    if page.by_htmx:
        return _beat(page, held)
    files = list(held.files.order_by("number").defer("body"))
    if held.state != runs.READ:
        return page.show("proof/waiting.html", status, run=held, files=files, **_progress(held))
    return page.show(
        "proof/one.html",
        status,
        run=held,
        files=files,
        view=view_of(held, page.request.GET.get("only", "")),
        fault=fault,
        at=at,
        least=runs.LEAST,
        most=runs.MOST,
    )


def _beat(page: Page, held: ProofRun) -> HttpResponse:
    """What the waiting page asks for each second; once it is done the whole page comes anew."""
    answer = page.show("proof/progress.html", run=held, **_progress(held))
    if held.state != runs.READING:
        answer["HX-Refresh"] = "true"
    return answer


def _progress(held: ProofRun) -> dict[str, Any]:
    return {
        "numbers": running.stage(held.work) if held.work else None,
        "spent": max(0, round(time.time() - held.at.timestamp())),
        "most": running.SECONDS,
    }


def comments(page: Page, run: int) -> HttpResponse:
    """One file of the run as Word, every finding that stands as a comment; other formats as a Word copy of the text."""
    held = runs.settle(found(page, run))
    wanted = page.request.GET.get("file", "0")
    file = held.files.filter(number=int(wanted)).defer("body").first() if wanted.isdecimal() and len(wanted) < 3 else None
    if held.state != runs.READ or file is None:
        raise Http404("没有这一页")
    try:
        made = runs.commented(held, file.number)
    except Refused as error:
        return one(page, held, str(error), status=422)
    answer = HttpResponse(made, content_type=WORD)
    answer["Content-Disposition"] = content_disposition_header(True, f"{file.name[: file.name.rfind('.')]}-核稿批注.docx") or "attachment"
    return answer


urls = [
    path("proof/<int:run>", on_page(opened), name="proof_run"),
    path("proof/<int:run>/comments.docx", on_page(comments), name="proof_comments"),
]
