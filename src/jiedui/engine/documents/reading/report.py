"""A checked submission as the JSON contract."""

from __future__ import annotations

from typing import Any

from .findings import ORDER, Finding
from .frames.document import Document
from .numbers.mention import RATES, Mention
from .submission import Submission


def as_json(submission: Submission) -> dict[str, Any]:
    """`{"files": [{"file", "numbers_read", "numbers_resolved", "findings": [...]}]}`; a finding stands under the first file it concerns."""
    return {
        "files": [
            _file(document, findings_of(submission, number)) for number, document in enumerate(submission.documents) if not document.given
        ]
    }


def findings_of(submission: Submission, number: int) -> list[Finding]:
    """The findings listed under a file, gravest first, then in reading order."""
    mine = [f for f in submission.findings if first_document(f) == number]
    return sorted(
        mine,
        key=lambda f: (
            ORDER[f.severity],
            min(((p.block.document, p.block.index, p.quote_start) for p in f.places), default=(0, 0, 0)),
            f.code,
        ),
    )


def first_document(finding: Finding) -> int:
    return min((place.block.document for place in finding.places), default=0)


def counted(mentions: list[Mention]) -> list[Mention]:
    return [m for m in mentions if m.dimension or m.cell]


def resolved(mention: Mention) -> bool:
    """Whether it is known what the number counts."""
    return mention.dimension in RATES or mention.head is not None and not mention.head.startswith("~")


def _file(document: Document, findings: list[Finding]) -> dict[str, Any]:
    numbers = counted(document.mentions)
    return {
        "file": document.file,
        "numbers_read": len(numbers),
        "numbers_resolved": sum(map(resolved, numbers)),
        "findings": [finding.as_json() for finding in findings],
    }
