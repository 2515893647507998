"""A text in a test → its mentions and findings, without a file."""

from __future__ import annotations

from jiedui.engine.documents.reading.formats.plain import from_text
from jiedui.engine.documents.reading.numbers.mention import Mention
from jiedui.engine.documents.reading.pipeline import assemble, check
from jiedui.engine.documents.reading.submission import Submission


def read(*texts: str) -> Submission:
    return check(assemble([(f"{n}.txt", from_text(text)) for n, text in enumerate(texts, 1)]))


def mentions(text: str) -> list[Mention]:
    return assemble([("1.txt", from_text(text))]).mentions


def codes(*texts: str) -> list[str]:
    return sorted(f.code for f in read(*texts).findings if f.severity != "hint")
