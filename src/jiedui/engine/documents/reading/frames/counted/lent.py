"""A number that names nothing itself takes its noun from what was said before it.

到位资金6200万元，支付…；就业4208人：广东3962人、其他省份246人 all count what the sentence speaks of.
"""

from __future__ import annotations

import re

from ...lexicon import THING, scan
from ...numbers.mention import PERSONS, Mention
from ...numbers.numerals import digits_of
from ...text.blocks import Block
from ..document import Document
from .heads import allowed, guessed, guessed_by, nouns, unknown

VERB = re.compile("\\d+月\\d+日|完工|竣工|开工|在建|未开工|建成|实施|启动|已|其中|全部|实际|目前|、|,")
FILLER = re.compile("共计|合计|总计|总共|共|约|达|为|有|[^\u4e00-\u9fff]")
AGAIN = re.compile("是|的|则|又|再|新增|累计|其中|当年")
SAID_WHEN = re.compile(r"20\d\d年|[今去上前]年|同期|全年|上半年|下半年|前?[一二三四]季度|前三季度|\d+月[底末份]?|年底|年末")
POINTS = re.compile("(?:这|上述|以上)$")  # 培训702人…这702人次里: one number, whatever its counter word
HELD = re.compile("(?:^|全年|累计|先后|[,共])(?:召开|举办|举行|开展|组织)了?$")
OF_ALL = re.compile("([^,;。:]{2,12})方面[,:]")  # 专业技术人才方面，顺义来旗46名
PLACED = re.compile(
    "[来赴到](?:我|本)?[旗县区市州]|省内|区内|州内|市内|县内|自治区内|省外|其他|其余|另外|地区|省份|省区|县市|区县|县区|分别|以外|在|到|去|赴|往|来自|来|的|里|中|内"
)


def borrowed(mention: Mention, earlier: list[Mention], document: Document) -> str | None:
    """The noun of a number without one: what its sentence speaks of, what its words or its neighbours suggest, else none known."""
    return topic(mention) or subject(mention) or held(mention) or guessed(mention) or lent(mention, earlier, document) or unknown(mention)


def told_below(block: Block, document: Document) -> str:
    """A number that is a heading of its own (◆ 195家) says what it counts in the first words below it."""
    below = document.blocks[block.index + 1] if block.index + 1 < len(document.blocks) else None
    return re.split("[,。;:]", below.text)[0] if below is not None and below.kind == "para" else ""


def topic(mention: Mention) -> str | None:
    """A bare number takes the last fitting noun of its sentence."""
    if mention.dimension not in {"money", "person", "ptime"} or mention.act or FILLER.sub("", mention.left):
        return None
    found = nouns(list(scan(mention.before(mention.sentence[0]))), allowed(mention.dimension))
    return found[-1].value if found else None


def subject(mention: Mention) -> str | None:
    """项目已全部开工，完工21个: a count with a verb alone counts what its sentence, or the one before, speaks of."""
    if mention.dimension != "count" or mention.unit not in {"个", "项"} or FILLER.sub("", VERB.sub("", mention.left)):
        return None
    text = mention.block.text
    said = nouns(list(scan(text[mention.sentence[0] : mention.start])), THING)
    said = said or nouns(list(scan(text[max(0, mention.sentence[0] - 60) : mention.start])), THING)
    return said[-1].value if said and said[-1].value == "project" else None


def held(mention: Mention) -> str | None:
    """9月27日召开第二次联席会议，全年共召开2次: times of what was held right before."""
    if mention.unit != "次" or not HELD.search(mention.left):
        return None
    said = nouns(list(scan(mention.before(mention.sentence[0]))), THING)
    return said[-1].value if said else None


def lent(mention: Mention, earlier: list[Mention], document: Document) -> str | None:
    """到山东的1326人里, 广东4208人: the same number said before, or a list of places under one noun."""
    known = [m for m in earlier[-40:] if m.family == mention.family and m.head and not m.head.startswith("~")]
    same = [m for m in known if m.dimension == mention.dimension]
    if len(digits_of(mention.value)) >= 2 and mention.dimension in PERSONS | {"money"}:
        echoed = [m for m in (known if POINTS.search(mention.left) else same) if m.value == mention.value]
        if echoed:
            mention.echo = echoed[-1]
            return echoed[-1].head
    if _names_times_alone(mention) and (before := _before(mention, earlier)):
        for facet in ("act", "kind", "group", "aspect", "where"):
            mention.facets[facet] |= set() if mention.facets[facet] else before.facets[facet]
        return before.head
    if mention.dimension not in PERSONS | {"money"} or not _names_places_alone(mention, document):
        return None
    if mention.dimension in PERSONS and (head := guessed_by(mention.dimension, _acts_before(mention))):
        return head
    if (of := OF_ALL.match(mention.before(mention.sentence[0]))) and (said := nouns(list(scan(of[1])), allowed(mention.dimension))):
        return said[-1].value
    beside = [m for m in same if m.sentence == mention.sentence or m.sentence[1] == mention.sentence[0]]
    return beside[-1].head if beside else None


def _names_places_alone(mention: Mention, document: Document) -> bool:
    left = document.places.pattern.sub("", mention.left)
    return not FILLER.sub("", PLACED.sub("", left)) and left != mention.left or not FILLER.sub("", PLACED.sub("", mention.left))


def _names_times_alone(mention: Mention) -> bool:
    """2021年为214家、76.5亿元: another year of what was just told."""
    left = SAID_WHEN.sub("", mention.left)
    return left != mention.left and not FILLER.sub("", AGAIN.sub("", left))


def _before(mention: Mention, earlier: list[Mention]) -> Mention | None:
    """The last number of its kind in this sentence or the one before."""
    for other in reversed(earlier[-12:]):
        near = other.block is mention.block and other.sentence[1] >= mention.sentence[0] - 1
        if near and other.dimension == mention.dimension and other.unit == mention.unit and not other.delta:
            return other if other.head else None
    return None


def _acts_before(mention: Mention) -> set[str]:
    return {word.value for word in scan(mention.before(mention.sentence[0])) if word.facet == "act"}
