"""Two places of one list with each other's numbers: 宜川12个、延川15个, and elsewhere 宜川15个."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations

from ...compare.question import meanings
from ...findings import place_of
from ...numbers.mention import Mention
from ...numbers.periods import conflict
from ...submission import Submission

COUNTED = {"count", "person", "ptime", "money", "house"}


def run(submission: Submission) -> None:
    listed: dict[tuple[str, str], list[Mention]] = defaultdict(list)
    for mention in submission.mentions:
        if len(mention.places) == 1 and mention.dimension in COUNTED and not mention.hedge and not mention.delta and not mention.cell:
            listed[next(iter(mention.places)), mention.dimension].append(mention)
    for (place, dimension), told in sorted(listed.items()):
        for a, b in combinations(told, 2):
            for here, there in ((a, b), (b, a)):
                neighbour = _neighbour(submission, here, there) if _same_question(here, there) else None
                if neighbour is not None and not _given_rightly(here, there, told):
                    again = [m for m in listed[next(iter(neighbour.places)), dimension] if m.value == here.value and m.beside(there)]
                    _say(submission, place, here, neighbour, there, again)


def _same_question(a: Mention, b: Mention) -> bool:
    alike = meanings(a) & meanings(b) - {""}
    told_apart = a.group != b.group or a.kind != b.kind or a.facets["aspect"] != b.facets["aspect"]
    different = a.value != b.value and not a.beside(b)
    return different and a.unit_fits(b) and bool(alike) and not told_apart and conflict(a.period, b.period) != "different"


def _neighbour(submission: Submission, here: Mention, there: Mention) -> Mention | None:
    """The other place of the list, whose number the first place is given elsewhere."""
    beside = [m for m in submission.document_of(here).by_block.get(here.block.index, []) if m.sentence == here.sentence]
    return next(
        (
            m
            for m in beside
            if m.value == there.value
            and m.unit_fits(here)
            and len(m.places) == 1
            and m.places != here.places
            and meanings(m) & meanings(here)
        ),
        None,
    )


def _given_rightly(here: Mention, there: Mention, told: list[Mention]) -> bool:
    """Either place told both numbers, in one sentence: then they are two questions."""
    return any(m.value == there.value and m.beside(here) for m in told) or any(m.value == here.value and m.beside(there) for m in told)


def _say(submission: Submission, place: str, here: Mention, neighbour: Mention, there: Mention, again: list[Mention]) -> None:
    if submission.findings.quoted_together(place_of(here), place_of(there)):
        return
    other = next(iter(neighbour.places))
    submission.findings.say(
        "swapped-places",
        "must" if again else "explain",
        here,
        there,
        neighbour,
        *again,
        place=place,
        other=other,
        a=here.text,
        b=there.text,
    )
