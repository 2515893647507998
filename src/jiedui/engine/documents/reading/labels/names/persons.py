"""Where a text names persons: behind or before a post, with 同志, before 说, in a table's column of names.

Each mention keeps its post and what stands before the post, which tell two persons of like names apart.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from ...findings import Place, place_at, row_of
from ...frames.document import Document
from ...lexicon import alternatives, table
from ...text.blocks import Block

HAN = r"[\u4e00-\u9fff]"
OFFICE = re.compile("[市县区州省镇乡党]委|政府|人大|政协")
NAME_COLUMN = re.compile("姓 ?名|负责人|联系人|责任人|经办人|牵头领导|领队|带队")
PARTICLES = set("的地得了着过不是在和就都也很又再还把被让")
GENERAL = {"干部", "人", "人员", "专家", "代表", "教师", "老师", "医生", "大夫", "记者", "委员", "同志", "成员", "主管", "员", "师"}


class Said(NamedTuple):
    """A person named once; `since` is where the quotation begins, with the post if it stands in front."""

    block: Block
    start: int
    end: int
    post: str
    office: str = ""
    in_table: bool = False
    since: int | None = None
    guessed: bool = False  # nothing shows where the name ends: 村民高兴地…

    @property
    def place(self) -> Place:
        since = self.start if self.since is None else self.since
        return row_of(self.block) if self.in_table else place_at(self.block, since, self.end)


@cache
def posts() -> str:
    return alternatives(table("labels")["posts"].split()).pattern


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    words = table("labels")
    after, surname = alternatives(words["after_name"].split()).pattern, f"[{words['surnames']}]"
    high = r"(?:区委|县委|市委|州委)?副?(?:书记|县长|区长|市长)"
    stop, aside = r"(?=[,。:;、)(]|$)", r"(?:\([^()]{1,8}\))?(?:是|为|叫|由|:)?"
    return (
        re.compile(rf"(?P<post>{posts()})(?:的|{aside})(?P<name>{surname}{HAN}{{1,2}}?)(?={after}|[,。:、;)”(]|$)"),
        re.compile(rf"(?P<post>{posts()}|{alternatives(words['folk'].split()).pattern}){aside}(?P<name>{surname}{HAN}{{2}})"),
        re.compile(rf"(?P<post>{HAN}(?:员|长|书记|主任|师|人|专家|经理|代表|组长|干部)){aside}(?P<name>{surname}{HAN}{{2}}){stop}"),
        re.compile(rf"(?:(?<!{HAN})|(?<=落实|贯彻|传达|学习|按照|根据))(?P<name>{surname}{HAN}{{1,2}})(?P<post>{posts()})"),
        re.compile(rf"^\d{{1,2}}[.、]\s*(?P<name>{surname}{HAN}{{1,2}}),[^,。;]{{2,24}}?(?P<post>{posts()})"),
        re.compile(rf"(?P<name>{surname}{HAN}{{1,2}})(?:同志)?(?:担?任|兼任)[^,。;]{{0,12}}?(?P<post>{posts()})"),
        re.compile(rf"(?P<name>{surname}{HAN}{{1,2}})(?P<post>)(?:同志(?!(?:担|挂)?任|为|是)|[、,]{high})"),
    )


def persons(document: Document) -> dict[str, list[Said]]:
    """Names of a document with every mention that shows them to be names."""
    found: defaultdict[str, list[Said]] = defaultdict(list)
    for block in document.blocks:
        for name, said in (*_in_text(block), *_in_cells(block)):
            if not any((said.block, said.start, said.post) == (other.block, other.start, other.post) for other in found[name]):
                found[name].append(said)
    return {name: said for name, said in found.items() if said and not OFFICE.search(name)}


def _in_text(block: Block) -> Iterator[tuple[str, Said]]:
    never, words = table("labels")["not_in_name"], tuple(table("labels")["not_names"].split())
    for pattern in _patterns():
        for match in pattern.finditer(block.text):
            name = match["name"]
            runs_on = len(name) == 3 and (
                name[2] in never or set(name[1:]) & PARTICLES or _verb_follows(block.text, match.start("name") + 2)
            )
            if not name.startswith(words) and not runs_on:
                start, office = match.start("name"), _office(block.text[: match.start()])
                yield (
                    name,
                    Said(block, start, start + len(name), match["post"], office, since=match.start(), guessed=pattern is _patterns()[1]),
                )


def _verb_follows(text: str, at: int) -> bool:
    """周立|出席, 王勇|先后: the third character begins a word of two, so the name has only two."""
    return _verbs().match(text, at) is not None


@cache
def _verbs() -> re.Pattern[str]:
    return alternatives([word for word in table("labels")["after_name"].split() if len(word) > 1])


def _office(before: str) -> str:
    found = re.search(rf"{HAN}{{0,10}}$", before)
    return found.group() if found else ""


def _in_cells(block: Block) -> Iterator[tuple[str, Said]]:
    name = re.compile(f"[{table('labels')['surnames']}]{HAN}{{1,2}}")
    if block.kind == "row":
        for at, cell in enumerate(block.cells):
            column = block.header[at] if at < len(block.header) else ""
            if NAME_COLUMN.search(column) and name.fullmatch(cell.text):
                others = "".join(other.text for other in block.cells if other is not cell)
                post = re.search(posts(), others)
                yield cell.text, Said(block, cell.start, cell.end, post.group() if post else "", others, True)
