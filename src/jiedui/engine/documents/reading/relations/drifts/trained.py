"""Person-times told as persons: 共培训致富带头人1260人次 … 受训的1260人; 门诊接诊3480人次 … 诊疗的群众已有3480人.

The persons have no noun of their own, so only the number and the talk of training, healing or travelling say that they are the same.
"""

from __future__ import annotations

import re
from collections import defaultdict
from fractions import Fraction

from ...numbers.mention import Mention
from ...numbers.numerals import digits_of
from ...submission import Submission

SPOKEN_OF = (
    re.compile("培训|受训|参训|学员|结业|一技之长|技能|讲堂|课堂"),
    re.compile("诊|就医|患者|病人"),
    re.compile("输送|运送|专车|专列"),
)
NAMELESS = {None, "people", "student", "trainee"}
LEAST = 3


def run(submission: Submission) -> None:
    for document in submission.documents:
        persons: dict[Fraction, list[Mention]] = defaultdict(list)
        for mention in document.in_text if not document.given else ():
            if mention.dimension == "person" and mention.own_head in NAMELESS and mention.host is None:
                persons[mention.value].append(mention)
        for times in document.in_text if persons else ():
            spoken = [words for words in SPOKEN_OF if times.dimension == "ptime" and words.search(times.lead)]
            if spoken and len(digits_of(times.value)) >= LEAST:
                same = [m for m in persons[times.value] if not m.beside(times) and any(w.search(m.sentence_text) for w in spoken)]
                for said in same[:1]:
                    _say(submission, times, said)


def _say(submission: Submission, times: Mention, said: Mention) -> None:
    if not submission.findings.about("unit-drift", said.block):
        why = "数值相同，说的是同一批人"
        submission.findings.say("unit-drift", "explain", times, said, a=times.text, b=said.text, why=why)
