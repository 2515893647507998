"""Two places of one list with each other's numbers: 宜川12个、延川15个, and elsewhere 宜川15个."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from fractions import Fraction
from itertools import combinations

from ...compare.question import meanings
from ...findings import place_of
from ...numbers.mention import Mention
from ...numbers.periods import conflict
from ...submission import Submission

ENOUGH_PLACES = 3
NO_CHANCE = 5  # one, two and two people of three places are found again by chance
COUNTED = {"count", "person", "ptime", "money", "house"}


def run(submission: Submission) -> None:
    for one, other in _lists_told_twice(submission):
        _say_list(submission, one, other)
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


def _lists_told_twice(submission: Submission) -> Iterator[tuple[list[Mention], list[Mention]]]:
    """毕节8、黔南10、安顺5 and elsewhere 毕节10、黔南8、安顺5: the same places and numbers, two of them changed over.

    Three or more numbers of one unit say what is counted, whatever noun each list has.
    """
    lists: dict[tuple[str, str, frozenset[str], tuple[Fraction, ...]], list[list[Mention]]] = defaultdict(list)
    for document in submission.documents:
        together: dict[tuple[int, int, str, str], list[Mention]] = defaultdict(list)
        for m in document.in_text:
            if len(m.places) == 1 and m.dimension in COUNTED and not m.hedge and not m.delta and not m.given:
                together[m.block.index, m.sentence[0], m.dimension, m.unit].append(m)
        for (_, _, dimension, unit), told in together.items():
            places = frozenset(next(iter(m.places)) for m in told)
            if len(places) == len(told) >= ENOUGH_PLACES:
                lists[dimension, unit, places, tuple(sorted(m.value for m in told))].append(told)
    for same in lists.values():
        for one, other in combinations(same, 2):
            odd = [m for m in one if m.value != _of(other, m).value]
            if len(odd) == 2 and max(m.value for m in odd) >= NO_CHANCE and _may_be_one(one[0], other[0]):
                yield odd, [_of(other, m) for m in odd]


def _may_be_one(a: Mention, b: Mention) -> bool:
    """Two nouns that are both known and unlike are two questions; so are two kinds, groups, acts or years."""
    unknown = any(m.head is None or m.head.startswith("~") for m in (a, b))
    return (unknown or bool(meanings(a) & meanings(b))) and not _told_apart(a, b) and conflict(a.period, b.period) != "different"


def _told_apart(a: Mention, b: Mention) -> bool:
    acts = bool(a.act and b.act and not a.act & b.act)
    return acts or a.group != b.group or a.kind != b.kind or a.facets["aspect"] != b.facets["aspect"]


def _of(told: list[Mention], mention: Mention) -> Mention:
    return next(m for m in told if m.places == mention.places)


def _say_list(submission: Submission, one: list[Mention], other: list[Mention]) -> None:
    (here, neighbour), (there, again) = one, other
    place, next_place = next(iter(here.places)), next(iter(neighbour.places))
    places = here, there, neighbour, again
    submission.findings.say("swapped-places", "must", *places, place=place, other=next_place, a=here.text, b=there.text)


def _same_question(a: Mention, b: Mention) -> bool:
    alike = meanings(a) & meanings(b) - {""}
    different = a.value != b.value and not a.beside(b)
    return different and a.unit_fits(b) and bool(alike) and not _told_apart(a, b) and conflict(a.period, b.period) != "different"


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
