"""Person-times of training told as persons: 共培训致富带头人1260人次 … 受训的1260人每人一份档案.

The persons have no noun of their own, so only the number and the talk of training say that they are the same.
"""

from __future__ import annotations

import re
from collections import defaultdict
from fractions import Fraction

from ...numbers.mention import Mention
from ...numbers.numerals import digits_of
from ...submission import Submission

LEARNING = re.compile("培训|受训|参训|学员|结业|一技之长|技能|讲堂|课堂")
LEAST = 3


def run(submission: Submission) -> None:
    for document in submission.documents:
        persons: dict[Fraction, list[Mention]] = defaultdict(list)
        for mention in document.in_text if not document.given else ():
            if (
                mention.dimension == "person"
                and mention.own_head is None
                and mention.host is None
                and LEARNING.search(mention.sentence_text)
            ):
                persons[mention.value].append(mention)
        for times in document.in_text if persons else ():
            if times.dimension == "ptime" and "train" in times.act and len(digits_of(times.value)) >= LEAST:
                for said in [m for m in persons[times.value] if not m.beside(times)][:1]:
                    _say(submission, times, said)


def _say(submission: Submission, times: Mention, said: Mention) -> None:
    if not submission.findings.about("unit-drift", said.block):
        why = "数值相同，说的是同一批培训"
        submission.findings.say("unit-drift", "explain", times, said, a=times.text, b=said.text, why=why)
