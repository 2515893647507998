"""The post beside a name in the text against the line of days, names and posts: 10月11日，郑伟民，区委副书记、区长."""

from __future__ import annotations

import re

from ...findings import place_at, row_of
from ...submission import Submission
from ...text.blocks import Block

POST = re.compile("(?:区委|县委|市委|州委|省委)?(?:副书记|书记|副?区长|副?县长|副?市长|副?州长|副?省长|副?主席|主任)")


def run(submission: Submission) -> None:
    given = next((d for d in submission.documents if d.given), None)
    for block in given.blocks if given else []:
        for name, post in re.findall("[,、]([\u4e00-\u9fff]{2,4})[,，]([\u4e00-\u9fff、]{2,20})", block.text):
            for document in submission.documents:
                for other in [] if document.given else document.blocks:
                    _post(submission, other, name, post, block)


def _post(submission: Submission, block: Block, name: str, post: str, line: Block) -> None:
    for found in re.finditer(rf"((?:{POST.pattern}、)*{POST.pattern}){name}", block.text):
        if found[1] not in post and any(one not in post.split("、") for one in found[1].split("、") if one):
            place = place_at(block, found.start(), found.end())
            submission.findings.say("snapshot-post", "must", place, row_of(line), name=name, said=found[1], line=line.code, post=post)
            return
