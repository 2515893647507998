"""The same value under another name: the first drift that two equal values show, 新增12家 ↔ 累计12家 among them; told once."""

from __future__ import annotations

from ...compare.question import Answer
from ...findings import Finding
from ...numbers.mention import Mention
from ...numbers.numerals import digits_of
from ...submission import Submission
from .donated import cash_and_goods
from .persons import persons_and_times
from .signed import contract_and_arrived, signed_and_landed, wished_and_invested, wished_and_landed

DRIFTS = {"status-drift", "kind-drift", "unit-drift", "new-cum", "renamed"}


def drift(submission: Submission, a: Mention, b: Mention, answer: Answer, score: float) -> None:
    """The first drift that two equal values show."""
    if a.beside(b) or not _one_figure(a, b):
        return
    for rule in (
        persons_and_times,
        cash_and_goods,
        signed_and_landed,
        wished_and_landed,
        wished_and_invested,
        contract_and_arrived,
        _new_and_cumulative,
    ):
        if rule(submission, a, b, answer, score):
            return


def _one_figure(a: Mention, b: Mention) -> bool:
    """The very value, or one rounded to three digits: 2亿 is not 13580万 said roughly."""
    if a.value == b.value:
        return True
    coarse = a if a.precision > b.precision else b
    return len(digits_of(coarse.value)) >= 3 and not (a.hedge or b.hedge)


def _new_and_cumulative(submission: Submission, a: Mention, b: Mention, answer: Answer, score: float) -> bool:
    if answer.only("aspect") and len(digits_of(a.value)) >= 2 and score >= 2:
        submission.findings.say("new-cum", "explain", a, b, value=a.text)
        return True
    return False


def told_twice(submission: Submission) -> None:
    """286家企业签约投资148.7亿元 against 新增落地286家、到位148.7亿元: one slip, though two numbers show it."""
    kept: dict[frozenset[tuple[int, int]], Finding] = {}
    for finding in sorted((f for f in submission.findings if f.code in DRIFTS), key=lambda f: -len(f.places)):
        where = frozenset((id(p.block), p.start) for p in finding.places)
        first = next((f for places, f in kept.items() if where <= places), None)
        if first is None:
            kept[where] = finding
            continue
        first.places += [p for p in finding.places if p not in first.places]
        submission.findings.remove(finding)
