"""Growth a year over several years: 从2018年的3120元增加到2022年的6480元，年均增长20%."""

from __future__ import annotations

from ...numbers.mention import Mention
from ...submission import Submission
from .base import counted_before
from .words import YEARLY, is_growth

ROOM = 0.15


def run(submission: Submission) -> None:
    for document in submission.documents:
        for rate in document.in_text:
            if rate.dimension == "pct" and rate.value and not rate.hedge and is_growth(rate) and YEARLY.search(rate.lead):
                _yearly(submission, rate, [m for m in counted_before(rate, document.by_block[rate.block.index]) if m.beside(rate)])


def _yearly(submission: Submission, rate: Mention, before: list[Mention]) -> None:
    """Two values of stated years; a clerk may mean compound growth or the plain mean of it."""
    dated = [m for m in before if m.period.year and not m.delta and not m.hedge][-2:]
    if len(dated) < 2 or not dated[0].unit_fits(dated[1]):
        return
    old, new = sorted(dated, key=lambda m: m.period.year or 0)
    years = (new.period.year or 0) - (old.period.year or 0)
    if years < 2 or not 0 < old.value < new.value:
        return
    ratio = float(new.value / old.value)
    compound, plain = (ratio ** (1 / years) - 1) * 100, (ratio - 1) / years * 100
    room = ROOM + float(rate.precision)
    if any(abs(float(rate.value) - expected) <= room for expected in (compound, plain)):
        return
    if 0.4 < float(rate.value) / compound < 2.5:
        said = f"{new.text}，{years}年间年均"
        submission.findings.say("growth", "explain", old, new, rate, old=old.text, new=said, expected=f"{compound:.4g}%", said=rate.text)
