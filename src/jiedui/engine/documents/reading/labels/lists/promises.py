"""以上四个方面, 做到三个坚持: the number announced against the items that are there (一是…, numbered headings)."""

from __future__ import annotations

import re
from functools import cache

from ...findings import place_at
from ...frames.document import Document
from ...lexicon import alternatives, table
from ...numbers.numerals import whole
from ...submission import Submission
from ...text.blocks import NO_LEVEL, Block
from .runs import HEADING_LEVELS, Run, headings, spoken

CLOSING = re.compile("下一步|打算|存在[的]?问题|保障措施|工作建议")
# 5个方面的问题，突出的有：一是…: only some of them follow.
SOME = re.compile("主要|突出|其中|比如|例如|特别|尤其|较|已|完成|中的|之一|^中")
REST = re.compile(r"(?:其余|其他|另外|剩余|余下)的?[一二三四五六七八九两\d](?:个|项|条|件|类|方面|点)")
BACK = {"以上", "上述"}


@cache
def _promise() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Set phrases (以下五个方面), and any abstract noun counted (四项重点工作), which must stand right before its list."""
    words = table("labels")
    lead, things = alternatives(words["promise_leads"].split()).pattern, alternatives(words["promised"].split()).pattern
    number, nouns = r"([二三四五六七八九十两]|\d{1,2})", alternatives(words["abstract"].split()).pattern
    return (
        re.compile(rf"({lead})?(?:了|的|好)?[“\"]?{number}({things})"),
        re.compile(
            rf"({lead})?(?:了|的|好)?[“\"]?{number}(个一[\u4e00-\u9fff]|(?:个|项|大|件|条|点|类|种|方面)(?:的)?[\u4e00-\u9fff]{{0,4}}?(?:{nouns}))"
        ),
    )


GENERAL = re.compile(r"(?<![第\d十])()([二三四五六七八九十])([个项条组大点类种])[\u4e00-\u9fff]{2}")
COUNTED = re.compile(r"(?<![第\d.])(\d{1,2})(?:个|对|家|所|项|条|名|处)$")


def run(submission: Submission) -> None:
    for document in submission.documents:
        items, titled = spoken(submission, document), headings(submission, document)
        _lists(submission, document, titled)
        for block in document.blocks:
            if block.kind not in {"row", "header", "meta", "title"}:
                _in_block(submission, document, block, items, titled)


def _in_block(submission: Submission, document: Document, block: Block, items: list[Run], titled: list[Run]) -> None:
    known, general = _promise()
    said: set[int] = set()
    for match in (*known.finditer(block.text), *general.finditer(block.text)):
        if match.start(2) in said or match.start() and block.text[match.start() - 1] in "第十":
            continue
        said.add(match.start(2))
        if match.re is known:
            _check(submission, block, match, items, titled)
        elif found := _right_after(block, match, items):
            _compare(submission, block, match, found)
    above = ABOVE.match(block.text)
    listed = next((r for r in titled if r.last.index == block.index - 1 and r.level >= 30 and r.count >= 2), None) if above else None
    if above and listed and above.start(2) not in said:
        _compare(submission, block, above, listed)
    for match in REPEATED.finditer(block.text):
        _repeated(submission, block, match)
    for match in NAMED.finditer(block.text):
        _named(submission, document, block, match)


def _lists(submission: Submission, document: Document, headings: list[Run]) -> None:
    """四个难点说短板, 学校结对共9对: a heading that counts, right above a numbered list."""
    for block in document.blocks:
        lead = block.text.rstrip(":。 ")
        found = block.kind in {"heading", "caption"} and (COUNTED.search(lead) or GENERAL.search(lead))
        below = [r for r in headings if r.first == block.index + 1 and r.level >= 30 and r.count >= 2]
        if not found or not below:
            continue
        stated = whole(found[2] if found.re is GENERAL else found[1])
        if stated != below[0].count and not submission.findings.about("promise", block):
            submission.findings.say(
                "promise", "explain", place_at(block, 0, len(block.text)), below[0].place, said=found.group(), items=below[0].count
            )


def _check(submission: Submission, block: Block, match: re.Match[str], items: list[Run], headings: list[Run]) -> None:
    before = block.text[max(0, match.start() - 4) : match.start()]
    back = match[1] in BACK or re.search("以上|上述|针对上", before)
    found = _listed_before(block, match.start(2), items, headings) if back else _listed_after(block, match, items, headings)
    if found is not None and found.level and CLOSING.search(found.last.text):
        return
    if found is not None:
        _compare(submission, block, match, found)


def _compare(submission: Submission, block: Block, match: re.Match[str], found: Run) -> None:
    stated = whole(match[2]) or 0
    if found.count < 2:
        return  # a lone 一是 is no list: what follows it is counted in another way
    if not found.level and found.count < stated and REST.search(found.last.text, found.last_at):
        return  # 一是…，二是…；其余三个正在整改
    if found.count != stated and stated <= 10:
        submission.findings.say("promise", "explain", place_at(block, *match.span()), found.place, said=match.group(), items=found.count)


def _listed_before(block: Block, at: int, items: list[Run], headings: list[Run]) -> Run | None:
    spoken = [r for r in items if (r.last.index, r.last_at) < (block.index, at) and block.index - r.last.index <= 3]
    titled = [r for r in headings if r.last.index < block.index and r.level > 10 and block.index - r.last.index <= 3]
    return max(spoken + titled, key=lambda r: (r.last.index, r.last_at), default=None)


def _listed_after(block: Block, match: re.Match[str], items: list[Run], headings: list[Run]) -> Run | None:
    found = [r for r in items if r.first == block.index and match.end() < r.at < match.end() + 40]
    if found:
        return None if SOME.search(block.text[match.end() : found[0].at]) else found[0]
    below = [
        r
        for r in headings
        if 0 < r.first - block.index <= 1 and (r.level > block.level or block.level == NO_LEVEL and not match[2].isdecimal())
    ]
    if block.kind == "heading" or re.search(r"如下|以下|:$", block.text[match.start() :]):
        found = [r for r in items if 0 < r.first - block.index <= 1] + below
    elif not block.text[match.end() :].strip('”"。:问题 '):
        found = below + [r for r in items if r.first == block.index + 1 and r.at == 0]
    return found[0] if found else None


def _right_after(block: Block, match: re.Match[str], items: list[Run]) -> Run | None:
    """The run whose first item follows with nothing but a stop, or a word or two, in between; or what the announced things are for."""
    announced = ANNOUNCED.search(block.text[: match.start()])
    for run in items:
        if announced and run.first == block.index and LOOSE_GAP.fullmatch(block.text[match.end() : max(match.end(), run.at)]):
            return run
        if run.first == block.index and match.end() <= run.at and GAP.fullmatch(block.text[match.end() : run.at]):
            return run
        if run.first == block.index + 1 and run.at == 0 and GAP.fullmatch(block.text[match.end() :]):
            return run
    return None


ABOVE = re.compile(r"(以上|上述)([二三四五六七八九十两]|\d{1,2})(?:个|家|所|项|名|条|份|对)")
# 共同建立三项机制，把任务落到部门、落到人头。一是…；二是…
ANNOUNCED = re.compile("(?:建立|形成|实施|抓好|推进|落实|突出|做好|采取|开展|实行|健全|完善|推行|组织)了?$")
LOOSE_GAP = re.compile(r"”?[,][^。:;\d]{2,24}[。:]")
GAP = re.compile(r"”?[\u4e00-\u9fff]{0,5}[:。,;—]{0,2}\(?")
REPEATED = re.compile(
    r"(?<![第\d])([二三四五六七八九两\d])个(坚持|聚焦|突破|到位|强化|转变|确保|精准|提升|注重|围绕|结合|着力|必须|统筹|延伸|拓展|覆盖|更加|一批)”?(?:[\u4e00-\u9fff]{0,4})[:,]"
    r"([^。]+)"
)
NAMED = re.compile(
    r"(?<![第\d])([二三四五六七八九十两])(?:大|项|个)([\u4e00-\u9fff]{0,2}(?:工程|行动|计划|战役|任务|机制|体系))(?![\u4e00-\u9fff]{0,3}文)"
)


def _repeated(submission: Submission, block: Block, match: re.Match[str]) -> None:
    """三个坚持：坚持…，坚持…: the word itself is said once for each."""
    told = [m.start() for m in re.finditer(match[2], match[3])]
    opens = told and (told[0] == 0 or match[2] in {"到位", "覆盖", "一批"})
    if opens and len(told) >= 2 and len(told) != whole(match[1]) and not submission.findings.about("promise", block):
        at = match.start(3) + told[-1]
        places = place_at(block, match.start(), match.end(2)), place_at(block, at, min(at + 12, match.end(3)))
        submission.findings.say("promise", "explain", *places, said=f"{match[1]}个{match[2]}", items=len(told))


def _named(submission: Submission, document: Document, block: Block, match: re.Match[str]) -> None:
    """五大工程, and headings below that each are called a 工程: （一）产业共兴工程。"""
    below = [b for b in document.blocks[block.index + 1 :] if b.level in HEADING_LEVELS and _heading(b).endswith(match[2])]
    group = [b for b in below if (b.level, b.under) == (below[0].level, below[0].under)]
    if len(group) >= 2 and len(group) != whole(match[1]) and not submission.findings.about("promise", block):
        last = place_at(group[-1], 0, min(len(group[-1].text), 20))
        submission.findings.say("promise", "explain", place_at(block, *match.span()), last, said=match.group(), items=len(group))


def _heading(block: Block) -> str:
    return re.split("[。:,;]", block.text, maxsplit=1)[0]
