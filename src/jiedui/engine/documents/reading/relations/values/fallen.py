"""A count that cannot fall and does: 截至5月底已开工80个 … 截至6月底，82个项目开工78个; 截至4月底累计选派63名 … 6月底累计58名.

What has begun or is finished stays so, and what is told cumulatively only grows.
"""

from __future__ import annotations

from itertools import combinations

from ...compare.question import compare
from ...numbers.mention import Mention
from ...submission import Submission
from ...wording import difference, why_same

STAYS = {"start", "finish"}


def run(submission: Submission) -> None:
    for document in submission.documents:
        dated = [
            m for m in document.in_text if (m.act & STAYS or _cumulative(m)) and m.period.as_of and not m.period.inherited and _plain(m)
        ]
        for a, b in combinations(dated, 2):
            earlier, later = sorted((a, b), key=lambda m: m.period.as_of or (0, 0))
            if _same_count(earlier, later) and later.value < earlier.value:
                gap = difference(a, b) + "，日期在后的反而少"
                why = why_same(compare(a, b))
                submission.findings.say("two-values", "explain", earlier, later, a=earlier.text, b=later.text, why=why, difference=gap)
                return


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
