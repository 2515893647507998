"""Numbers that the table confirms acquit each other: 81人 and 717人 that both stand in the table are no wrong part and whole."""

from __future__ import annotations

from ...findings import place_of
from ...submission import Submission
from .judge import Verdict

ACQUITTED = {"sum", "part-over-whole", "ratio", "two-values", "remainder", "states", "average", "growth"}


def withdraw(submission: Submission, verdicts: list[Verdict]) -> None:
    """Take back what the other relations said of numbers that are all confirmed."""
    sure: set[tuple[int, int, int]] = set()
    odd: set[tuple[int, int, int]] = set()
    for verdict in verdicts:
        place = place_of(verdict.number.mention)
        (sure if verdict.kind == "confirmed" else odd).add((id(place.block), place.quote_start, place.quote_end))
    sure -= odd
    submission.findings[:] = [f for f in submission.findings if not (f.code in ACQUITTED and f.places and f.keys <= sure)]
