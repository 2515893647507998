"""One number's frame, from the words around it: 引进企业7家 counts firms, 企业18户 are no households, 到位资金3.9亿元 is invested."""

from __future__ import annotations

import re

from ..lexicon import PERSON, Word, scan
from ..numbers.mention import Mention
from .agents import agent
from .counted.heads import head_of
from .counted.inherited import inherit
from .counted.lent import borrowed
from .delta import is_change
from .document import Document
from .facets import drop_weaker_acts, take_facets, trains
from .hosts import find_host
from .sides.direction import direction_of
from .sides.named import told_apart
from .sides.places import stem
from .single import single
from .words import rest_of, spans

AMONG = re.compile("^[^,;。]{0,10}?[金目业家人力口户资校院村间区额款员师者才](?:中|里|当中|的?基础上)(?![心医小学专国])")
FIRMS_BEFORE = re.compile("(?:企业|公司|经营主体|市场主体|商家|商户)[\u4e00-\u9fff]{0,2}$")
FIRMS_BEHIND = re.compile("[\u4e00-\u9fff]{0,3}?(?:企业|公司|经营主体|市场主体)")
FIRMS_MONEY = re.compile("(?:已|实际|累计|当年)*到位(?:资金)?")
SIGNED = re.compile("签约|协议投资|合同|引进|落地|招商")


def frame(mention: Mention, earlier: list[Mention], document: Document) -> None:
    """Head, facets, host and what is inherited from it, agent, direction, and the words left over."""
    left, right = _words(mention)
    _mend_dimension(mention, right)
    head = head_of(mention, left, right)
    take_facets(mention, left, right)
    if head is None and trains(mention, earlier):
        head = "trainee"
        mention.act.add("train")
    mention.own_head, mention.no_head = head, head is None
    head = inherit(mention, head, find_host(mention, earlier, document, head))
    mention.head = head or borrowed(mention, earlier, document)
    drop_weaker_acts(mention)
    mention.delta = is_change(mention, earlier)
    mention.agent = agent(mention)
    if _invested(mention):
        mention.head = "invest"
    mention.direction = direction_of(mention, earlier, document)
    mention.places = frozenset(stem(name) for _, _, name in document.places.find(mention.left))
    mention.entities = told_apart(mention, document)
    mention.single = single(mention, document)
    mention.rest = rest_of(mention.left, spans(left), document) | rest_of(mention.right, spans(right), document)
    mention.label = mention.clause_text


def _words(mention: Mention) -> tuple[list[Word], list[Word]]:
    """The known words left and right of the number."""
    left = [w for w in scan(mention.left) if not (w.facet == "noun" and mention.left[w.end : w.end + 1] == "类")]
    if mention.left.endswith("类"):  # 乡村建设类5个 counts what the whole counts, not villages
        left = [w for w in left if w.facet != "noun"]
    among = AMONG.search(mention.right)  # 7200万元资金中已支出…: what follows belongs to the next number
    return left, list(scan(mention.right[: among.end()] if among else mention.right))


def _mend_dimension(mention: Mention, right: list[Word]) -> None:
    """3.2万农村劳动力 are persons without a counter word, 企业18户 no households."""
    if mention.dimension == "" and mention.scale > 1 and any(w.value in PERSON and w.start < 7 for w in right if w.facet == "noun"):
        mention.dimension = "person"
    if mention.dimension == "house" and (FIRMS_BEFORE.search(mention.left) or FIRMS_BEHIND.match(mention.right)):
        mention.dimension = "count"


def _invested(mention: Mention) -> bool:
    """引进企业7家，签约金额11.3亿元，到位资金3.9亿元: what has come of the investment."""
    return (
        mention.head == "fund"
        and mention.agent in {"ent", "project"}
        and bool(FIRMS_MONEY.fullmatch(mention.left))
        and bool(SIGNED.search(mention.before(mention.sentence[0])))
    )
