"""Which mentions are worth comparing: inside one noun, equal or nearly equal values and one-digit neighbours.

That replaces the loop over all pairs, which alone made a long document slow.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from ..numbers.mention import Mention
from ..numbers.values import miswritten
from .question import meanings

SMALL = 40
REACH = 1.3


def candidates(mentions: list[Mention]) -> Iterator[tuple[Mention, Mention]]:
    """Pairs in order of index, each once, never two of one sentence."""
    buckets: dict[tuple[str, str], list[Mention]] = defaultdict(list)
    for mention in mentions:
        for head in sorted(meanings(mention)):
            buckets[mention.family, head].append(mention)
    seen: set[tuple[int, int]] = set()
    for bucket in buckets.values():
        for a, b in combinations(bucket, 2) if len(bucket) <= SMALL else _near(bucket):
            a, b = (a, b) if a.index < b.index else (b, a)
            if (a.index, b.index) not in seen and not a.beside(b) and not _of_two_rows(a, b):
                seen.add((a.index, b.index))
                yield a, b


def _of_two_rows(a: Mention, b: Mention) -> bool:
    """Rows of one table named after two things: a long list would otherwise be compared with itself."""
    if not (a.cell and b.cell and a.block.table == b.block.table and a.block.document == b.block.document):
        return False
    return bool(a.thing and b.thing) and a.thing not in b.block.label + b.column and b.thing not in a.block.label + a.column


def _near(bucket: list[Mention]) -> Iterator[tuple[Mention, Mention]]:
    ordered = sorted(bucket, key=lambda m: (m.value, m.index))
    values = [float(m.value) for m in ordered]
    for at, mention in enumerate(ordered):
        # Small counts differ by ones, so a share of them would miss 12 against 15.
        last = bisect_right(values, max(values[at] * REACH, values[at] + 3))
        for other in ordered[at + 1 : last]:
            yield mention, other
    for same in _by_deletion(bucket).values():
        yield from combinations(same, 2)


def misprints(mentions: list[Mention]) -> Iterator[tuple[Mention, Mention]]:
    """Pairs one slip apart, each once, in order of index."""
    found = {(a.index, b.index): (a, b) for same in _by_deletion(mentions).values() for a, b in combinations(same, 2)}
    yield from (found[key] for key in sorted(found) if miswritten(found[key][0].writing, found[key][1].writing))


def one_slip_from(few: list[Mention], mentions: list[Mention]) -> Iterator[tuple[Mention, Mention]]:
    """Each of the few with the mentions one slip away from it, in order of index."""
    forms = _by_deletion(mentions) if few else {}
    for mention in few:
        near = {other.index: other for form in _forms(mention) for other in forms.get(form, [])}
        yield from ((mention, near[index]) for index in sorted(near) if miswritten(mention.writing, near[index].writing))


def _forms(mention: Mention) -> set[str]:
    digits = mention.writing.digits
    return {digits, *(digits[:at] + digits[at + 1 :] for at in range(len(digits)))} if len(digits) >= 3 else set()


def _by_deletion(bucket: list[Mention]) -> dict[str, list[Mention]]:
    """Two numbers one slip apart share a form with one digit left out; a shifted point leaves the digits equal."""
    found: dict[str, list[Mention]] = defaultdict(list)
    for mention in bucket:
        for form in _forms(mention):
            found[form].append(mention)
    return found
