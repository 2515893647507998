"""Two frames → the same question, one narrower than the other, or different ones; with a score of how strongly they agree.

Group and level are closed: written here and not there means narrower. Act, aspect, period, direction and agent are open:
absent is compatible, and only listed conflicts (签约 × 落地) make two questions different.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from itertools import product

from ..frames.words import shared
from ..lexicon import PERSON, name_of, table
from ..numbers.mention import Mention
from ..numbers.periods import conflict
from ..numbers.values import long_misprint

GENERIC = {
    "project",
    "people",
    "class",
    "product",
    "visit",
    "meet",
    "fund",
    "course",
    "talent",
    "ent",
    "village",
    "town",
    "school",
    "case",
    "problem",
    "unitcnt",
    "",
}
NO_MODIFIER = {
    "class",
    "course",
    "project",
    "fund",
    "talent",
    "people",
    "labor",
    "product",
    "village",
    "town",
    "county",
    "unitcnt",
    "leader",
    "meet",
    "visit",
    "demo",
    "student",
    "invest",
    "expert",
}
MEETINGS = {"committee", "govmeet", "groupmeet", "joint"}
SELDOM = {"notstart", "doing", "handover", "perform", "intent", "inpost"}
TELLING = {"sign", "intent", "plan", "notstart", "doing", "handover", "perform", "pay", "finish"}
CLASSES = {"disabled", "woman", "minor", "moved", "monitor"}
UNLIKE_UNITS = {"次", "期", "对", "批", "场", "村", "县", "批次"}
BOTH = re.compile("款物|捐款捐物|捐资捐物|捐物捐款|钱物|(资金|捐款|捐资)[及和、]?(捐物|物资)|捐赠[及和、](捐物|物资)|捐赠资金及")
GOODS = re.compile("物资|捐物|折款|折价|货物")
LEFT_OVER = re.compile("剩余|结余|余下|尚余|结转|尚需|还需")
AVERAGE = re.compile("平均|[人户县村亩镇乡家店场次班批年月日天周季]均|均价")
CASH = re.compile("捐款|资金|捐资|善款|现金")


def meanings(mention: Mention) -> frozenset[str]:
    """The nouns a mention may stand for: 就业人口 and 务工人员 are both labour; 人才 and 专家 are specialists."""
    if mention.meanings is None:
        mention.meanings = _meanings(mention)
    return mention.meanings


def _meanings(mention: Mention) -> frozenset[str]:
    head, act = mention.head or "", mention.act
    if head == "product" and mention.dimension == "money":
        return frozenset({"sales"})
    if head == "invest" and "sell" in act:
        return frozenset({"sales", "invest"})
    if head in {"labor", "people"} and mention.family == "p" and "train" in act:
        return frozenset({"labor", "trainee"})
    if head in {"labor", "people", "house"} and mention.family == "p" and (act & {"work", "absorb"} or mention.group):
        return frozenset({"labor"})
    if head == "fund" and mention.dimension == "money":
        if "社会" in mention.kind:
            return frozenset({"donation", "fund"})
        return frozenset({"fund", "invest"}) if mention.agent in {"ent", "park"} and "arrive" in act else frozenset({"fund"})
    if mention.family == "p" and head in PERSON | {"trainee"} and "train" in act:
        return frozenset({"tech" if head in {"talent", "expert"} else head, "trainee"})
    return frozenset({"tech" if head in {"tech", "talent", "expert"} else head})


@cache
def _acts_conflict() -> frozenset[frozenset[str]]:
    return frozenset(frozenset(pair) for pair in table("conflicts")["acts"])


def cash_or_goods(mention: Mention) -> str:
    """What a donation is written as: `both` (款物), `goods`, `cash`, or not said."""
    for said in (mention.left + mention.right[:4], mention.label):
        for kind, words in (("both", BOTH), ("goods", GOODS), ("cash", CASH)):
            if words.search(said):
                return kind
    return ""


@dataclass
class Answer:
    """`different` and `narrower` name the facets; without either the question is the same. `agree` is said to the clerk."""

    score: float = 0.0
    different: set[str] = field(default_factory=set)
    narrower: list[str] = field(default_factory=list)
    agree: list[str] = field(default_factory=list)

    @property
    def same(self) -> bool:
        return not self.different and not self.narrower

    @property
    def comparable(self) -> bool:
        return not self.different

    def only(self, *facets: str) -> bool:
        return self.different == set(facets)


def compare(a: Mention, b: Mention) -> Answer:
    """The answer is symmetric in a and b."""
    answer = Answer()
    common = meanings(a) & meanings(b)
    if a.family != b.family or not common or (common == {"trainee"} and a.head != b.head and "trainee" not in (a.head, b.head)):
        answer.different.add("head" if a.family == b.family else "dimension")
        return answer
    head = min(common, key=lambda h: (h in GENERIC, h))
    answer.score = 0 if not head else 1 if head in GENERIC or head.startswith("~") else 2
    answer.agree += [name_of("noun", head)] if head else []
    if common == {"trainee"} and a.head != b.head:
        answer.narrower.append("head")
    if a.points_beside(b) or b.points_beside(a):
        answer.different.add("echo")
    for rule in (
        _donation,
        _closed,
        _open,
        _direction,
        _agent,
        _entities,
        _places,
        _rows,
        _left_over,
        _acts,
        _aspect,
        _modifiers,
        _period,
        _rest,
        _units,
    ):
        rule(a, b, head, answer)
    return answer


def _donation(a: Mention, b: Mention, head: str, answer: Answer) -> None:
    if a.dimension == "money" and head == "donation":
        one, other = cash_or_goods(a), cash_or_goods(b)
        if one and other and one != other:
            answer.different.add("cash or goods")


def _closed(a: Mention, b: Mention, head: str, answer: Answer) -> None:
    for facet in ("group", "level"):
        one, other = a.facets[facet], b.facets[facet]
        if facet == "level" and head in MEETINGS:
            continue
        if one != other:
            if one and other and not one & other:
                answer.different.add(facet)
            else:
                answer.narrower.append(facet)
        elif one:
            answer.score += 1
            answer.agree += [name_of(facet, value) for value in sorted(one)]
    if (a.group & CLASSES) != (b.group & CLASSES):
        answer.different.add("class")


def _open(a: Mention, b: Mention, head: str, answer: Answer) -> None:
    for facet in ("where", "kind"):
        one, other = a.facets[facet], b.facets[facet]
        if one and other:
            if one & other:
                answer.score += 1
                answer.agree += [name_of(facet, value) for value in sorted(one & other)]
            else:
                answer.different.add(facet)
        elif one or other:
            answer.narrower.append(facet)


def _direction(a: Mention, b: Mention, head: str, answer: Answer) -> None:
    if a.direction and b.direction and (a.family == "p" or head == "visit"):
        if a.direction != b.direction:
            answer.different.add("direction")
        else:
            answer.score += 1
    if bool(a.direction) != bool(b.direction) and a.family == "p" and head == "labor":
        answer.narrower.append("direction")


def _agent(a: Mention, b: Mention, head: str, answer: Answer) -> None:
    if a.agent and b.agent:
        if a.agent == b.agent:
            answer.score += 1
        elif a.family != "p":
            answer.score -= 0.5
        elif {a.agent, b.agent} != {"park", "ent"}:
            answer.different.add("agent")
    elif bool(a.agent) != bool(b.agent) and a.family == "p" and head == "labor":
        answer.narrower.append("agent")


def _entities(a: Mention, b: Mention, head: str, answer: Answer) -> None:
    if a.entities == b.entities:
        if a.entities:
            answer.score += 1
            answer.agree += sorted(a.entities)
    elif a.entities and b.entities and not a.entities & b.entities:
        answer.different.add("entities")
    else:
        answer.narrower.append("entities")


def _places(a: Mention, b: Mention, head: str, answer: Answer) -> None:
    """天津市18.92亿元 and 山东省15.34亿元 under one total are two; so are two sections named after two places."""
    if a.of_place and b.of_place and not a.of_place & b.of_place:
        answer.different.add("section")
    if a.places and b.places and not a.places & b.places and (a.host is not None or b.host is not None):
        answer.different.add("place")


def _rows(a: Mention, b: Mention, head: str, answer: Answer) -> None:
    """A row that is named after a place or a thing answers for that thing alone."""
    for row, other in ((a, b), (b, a)):
        if row.thing and row.thing not in (other.block.label + other.column if other.cell else other.sentence_text):
            answer.different.add("row")


def _left_over(a: Mention, b: Mention, head: str, answer: Answer) -> None:
    """What is left and what there was are two numbers."""
    if bool(LEFT_OVER.search(a.left[-8:])) != bool(LEFT_OVER.search(b.left[-8:])):
        answer.different.add("left over")
    if bool(AVERAGE.search(a.left)) != bool(AVERAGE.search(b.left)):
        answer.different.add("average")


def _acts(a: Mention, b: Mention, head: str, answer: Answer) -> None:
    one, other = a.act, b.act
    both = one & other
    if one and other:
        answer.score += bool(both) + bool(both & SELDOM)
        clash = any(frozenset(pair) in _acts_conflict() for pair in product(one - other, other - one))
        if clash:
            answer.different.add("act")
        if both & {"finish", "start"} and head == "project":
            answer.score += 0.5
        if not both and not clash:
            answer.score -= 0.5
        answer.agree += [name_of("act", value) for value in sorted(both)]
    elif (one | other) & TELLING:
        answer.score -= 1
    if ("plan" in one) != ("plan" in other):
        if a.cell != b.cell:
            answer.different.add("plan")
        elif not a.cell:
            answer.narrower.append("plan")
    if a.family == "p" and ("train" in one) != ("train" in other) and (one or other) and head != "trainee":
        trained = a if "train" in one else b
        if "send" not in trained.act and not trained.direction:
            answer.different.add("training")


def _aspect(a: Mention, b: Mention, head: str, answer: Answer) -> None:
    one, other = a.facets["aspect"], b.facets["aspect"]
    if one and other and not one & other:
        answer.different.add("aspect")


def _modifiers(a: Mention, b: Mention, head: str, answer: Answer) -> None:
    """学校师徒 and 医院师徒: other nouns in the zones tell them apart."""
    if a.family not in {"p", "count"}:
        return
    known = {a.head, b.head} | meanings(a) | meanings(b) | NO_MODIFIER
    one, other = set(a.heads) - known, set(b.heads) - known
    if one and other and not one & other:
        answer.different.add("modifier")


def _period(a: Mention, b: Mention, head: str, answer: Answer) -> None:
    found = conflict(a.period, b.period)
    if a.period.year and a.period.year == b.period.year and not (a.period.inherited or b.period.inherited):
        answer.score += 0.5
    if found == "weak":
        answer.narrower.append("period")
    elif found:
        answer.different.add("period")
    elif _of_a_past_year(a, b) or _of_a_past_year(b, a):
        if long_misprint(a.value, b.value):
            answer.narrower.append("period")
        else:
            answer.different.add("year")


def _of_a_past_year(past: Mention, plain: Mention) -> bool:
    """较上年的1.02亿元 against a number that says no year and so is of the report's own."""
    when, unsaid = past.period, not plain.period.anchored
    year = when.year if when.year and not when.inherited else None if when.anchored else past.of_year
    return bool(year and unsaid and plain.of_year and year < plain.of_year)


def _rest(a: Mention, b: Mention, head: str, answer: Answer) -> None:
    common = shared(a.rest, b.rest)
    answer.score += common
    if not common and a.rest and b.rest:
        answer.score -= 1


def _units(a: Mention, b: Mention, head: str, answer: Answer) -> None:
    if a.unit != b.unit and a.family == "count" and {a.unit, b.unit} & UNLIKE_UNITS:
        answer.different.add("unit")
    if (a.host is None) != (b.host is None):
        part = a if a.host is not None else b
        host = part.host
        if a.places & b.places:
            answer.score += 1
        elif host is not None and host.head == part.head:
            own = part.group or part.kind or part.facets["where"] or part.facets["level"] or part.act - host.act or part.entities
            answer.score -= 0 if own else 1.5
