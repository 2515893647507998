"""The same number of 人, 人次 and 户: 培训702人 ↔ 702人次, 2.6万脱贫人口 ↔ 2.6万户, 人均增收3200元 ↔ 户均增收3200元."""

from __future__ import annotations

import re
from collections import defaultdict
from fractions import Fraction
from itertools import combinations

from ...compare.question import Answer
from ...frames.words import pairs
from ...numbers.mention import Mention
from ...numbers.numerals import digits_of
from ...submission import Submission

EACH = re.compile("([人户村县])均")
ONCE = re.compile("剔除|去重|重复|不重|实际(?:参|受|人)")


def persons_and_times(submission: Submission, a: Mention, b: Mention, answer: Answer, score: float) -> bool:
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
