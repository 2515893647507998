"""Titles of papers: two a few characters apart, one odd in a list; unpaired 《》."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from ...findings import Place, place_at, row_of
from ...lexicon import alternatives, table
from ...submission import Submission
from ...text.blocks import Block
from ..names.sound import one_apart, taken_for
from .numbered import by_number

TITLE = re.compile(r"《([^》]{5,60})》")
QUOTED = re.compile("“([^”]{3,20})”")
# 津甘协作 and 东西部协作 name one thing.
COOPERATION = re.compile("(?:[京津沪苏浙闽鲁粤辽][甘宁青新藏蒙桂渝川黔滇陕]|东西部)(?:扶贫)?协作")
NUMERAL = re.compile(r"\d|[一二三四五六七八九十]")
# The name a file bears itself is compared with what others call it.
OWN = re.compile("^[^,。;:]{6,40}(?:方案|办法|细则|要点|计划|清单|名单|目录|报告|总结|摘要|统计表|一览表)$")
COUNTED = re.compile(r"\d{2,}(?=[项条个])|(?<=第)\d+(?=条)")
DAY_SAID = re.compile(r"(?<!\d)(\d{1,2})月(?:(\d{1,2})日|[初中下])")


def run(submission: Submission) -> None:
    titles: dict[str, list[Place]] = defaultdict(list)
    quoted: dict[str, Place] = {}
    for document in submission.documents:
        for block in document.blocks:
            for match in TITLE.finditer(block.text):
                titles[match[1]].append(place_at(block, *match.span()))
            for match in QUOTED.finditer(block.text):
                quoted.setdefault(match[1], place_at(block, *match.span()))
            _unpaired(submission, block)
        own = document.blocks[0] if document.blocks else None
        if own is not None and own.kind == "title" and OWN.search(own.text):
            titles[own.text.strip("《》 ")].append(row_of(own))
    told = by_number(submission)
    for a, b in combinations(titles, 2):
        if frozenset((a, b)) not in told and not _listed_together(titles[a], titles[b]):
            _titles(submission, a, b, titles)
    _one_in_a_list(submission, titles, told)
    _quoted(submission, quoted)


def _listed_together(a: list[Place], b: list[Place]) -> bool:
    """Titles in one sentence are two papers."""
    return any(x.block is y.block and (x.start, x.end) == (y.start, y.end) for x in a for y in b)


def _quoted(submission: Submission, quoted: dict[str, Place]) -> None:
    """Names in “” a character apart: short ones only if it is spoken or written alike, or two are exchanged (粤黔同心, 黔粤同心)."""
    masked: dict[tuple[int, str], list[str]] = defaultdict(list)
    for name in quoted:
        for place in range(len(name)):
            masked[place, name[:place] + "_" + name[place + 1 :]].append(name)
    alike = [pair for names in masked.values() for pair in combinations(names[:20], 2) if _typed_for(*pair)]
    long = [name for name in quoted if len(name) >= 7][:400]
    alike += [pair for pair in _exchanged(list(quoted)) if pair not in alike]
    alike += [pair for pair in combinations(long, 2) if OSA.distance(*pair) == 1 and pair not in alike and pair[::-1] not in alike]
    for a, b in alike:
        if NUMERAL.sub("", a) != NUMERAL.sub("", b) and not _listed_together([quoted[a]], [quoted[b]]):
            submission.findings.say("title", "explain", quoted[a], quoted[b], a=a, b=b)


def _typed_for(a: str, b: str) -> bool:
    at = one_apart(a, b)
    return at is not None and taken_for(a[at], b[at])


def _exchanged(names: list[str]) -> Iterator[tuple[str, str]]:
    """Names of four characters and more with two neighbours exchanged."""
    known = set(names)
    for name in names if len(names) < 2000 else ():
        for at in range(len(name) - 1):
            other = name[:at] + name[at + 1] + name[at] + name[at + 2 :]
            if len(name) >= 4 and other in known and name < other:
                yield name, other


def _unpaired(submission: Submission, block: Block) -> None:
    text = block.text
    if text.count("《") != text.count("》") and block.kind != "header":
        at = text.find("《") if "《" in text else text.find("》")
        submission.findings.say("bracket", "explain", place_at(block, at, min(len(text), at + 20)))


def _titles(submission: Submission, a: str, b: str, places: dict[str, list[Place]]) -> None:
    code = _another_year(a, b, places) if NUMERAL.sub("", a) == NUMERAL.sub("", b) else _alike(a, b)
    if code:
        first, second = places[a][0], places[b][0]
        submission.findings.say(code, "hint" if code == "title-short" else "explain", first, second, a=f"《{a}》", b=f"《{b}》")


def _alike(a: str, b: str) -> str:
    kinds = alternatives(table("labels")["documents"].split())
    one, other = a.replace("(试行)", ""), b.replace("(试行)", "")
    if COOPERATION.sub("协作", a) == COOPERATION.sub("协作", b):
        return "title"
    if one == other:
        return "title-short"
    if one_apart(one, other) is not None and len(one) >= 10:
        return "title"
    same_kind = kinds.findall(a)[-1:] == kinds.findall(b)[-1:]
    distance, ratio = OSA.distance(one, other), fuzz.ratio(one, other)
    if same_kind and (distance <= 3 and ratio >= 85 or distance <= 4 and ratio >= 90):
        return "title"
    return "title-short" if same_kind and min(len(one), len(other)) >= 10 and (one in other or other in one) else ""


def _another_year(a: str, b: str, places: dict[str, list[Place]]) -> str:
    """Last year's name on this year's paper: 《2019年工作要点》 with 87项任务 and 《2018年工作要点》 with 87项, or both of one day."""
    counts = [{n for p in places[name] for n in COUNTED.findall(p.text)} for name in (a, b)]
    years = [re.findall(r"20\d\d", name) for name in (a, b)]
    if len(years[0]) == len(years[1]) == 2 and years[0][0] == years[1][0] != "" and years[0] != years[1]:
        return "title"  # …规划（2021—2025年） and …规划（2021—2023年）
    one_day = years[0] != years[1] and len(years[0]) == len(years[1]) == 1 and _one_day(places[a], places[b])
    return "title" if years[0] and counts[0] & counts[1] or one_day else ""


def _one_day(a: list[Place], b: list[Place]) -> bool:
    """印发 or 签署 on the same day of a year that neither sentence says, or at least 3月初 and 3月2日."""
    told = [[m for p in places if not re.search(r"20\d\d年\d|去年|上年", p.text) for m in DAY_SAID.findall(p.text)] for places in (a, b)]
    return any(x[0] == y[0] and (x[1] == y[1] or not (x[1] and y[1])) for x in told[0] for y in told[1])


def _one_in_a_list(submission: Submission, titles: dict[str, list[Place]], told: set[frozenset[str]]) -> None:
    """The text lists the papers of the annex, all but one by the same name: 实施细则 here, 暂行办法 there."""
    lists = [one for one in _lists(titles) if len(one) >= 2][:40]
    for one, other in combinations(lists, 2):
        for few, many in ((one, other), (other, one)) if max(len(one), len(other)) >= 3 else ():
            pair = _odd_one(few, many)
            if pair and frozenset(pair) not in told and not _alike(*pair):
                told.add(frozenset(pair))
                submission.findings.say("title", "explain", few[pair[0]], many[pair[1]], a=f"《{pair[0]}》", b=f"《{pair[1]}》")


def _odd_one(few: dict[str, Place], many: dict[str, Place]) -> tuple[str, str] | None:
    """The one title that the other list has under another name: all the rest agree, or its kind alone differs."""
    left, right = sorted(set(few) - set(many)), sorted(set(many) - set(few))
    if len(left) != 1 or len(few) > len(many) or len(many) < 3:
        return None
    if len(right) == 1 and fuzz.ratio(left[0], right[0]) >= 60:
        return left[0], right[0]
    same = [name for name in right if _subject(name) == _subject(left[0])]
    return (left[0], same[0]) if len(same) == 1 and len(_subject(left[0])) >= 8 else None


def _subject(title: str) -> str:
    """A title without its kind: 就业帮扶奖补实施细则 and 就业帮扶奖补办法（试行） are about one thing."""
    kinds = alternatives(table("labels")["documents"].split()).pattern
    return re.sub(rf"(?:暂行|管理|实施|工作)*(?:{kinds})$", "", title.replace("(试行)", ""))


def _lists(titles: dict[str, list[Place]]) -> list[dict[str, Place]]:
    """Titles of one sentence, and titles of paragraphs or rows that follow one another."""
    said = sorted(
        ((p.block.document, p.block.index, p.start, p.quote_start, name, p) for name, ps in titles.items() for p in ps), key=lambda x: x[:5]
    )
    lists: list[dict[str, Place]] = []
    before: Place | None = None
    for *_, name, place in said:
        same = before is not None and place.block is before.block and place.start == before.start
        below = before is not None and place.block.document == before.block.document and place.block.index - before.block.index == 1
        listed = below and before is not None and (place.block.is_row or place.block.level < 99) and before.block.level == place.block.level
        if not lists or not (same or listed):
            lists.append({})
        lists[-1][name] = place
        before = place
    return lists
