"""What is told besides is never what was told: 105个县…; 此外还发现86个县…."""

from __future__ import annotations

import re

from ..numbers.mention import Mention
from .answer import Answer

ALSO = re.compile("(?:还|另外?|又)(?:发现|查出|查明|涉及|存在|有)[^,;。]{0,2}$")


def another(a: Mention, b: Mention, head: str, answer: Answer) -> None:
    if a.family == "count" and a.block.document == b.block.document and ALSO.search(max(a, b, key=lambda m: m.index).left):
        answer.different.add("another")
