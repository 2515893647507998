"""Excused by arithmetic: 分别运送384人、452人，共836人 answers for its sum only, 1263 and 2190 are two where 927 is told between them."""

from __future__ import annotations

from ...numbers.numerals import digits_of
from ...numbers.values import fits_percent
from ..pair import Pair
from ..question import compare
from .known import Known


def made_up(pair: Pair, known: Known) -> bool:
    """分别运送384人、452人，共836人: a sum that is right where it stands answers only for what it adds up."""
    return not pair.misprint and (pair.a in known.made) != (pair.b in known.made) and not pair.mixed


def too_large(pair: Pair, known: Known) -> bool:
    """吸纳就业386人，其中脱贫142人 and, of all, 脱贫1420人: no part is larger than its whole, and ten times is another question."""
    for part, other in ((pair.a, pair.b), (pair.b, pair.a)):
        if part.host is not None and other.host is not part.host and other.value > part.host.value and other.value >= 5 * part.value:
            return True
    return False


def added_up(pair: Pair, known: Known) -> bool:
    """教师24名 and 支教一学年的16名、一学期的8名: the one is what the other makes with its neighbour."""
    sides = ((pair.a, pair.b), (pair.b, pair.a))
    if pair.misprint:  # 2916万元、486万元、1458万元 make 4860万元, of which 486 is no slip though it looks like one
        return any(one.value in known.adds[other] | known.adds_apart[other] and one.value >= 5 * other.value for one, other in sides)
    return any(one.value in known.adds[m] for one, other in sides for m in (other, *known.partners(other)))


def share_told(pair: Pair, known: Known) -> bool:
    """安排326个 and 开工318个，占97.5%: the rate behind the one is what it makes of the other, so they are two numbers."""
    for part, whole in ((pair.a, pair.b), (pair.b, pair.a)):
        rate = known.shares.get(part)
        if rate is not None and whole.value and fits_percent(rate, part.value / whole.value * 100):
            return True
    return False


def rates_differ(pair: Pair, known: Known) -> bool:
    """5980万元，完成计划的65% and 4370万元，完成计划的57%: each has a rate of its own."""
    one, other = known.shares.get(pair.a), known.shares.get(pair.b)
    return one is not None and other is not None and not pair.misprint and abs(one.value - other.value) > 1


def difference_told(pair: Pair, known: Known) -> bool:
    """1263人, 2190人 and, of the same kind, 927人: what lies between them is a number of its own."""
    gap = abs(pair.a.value - pair.b.value)
    between = [m for m in known.values[pair.a.family, gap] if m not in (pair.a, pair.b) and m.unit == pair.a.unit]
    return any(m.delta or len(digits_of(gap)) >= 3 and compare(m, other).score >= 1 for m in between for other in (pair.a, pair.b))


def said_as_difference(pair: Pair, known: Known) -> bool:
    """比前三季度增加1.07亿元 and then 1.07亿元: what was said as a difference is no slip of the total."""
    return any((one.family, one.value) in known.differences for one in (pair.a, pair.b) if len(one.writing.digits) >= 3)
