"""A class told larger than all there are: 帮扶车间吸纳就业1412人 … 帮扶车间里就业的脱贫劳动力1437人."""

from __future__ import annotations

from collections import defaultdict

from ...compare.question import compare
from ...numbers.mention import Mention
from ...submission import Submission

MOST = 1.25  # farther apart other places are meant


def run(submission: Submission) -> None:
    for document in submission.documents:
        brought: dict[str, list[Mention]] = defaultdict(list)
        for mention in document.in_text if not document.given else ():
            if mention.dimension == "person" and mention.agent and mention.host is None and mention.stated:
                brought[mention.agent].append(mention)
        for same in brought.values():
            for part in [m for m in same if m.group]:
                _judge(submission, part, [m for m in same if not m.group])


def _judge(submission: Submission, part: Mention, wholes: list[Mention]) -> None:
    meant = [m for m in wholes if not m.beside(part) and m.act & part.act and _all_of(m, part)]
    if len({m.value for m in meant}) == 1 and meant[0].value < part.value <= MOST * meant[0].value:
        submission.findings.say("part-over-whole", "explain", meant[0], part, whole=meant[0].text, part=part.text)


def _all_of(whole: Mention, part: Mention) -> bool:
    answer = compare(whole, part)
    return not answer.different and set(answer.narrower) <= {"group"} and whole.entities == part.entities
