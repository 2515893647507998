"""Annexes: the list under the text against the annexes that follow, by title, by number and by what each of them lists.

附件：1.典型案例 … 附件1 工作典型案例; 出台文件6份（见附件1） and five items in it; 随文报送附件3件 and two lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from rapidfuzz import fuzz

from ...findings import place_at, row_of
from ...frames.document import Document
from ...frames.words import pairs
from ...numbers.numerals import whole
from ...submission import Submission
from ...text.blocks import Block

LISTED = re.compile(r"^附[件表][:：]\s*(?:(\d+)[.、])?\s*(.+)$")
LISTED_NEXT = re.compile(r"^(\d+)[.、]\s*(.+)$")
SEVERAL = re.compile(r"[\s;；]+(\d+)[.、]\s*(?=[\u4e00-\u9fff])|(?<=[\u4e00-\u9fff)])(\d)\.(?=[\u4e00-\u9fff])")
HEAD = re.compile(r"^#*\s*附([件表])\s*(\d+|[一二三四五六七八九十](?=[、.:\s]|$)|)\s*[:：.、]?\s*(.*)$")
CITED = re.compile(r"附件(\d*)[:：]?(?:的)?《([^》]{4,40})》")


class Listed(NamedTuple):
    kind: str  # 附件 and 附表 are numbered apart
    number: int
    title: str
    block: Block


class Annex(NamedTuple):
    title: str
    block: Block


def annexes(submission: Submission) -> None:
    """The list of annexes against the annexes that follow."""
    listed: list[Listed] = []
    present: dict[tuple[str, int], Annex] = {}
    apart = 0  # files that bear no 附件: an annex may be sent as a file of its own
    for document in submission.documents:
        inside = False
        apart += not any(HEAD.match(block.text) or LISTED.match(block.text) for block in document.blocks)
        for block in document.blocks:
            found = _listed(block, inside)
            if inside and not LISTED.match(block.text):
                found = [one._replace(kind=listed[-1].kind) for one in found]
            inside = bool(found)
            listed += found
            if not found and (head := HEAD.match(block.text)) and len(block.text) < 60:
                present[head[1], whole(head[2]) or 1] = _annex_title(head[3], block, document.blocks)
    _cited(submission, present)
    kinds = {kind for kind, _ in present}
    for one in [one for one in listed if one.kind in kinds]:
        annex = present.get((one.kind, one.number))
        if annex is None and _borne(submission, one):
            continue
        if annex is None and apart:
            apart -= 1
        else:
            _annex(submission, one, annex)


def _borne(submission: Submission, one: Listed) -> bool:
    """表2　资金到位情况表（万元） in the file of annexes bears the listed title without its number."""
    title = _bare_title(one.title)
    others = (b for d in submission.documents for b in d.blocks if b is not one.block and not b.is_row and len(b.text) < 60)
    return any(_bare_title(block.text).endswith(title) for block in others)


def _listed(block: Block, inside: bool) -> list[Listed]:
    """One or several of the list's entries: 附件：1.清单　2.名单, or a line of its own behind the first."""
    first, following = LISTED.match(block.text), LISTED_NEXT.match(block.text)
    goes_on = inside and following and len(block.text) < 60 and not block.text.endswith("。")
    found = first or (following if goes_on else None)
    if not found:
        return []
    parts = [part for part in SEVERAL.split(found[2]) if part is not None]
    numbers, titles = [found[1] or "1", *parts[1::2]], parts[::2]
    return [Listed(block.text[1], int(number), title.strip("《》 "), block) for number, title in zip(numbers, titles, strict=True)]


def _cited(submission: Submission, present: dict[tuple[str, int], Annex]) -> None:
    """见附件《…》 against the title the annex itself bears."""
    for document in submission.documents:
        for block in document.blocks:
            for match in CITED.finditer(block.text):
                annex = present.get(("件", int(match[1] or 0))) or max(
                    present.values(), key=lambda a: fuzz.ratio(a.title, match[2]), default=None
                )
                if annex and annex.title != match[2] and fuzz.ratio(annex.title, match[2]) >= 40 and match[2] not in annex.title:
                    places = place_at(block, *match.span()), row_of(annex.block)
                    submission.findings.say("annex", "explain", *places, number=match[1], a=match[2], b=annex.title)


def _annex_title(said: str, block: Block, blocks: list[Block]) -> Annex:
    following = blocks[block.index + 1] if block.index + 1 < len(blocks) else None
    if not said and following is not None and len(following.text) < 60:
        return Annex(re.sub(r"^#+\s*", "", following.text).strip("《》 "), following)
    return Annex(said.strip("《》 "), block)


def _bare_title(title: str) -> str:
    """(数据截至…), (单位：万元) and (按印发时间先后) behind a title are no part of it."""
    return re.sub(r"\((?!试行|暂行)[^()]*\)$", "", title.strip()).strip()


def _annex(submission: Submission, listed: Listed, present: Annex | None) -> None:
    if present is None:
        submission.findings.say("annex-missing", "explain", row_of(listed.block), number=listed.number, a=listed.title)
    elif present.title and not _bare_title(present.title).endswith(_bare_title(listed.title)):
        places = row_of(listed.block), row_of(present.block)
        submission.findings.say("annex", "must", *places, number=listed.number, a=listed.title, b=present.title)


ATTACHED = re.compile(r"(?:附件|附表)(?:共|共计|计)?(\d{1,2}|[二三四五六七八九十两])(?:件|份|个)")
SEE = re.compile(r"见附件\s*(\d*)")
COUNT = re.compile(
    r"([\u4e00-\u9fff]{0,8}?)(?<![第\d.])(\d{1,3}|[二三四五六七八九十两])(?:份|个|项|件|名|家|所|条|位)([\u4e00-\u9fff]{0,6})"
)
ITEM = re.compile(r"^\(?(\d{1,3}|[一二三四五六七八九十]+)(?:[.、)]|$)")


def counted(submission: Submission) -> None:
    """The number of annexes announced, and the number of what an annex is said to list."""
    for document in submission.documents:
        lines = [block for block in document.blocks if re.match(r"附件\s*\d+\s*[.、:]", block.text)]
        for block in document.blocks:
            for match in ATTACHED.finditer(block.text) if lines else ():
                if whole(match[1]) != len(lines):
                    places = place_at(block, max(0, match.start() - 4), match.end()), row_of(lines[-1])
                    submission.findings.say("promise", "explain", *places, said=match.group(), items=len(lines))
        for title, found in (annex for _, annex in _items(document)):
            _of_its_own(submission, document, title, found)
    items = {number: found for document in submission.documents for number, found in _items(document)}
    for document in submission.documents:
        for block in () if not items else document.blocks:
            for match in () if block.is_row else SEE.finditer(block.text):
                _told(submission, block, match, items.get(int(match[1] or 1)))


def _items(document: Document) -> Iterator[tuple[int, tuple[str, list[Block]]]]:
    """The numbered lines of each annex: 1. … or (一) … or rows that begin with a number."""
    number, title, found = 0, "", list[Block]()
    for block in document.blocks:
        head = HEAD.match(block.text) if len(block.text) < 60 else None
        if head and not LISTED.match(block.text):
            yield number, (title, found)
            number, title, found = whole(head[2]) or 1, _annex_title(head[3], block, document.blocks).title, []
        elif (
            number
            and not _over_table(document, block)
            and (item := ITEM.match(block.cells[0].text if block.cells else block.text))
            and whole(item[1]) == len(found) + 1
        ):
            found.append(block)
    yield number, (title, found)


def _over_table(document: Document, block: Block) -> bool:
    """(二)专业技术人才分布 right above its table is a heading, no item."""
    below = document.blocks[block.index + 1 : block.index + 2]
    return block.kind == "heading" and bool(below) and below[0].is_row


IN_TITLE = re.compile(r"\((?:共|计|合计)?(\d{1,3})(?:个|份|项|名|人|家|所|条|户)\)")
ABOVE = re.compile(r"(?:以上|上述)(?:共)?(\d{1,3}|[二三四五六七八九十]{1,2})(?:份|个|项|名|人|家|所|条)")


def _of_its_own(submission: Submission, document: Document, title: str, items: list[Block]) -> None:
    """项目清单（共14个）, and 以上5份文件 under it, against its own lines."""
    if len(items) < 2:
        return
    head = next((b for b in reversed(document.blocks[: items[0].index]) if title and title in b.text), None)
    below = document.blocks[items[-1].index + 1 : items[-1].index + 3]
    last = items[-1]
    for block, pattern in [(head, IN_TITLE), *((b, ABOVE) for b in below)]:
        said = pattern.search(block.text) if block else None
        if block and said and whole(said[1]) != len(items):
            places = place_at(block, *said.span()), row_of(last) if last.is_row else place_at(last, 0, min(20, len(last.text)))
            submission.findings.say("promise", "explain", *places, said=said.group().strip("()"), items=len(items))


def _told(submission: Submission, block: Block, see: re.Match[str], annex: tuple[str, list[Block]] | None) -> None:
    """年内出台文件6份，目录见附件2: the numbers of the sentence that name what the annex's title names."""
    title, items = annex or ("", [])
    start = block.text.rfind("。", 0, see.start()) + 1
    counts = list(COUNT.finditer(block.text, start, see.start()))
    if len(items) < 2 or any(whole(c[2]) == len(items) for c in counts):
        return
    named = [c for c in counts if pairs(c[1] + " " + c[3]) & pairs(title)]
    if named:
        said = named[-1]
        last = items[-1]
        place = row_of(last) if last.is_row else place_at(last, 0, min(20, len(last.text)))
        submission.findings.say("promise", "explain", place_at(block, *said.span()), place, said=said.group(), items=len(items))
