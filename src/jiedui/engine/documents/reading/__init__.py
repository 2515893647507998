"""A written report read back (核稿): its slips with both places quoted, and silence where things merely look alike.

`proof(["report.docx", "table.xlsx"])` reads several files as one submission and returns the JSON contract of `jiedui proof`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from .pipeline import check, read
from .report import as_json

__all__ = ["as_json", "check", "proof", "read"]


def proof(paths: Sequence[str], snapshot: str | None = None) -> dict[str, Any]:
    """Read, check and report."""
    return as_json(check(read(paths, snapshot)))
