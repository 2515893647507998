"""Slips that are no quantities: enumerations, promises, names, titles, annexes, dates, levels, old terms."""

from __future__ import annotations

from collections.abc import Callable

from ..submission import Submission
from . import levels, scope, terms
from .days import cutoff, dates, deadlines, events, phases, rowdays, stretches
from .lists import enumerations, promises
from .names import exchanged, names, offices, things
from .papers import annexes, headings, papers, plans, titles

RULES: tuple[Callable[[Submission], None], ...] = (
    enumerations.run,
    promises.run,
    names.run,
    offices.run,
    things.run,
    exchanged.run,
    things.districts,
    titles.run,
    papers.sessions,
    papers.issued,
    annexes.annexes,
    annexes.counted,
    dates.run,
    cutoff.run,
    deadlines.run,
    stretches.run,
    phases.run,
    rowdays.run,
    events.run,
    headings.run,
    plans.run,
    terms.run,
    levels.run,
    levels.named,
    scope.run,
    terms.document_numbers,
    terms.swapped_numbers,
)
