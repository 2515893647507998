"""Excused by the partner: what is told again elsewhere in full, 31名 as 来马边的31人, answers that and no other question."""

from __future__ import annotations

from ..pair import Pair
from ..question import compare
from .known import Known

TELLS_APART = {"direction", "agent", "class", "where"}


def row_answers(pair: Pair, known: Known) -> bool:
    """46.8亿元 against the 39.5 of a row 39.5 46.8: the row has the text's number in another column."""
    if pair.misprint or not pair.mixed:
        return False
    said, cell = (pair.b, pair.a) if pair.a.cell else (pair.a, pair.b)
    return any(other.cell and other.block is cell.block for other in known.partners(said))


def confirmed(pair: Pair, known: Known) -> bool:
    """A number that some line of the snapshot gives is right, whatever the other lines ask."""
    if pair.a.given == pair.b.given:
        return False
    said = pair.b if pair.a.given else pair.a
    return any(line.given for line in known.partners(said))


def said_together(pair: Pair, known: Known) -> bool:
    """5.62亿元资金中，市级资金1.62亿元: one sentence states both, so they are two numbers.

    A misprint stays one where the partner beside it answers less well than the odd value does: 协议资金7680万元，到位7860万元.
    """
    for mine, other in ((pair.a, pair.b), (pair.b, pair.a)):
        for same, answer in known.equals[mine]:
            sure = not pair.misprint or answer.score >= pair.answer.score
            near = same.beside(other) or same.block is other.block and bool(same.direction) != bool(other.direction)
            if answer.comparable and sure and not same.cell and near:
                return True
    return False


def partner_differs(pair: Pair, known: Known) -> bool:
    """A mention means what its exact partner says in full: 31名 is 来马边的31人, so it is not 赴越城的26人."""
    for mine, other in ((pair.a, pair.b), (pair.b, pair.a)):
        for partner, answer in known.equals[mine]:
            if answer.comparable and answer.score >= 2 and partner is not other and compare(partner, other).different & TELLS_APART:
                return True
    return False
