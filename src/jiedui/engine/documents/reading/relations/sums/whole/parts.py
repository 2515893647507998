"""A whole and its parts: no part exceeds it (其中142人 of 120人), and one misprinted number shows in their sum."""

from __future__ import annotations

from fractions import Fraction

from ....compare.apart import PAST_BASE
from ....numbers.mention import RATES, Mention
from ....numbers.values import misprint
from ....submission import Submission
from ....wording import total
from ...saying import say_sum
from .exhausted import exhausted
from .fitting import fitting


def run(submission: Submission) -> None:
    for whole, parts in submission.parts.items():
        if whole.cell or whole.dimension in RATES | {"dur"} or PAST_BASE.search(whole.lead):  # 比上年的7亿元增长，其中…
            continue
        counted, parts = parts, fitting(whole, parts)
        _misprinted(submission, whole, counted, parts)
        exact = sum((p.value for p in counted if p.unit == whole.unit), Fraction(0)) == whole.value
        if parts and not exact and not _part_over_whole(submission, whole, parts):
            exhausted(submission, whole, parts)


def _misprinted(submission: Submission, whole: Mention, counted: list[Mention], fitting: list[Mention]) -> None:
    """1086个…，其中企业412个、社会组织163个、镇189个、村313个: unlike nouns may add up too, so only a slip of one number accuses."""
    parts = [p for p in counted if p.dimension == whole.dimension and p.unit == whole.unit and not p.delta and not p.bracketed]
    if len(parts) < 3 or len(fitting) == len(counted) or whole.hedge or any(p.hedge or p.group for p in parts):
        return
    added_up = total(parts)
    mends = any(misprint(p.value, whole.value - added_up + p.value) for p in parts if whole.value > added_up - p.value)
    if added_up != whole.value and (mends or misprint(added_up, whole.value)):
        say_sum(submission, whole, parts, severity="explain")


def _part_over_whole(submission: Submission, whole: Mention, parts: list[Mention]) -> bool:
    over = [p for p in parts if p.low > whole.high and not whole.hedge and p.dimension == whole.dimension]
    for part in over:
        submission.findings.say("part-over-whole", "must", whole, part, whole=whole.text, part=part.text)
    return bool(over)
