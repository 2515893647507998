"""The same value under another name: 人 ↔ 人次 ↔ 户, 款 ↔ 物 ↔ 款物, 签约 ↔ 落地, 新增 ↔ 累计, a total ↔ one of its classes."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from fractions import Fraction
from itertools import combinations

from ...compare.question import Answer, cash_or_goods, meanings
from ...findings import Finding, Place
from ...frames.words import pairs
from ...numbers.mention import Mention
from ...numbers.numerals import digits_of, shown
from ...numbers.values import misprint, near
from ...submission import Submission
from ...wording import added

EACH = re.compile("([人户村县])均")
DONE = re.compile("销售额|交易额|实现就业|稳定就业|走上|到位")
FIRM = re.compile("订单|成交|采购额|履约|录用|上岗|到岗")
AIMED = re.compile("力争|争取|计划|目标|确保|力求")
ONCE = re.compile("剔除|去重|重复|不重|实际(?:参|受|人)")
DRIFTS = {"status-drift", "kind-drift", "unit-drift", "new-cum", "renamed"}
SAYS = {"cash": "资金", "goods": "物资", "both": "款物合计"}


def drift(submission: Submission, a: Mention, b: Mention, answer: Answer, score: float) -> None:
    """The first drift that two equal values show."""
    if a.beside(b) or not _one_figure(a, b):
        return
    for rule in (
        _persons_and_times,
        _cash_and_goods,
        _signed_and_landed,
        _wished_and_landed,
        _contract_and_arrived,
        _new_and_cumulative,
    ):
        if rule(submission, a, b, answer, score):
            return


def _one_figure(a: Mention, b: Mention) -> bool:
    """The very value, or one rounded to three digits: 2亿 is not 13580万 said roughly."""
    if a.value == b.value:
        return True
    coarse = a if a.precision > b.precision else b
    return len(digits_of(coarse.value)) >= 3 and not (a.hedge or b.hedge)


def _persons_and_times(submission: Submission, a: Mention, b: Mention, answer: Answer, score: float) -> bool:
    digits = len(digits_of(a.value))
    both_ways = answer.only("direction") and "B" in (a.direction, b.direction)
    pointed_at = answer.different <= {"echo", "training"} and (a.echo is b or b.echo is a)  # “这702人次” names nothing itself
    one_question = answer.comparable or digits >= 3 and (both_ways or pointed_at)
    if {a.dimension, b.dimension} != {"person", "ptime"} or not one_question:
        return False
    # The longer the number, the less likely two different questions share it.
    if score < (-1 if digits >= 4 else 0.5 if digits >= 3 else 1.5):
        return False
    if not (a.cell and b.cell):
        heads = [m for times in (a, b) if times.dimension == "ptime" for m in _counted_once(submission, times)]
        why = "数值相同，问的是同一件事" + (f"，实际人数另有{heads[0].text}" if heads else "")
        submission.findings.say("unit-drift", "explain", a, b, *heads[:1], a=a.text, b=b.text, why=why)
    return True


def _counted_once(submission: Submission, times: Mention) -> list[Mention]:
    """参训1260人次，剔除重复参训后，实际参训712人: the persons behind the person-times."""
    beside = [m for m in submission.document_of(times).by_block[times.block.index] if m.beside(times) and m.dimension == "person"]
    return [m for m in beside if times.end < m.start and m.value < times.value and ONCE.search(m.before(times.end))]


def _cash_and_goods(submission: Submission, a: Mention, b: Mention, answer: Answer, score: float) -> bool:
    if a.dimension != "money" or "donation" not in meanings(a) & meanings(b):
        return False
    one, other = cash_or_goods(a), cash_or_goods(b)
    if one and other and one != other and len(digits_of(a.value)) >= 2:
        submission.findings.say("kind-drift", "explain", a, b, value=a.text, a=SAYS[one], b=SAYS[other])
        return True
    return False


def _signed_and_landed(submission: Submission, a: Mention, b: Mention, answer: Answer, score: float) -> bool:
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


def _wished_and_landed(submission: Submission, a: Mention, b: Mention, answer: Answer, score: float) -> bool:
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


def _contract_and_arrived(submission: Submission, a: Mention, b: Mention, answer: Answer, score: float) -> bool:
    if a.dimension == "money" and answer.only("act") and "sign" in a.act ^ b.act and len(digits_of(a.value)) >= 3:
        submission.findings.say("status-drift", "explain", a, b, value=a.text, a="合同（签约）", b="到位")
        return True
    return False


def _new_and_cumulative(submission: Submission, a: Mention, b: Mention, answer: Answer, score: float) -> bool:
    if answer.only("aspect") and len(digits_of(a.value)) >= 2 and score >= 2:
        submission.findings.say("new-cum", "explain", a, b, value=a.text)
        return True
    return False


def households(submission: Submission) -> None:
    """2.6万脱贫人口 and 2.6万户: the same number of persons and of households."""
    persons: dict[Fraction, list[Mention]] = defaultdict(list)
    for mention in submission.mentions:
        if mention.dimension == "person":
            persons[mention.value].append(mention)
    for house in submission.mentions:
        if house.dimension == "house" and len(digits_of(house.value)) >= 2:
            for person in persons[house.value]:
                same = house.group & person.group or "脱贫" in house.label and "脱贫" in person.label
                same = same or _same_act(house, person)
                if same and not house.beside(person):
                    why = "数值相同，说的是同一群人"
                    submission.findings.say("unit-drift", "explain", person, house, a=person.text, b=house.text, why=why)


def _same_act(house: Mention, person: Mention) -> bool:
    both = house.act & person.act
    long = len(digits_of(house.value)) >= 3 or house.value >= 1000 or house.value >= 100 and house.rest & person.rest
    return "house" not in person.heads and (len(both) >= 2 or bool(both and long))


def each(submission: Submission) -> None:
    """人均增收3200元 is elsewhere 户均增收3200元."""
    found: dict[Fraction, list[tuple[str, Mention]]] = defaultdict(list)
    for mention in submission.mentions:
        if mention.dimension == "money" and (per := EACH.search(mention.left[-12:])) and len(digits_of(mention.value)) >= 2:
            found[mention.value].append((per.group(1), mention))
    for same in found.values():
        for (one, a), (other, b) in combinations(same, 2):
            if one != other and not a.beside(b) and pairs(a.left) & pairs(b.left):
                why = f"一处是{one}均、一处是{other}均，数值相同"
                submission.findings.say("unit-drift", "explain", a, b, a=one + "均" + a.text, b=other + "均" + b.text, why=why)


def told_twice(submission: Submission) -> None:
    """286家企业签约投资148.7亿元 against 新增落地286家、到位148.7亿元: one slip, though two numbers show it."""
    kept: dict[frozenset[tuple[int, int]], Finding] = {}
    for finding in sorted((f for f in submission.findings if f.code in DRIFTS), key=lambda f: -len(f.places)):
        where = frozenset((id(p.block), p.start) for p in finding.places)
        first = next((f for places, f in kept.items() if where <= places), None)
        if first is None:
            kept[where] = finding
            continue
        first.places += [p for p in finding.places if p not in first.places]
        submission.findings.remove(finding)


def cash_and_goods_added(submission: Submission) -> None:
    """598万元社会帮扶资金 is 412 of money and 186 of goods."""
    amounts = [m for m in submission.mentions if m.dimension == "money" and not m.hedge]
    called = {m.value: m for m in reversed(amounts) if "donation" in meanings(m) and cash_or_goods(m) == "cash"}
    for money, goods in _given_together(amounts):
        total = called.get(money.value + goods.value)
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
            parts = [money, goods]
            submission.findings.say("sum", "must", whole, *parts, parts=added(parts), sum=shown(added_up), total=whole.text, note="")
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
