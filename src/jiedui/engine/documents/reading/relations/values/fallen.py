"""A count that cannot fall and does: 截至5月底已开工80个 … 截至6月底，82个项目开工78个; 截至4月底累计选派63名 … 6月底累计58名.

What has begun or is finished stays so, and what is told cumulatively only grows.
"""

from __future__ import annotations

from itertools import combinations

from ...compare.question import compare
from ...numbers.mention import Mention
from ...numbers.periods import months
from ...submission import Submission
from ...wording import difference, why_same
from ..saying import say_two

STAYS = {"start", "finish"}
FLOWS, COUNTED = {"sell", "work", "train", "run", "donate", "land"}, {"sales", "trainee", "class", "jobfair", "donation"}
MOST = 2


def run(submission: Submission) -> None:
    for document in submission.documents:
        dated = [
            m for m in document.in_text if (m.act & STAYS or _cumulative(m)) and m.period.as_of and not m.period.inherited and _plain(m)
        ]
        for a, b in combinations(dated, 2):
            earlier, later = sorted((a, b), key=lambda m: m.period.as_of or (0, 0))
            if _same_count(earlier, later) and later.value < earlier.value:
                gap = difference(a, b) + "，日期在后的反而少"
                say_two(submission, earlier, later, why_same(compare(a, b)), gap=gap)
                return


def shorter(submission: Submission) -> None:
    """1—9月销售9.6亿元 and, of the same year, 上半年销售额10.3亿元: what adds up over a year cannot be more in fewer months."""
    for document in submission.documents:
        told = [m for m in document.in_text if _adds_up(m) and not m.aim and not document.given]
        for a, b in combinations(told, 2):
            long, short = (a, b) if _last_month(a) > _last_month(b) else (b, a)
            years = {m.period.year or document.year for m in (a, b)}
            same = not a.beside(b) and _last_month(long) > _last_month(short) and len(years) == 1
            if same and long.value < short.value < MOST * long.value and compare(a, b).different <= {"period"} and a.head == b.head:
                gap = difference(a, b) + "，时段长的反而少"
                say_two(submission, long, short, why_same(compare(a, b)), gap=gap)
                return


def _adds_up(mention: Mention) -> bool:
    plain = mention.host is None and not (mention.hedge or mention.delta or mention.period.future)
    return plain and bool(mention.act & FLOWS or mention.head in COUNTED) and _last_month(mention) > 0


def _last_month(mention: Mention) -> int:
    """Of a stretch that begins with January and is told in the number's own sentence."""
    part = mention.period.part
    covered = months(part) if part and part in mention.sentence_text else ""
    return covered[1] if not isinstance(covered, str) and covered[0] == 1 else 0


def _plain(mention: Mention) -> bool:
    return (
        mention.dimension in {"count", "person"} and mention.host is None and not (mention.hedge or mention.delta or mention.period.future)
    )


def _cumulative(mention: Mention) -> bool:
    return "cum" in mention.facets["aspect"] and bool(mention.act)


def _same_count(a: Mention, b: Mention) -> bool:
    if (
        a.beside(b)
        or a.act & STAYS != b.act & STAYS
        or _cumulative(a) != _cumulative(b)
        or a.period.as_of == b.period.as_of
        or a.period.year != b.period.year
    ):
        return False
    answer = compare(a, b)
    return a.head == b.head and answer.different <= {"period"} and not answer.narrower
