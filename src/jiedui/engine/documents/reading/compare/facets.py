"""Facet by facet: what two frames have in common, where one is narrower, where they differ.

Group and level are closed: written here and not there means narrower. Act, aspect, direction and agent are open:
absent is compatible, and only listed conflicts (签约 × 落地) make two questions different.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import product

from ..lexicon import name_of, table
from ..numbers.mention import Mention
from .answer import Answer
from .meaning import meanings

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
RANK = re.compile("(自治区|省|市|州|盟|县|区|旗)级?(?:党委|委|人民政府|政府|领导小组)")
SELDOM = {"notstart", "doing", "handover", "perform", "intent", "inpost"}
TELLING = {"sign", "intent", "plan", "notstart", "doing", "handover", "perform", "pay", "finish"}
REACHED = {"benefit"}  # 28 workshops there are, and 补贴惠及车间23家
AT_HOME = {"workshop", "park", "post", "base", "ent"}
STAY = {"workshop", "post", "base"}  # firms and parks are in the east too
CLASSES = {"disabled", "woman", "minor", "moved", "monitor"}


@cache
def _acts_conflict() -> frozenset[tuple[str, str]]:
    """Either act first."""
    return frozenset(pair for one, other in table("conflicts")["acts"] for pair in ((one, other), (other, one)))


def _ranks(a: Mention, b: Mention, answer: Answer) -> None:
    """县政府常务会议 and 州政府常务会议 are meetings of two bodies."""
    ranks = [RANK.findall(m.label if m.cell else m.left)[-1:] for m in (a, b)]
    if all(ranks) and ranks[0] != ranks[1]:
        answer.different.add("level")


def _closed(a: Mention, b: Mention, head: str, answer: Answer) -> None:
    for facet in ("group", "level"):
        one, other = a.facets[facet], b.facets[facet]
        if facet == "level" and head in MEETINGS:
            _ranks(a, b, answer)
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
    if bool(a.direction) != bool(b.direction) and a.family == "p":
        whole = a.host is None and b.host is None and not a.cell and not b.cell
        if head == "labor" or whole and "send" in a.act & b.act:
            answer.narrower.append("direction")
    for away, here in ((a, b), (b, a)):
        if here.agent in AT_HOME and "other" in away.facets["where"] and not here.facets["where"]:
            answer.different.add("where")
    for goes, stays in ((a, b), (b, a)):
        if goes.direction != "ET" or stays.direction:
            continue
        where = stays.facets["where"] & {"near", "other"}
        if where and not where & goes.facets["where"]:
            answer.different.add("where")
        if goes.direction == "ET" and stays.agent in STAY and not stays.direction and not goes.agent and head in {"labor", "people"}:
            answer.different.add("where")  # 赴江苏务工，其中贫困劳动力425人; 就业基地帮助445名


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


def _acts(a: Mention, b: Mention, head: str, answer: Answer) -> None:
    one, other = a.act, b.act
    both = one & other
    if one and other:
        answer.score += bool(both) + bool(both & SELDOM)
        clash = any(pair in _acts_conflict() for pair in product(one - other, other - one))
        if clash:
            answer.different.add("act")
        if both & {"finish", "start"} and head == "project":
            answer.score += 0.5
        if not both and not clash:
            answer.score -= 0.5
        answer.agree += [name_of("act", value) for value in sorted(both)]
    elif (one | other) & TELLING or a.family == "count" and (one | other) & REACHED:
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
    title = "title" in (a.block.kind, b.block.kind)  # 五年3.4亿元 in the title is 五年累计3.04亿元 below
    if one and other and not one & other and not title:
        answer.different.add("aspect")


def _modifiers(a: Mention, b: Mention, head: str, answer: Answer) -> None:
    """学校师徒 and 医院师徒: other nouns in the zones tell them apart."""
    if a.family not in {"p", "count"}:
        return
    known = {a.head, b.head} | meanings(a) | meanings(b) | NO_MODIFIER
    one, other = set(a.heads) - known, set(b.heads) - known
    if one and other and not one & other:
        answer.different.add("modifier")


RULES = (_direction, _closed, _open, _agent, _entities, _acts, _aspect, _modifiers)
