"""What was only wished for or signed told as done: 签约12家 ↔ 落地12家, 采购意向3600万元 ↔ 3600万元的订单."""

from __future__ import annotations

import re
from collections import defaultdict
from fractions import Fraction

from ...compare.question import Answer
from ...numbers.mention import Mention
from ...numbers.numerals import digits_of
from ...submission import Submission

DONE = re.compile("销售额|交易额|实现就业|稳定就业|走上|到位")
FIRM = re.compile("订单|成交|采购额|履约|录用|上岗|到岗")
REAL = re.compile("实际|到位|完成|落地")
AIMED = re.compile("力争|争取|计划|目标|确保|力求")


def signed_and_landed(submission: Submission, a: Mention, b: Mention, answer: Answer, score: float) -> bool:
    if (
        a.head != b.head
        or a.head not in {"ent", "project", "invest"}
        or not (answer.comparable or "act" in answer.different and answer.only("act"))
    ):
        return False
    for signed, landed in ((a, b), (b, a)):
        if AIMED.search(landed.lead):
            continue  # 上半年签约6个；全年力争落地6个
        one, other = signed.act, landed.act
        if (
            "sign" in one
            and "land" not in one
            and "land" in other
            and "enter" not in other
            and not (landed.cell and "sign" in other)
            and _says_signed(signed)
        ):
            beside = [m for m in submission.document_of(signed).by_block[signed.block.index] if m.beside(signed) and m is not signed]
            own = [m for m in beside if m.head == landed.head and "land" in m.act and m.value <= signed.value and m.right[:1] != "中"]
            if any(m.value == signed.value for m in own):
                return False  # 签约12家、落地12家
            submission.findings.say("status-drift", "explain", signed, landed, *own, value=a.text, a="签约", b="落地（投产、引进）")
            return True
    return False


def wished_and_landed(submission: Submission, a: Mention, b: Mention, answer: Answer, score: float) -> bool:
    """5家企业落地 in the title, 5家企业签订投资意向协议 below: the very words of one group, or a title over its text."""
    if a.head != b.head or a.head not in {"ent", "project"} or not (answer.comparable or answer.only("act")):
        return False
    for wished, landed in ((a, b), (b, a)):
        named = bool(a.places & b.places or a.entities & b.entities or len(digits_of(a.value)) >= 2)
        if "intent" in wished.act and "land" not in wished.act and "land" in landed.act and "intent" not in landed.act and named:
            near = submission.document_of(wished).by_block[wished.block.index]
            own = [m for m in near if m.beside(wished) and m.head == landed.head and "land" in m.act and m.value < wished.value]
            submission.findings.say("status-drift", "explain", wished, landed, *own[:1], value=a.text, a="意向", b="落地（投产、引进）")
            return True
    return False


def _says_signed(mention: Mention) -> bool:
    return mention.head == "invest" or "签" in mention.left + mention.right[:6]


def wished_and_invested(submission: Submission, a: Mention, b: Mention, answer: Answer, score: float) -> bool:
    """签约意向投资3.6亿元 is elsewhere 实际投资3.6亿元."""
    if a.dimension != "money" or a.head != "invest" or b.head != "invest" or len(digits_of(a.value)) < 2:
        return False
    for wished, done in ((a, b), (b, a)):
        if "intent" in wished.act - done.act and REAL.search(done.lead) and not AIMED.search(done.lead):
            submission.findings.say("status-drift", "explain", wished, done, value=a.text, a="意向", b="实际投资")
            return True
    return False


def contract_and_arrived(submission: Submission, a: Mention, b: Mention, answer: Answer, score: float) -> bool:
    if a.dimension == "money" and answer.only("act") and "sign" in a.act ^ b.act and len(digits_of(a.value)) >= 3:
        submission.findings.say("status-drift", "explain", a, b, value=a.text, a="合同（签约）", b="到位")
        return True
    return False


def intended(submission: Submission) -> None:
    """采购意向3600万元 is elsewhere 3600万元的采购订单; 意向318人 is elsewhere 已录用318人."""
    by_value: dict[tuple[str, Fraction], list[Mention]] = defaultdict(list)
    for mention in submission.mentions:
        if mention.dimension in {"money", "person"} and len(digits_of(mention.value)) >= 2:
            by_value[mention.dimension, mention.value].append(mention)
    for same in by_value.values():
        wished = [m for m in same if "意向" in m.clause_text]
        done = re.compile(FIRM.pattern + "|" + DONE.pattern) if len(digits_of(same[0].value)) >= 3 else FIRM
        firm = [m for m in same if "意向" not in m.sentence_text and done.search(m.clause_text)]
        if wished and firm:
            what = wished[0].text
            submission.findings.say("status-drift", "explain", wished[0], firm[0], value=what, a="意向", b="订单、成交或录用")
