"""One figure told of two ranks: 全县16个帮扶车间 and, in the same county's report, 全省16个帮扶车间."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import combinations

from ..compare.question import compare
from ..numbers.mention import NOT_COUNTED, Mention
from ..numbers.numerals import digits_of
from ..submission import Submission

WHOLE = re.compile("(?:全|[我本](?=[省市州盟县区旗]))(自治区|省|市|州|盟|县|区|旗)(?!域|[属内外级])")
LEAST = 10  # smaller numbers meet by chance

SPARED = {"period", "echo"}


def _long(mention: Mention) -> bool:
    """4780万元到位 and 4780万元支付: two ranks do not share a number of so many digits, whatever was done with it."""
    return len(mention.digits.replace(".", "")) >= 4 and len(digits_of(mention.value)) >= 3


def run(submission: Submission) -> None:
    by_value: dict[tuple[object, ...], list[tuple[str, Mention]]] = defaultdict(list)
    for mention in submission.mentions:
        rank = WHOLE.findall(mention.lead) if mention.dimension not in NOT_COUNTED and not mention.cell else []
        if rank and mention.value >= LEAST and not mention.given and not re.search("占|居", mention.lead):
            by_value[mention.dimension, mention.unit, mention.value].append((rank[-1], mention))
    for same in by_value.values():
        for (one, a), (other, b) in combinations(same, 2):
            answer = compare(a, b)
            if one != other and not a.beside(b) and answer.different <= SPARED | ({"act"} if _long(a) else set()):
                submission.findings.say("level-figure", "explain", a, b, value=a.text, a=f"全{one}", b=f"全{other}")
                break
