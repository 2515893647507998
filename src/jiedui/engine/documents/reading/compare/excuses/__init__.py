"""Why a pair is no slip after all: the other value is said beside it, stands inside it as a part, or is what is left."""

from __future__ import annotations

from ..pair import Pair
from .known import Known
from .partners import confirmed, partner_differs, row_answers, said_together
from .parts import bare_part, explained, of_the_whole, one_of_a_row, two_parts, unlike_many
from .reckoned import added_up, difference_told, made_up, rates_differ, said_as_difference, share_told, too_large

EXCUSES = (
    unlike_many,
    two_parts,
    bare_part,
    of_the_whole,
    confirmed,
    explained,
    said_together,
    share_told,
    rates_differ,
    one_of_a_row,
    row_answers,
    too_large,
    made_up,
    added_up,
    difference_told,
    said_as_difference,
    partner_differs,
)


def excused(pair: Pair, known: Known) -> bool:
    return any(excuse(pair, known) for excuse in EXCUSES)
