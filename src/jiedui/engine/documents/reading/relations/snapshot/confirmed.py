"""Numbers that the table confirms acquit each other: 81人 and 717人 that both stand in the table are no wrong part and whole.

They also answer for their line: another number of the sentence does not miss it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from fractions import Fraction

from ...findings import Finding, place_of
from ...submission import Submission
from .judge import Verdict

TOLD_ASIDE = {"two-values", "sum", "order", "part-over-whole", "ratio"}
ACQUITTED = {"order", "sum", "part-over-whole", "ratio", "two-values", "remainder", "states", "average", "growth"}


def withdraw(submission: Submission, verdicts: list[Verdict]) -> None:
    """Take back what the other relations said of numbers that are all confirmed, or of one that is told of another year or event."""
    sure: set[tuple[int, int, int]] = set()
    odd: set[tuple[int, int, int]] = set()
    aside: set[tuple[int, int, int]] = set()
    for verdict in verdicts:
        place = place_of(verdict.number.mention)
        other = verdict.kind == "nothing" and verdict.number.told_of_one
        (sure if verdict.kind == "confirmed" else aside if other else odd).add((id(place.block), place.quote_start, place.quote_end))
    acquitted = sure - odd - aside
    lines = {id(block) for document in submission.documents if document.given for block in document.blocks}
    acquitted |= {key for finding in submission.findings for key in finding.keys if key[0] in lines}
    submission.findings[:] = [f for f in submission.findings if not _answered(f, acquitted, aside - odd)]


def _answered(finding: Finding, sure: set[tuple[int, int, int]], aside: set[tuple[int, int, int]]) -> bool:
    if finding.code not in ACQUITTED or not finding.places:
        return False
    return finding.keys <= sure or finding.code in TOLD_ASIDE and bool(finding.keys & sure) and finding.keys <= sure | aside


REFERS_BACK = re.compile("^(?:名|人)?(?:[^,;。]{0,6}(?:里头|里面|当中|之中|中))")


def settled(verdicts: Iterable[Verdict]) -> list[Verdict]:
    """What is told: a line that another number of the sentence answers is not missed by this one, nor by a number said again.

    28名里头，… after 天津来28名. An older figure or a misprint stays one.
    """
    read = list(verdicts)
    answered = {(v.line.question.name, *_where(v)) for v in read if v.kind == "confirmed" and v.line and not v.number.mention.cell}
    given = {(id(v.number.mention.block), v.number.mention.family, v.number.value) for v in read if v.kind == "confirmed"}

    def told(verdict: Verdict) -> bool:
        if verdict.line is None or verdict.kind == "other" and (verdict.line.question.name, *_where(verdict)) in answered:
            return False
        return not (verdict.kind in {"other", "neighbour"} and _again(verdict, given))

    return [v for v in read if told(v)]


def _again(verdict: Verdict, given: set[tuple[int, str, Fraction]]) -> bool:
    mention = verdict.number.mention
    return bool(REFERS_BACK.search(verdict.number.around.right)) and (id(mention.block), mention.family, verdict.number.value) in given


def _where(verdict: Verdict) -> tuple[int, int]:
    mention = verdict.number.mention
    return id(mention.block), mention.sentence[0]
