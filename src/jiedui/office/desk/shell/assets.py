"""Static files, served by the app itself: the name carries the digest, so a browser may keep it for ever.

Nothing is downloaded at run time; htmx comes out of the pinned `django-htmx` wheel and is checked against its digest by a test.
"""

from __future__ import annotations

import hashlib
import mimetypes
import re
from functools import cache
from importlib.resources import files
from pathlib import Path

from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import StaticFilesStorage
from django.http import FileResponse, Http404, HttpRequest
from django.http.response import HttpResponseBase

VENDORED = {"vendor/htmx.min.js": (files("django_htmx"), "static/django_htmx/htmx-2.min.js")}
DIGESTED = re.compile(r"^(?P<stem>.+)\.(?P<digest>[0-9a-f]{12})(?P<end>\.[a-z0-9]+)$")
FOR_EVER, ONE_HOUR = "public, max-age=31536000, immutable", "public, max-age=3600"


@cache
def located(name: str) -> Path | None:
    """The file of an asset, from a carrier wheel or an app's static folder."""
    if name in VENDORED:
        package, inside = VENDORED[name]
        return Path(str(package / inside))
    found = finders.find(name)
    return Path(found) if isinstance(found, str) and Path(found).is_file() else None


@cache
def digest(name: str) -> str:
    path = located(name)
    return hashlib.sha256(path.read_bytes()).hexdigest()[:12] if path else ""


def asset(name: str) -> str:
    """The URL of an asset, its digest in the name."""
    stem, dot, end = name.rpartition(".")
    return f"/static/{stem}.{digest(name)}{dot}{end}" if digest(name) else f"/static/{name}"


class Digests(StaticFilesStorage):
    """Lets Django's own templates (the admin) name assets the same way."""

    def url(self, name: str | None) -> str:
        return asset(name or "")


def static(request: HttpRequest, name: str) -> HttpResponseBase:
    """One asset. A name with a digest may be kept for ever; one with a wrong digest is not there."""
    parts = DIGESTED.match(name)
    plain = parts["stem"] + parts["end"] if parts else name
    if parts and located(name) is None and digest(plain) != parts["digest"]:
        raise Http404(name)
    path = located(plain if parts and located(name) is None else name)
    if path is None:
        raise Http404(name)
    answer = FileResponse(path.open("rb"), content_type=mimetypes.guess_type(path.name)[0] or "application/octet-stream")
    answer["Cache-Control"] = FOR_EVER if parts else ONE_HOUR
    return answer
