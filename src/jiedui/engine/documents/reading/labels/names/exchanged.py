"""One firm or village with two neighbouring characters exchanged: 锦康达工艺品有限公司 and 锦达康工艺品有限公司.

As in `things`, names are compared from their ends; what agrees before and behind the two characters is the evidence.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations

from ...lexicon import table
from ...submission import Submission
from .things import DEEPEST, FIRMS, SHOWN, Name, own, shared, things, together

# 粤黔产业园 and 黔粤产业园: of two provinces each puts its own first; only a firm's name is fixed.
PROVINCES = frozenset("京津沪渝冀晋辽吉黑苏浙皖闽赣鲁豫鄂湘粤琼川蜀黔贵滇云陕秦甘陇青蒙桂宁新藏")

LONG = 5


def run(submission: Submission) -> None:
    told: set[frozenset[tuple[int, int]]] = set()
    for (kind, _, behind), names in sorted(_ends(submission).items(), key=lambda item: -len(item[0][2])):
        for a, b in combinations(list(names.values())[:SHOWN], 2):
            blocks = frozenset((id(n.place.block), n.odd(behind)) for n in (a, b))
            if blocks not in told and _one_thing(a, b, kind, behind) and not together(submission, a, b, behind):
                told.add(blocks)
                length = len(behind) + 4
                submission.findings.say("thing-swapped", "explain", a.place, b.place, a=a.last(length), b=b.last(length))


def _ends(submission: Submission) -> dict[tuple[str, str, str], dict[str, Name]]:
    """Names by what they are, what follows two neighbours, and the two in either order; of the same two the first."""
    found: dict[tuple[str, str, str], dict[str, Name]] = defaultdict(dict)
    for name in things(submission):
        for at in range(2, min(DEEPEST, len(name.before)) + 1):
            cut = len(name.before) - at
            two, behind = name.before[cut : cut + 2], name.before[cut + 2 :]
            if two[0] != two[1]:
                found[name.kind, "".join(sorted(two)), behind].setdefault(two, name)
    return {key: names for key, names in found.items() if len(names) > 1}


def _one_thing(a: Name, b: Name, kind: str, behind: str) -> bool:
    """Something must agree before the two characters, of a firm one if more agrees behind: 富民 and 民富种养合作社 may be two."""
    cut = [len(n.before) - len(behind) - 2 for n in (a, b)]
    two = set(a.before[cut[0] : cut[0] + 2])
    if two & set(table("labels")["not_in_thing"]) or (kind not in FIRMS and two <= PROVINCES):
        return False
    before = shared(*(n.before[:c] for n, c in zip((a, b), cut, strict=True)))
    if kind in FIRMS and len(own(behind)) >= 2 and len(behind) >= LONG:
        return True  # 鲁渝绿源农业科技有限公司: the exchanged ones begin the name
    return before >= 2 or before == 1 and kind in FIRMS and bool(own(behind))
