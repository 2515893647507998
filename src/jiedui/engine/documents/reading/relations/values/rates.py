"""One rate with two values, and a total of money tied to one class while another class holds most of it."""

from __future__ import annotations

import re
from collections import defaultdict
from fractions import Fraction
from itertools import combinations

from ...compare.question import meanings
from ...lexicon import name_of, scan
from ...numbers.mention import NOT_COUNTED, Mention
from ...numbers.periods import conflict
from ...numbers.values import equal, fits_percent, misprint
from ...submission import Submission
from ..growth.words import GROWS
from ..saying import say_two

NAMED = re.compile(r"([\u4e00-\u9fff]{2}(?:率|比例|进度))[^,;。]{0,4}$")
TOPIC = re.compile(r"^(?:\(?[\d一二三四五六七八九十]{1,2}[).、])?(?:[\u4e00-\u9fff]{0,4}?)([\u4e00-\u9fff]{2}(?:率|比例))[。:]")
EXTREME = re.compile("最[快慢高低大小多少]|未达|不足|低于|高于|超过|未超")
SAME_RATE = (("比例", "率"), ("进度", "率"), ("支付", "使用"), ("支出", "使用"))
TOO_COMMON = {"完成率", "占比率"}
SAME_COUNT = re.compile("[\u4e00-\u9fff]{4}")
SMALLER = 0.5
CLASSED = {"民生", "产业", "教育", "医疗", "基础设施"}


def run(submission: Submission) -> None:
    named: dict[str, list[Mention]] = defaultdict(list)
    for mention in submission.mentions:
        if mention.dimension == "pct":
            words = mention.label if mention.cell else mention.left if mention.handed else mention.lead
            found = NAMED.search(re.sub(r"[数为达是约]+$", "", words)) or (None if mention.cell else TOPIC.match(mention.block.text))
            if EXTREME.search(words):
                continue
            if mention.cell and _one_of_many(submission, mention):
                continue
            if found and not GROWS.search(words):
                named[_canonical(found.group(1))].append(mention)
    for name, mentions in sorted(named.items()):
        if name not in TOO_COMMON:
            for a, b in combinations(mentions, 2):
                if _slip(submission, a, b):
                    say_two(submission, a, b, name)


def _one_of_many(submission: Submission, cell: Mention) -> bool:
    """A row with a rate for each place; only its total is the rate the text may repeat."""
    beside = [m for m in submission.document_of(cell).cells if m.block is cell.block and m.dimension == "pct"]
    return len(beside) > 1 and not re.search("合 ?计|总|全", cell.column)


def _canonical(name: str) -> str:
    for form, standard in SAME_RATE:
        name = name.replace(form, standard)
    return name


def _slip(submission: Submission, a: Mention, b: Mention) -> bool:
    if a.beside(b) or a.block.document != b.block.document and submission.separate(a, b):
        return False
    if a.cell and b.cell and a.block.document == b.block.document:
        return False
    told_apart = a.kind != b.kind or a.group != b.group or a.entities != b.entities or a.period.future != b.period.future
    if told_apart or conflict(a.period, b.period) == "different" or a.hedge or b.hedge:
        return False
    if _of_two_sets(submission, a, b):
        return False
    distance = abs(a.value - b.value)
    if equal(a, b) or distance < max(a.precision, b.precision, Fraction(1, 100)):
        return False
    return misprint(a.value, b.value) or distance <= 3


def _of_two_sets(submission: Submission, a: Mention, b: Mention) -> bool:
    """受理1803件，结案894件，结案率49.58%; 受理民商事925件，结案440件，结案率47.57%: each is right for the numbers beside it."""
    one, other = (_counts_beside(submission, m) for m in (a, b))
    if _given_by(a, one) and _given_by(b, other):
        return True
    far = [(x, y) for x in one for y in other if x.unit_fits(y) and SAME_COUNT.fullmatch(x.left[-4:]) and x.left[-4:] == y.left[-4:]]
    return any(not SMALLER < float(x.value / y.value) < 1 / SMALLER for x, y in far)


def _counts_beside(submission: Submission, rate: Mention) -> list[Mention]:
    same_block = submission.document_of(rate).by_block[rate.block.index]
    return [m for m in same_block if m.beside(rate) and m.end <= rate.start and m.dimension not in NOT_COUNTED and m.value and not m.cell]


def _given_by(rate: Mention, counts: list[Mention]) -> bool:
    last = counts[-4:]
    return any(part.unit_fits(whole) and fits_percent(rate, part.value / whole.value * 100) == "ok" for part in last for whole in last)


def class_of_money(submission: Submission) -> None:
    """86个民生项目 under the whole sum, while 66.69 % of the money went to 产业."""
    for projects in submission.mentions:
        if projects.head != "project" or projects.cell or not projects.kind & CLASSED or projects.host is not None:
            continue
        document = submission.document_of(projects)
        sums = [
            m
            for m in document.by_block[projects.block.index]
            if m.beside(projects) and m.dimension == "money" and "fund" in meanings(m) and not m.kind and m.end <= projects.start
        ]
        if sums:
            _other_class(submission, projects, sums[-1])


def _other_class(submission: Submission, projects: Mention, money: Mention) -> None:
    document = submission.document_of(projects)
    for share in document.in_text:
        if share.dimension != "pct" or share.value < 50 or share.beside(projects):
            continue
        words = share.block.text[share.clause[0] : min(share.clause[1], share.end + 20)]
        kinds = {w.value for w in scan(words) if w.facet == "kind"}
        if "资金" in words and kinds and not kinds & projects.kind:
            its = [m for m in document.by_block[share.block.index] if m.beside(share) and m.head == "project" and m.kind & kinds]
            submission.findings.say(
                "class-label",
                "explain",
                projects,
                money,
                share,
                *its,
                projects=projects.text,
                own="、".join(name_of("kind", k) for k in sorted(projects.kind)),
                other="、".join(name_of("kind", k) for k in sorted(kinds)),
                share=share.text,
            )
            return
