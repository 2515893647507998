"""Blocks → mentions with their frames. One paragraph is read left to right; later numbers lean on earlier ones."""

from __future__ import annotations

import re

from ..lexicon import PERSON, Word, scan, table
from ..numbers.mention import Mention
from ..numbers.periods import periods
from ..numbers.spot import quantities
from ..text.blocks import Block
from .delta import is_change
from .document import LOOKS_BACK, Document
from .handed import hand_out
from .heads import head_of
from .hosts import find_host
from .lent import borrowed, told_below
from .sections import Section, section
from .sides.direction import direction_of, entities
from .sides.places import stem
from .single import single
from .table import cells
from .table.label import row_name
from .when import set_periods
from .words import rest_of
from .zones import JOINT, lay_out

PROSE = {"para", "title", "heading", "caption", "annextitle"}
PUSHES = re.compile("推动|推进|促|加快|力争|争取|确保")
AGENTS = {"workshop", "park", "ent", "post", "class", "project", "base", "coop"}
FAR_AGENTS = {"workshop", "park", "ent", "post", "project", "class", "base", "product", "sales"}
SCOPE = re.compile(r"^[^,。;()]{0,6}(?:\((?=[^()]{1,14}\))|,(?=[不未]))([不未]?(?:含|包括|计入?|纳入|算)[^,;。()\d]{1,10})")
SINGLED_OUT = re.compile(
    "最[多大高少小低快早][^,;。]{0,3}(?:一[场次个家笔批所户项处]|[的者])?(?=是|为|,|[\u4e00-\u9fff]{2,8}[县区市镇村])"
)  # 最多的一场是…
AMONG = re.compile("^[^,;。]{0,10}?[金目业家人力口户资校院村间区额款员师者才](?:中|里|当中|的?基础上)(?![心医小学专国])")
FIRMS_BEFORE = re.compile("(?:企业|公司|经营主体|市场主体|商家|商户)[\u4e00-\u9fff]{0,2}$")
FIRMS_BEHIND = re.compile("[\u4e00-\u9fff]{0,3}?(?:企业|公司|经营主体|市场主体)")
FIRMS_MONEY = re.compile("(?:已|实际|累计|当年)*到位(?:资金)?")
SIGNED = re.compile("签约|协议投资|合同|引进|落地|招商")
NEGATED = re.compile("(?:未|没有?|未能|不曾)$")  # 2个问题未完成整改 are not the 5 that are 完成
GOALS = re.compile("(?:主要|工作|年度|总体|预期)目标(?:任务)?(?:是|为|:)|要做到|(?:^|[。;,:])(?:全年|今年|年内)?争取(?!了)|力争|全力实现")
TITLES = re.compile("《[^》]*》")  # the years of a paper's title are not the numbers'
TOPICS = re.compile("问题|事项|任务|措施")
SHARED = {"train", "send", "sell", "absorb", "pair", "donate"}
BULLET = re.compile(r"[^\u4e00-\u9fff\w]")
COUNTED_IN = re.compile(r"(?:包括|包含|连同|加上|含)[^,;。()\d]{2,16}?在内|[不未](?:含|包括|计入?)[^,;。()\d]{2,10}(?=为|共|有|,)")
SENT = {"tech", "cadre", "talent", "expert", "teacher", "doctor", "student"}
ARRIVED = re.compile("到岗|到任|报到|到位")  # 计划选派人才7098人，已到岗2129人
STANDS_NOW = re.compile("今年|本年|当年|去年|上年|现有|现已|目前|已经?|原有|上述|以上|全部|所有")


def build(document: Document) -> list[Mention]:
    """All mentions of a document, numbered in order."""
    found: list[Mention] = []
    for block in document.blocks:
        if block.kind in PROSE:
            found += paragraph(block, document)
        elif block.kind == "row":
            found += cells.row(block, document, found)
            found += [m for view in cells.sentences(block) for m in _in_cell(view, block, document)]
    above: dict[Block, tuple[list[str], Section]] = {}
    for index, mention in enumerate(found):
        mention.index = index
        if mention.block not in above:
            names = _headings(mention.block, document)
            above[mention.block] = names, section(names, document.year, document.places)
        _in_section(mention, document, *above[mention.block])
    return found


def _in_cell(view: Block, block: Block, document: Document) -> list[Mention]:
    """What a cell tells in words, of the thing its row is named after."""
    found = paragraph(view, document)
    for mention in found:
        mention.block = block
        # Of a ledger of problems every row is of the same county.
        mention.thing = "" if any(map(TOPICS.search, block.header[:3])) else row_name(block, document)
    return found


def _in_section(mention: Mention, document: Document, names: list[str], above: Section) -> None:
    """The year and the place a heading gives, where the number says none itself."""
    block = mention.block
    mention.of_year = above.year or document.tells_of or document.told_in_submission
    mention.of_place = above.places
    mention.leading = block.index < document.lead_end and block.kind == "para"
    later = bool(document.tells_of and mention.of_year and mention.of_year > document.tells_of)
    said = GOALS.search(mention.before(mention.sentence[0])) and not mention.cell
    # A plan speaks of the future throughout, which tells nothing apart unless one of its parts looks back.
    aims = document.looks_back and not _looks_back(names) if document.is_plan else (above.aim or bool(said)) and not mention.cell
    past = mention.period.year and not mention.period.inherited and document.year and mention.period.year < document.year
    mention.aim = (later or aims) and not past and not STANDS_NOW.search(mention.lead)


def _headings(block: Block, document: Document) -> list[str]:
    """What an item's own first words say (1.龙头镇加工厂：…) does not hold for the paragraphs after it."""
    return [name for name in block.path if name in document.headings or name in block.text[: len(name) + 6]]


def _year_looked_back_on(block: Block, document: Document) -> int | None:
    """截至11月底 under 2025年工作回顾, in the plan for 2026, is a day of 2025."""
    names = _headings(block, document)
    return section(names, document.year, document.places).year if _looks_back(names) else None


def _looks_back(names: list[str]) -> bool:
    return any(LOOKS_BACK.search(name) for name in names)


def paragraph(block: Block, document: Document) -> list[Mention]:
    mentions = quantities(block)
    if not mentions:
        return []
    lay_out(block.text, mentions)
    if len(mentions) == 1 and not BULLET.sub("", block.text[: mentions[0].start] + block.text[mentions[0].end :]):
        mentions[0].left = told_below(block, document)
    untitled = TITLES.sub(lambda title: " " * len(title.group()), block.text)
    said = periods(untitled, document.year, _year_looked_back_on(block, document))
    set_periods(mentions, said, document)
    hand_out(block.text, mentions, document)
    for at, mention in enumerate(mentions):
        frame(mention, mentions[:at], document)
    return mentions


def frame(mention: Mention, earlier: list[Mention], document: Document) -> None:
    """Head, facets, host and what is inherited from it, agent, direction, and the words left over."""
    left, right = _words(mention)
    _mend_dimension(mention, right)
    head = head_of(mention, left, right)
    take_facets(mention, left, right)
    if head is None and _trains(mention, earlier):
        head = "trainee"
        mention.act.add("train")
    mention.own_head, mention.no_head = head, head is None
    head = _inherit(mention, head, find_host(mention, earlier, document, head))
    mention.head = head or borrowed(mention, earlier, document)
    drop_weaker_acts(mention)
    mention.delta = is_change(mention, earlier)
    mention.agent = _agent(mention)
    if _invested(mention):
        mention.head = "invest"
    mention.direction = direction_of(mention, earlier, document)
    mention.places = frozenset(stem(name) for _, _, name in document.places.find(mention.left))
    mention.entities = _told_apart(mention, document)
    mention.single = single(mention, document)
    mention.rest = rest_of(mention.left, _spans(left), document) | rest_of(mention.right, _spans(right), document)
    mention.label = mention.clause_text


def _words(mention: Mention) -> tuple[list[Word], list[Word]]:
    """The known words left and right of the number."""
    left = [w for w in scan(mention.left) if not (w.facet == "noun" and mention.left[w.end : w.end + 1] == "类")]
    if mention.left.endswith("类"):  # 乡村建设类5个 counts what the whole counts, not villages
        left = [w for w in left if w.facet != "noun"]
    among = AMONG.search(mention.right)  # 7200万元资金中已支出…: what follows belongs to the next number
    return left, list(scan(mention.right[: among.end()] if among else mention.right))


def _spans(words: list[Word]) -> list[tuple[int, int]]:
    return [(word.start, word.end) for word in words]


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


def _told_apart(mention: Mention, document: Document) -> frozenset[str]:
    """The names a number is told with, what it includes or leaves out, and that it is singled out."""
    named = _names(mention, document)
    if re.search("等$", mention.left):  # 永昌社区等十三个: an example, no limit
        named -= entities(mention.left, document)
    led = mention.before(mention.segment[0])
    scopes = SCOPE.findall(mention.block.text[mention.end : mention.end + 24])
    return named.union(scopes, (m.group() for m in SINGLED_OUT.finditer(led)), COUNTED_IN.findall(led))


def _names(mention: Mention, document: Document) -> frozenset[str]:
    if mention.handed:
        return entities(mention.left, document)
    return entities(mention.clause_text, document) or entities(mention.before(mention.segment[0]), document)


def take_facets(mention: Mention, left: list[Word], right: list[Word]) -> None:
    for text, words in ((mention.left, left), (mention.right, right)):
        for word in words:
            if word.facet == "noun":
                mention.heads.append(word.value)
            elif word.facet != "act" or not NEGATED.search(text[: word.start]):
                mention.facets[word.facet].add(word.value)
    landed_left = any(w.facet == "act" and w.value == "land" for w in left)
    if "land" in mention.act and not landed_left and PUSHES.search(mention.left):
        mention.act.discard("land")
    if {"class", "course"} & set(mention.heads):
        mention.act.add("train")


def _trains(mention: Mention, earlier: list[Mention]) -> bool:
    """培训班6期299人: the persons beside classes are trainees."""
    if mention.dimension not in {"person", "ptime"}:
        return False
    beside = [m for m in earlier[-2:] if m.clause[0] == mention.clause[0] and m.head == "class"]
    return bool({"class", "course"} & set(mention.heads) or beside)


def _inherit(mention: Mention, head: str | None, before: list[Mention]) -> str | None:
    """Without a noun of its own a number counts what its host, or the last number of its kind, counts."""
    host = mention.host
    in_segment = [m for m in before if m.segment == mention.segment]
    source = host or (in_segment[-1] if in_segment else before[-1] if before else None)
    if head is None and source is not None:
        if mention.dimension == "count" and source.unit != mention.unit and source.head and not host:
            return None
        if mention.act & {"work", "absorb"} and source.head in SENT and not host and not ARRIVED.search(mention.left):
            return None  # 专业技术人才86人、就近就业3871人: who is sent does not find work
        for facet in ("group", "act", "where"):
            mine = mention.facets[facet]
            if not (mine and facet != "group" or facet == "group" and not host):
                mine |= source.facets[facet]
        return source.head
    if head is not None and not mention.act and _shares_verb(mention, in_segment):
        mention.act.update(in_segment[-1].act & SHARED)
    if host is not None and (head == host.head or head in {"labor", "people"}) and not mention.act:
        mention.act.update(host.act)
    return head


def _shares_verb(mention: Mention, before: list[Mention]) -> bool:
    """培训干部168人次、专技人才512人次: one verb for a list."""
    if not before or before[-1].clause != mention.clause or before[-1].dimension != mention.dimension:
        return False
    return bool(JOINT.search(mention.block.text, before[-1].end, mention.start))


def drop_weaker_acts(mention: Mention) -> None:
    """What is paid has of course arrived: the later step alone is kept."""
    for strong, weak in table("conflicts")["stronger"].items():
        if strong in mention.act:
            mention.act.difference_update(weak.split())


def _agent(mention: Mention) -> str:
    """Who absorbs, brings along or invests: a workshop, a park, a firm."""
    host = mention.host
    near = [h for h in mention.heads if h in AGENTS]
    if near and not (mention.head in near and mention.dimension == "count"):
        return near[-1]
    if mention.dimension not in {"person", "ptime", "money"}:
        return ""
    if host is not None and host.agent:
        return host.agent
    far = [w.value for w in scan(mention.before(mention.sentence[0])) if w.facet == "noun" and w.value in FAR_AGENTS]
    leans = (
        "absorb" in mention.act or "work" in mention.act and not mention.facets["where"] or mention.dimension == "money" or host is not None
    )
    return far[-1] if far and leans else ""
