"""Slips that are no quantities: enumerations, promises, names, titles, annexes, dates, levels, old terms."""

from __future__ import annotations

from collections.abc import Callable

from ..submission import Submission
from . import cutoff, dates, deadlines, enumerations, events, levels, names, phases, promises, terms, things, titles

RULES: tuple[Callable[[Submission], None], ...] = (
    enumerations.run,
    enumerations.after_count,
    promises.run,
    names.run,
    things.run,
    titles.run,
    titles.annexes,
    dates.run,
    cutoff.run,
    deadlines.run,
    phases.run,
    events.run,
    terms.run,
    levels.run,
    levels.named,
    terms.document_numbers,
    terms.swapped_numbers,
)
