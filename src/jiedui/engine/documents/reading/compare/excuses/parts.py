"""Excused as a part: 834名，其中当年的821人 are a whole and what stands inside it, not two values of one thing."""

from __future__ import annotations

from ...numbers.values import near
from ..pair import Pair
from .known import Known, asked


def explained(pair: Pair, known: Known) -> bool:
    """834名，其中当年的821人: the other value stands inside as a part."""
    for whole, part in ((pair.a, pair.b), (pair.b, pair.a)):
        if any(same.host is whole or same.beside(whole) and same.host is not None for same, _ in known.equals[part]):
            return True
    return False


def one_of_a_row(pair: Pair, known: Known) -> bool:
    """甲类完成投资14亿元；乙类完成投资3亿元；丙类…: among three of the same words an item answers for its own class."""
    return not pair.misprint and any(not m.cell and len(known.alike[asked(m)]) >= 3 for m in (pair.a, pair.b))


def of_the_whole(pair: Pair, known: Known) -> bool:
    """到位4860万元 and, as one use of 4860万元, 486万元: a part is no other value of its whole."""
    for whole, part in ((pair.a, pair.b), (pair.b, pair.a)):
        host = part.host
        while host is not None:
            if host is whole or host.value == whole.value and host.dimension == whole.dimension:
                return True
            host = host.host
    return False


def bare_part(pair: Pair, known: Known) -> bool:
    """其中其他2人 against a line of a snapshot: a part without words of its own answers no line."""
    for part, line in ((pair.a, pair.b), (pair.b, pair.a)):
        if line.given and part.host is not None and not (part.group or part.kind or part.facets["where"] or part.own_head):
            return True
    return False


def two_parts(pair: Pair, known: Known) -> bool:
    """Two parts of wholes that are not told apart by the same words are two different parts."""
    if pair.a.host is None or pair.b.host is None or pair.misprint:
        return False
    apart = not near(pair.a.host.value, pair.b.host.value, 0.2) and not near(pair.a.value, pair.b.value, 0.2)
    return bool(pair.answer.narrower) or apart


def unlike_many(pair: Pair, known: Known) -> bool:
    """落地企业5家，带动就业240人 and 园区入驻企业7家，吸纳286人: each has its own number of those who bring along."""
    if pair.misprint or pair.a.family != "p" or not pair.a.agent or pair.a.agent != pair.b.agent:
        return False
    one, other = (known.brought_by.get(m) for m in (pair.a, pair.b))
    return one is not None and other is not None and one.unit == other.unit and one.value != other.value
