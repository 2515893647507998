"""What is listed against the number stated: A、B、C等4个县, 4个县（A、B、C）, 三份文件：《A》《B》, and one list with two numbers.

A list counts only where it lists the very things counted: 杭州、宁波4个工作站 may be four stations in two cities. 和 may join two items
or stand in a name, so a list has a least and a greatest length.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import combinations

from ...findings import Place, place_at
from ...frames.document import Document
from ...lexicon import scan, table
from ...numbers.numerals import whole
from ...submission import Submission
from ...text.blocks import Block

NUMBER = r"(\d{1,3}|[二三四五六七八九十两]{1,3})"
ITEM = r"[^,。;:、()“”《》\d]"
BEFORE = re.compile(
    rf"((?:{ITEM}{{2,18}}、)+{ITEM}{{2,18}}?)(等)?(这|共|的)?“?{NUMBER}(省份|个|家|名|位|人|县|市|区|所|村|镇|乡|省|州|旗|地|大|项|篇|点)(?![月年])(?=([^,。;:、()]{{0,8}}))"
)
AFTER = re.compile(
    rf"(?<![\d第近一二三四五六七八九十百]){NUMBER}(个|家|所|名|位|座|项|处|期|批|大)([^,;。:、()《》\d]{{0,14}})"
    r"(?:,?(?:分别(?:是|为|在)|即|它们是|依次[是为])[::]?|[::]|\((?!含|其中|不含|包括|分别))([^,。;:()《》\d]{2,120})(?=[。;,)]|$)"
)
PAPERS = re.compile(r"《[^》]+》(?:(?:、|,|以及|和|及|与)?《[^》]+》)+")
PAPERS_BEFORE = re.compile(rf"(?:等|共|这)?{NUMBER}(?:份|个|项|件|部)")
PAPERS_AFTER = re.compile(rf"(?<![\d第]){NUMBER}(?:份|个|项|件|部)[\u4e00-\u9fff]{{0,10}}(?:,?(?:分别(?:是|为)|即|包括))?[::]?$")
PLACE_END = "县区市州旗镇乡村省"
UNIT_END = re.compile(r"(公司|集团|合作社|学校|医院|中学|小学)$")
VERB = re.compile("结对|帮扶|协作|支持|选派|对口")
UPPER = re.compile(r"^.*(?:省|自治区|市|州)(?=[\u4e00-\u9fff]{2,}[县区市旗]$)")
JOINED = re.compile("以及|[和及与]")
COUNTED_ITEM, SPOKEN = re.compile("[个家名位所项期]"), re.compile("[一1](?:是|要)|首先|第一|一方面")
PERSONS = re.compile("[二三四五六七八九十百]+[名人个家]")


@dataclass(eq=False)
class _List:
    block: Block
    start: int
    end: int
    items: list[str]
    stated: int
    said: str
    more: bool = False  # 等: further ones are not named

    @property
    def place(self) -> Place:
        return place_at(self.block, self.start, self.end)

    @property
    def names(self) -> frozenset[str]:
        return frozenset(UPPER.sub("", item)[-6:] for item in self.items)

    @property
    def most(self) -> int:
        return len(self.items) + sum(len(JOINED.findall(item)) for item in self.items)

    @property
    def wrong(self) -> bool:
        return len(self.items) > self.stated or not self.more and self.most < self.stated


def run(submission: Submission) -> None:
    for document in submission.documents:
        prose = [block for block in document.blocks if not block.is_row]
        places = [found for block in prose for found in _before(document, block)]
        for one in places:
            if one.wrong:
                submission.findings.say("enum-count", "must", one.place, items=one.most, said=one.said)
        for a, b in combinations(places, 2):
            common = sum(1 for x in a.names for y in b.names if x[-3:] == y[-3:])
            if a.stated != b.stated and common >= 2:
                submission.findings.say("enum-differs", "must", a.place, b.place, a=a.said, b=b.said)
        for one in (found for block in prose for found in (*_after(block), *_papers(block))):
            if one.wrong:
                submission.findings.say("enum-count", "explain", one.place, items=one.most, said=one.said)


def _before(document: Document, block: Block) -> Iterator[_List]:
    """西畴县、马关县和富宁县3个县."""
    for match in BEFORE.finditer(block.text):
        if block.text[: match.start()].endswith(("、", ")", "”", "》")):
            continue  # 李国栋(组长)、陈志豪、黄嘉敏3名: the list begins farther back
        items, stated = [item for item in match[1].split("、") if item], whole(match[4])
        joined = [part for item in items for part in JOINED.split(item) if part]
        if block.text[match.start(4) - 1] in "十百千" or COUNTED_ITEM.match(items[0]):
            continue  # 三名干部、二十八名人才: the eight is no number of its own; 毕节10个县、黔南8个县 lists numbers
        if stated and len(items) >= 2 and _lists_what_it_counts(items, joined, match[5], match[6], match[3], document):
            yield _List(block, match.start(), match.end(), items, stated, match[4] + match[5], bool(match[2]))


def _lists_what_it_counts(items: list[str], joined: list[str], unit: str, noun: str, link: str | None, document: Document) -> bool:
    """Places counted as places, firms and schools as such, and short words of one length that make up 四大行动 or 三个方面."""
    counted = unit in "县市区州旗村镇乡省地" or unit == "个" and re.match(r"[县区市州旗镇乡村]|街道", noun)
    if all(item[-1] in PLACE_END for item in joined):
        return bool(counted) and all(len(item) <= 5 or _place(item, document) for item in joined)
    if unit in {"名", "位", "人"}:
        return all(_person().fullmatch(item) for item in joined[1:]) and bool(_person().search(joined[0][-3:]))
    if all(UNIT_END.search(item) for item in joined):
        return unit in {"家", "所", "个"}
    if link or not all(len(item) == len(joined[-1]) <= min(4, len(joined[0])) for item in joined[1:]) or re.search("[外等的]$", joined[-1]):
        return False
    if counted:
        return unit != "地" and len(joined[-1]) == 2 and not any(scan(item) for item in joined[1:]) and not re.search("除", joined[0])
    return noun.lstrip("”").startswith(tuple(table("labels")["classes"].split()))


@cache
def _person() -> re.Pattern[str]:
    return re.compile(rf"[{table('labels')['surnames']}][\u4e00-\u9fff]{{1,2}}$")


def _place(item: str, document: Document) -> bool:
    """A long item must end in a known place, or it is a clause that happens to end in 县."""
    return any(item.endswith(name) and len(item) - len(name) <= 9 and not VERB.search(item) for name in document.places.names)


def _after(block: Block) -> Iterator[_List]:
    """打造示范村3个，分别是东湾村、北滩村; 4个县（西畴县、马关县、富宁县）."""
    for match in AFTER.finditer(block.text):
        items, stated = [item for item in match[4].split("、") if item], whole(match[1])
        if not items or SPOKEN.match(items[0]) or block.text[match.end() : match.end() + 1] == ";":
            continue  # 三个方面：一是…；二是…: the items are sentences
        whole_items = all(2 <= len(item) <= 16 and not PERSONS.search(item) for item in items)
        uniform = match[2] == "大" or block.text[match.start(4) - 1] == "("
        alike = not uniform or len({item[-1] for item in items}) == 1 or match[2] in "名位" and all(map(_person().fullmatch, items))
        if stated and len(items) >= 2 and whole_items and alike and not re.search("等|其他|其余", match[4][-5:]):
            yield _List(block, match.start(), match.end(), items, stated, match[1] + match[2])


def _papers(block: Block) -> Iterator[_List]:
    """《A》《B》共3个文件, 三份文件：《A》《B》."""
    for match in PAPERS.finditer(block.text):
        items = re.findall("《[^》]+》", match.group())
        behind = PAPERS_BEFORE.match(block.text, match.end())
        front = PAPERS_AFTER.search(block.text[max(0, match.start() - 24) : match.start()])
        more = block.text.startswith("等", match.end())
        if behind and (stated := whole(behind[1])):
            yield _List(block, match.start(), behind.end(), items, stated, behind.group(), more)
        elif front and (stated := whole(front[1])):
            start = match.start() - len(front.group())
            yield _List(block, start, match.end(), items, stated, front.group().rstrip(":"), more)
