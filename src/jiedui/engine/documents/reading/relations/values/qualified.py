"""A small count that bears the same uncommon words twice: 5个进度滞后项目 … 进度滞后的有6个.

Half of all small numbers are near each other, so here the words must be few's own, and nothing may tell the two apart.
"""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import combinations

from ...compare.question import compare
from ...frames.words import blank
from ...lexicon import scan
from ...numbers.mention import Mention
from ...numbers.values import near
from ...submission import Submission
from ..saying import say_two
from .twins import twins

RUN = re.compile("[\u4e00-\u9fff]+")
LONG, OWN, MOST = 4, 3, 100


def run(submission: Submission) -> None:
    for document in submission.documents:
        counts = [m for m in document.in_text if m.dimension in {"count", "person"} and m.value < MOST and m.stated and not m.given]
        by_words: dict[str, list[Mention]] = defaultdict(list)
        for mention in counts:
            for words in _own_words(mention):
                by_words[words].append(mention)
        told: set[tuple[int, int]] = set()
        for same in by_words.values():
            if len({m.value for m in same}) == 2 and len(same) <= 4:
                for a, b in combinations(same, 2):
                    if a.value != b.value and (a.index, b.index) not in told and _one_question(a, b) and not twins(submission, a, b):
                        told.add((a.index, b.index))
                        say_two(submission, a, b, "同样的限定")


def _own_words(mention: Mention) -> set[str]:
    """Runs of four characters right beside the number that are no common words of the field."""
    text = mention.left[-8:] + "。" + mention.right[:8]
    rare = blank(text, [(w.start, w.end) for w in scan(text)])
    spans = (m.span() for m in RUN.finditer(text))
    runs = [(at, at + LONG) for start, end in spans for at in range(start, end - LONG + 1)]
    return {text[at:end] for at, end in runs if len(rare[at:end].replace(" ", "")) >= OWN}


def _one_question(a: Mention, b: Mention) -> bool:
    if a.beside(b) or a.unit != b.unit or a.entities != b.entities or a.places != b.places or not near(a.value, b.value, 0.35):
        return False
    answer = compare(a, b)
    return answer.same and a.own_head == b.own_head or answer.same and None in (a.own_head, b.own_head)
