"""Labels of another level and terms that are no longer used."""

from __future__ import annotations

import re
from collections import defaultdict
from fractions import Fraction
from itertools import combinations

from ..findings import Place, place_at
from ..frames.document import Document
from ..lexicon import table
from ..numbers.values import misprint
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


LEVEL = r"(国家级|省级|自治区级|市级|州级|盟级|县级|区级|旗级)"
NAMED_LEVEL = re.compile(rf"“([^”]{{3,16}})”[^,。;“”]{{0,4}}{LEVEL}|{LEVEL}[^,。;、“”\d]{{0,8}}“([^”]{{3,16}})”")


def named_levels(submission: Submission) -> None:
    """“某产业园”为自治区级园区 and 市级园区“某产业园”."""
    said: dict[str, dict[str, Place]] = defaultdict(dict)
    for document in submission.documents:
        for block in document.blocks:
            for match in NAMED_LEVEL.finditer(block.text):
                said[match[1] or match[4]].setdefault(match[2] or match[3], place_at(block, *match.span()))
    for name, levels in said.items():
        if len(levels) == 2:
            (a, one), (b, other) = levels.items()
            submission.findings.say("level-name", "explain", one, other, name=name, a=a, b=b)


NUMBERED = re.compile(r"第(\d{2,4})号")


def document_numbers(submission: Submission) -> None:
    """第126号提案 and 第162号: one paper with two numbers."""
    for document in submission.documents:
        said: dict[str, Place] = {}
        for block in document.blocks:
            for match in NUMBERED.finditer(block.text):
                place = place_at(block, match.start(), min(len(block.text), match.end() + 8))
                if re.search("提案|建议|议案", place.text):
                    said.setdefault(match[1], place)
        for a, b in combinations(said, 2):
            if misprint(Fraction(a), Fraction(b)):
                submission.findings.say("paper-number", "explain", said[a], said[b], a=a, b=b)


PAPER = re.compile(r"([\u4e00-\u9fff]{2,8}[发函办字通督]?)〔(20\d\d)〕(\d{1,4})号")


def swapped_numbers(submission: Submission) -> None:
    """云协督〔2024〕17号 and 〔2024〕71号: two numbers of one issuer and year with the same digits."""
    said: dict[tuple[str, str], Place] = {}
    for document in submission.documents:
        for block in document.blocks:
            for match in PAPER.finditer(block.text):
                said.setdefault((match[1][-3:] + match[2], match[3]), place_at(block, match.start(), match.end()))
    for (a, one), (b, other) in combinations(said, 2):
        if a == b and one != other and sorted(one) == sorted(other):
            submission.findings.say("paper-number", "explain", said[a, one], said[b, other], a=one, b=other)


def _old(submission: Submission, document: Document) -> None:
    for old, now in table("labels")["old_terms"].items():
        block = next((b for b in document.blocks if old in b.text and not PAST.search(b.text)), None)
        if block is not None:
            at = block.text.find(old)
            submission.findings.say("old-term", "hint", place_at(block, at, at + len(old)), old=old, now=now)
