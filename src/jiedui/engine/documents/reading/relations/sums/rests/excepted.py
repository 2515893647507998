"""The rest without those that are named: 28个省份…，除湖北省外其余27个."""

from __future__ import annotations

import re

from ....numbers.mention import Mention
from ....numbers.numerals import shown
from ....submission import Submission

EXCEPT = re.compile(r"除(?P<named>[^,;。除\d]{2,30}?)(?:以|之)?外,?(?:的)?(?:其余|其他|其它|剩余|余下)的?$")
ALSO = re.compile("等|以及其")
NAME = re.compile("[县市区州旗镇乡村省]$")


def run(submission: Submission) -> None:
    for document in submission.documents:
        for mentions in document.by_block.values():
            for rest in mentions:
                said = EXCEPT.search(rest.before(rest.sentence[0]))
                if said and rest.dimension == "count" and not rest.hedge and not ALSO.search(said["named"]):
                    _rest(submission, rest, re.split("[、和及与]", said["named"]), mentions)


def _rest(submission: Submission, rest: Mention, named: list[str], mentions: list[Mention]) -> None:
    """The nearest whole of the same noun in the sentence; a rest larger than it, or off by one or two, is a slip."""
    if not all(NAME.search(name) for name in named):
        return
    noun = rest.block.text[rest.end : rest.end + 1]
    wholes = [m for m in mentions if m.end <= rest.start and m.beside(rest) and m.unit == rest.unit and not m.hedge]
    wholes = [m for m in wholes if m.block.text[m.end : m.end + 1] == noun]
    expected = rest.value + len(named)
    if not wholes or any(m.value == expected for m in wholes):
        return
    whole = wholes[-1]
    if whole.value <= rest.value or abs(whole.value - expected) <= 2:
        gap = shown(max(whole.value - len(named), whole.value * 0))
        submission.findings.say("remainder", "explain", whole, rest, whole=whole.text, part="、".join(named), expected=gap, said=rest.text)
