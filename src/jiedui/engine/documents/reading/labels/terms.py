"""Papers with two numbers, and terms that are no longer used."""

from __future__ import annotations

import re
from fractions import Fraction
from itertools import combinations

from rapidfuzz.distance import Levenshtein

from ..findings import Place, place_at
from ..frames.document import Document
from ..frames.words import pairs
from ..lexicon import table
from ..numbers.values import misprint
from ..submission import Submission

PAST = re.compile(r"脱贫攻坚|十三五|20(1\d|20)年")


def run(submission: Submission) -> None:
    for document in submission.documents:
        if (document.year or 0) >= 2021 and (not document.published or document.published[0] >= 2021):
            _old(submission, document)


NUMBERED = re.compile(r"第(\d{1,4})号")
PROPOSAL = re.compile("提案|建议|议案")
ANSWERS = re.compile(r"关于.*第(\d{1,4})号.*(?:答复|复函|办理情况)")
AROUND, FIRST_BLOCKS = 12, 6


def document_numbers(submission: Submission) -> None:
    """第126号提案 and 第162号: one paper with two numbers; the answer to 第47号 that says 第74号 in its first lines."""
    for document in submission.documents:
        said: dict[str, Place] = {}
        for block in document.blocks:
            for match in NUMBERED.finditer(block.text):
                near = block.text[max(0, match.start() - AROUND) : match.end() + AROUND]
                if PROPOSAL.search(near):
                    said.setdefault(match[1], place_at(block, match.start(), min(len(block.text), match.end() + 8)))
        answered = next((m for b in document.blocks[:FIRST_BLOCKS] if (m := ANSWERS.search(b.text))), None)
        for a, b in combinations(said, 2):
            early = answered and answered[1] in (a, b) and all(said[n].block.index <= FIRST_BLOCKS for n in (a, b))
            if misprint(Fraction(a), Fraction(b)) or early and sorted(a) == sorted(b):
                submission.findings.say("paper-number", "explain", said[a], said[b], a=a, b=b)


PAPER = re.compile(r"([\u4e00-\u9fff]{2,8}[发函办字通督]?)〔(20\d\d)〕(\d{1,4})号")
TITLED = re.compile(r"《([^》]{5,60})》[(,]?[\u4e00-\u9fff]{0,8}$")
REFERRED = re.compile(r"[)》]?(?:文件|文)?的?([\u4e00-\u9fff]{2,14})")
COMMON = pairs("关于实施工作通知方案要求文件意见项目资金协作")


def swapped_numbers(submission: Submission) -> None:
    """云协督〔2024〕17号 and 〔2024〕71号: two numbers of one issuer and year with the same digits."""
    said = _paper_numbers(submission)
    for (a, one), (b, other) in combinations(said, 2):
        told = submission.findings.about("title-number", said[a, one].block)
        same_digits = one != other and sorted(one) == sorted(other)
        if a == b and not told and (same_digits or _referred(said, a, one, other)):
            submission.findings.say("paper-number", "explain", said[a, one], said[b, other], a=one, b=other)


def _paper_numbers(submission: Submission) -> dict[tuple[str, str], Place]:
    """Each issuer with a year, and its numbers where they are first said."""
    said: dict[tuple[str, str], Place] = {}
    for document in submission.documents:
        for block in document.blocks:
            for match in PAPER.finditer(block.text):
                said.setdefault((match[1][-3:] + match[2], match[3]), place_at(block, match.start(), match.end()))
    return said


def _referred(said: dict[tuple[str, str], Place], issuer: str, one: str, other: str) -> bool:
    """《关于反馈督查问题的函》（〔2022〕7号）, then 〔2022〕17号文件反馈意见: the issuer's only two, a digit apart, about one thing."""
    if len([1 for known, _ in said if known == issuer]) != 2 or Levenshtein.distance(one, other) != 1:
        return False
    first, second = said[issuer, one], said[issuer, other]
    if any(p.block.kind == "title" for p in (first, second)):
        # 关于…督〔2025〕17号督办函整改情况的报告, and in its annex 7号督办函
        called = [REFERRED.match(p.block.text, p.quote_end) for p in (first, second)]
        if all(called) and len({c[1][:3] for c in called if c}) == 1:
            return True
    title = TITLED.search(first.block.text[: first.quote_start])
    behind = REFERRED.match(second.block.text, second.quote_end)
    return bool(title and behind and first.block is not second.block and pairs(title[1]) & pairs(behind[1]) - COMMON)


def _old(submission: Submission, document: Document) -> None:
    for old, now in table("labels")["old_terms"].items():
        block = next((b for b in document.blocks if old in b.text and not PAST.search(b.text)), None)
        if block is not None:
            at = block.text.find(old)
            submission.findings.say("old-term", "hint", place_at(block, at, at + len(old)), old=old, now=now)
