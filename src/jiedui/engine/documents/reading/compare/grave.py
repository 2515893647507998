"""How grave a slip is: a misprint (5222 ↔ 5220) with strong words is certain, an older figure (12 ↔ 13) must be explained."""

from __future__ import annotations

from typing import NamedTuple

from jiedui.engine.kernel.finding import Severity

from .answer import Answer
from .meaning import GENERIC
from .pair import Pair, wording


class Weighed(NamedTuple):
    """A pair with the strength of its words, and what the rest of the submission says of it."""

    pair: Pair
    answer: Answer
    score: float
    strong: float
    partnered: bool
    echoed: bool
    cell_answered: bool


def severity_of(weighed: Weighed) -> Severity | None:
    """None for silence."""
    pair, answer, score, strong, partnered = weighed[:5]
    if not answer.comparable:
        return _despite(pair, answer, score)
    if _unnamed(pair) or {"group", "plan"} & set(answer.narrower) and not pair.misprint:
        return None
    if pair.misprint:
        return None if strong < _enough(pair, partnered) else "must" if strong >= 2 else "explain"
    small = pair.close and not _too_small(pair, answer, weighed.echoed) and not _small_parts(pair)
    if small and _older_figure(pair, answer, strong, partnered):
        return "must" if strong >= 3.5 else "explain"
    in_table = pair.mixed and answer.same and (strong >= 2.5 or small and strong >= 2) and 0.5 <= pair.ratio <= 2
    in_table = in_table and not weighed.cell_answered
    if partnered:
        return None
    if pair.short_slip and answer.same and (_named(pair) or pair.same_label or pair.mixed and pair.a.head) and strong >= 2:
        return "explain"
    return "explain" if in_table or _looser(pair, answer, strong) else None


def _enough(pair: Pair, partnered: bool) -> float:
    """落地企业126家 told twice and 146家企业 of the charity are two: a general noun alone does not outweigh a partner."""
    if pair.shifted and not pair.mixed:
        return 2
    return 1.5 if partnered and pair.a.head in GENERIC and not pair.mixed else 1


def _unnamed(pair: Pair) -> bool:
    """其中…2024年13名 and 进修三个月以上的31名: neither names what it counts, and of two lists two digits are exchanged by chance."""
    parts = (pair.a.host is None) != (pair.b.host is None)
    return (
        parts
        and pair.a.own_head is None
        and pair.b.own_head is None
        and 10 <= min(pair.a.value, pair.b.value) <= max(pair.a.value, pair.b.value) < 100
    )


def _looser(pair: Pair, answer: Answer, strong: float) -> bool:
    """Farther apart than an older figure, but act and noun agree: to be explained.

    However strong the words, a part of a list or the number of another office lies farther off still (2160万元, 135万元).
    """
    if pair.hedged or not 0.62 <= pair.ratio <= 1.6:
        return False
    return strong >= 4 or strong >= 3.25 and answer.same and bool(pair.a.act & pair.b.act)


def _small_parts(pair: Pair) -> bool:
    """其中校长1人 of a team and 另选派4名校长: small parts are near by chance, but for a noun that is seldom told twice."""
    hosts = [m.host.value if m.host is not None else None for m in (pair.a, pair.b)]
    apart = hosts[0] != hosts[1] or None not in hosts
    common = not wording(pair.a, pair.b) and not pair.a.act & pair.b.act - {"pair"}
    return any(hosts) and apart and common and max(pair.a.value, pair.b.value) < 10


def _too_small(pair: Pair, answer: Answer, echoed: bool) -> bool:
    """Below twenty a difference of three means little unless the frames are the same or the sentences echo each other."""
    return max(pair.a.value, pair.b.value) < 20 and not answer.same and not echoed


def _older_figure(pair: Pair, answer: Answer, strong: float, partnered: bool) -> bool:
    if strong >= (3 if partnered else 2.5):
        return True
    return strong >= 2 and answer.same and _named(pair) and (not partnered or 0.9 <= pair.ratio <= 1.12)


def _named(pair: Pair) -> bool:
    """Whether a noun that means something is counted."""
    return bool(pair.a.head) and pair.a.head not in GENERIC and not str(pair.a.head).startswith("~")


def _despite(pair: Pair, answer: Answer, score: float) -> Severity | None:
    """Different questions by period or act alone, and yet one digit apart with very strong words."""
    if not pair.misprint:
        return None
    years = pair.a.period.year, pair.b.period.year
    if answer.only("period") and score >= 4 and not (all(years) and years[0] != years[1]):
        return "explain"
    if answer.only("cash or goods") and score >= 2:
        return "explain"
    return "explain" if answer.only("act") and score >= 3 else None
