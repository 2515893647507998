"""Numbers that the table confirms acquit each other: 81人 and 717人 that both stand in the table are no wrong part and whole."""

from __future__ import annotations

from ...findings import Finding, place_of
from ...submission import Submission
from .judge import Verdict

ACQUITTED = {"sum", "part-over-whole", "ratio", "two-values", "remainder", "states", "average", "growth"}


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
    submission.findings[:] = [f for f in submission.findings if not _answered(f, acquitted, aside - odd)]


def _answered(finding: Finding, sure: set[tuple[int, int, int]], aside: set[tuple[int, int, int]]) -> bool:
    if finding.code not in ACQUITTED or not finding.places:
        return False
    return finding.keys <= sure or finding.code == "two-values" and finding.keys <= sure | aside
