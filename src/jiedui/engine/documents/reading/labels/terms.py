"""Labels of another level and terms that are no longer used."""

from __future__ import annotations

import re

from ..findings import place_at
from ..frames.document import Document
from ..lexicon import table
from ..submission import Submission

PROVINCIAL = re.compile(r"省级(?:党委)?(?:常委会|党委常委会|政府常务会议?|领导小组)[^,。;]{0,10}?\d+次")
BELOW = {"县", "市", "区", "州"}
PAST = re.compile(r"脱贫攻坚|十三五|20(1\d|20)年")


def run(submission: Submission) -> None:
    for document in submission.documents:
        if document.level in BELOW:
            for block in document.blocks:
                for match in () if block.is_row else PROVINCIAL.finditer(block.text):
                    submission.findings.say("level-text", "explain", place_at(block, *match.span()), said=match.group())
        if (document.year or 0) >= 2021 and (not document.published or document.published[0] >= 2021):
            _old(submission, document)


def _old(submission: Submission, document: Document) -> None:
    for old, now in table("labels")["old_terms"].items():
        block = next((b for b in document.blocks if old in b.text and not PAST.search(b.text)), None)
        if block is not None:
            at = block.text.find(old)
            submission.findings.say("old-term", "hint", place_at(block, at, at + len(old)), old=old, now=now)
