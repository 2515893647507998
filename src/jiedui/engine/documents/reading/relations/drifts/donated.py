"""Money and goods given: 款 ↔ 物 ↔ 款物 of one value, and 款物1286万元 that is 915 of money and 381 of goods."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from ...compare.question import Answer, cash_or_goods, meanings
from ...findings import Place
from ...numbers.mention import Mention
from ...numbers.numerals import digits_of
from ...numbers.values import misprint, near
from ...submission import Submission
from ..saying import say_sum

SAYS = {"cash": "资金", "goods": "物资", "both": "款物合计"}


def cash_and_goods(submission: Submission, a: Mention, b: Mention, answer: Answer, score: float) -> bool:
    if a.dimension != "money" or "donation" not in meanings(a) & meanings(b):
        return False
    one, other = cash_or_goods(a), cash_or_goods(b)
    if one and other and one != other and len(digits_of(a.value)) >= 2:
        submission.findings.say("kind-drift", "explain", a, b, value=a.text, a=SAYS[one], b=SAYS[other])
        return True
    return False


def cash_and_goods_added(submission: Submission) -> None:
    """598万元社会帮扶资金 is 412 of money and 186 of goods."""
    amounts = [m for m in submission.mentions if m.dimension == "money" and not m.hedge]
    called = {m.value: m for m in reversed(amounts) if "donation" in meanings(m) and cash_or_goods(m) == "cash"}
    for money, goods in _given_together(amounts):
        total = called.get(money.value + goods.value)
        if total is not None and any(m.value == total.value + goods.value and m.beside(total) for m in amounts):
            continue  # 捐款1860万元，捐物折价540万元，合计2400万元: told right
        if total is not None and (not total.beside(money) or total.clause not in (money.clause, goods.clause)):
            hosts: list[Mention | Place] = [money.host] if money.host is not None else []
            submission.findings.say(
                "cash-goods", "explain", money, goods, total, *hosts, total=total.text, cash=money.text, goods=goods.text
            )
            return


def donated(submission: Submission) -> None:
    """动员社会捐赠款物1286万元 is 915 of money and 381 of goods, told apart elsewhere."""
    amounts = [m for m in submission.mentions if m.dimension == "money" and not m.hedge and not m.cell and not m.period.future]
    totals = [m for m in amounts if "donation" in meanings(m) and cash_or_goods(m) == "both" and m.host is None]
    for money, goods in _given_together(amounts):
        if cash_or_goods(money) != "cash" or money.host is not None or money.clause == goods.clause:
            continue
        added_up = money.value + goods.value
        near_by = [m for m in totals if not m.beside(money) and m.block.document == money.block.document]
        if any(m.value == added_up for m in amounts) or len({m.value for m in near_by}) != 1:
            continue
        whole = near_by[0]
        if near(whole.value, added_up, 0.1) or misprint(whole.value, added_up):
            say_sum(submission, whole, [money, goods])
            return


def _given_together(amounts: list[Mention]) -> Iterator[tuple[Mention, Mention]]:
    """Money and goods named in one sentence about a donation."""
    sentences: dict[tuple[int, int], list[Mention]] = defaultdict(list)
    for mention in amounts:
        sentences[id(mention.block), mention.sentence[0]].append(mention)
    for beside in sentences.values():
        if len(beside) > 1 and re.search("捐|折", beside[0].sentence_text):
            goods = [m for m in beside if re.search("折|价值", m.lead) or cash_or_goods(m) == "goods"]
            yield from ((money, m) for money in beside for m in goods if m is not money)
