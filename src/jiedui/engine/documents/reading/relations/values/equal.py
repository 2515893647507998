"""One quantity with two values: in the text, between text and table, text and annex, across files."""

from __future__ import annotations

import re
from dataclasses import replace

from jiedui.engine.kernel.finding import Severity

from ...compare.apart import of_two_rows, of_two_sections
from ...compare.excuses.known import Known
from ...compare.gate import Gate, ranked
from ...compare.index import candidates, misprints
from ...compare.pair import Pair, labelled_apart, siblings
from ...compare.question import compare
from ...numbers.mention import Mention
from ...numbers.numerals import digits_of
from ...numbers.periods import conflict
from ...numbers.values import equal, miswritten, near
from ...submission import Submission
from ...wording import difference, why_same
from ..drifts.drift import drift
from ..saying import say_two
from .twins import twins

AGREED = re.compile("协议|目标|任务|约定")
PLANNED = re.compile("协议|目标|任务|计划|约定")
EACH = re.compile("[各每](?![类项界级方种])[^,;。\\d]{0,8}$")  # 4月在城阳、9月在渭源各召开1次: one of several
OTHERS = re.compile("其[余他它]|另有?$|的(?:只)?有$")
ADDS_UP = {"appropriate", "arrive", "pay", "land", "sign", "train", "donate", "sell", "send", "hold", "run"}
DISTINCT = 4
COMPARED = {"money", "person", "ptime", "count", "house", "area", "weight", "length"}


def run(submission: Submission) -> None:
    mentions = [
        m
        for m in submission.mentions
        if not m.delta
        and not m.given
        and not (m.hedge and m.right[:1] == "的")
        and not EACH.search(m.lead)
        and not (m.head == "county" and (len(m.places) > 1 or OTHERS.search(m.lead)))  # 隆德、泾源两县, 其余6个县: these only
        and (m.dimension in COMPARED or m.dimension == "" and m.cell)
    ]
    known = Known()
    known.learn(submission.mentions)
    gate = Gate([pair for pair in (_pair(a, b) for a, b in candidates(mentions)) if pair], known=known)
    found: list[tuple[float, Pair, str]] = []
    for pair in gate.pairs:
        score = gate.score(pair)
        listed = siblings(pair.a, pair.b)
        if listed and not (pair.misprint and len(digits_of(pair.a.value)) >= 4) or labelled_apart(pair.a, pair.b):
            continue
        if pair.equal:
            answer = pair.answer
            if pair.future:  # what is to be looked after next year may be this year's number
                answer = replace(answer, different=answer.different - {"period"})
            drift(submission, pair.a, pair.b, answer, score)
        elif (verdict := _verdict(submission, gate, pair, score)) and not twins(submission, pair.a, pair.b):
            found.append((verdict[0], pair, verdict[1]))
    for pair, severity in ranked(found):
        _say(submission, gate, pair, severity)


def _pair(a: Mention, b: Mention) -> Pair | None:
    """Where the questions differ only equal numbers and misprints are worth keeping, and an aim beside what there is."""
    same, slip = equal(a, b), not (a.hedge or b.hedge) and miswritten(a.writing, b.writing)
    if not (same or slip) and (of_two_sections(a, b) or of_two_rows(a, b)):
        return None
    answer = compare(a, b, brief=not (same or slip))
    kept = same or slip or not answer.different or answer.only("period") and a.ahead != b.ahead
    return Pair(a, b, answer, same, slip) if kept else None


def _verdict(submission: Submission, gate: Gate, pair: Pair, score: float) -> tuple[float, str] | None:
    a, b = pair.a, pair.b
    separate = a.block.document != b.block.document
    if a.dimension != b.dimension and a.family == "p":
        publications = separate and submission.separate(a, b) and near(a.value, b.value, 0.5)
        if publications and pair.answer.same and score >= 3:
            return score, "unit"
        return gate.verdict(pair, score - 1) if pair.misprint and not separate else None
    both_future = a.period.future and b.period.future and a.block is b.block
    if not a.value or not b.value or both_future:
        return None
    planned = [submission.document_of(m).is_plan for m in (a, b)]
    if separate and planned[0] != planned[1]:
        # Against an agreement only what the report calls agreed can be compared, and that on any day.
        return gate.verdict(pair, score) if PLANNED.search((b if planned[0] else a).left) else None
    if any(_target(cell) and not AGREED.search(other.lead) for cell, other in ((a, b), (b, a))):
        return None
    verdict = gate.verdict(pair, score)
    if verdict and separate and submission.separate(a, b):
        return verdict[0], "fell" if _fell(submission, pair) else "as_of"
    return verdict


def _fell(submission: Submission, pair: Pair) -> bool:
    """累计引进96家 in October, 91家 in January's report of the same year: what adds up over a year cannot become less."""
    earlier, later = sorted((pair.a, pair.b), key=lambda m: submission.document_of(m).dateline or (0, 0, 0))
    years = [m.period.year if m.period.year and not m.period.inherited else m.of_year for m in (earlier, later)]
    adds_up = earlier.act & later.act & ADDS_UP and (pair.misprint or "cum" in earlier.facets["aspect"] & later.facets["aspect"])
    return bool(adds_up and pair.answer.same and years[0] == years[1] and later.value < earlier.value and not pair.hedged)


def _target(mention: Mention) -> bool:
    """A cell under 年度任务 or 协议数 beside one that says what was done."""
    return mention.cell and "plan" in mention.act and bool(PLANNED.search(mention.column))


def _say(submission: Submission, gate: Gate, pair: Pair, severity: str) -> None:
    a, b = pair.a, pair.b
    if severity == "unit":
        submission.findings.say("unit-drift", "explain", a, b, a=a.text, b=b.text, why=why_same(pair.answer))
    elif severity == "as_of":
        submission.findings.say("as-of", "hint", a, b, a=a.text, b=b.text, why=why_same(pair.answer))
    else:
        said: Severity = "must" if severity == "must" else "explain"
        gap = difference(a, b) + ("，日期在后的反而少" if severity == "fell" else "")
        say_two(submission, a, b, why_same(pair.answer), *_repeated(gate, pair), severity=said, gap=gap)


def _repeated(gate: Gate, pair: Pair) -> list[Mention]:
    """Other places that repeat either value as an answer to the same question: they tell which of the two stands alone."""
    found: list[Mention] = []
    for mine in (pair.a, pair.b):
        for its, answer in gate.known.equals[mine]:
            sure = answer.same or answer.comparable and answer.score >= 2.5
            if sure and not its.hedge and its not in (pair.a, pair.b) and its not in found:
                found.append(its)
        if len(digits_of(mine.value)) >= DISTINCT:  # 1.594亿元 is the 合计 15940 of the annex, whatever its row is called
            found += [m for m in gate.known.values[mine.family, mine.value] if m.cell and m not in (pair.a, pair.b) and m not in found]
    return sorted(found, key=lambda m: m.index)[:6]


def money_without_noun(submission: Submission) -> None:
    """An amount that names nothing is compared for misprints alone, with amounts of the same act."""
    amounts = [m for m in submission.mentions if m.dimension == "money" and not m.hedge]
    for one, other in misprints(amounts):
        for bare, named in ((one, other), (other, one)):
            if bare.head is None and not bare.cell and named.head and not bare.beside(named) and _related(bare, named):
                if any(equal(bare, m) for m in amounts if m is not bare):
                    continue
                say_two(submission, bare, named, "资金")


def _related(a: Mention, b: Mention) -> bool:
    titled = "title" in (a.block.kind, b.block.kind)  # 三年援助1.86亿元 over 三年累计投入援助资金1.68亿元
    return bool(titled or a.act & b.act or a.kind & b.kind or len(digits_of(a.value)) >= 5) and conflict(a.period, b.period) != "different"
