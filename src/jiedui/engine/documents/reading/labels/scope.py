"""One figure told of two ranks: 全县16个帮扶车间 and, in the same county's report, 全省16个帮扶车间."""

from __future__ import annotations

import re
from fractions import Fraction
from itertools import combinations

from ..compare.question import compare
from ..numbers.mention import NOT_COUNTED, Mention
from ..numbers.values import equal
from ..submission import Submission

WHOLE = re.compile("(?:全|[我本](?=[省市州盟县区旗]))(自治区|省|市|州|盟|县|区|旗)(?!域|[属内外级])")
LEAST = 10  # smaller numbers meet by chance
ROUNDED, LONG = 3, 4
OWN = {"县", "区", "旗"}
SPARED = {"period", "echo"}


def run(submission: Submission) -> None:
    _above(submission)
    ranked = [(rank[-1], m) for m in submission.mentions if _told_of_all(m) and (rank := WHOLE.findall(m.label if m.cell else m.lead))]
    told: set[Fraction] = set()
    for (one, a), (other, b) in combinations(ranked, 2):
        if one != other and a.value not in told and _equal(a, b) and not a.beside(b) and _same_question(a, b):
            told.add(a.value)
            submission.findings.say("level-figure", "explain", a, b, value=a.text, a=f"全{one}", b=f"全{other}")


def _above(submission: Submission) -> None:
    """全市28个项目 in a county's report, whose own 28个项目 the lead tells without a rank."""
    for document in submission.documents:
        counted = [m for m in document.in_text if _told_of_all(m) and not document.given]
        for a in [m for m in counted if document.level in OWN and (rank := WHOLE.findall(m.lead)) and rank[-1] not in OWN]:
            same = [b for b in counted if b.value == a.value and b.unit == a.unit and not WHOLE.search(b.lead)]
            for b in [b for b in same if not a.beside(b) and a.own_head and a.own_head == b.own_head and _same_question(a, b)][:1]:
                submission.findings.say(
                    "level-figure", "explain", a, b, value=a.text, a=f"全{WHOLE.findall(a.lead)[-1]}", b="本" + document.level
                )


def _same_question(a: Mention, b: Mention) -> bool:
    """4780万元到位 and 4780万元支付: two ranks do not share a number of so many digits, whatever was done with it."""
    long = a.value == b.value and len(a.digits.replace(".", "")) >= LONG and len(a.writing.digits) >= ROUNDED
    return a.family == b.family and compare(a, b).different <= SPARED | ({"act"} if long else set())


def _told_of_all(mention: Mention) -> bool:
    least = 2 if mention.head == "county" else LEAST
    plain = mention.dimension not in NOT_COUNTED and mention.value >= least and not mention.given
    return plain and not re.search("占|居", mention.lead)


def _equal(a: Mention, b: Mention) -> bool:
    """全市1.96万人 and 全县19618人 are one figure; 20 and 20.4万元 may meet by chance."""
    return a.value == b.value and a.unit == b.unit or min(len(a.writing.digits), len(b.writing.digits)) >= ROUNDED and equal(a, b)
