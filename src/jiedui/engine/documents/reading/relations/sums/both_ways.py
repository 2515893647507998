"""A number of both directions against the two: 双向选派挂职干部126名 … 山东来渝挂职干部68名，重庆赴鲁挂职干部56名."""

from __future__ import annotations

import re

from ...compare.question import meanings
from ...numbers.mention import Mention
from ...numbers.numerals import digits_of
from ...numbers.values import misprint, near
from ...submission import Submission
from ..saying import say_sum

BOTH = re.compile("双向|互派|互相选派|相互选派|双方[共互]?(?:选)?派|两地[共互]派")
NEAR = 0.1


def run(submission: Submission) -> None:
    for document in submission.documents:
        counted = [m for m in document.in_text if m.dimension == "person" and not m.hedge and not m.period.future and m.host is None]
        for whole in [m for m in counted if BOTH.search(m.sentence_text[: m.start - m.sentence[0]])]:
            _judge(submission, whole, [m for m in counted if not m.beside(whole) and meanings(m) & meanings(whole)])


def _judge(submission: Submission, whole: Mention, others: list[Mention]) -> None:
    """The two directions stand in one sentence; anything that makes the total excuses it."""
    pairs = [(a, b) for a in others for b in others if a.start < b.start and a.beside(b) and {a.direction, b.direction} == {"WT", "ET"}]
    if not pairs or any(a.value + b.value == whole.value for a, b in pairs) or any(m.value == whole.value for m in others):
        return
    a, b = pairs[0]
    added_up = a.value + b.value
    if len(digits_of(whole.value)) >= 2 and (near(whole.value, added_up, NEAR) or misprint(whole.value, added_up)):
        say_sum(submission, whole, [a, b])
