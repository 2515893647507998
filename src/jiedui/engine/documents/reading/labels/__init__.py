"""Slips that are no quantities: enumerations, promises, names, titles, annexes, dates, levels, old terms."""

from __future__ import annotations

from collections.abc import Callable

from ..submission import Submission
from . import (
    annexes,
    cutoff,
    dates,
    deadlines,
    enumerations,
    events,
    headings,
    levels,
    names,
    papers,
    phases,
    plans,
    promises,
    rowdays,
    terms,
    things,
    titles,
)

RULES: tuple[Callable[[Submission], None], ...] = (
    enumerations.run,
    promises.run,
    names.run,
    things.run,
    things.districts,
    titles.run,
    papers.sessions,
    papers.issued,
    annexes.annexes,
    annexes.counted,
    dates.run,
    cutoff.run,
    deadlines.run,
    phases.run,
    rowdays.run,
    events.run,
    headings.run,
    plans.run,
    terms.run,
    levels.run,
    levels.named,
    terms.document_numbers,
    terms.swapped_numbers,
)
