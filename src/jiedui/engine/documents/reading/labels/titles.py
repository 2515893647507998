"""Titles 《》 that differ by a few characters, unpaired 《》, one document with two dates, annexes."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import combinations

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from ..findings import Place, place_at, row_of
from ..lexicon import alternatives, table
from ..submission import Submission
from ..text.blocks import Block

TITLE = re.compile(r"《([^》]{5,60})》")
QUOTED = re.compile("“([^”]{7,20})”")
# 津甘协作 and 东西部协作 name one thing.
COOPERATION = re.compile("(?:[京津沪苏浙闽鲁粤辽][甘宁青新藏蒙桂渝川黔滇陕]|东西部)(?:扶贫)?协作")
NUMERAL = re.compile(r"\d|[一二三四五六七八九十]")
START = re.compile(r"[。;]|\d[.、](?!\d)")


def run(submission: Submission) -> None:
    titles: dict[str, Place] = {}
    quoted: dict[str, Place] = {}
    for document in submission.documents:
        for block in document.blocks:
            for match in TITLE.finditer(block.text):
                titles.setdefault(match[1], place_at(block, *match.span()))
            for match in QUOTED.finditer(block.text):
                quoted.setdefault(match[1], place_at(block, *match.span()))
            _unpaired(submission, block)
    for a, b in combinations(titles, 2):
        _titles(submission, a, b, titles)
    for a, b in combinations(quoted, 2):
        if min(len(a), len(b)) >= 7 and OSA.distance(a, b) == 1 and NUMERAL.sub("", a) != NUMERAL.sub("", b):
            submission.findings.say("title", "explain", quoted[a], quoted[b], a=a, b=b)
    _two_dates(submission)


def _unpaired(submission: Submission, block: Block) -> None:
    text = block.text
    if text.count("《") != text.count("》") and block.kind != "header":
        at = text.find("《") if "《" in text else text.find("》")
        submission.findings.say("bracket", "explain", place_at(block, at, min(len(text), at + 20)))


def _titles(submission: Submission, a: str, b: str, places: dict[str, Place]) -> None:
    if NUMERAL.sub("", a) == NUMERAL.sub("", b):
        return
    kinds = alternatives(table("labels")["documents"].split())
    one, other = a.replace("(试行)", ""), b.replace("(试行)", "")
    if COOPERATION.sub("协作", a) == COOPERATION.sub("协作", b):
        submission.findings.say("title", "explain", places[a], places[b], a=f"《{a}》", b=f"《{b}》")
        return
    same_kind = kinds.findall(a)[-1:] == kinds.findall(b)[-1:]
    distance, ratio = OSA.distance(one, other), fuzz.ratio(a, b)
    if one == other:
        code = "title-short"
    elif same_kind and (distance <= 3 and ratio >= 85 or distance <= 4 and ratio >= 90):
        code = "title"
    elif same_kind and min(len(one), len(other)) >= 10 and (one in other or other in one):
        code = "title-short"
    else:
        return
    submission.findings.say(code, "explain" if code == "title" else "hint", places[a], places[b], a=f"《{a}》", b=f"《{b}》")


def _two_dates(submission: Submission) -> None:
    dated: dict[str, list[tuple[str, Place]]] = defaultdict(list)
    for document in submission.documents:
        for block in document.blocks:
            for match in TITLE.finditer(block.text):
                start = max([m.end() for m in START.finditer(block.text, 0, match.start())], default=0)
                days = re.findall(r"\d{1,2}月\d{1,2}日", block.text[start : match.start()])
                if len(days) == 1:
                    dated[match[1]].append((days[0], place_at(block, start, match.end())))
    for name, said in dated.items():
        odd = next(((a, b) for a, b in combinations(said, 2) if a[0] != b[0]), None)
        if odd:
            submission.findings.say("two-dates", "explain", odd[0][1], odd[1][1], name=name, a=odd[0][0], b=odd[1][0])


LISTED = re.compile(r"^附件[:：]\s*(?:(\d+)[.、])?\s*(.+)$")
LISTED_NEXT = re.compile(r"^(\d+)[.、]\s*(.+)$")
HEAD = re.compile(r"^#*\s*附件\s*(\d*)\s*[:：]?\s*(.*)$")


def annexes(submission: Submission) -> None:
    """The list of annexes against the annexes that follow."""
    listed: list[tuple[int, str, Block]] = []
    present: dict[int, tuple[str, Block]] = {}
    for document in submission.documents:
        inside = False
        for block in document.blocks:
            first, following = LISTED.match(block.text), LISTED_NEXT.match(block.text)
            goes_on = inside and following and len(block.text) < 60 and not block.text.endswith("。")
            found = first or (following if goes_on else None)
            inside = found is not None
            if found:
                listed.append((int(found[1] or 1), found[2].strip("《》 "), block))
            elif (head := HEAD.match(block.text)) and len(block.text) < 60 and not block.is_row:
                present[int(head[1] or 1)] = _annex_title(head[2], block, document.blocks)
    _cited(submission, present)
    if present:
        for number, title, block in listed:
            _annex(submission, number, title, block, present.get(number))


CITED = re.compile(r"附件(\d*)[:：]?(?:的)?《([^》]{4,40})》")


def _cited(submission: Submission, present: dict[int, tuple[str, Block]]) -> None:
    """见附件《…》 against the title the annex itself bears."""
    for document in submission.documents:
        for block in document.blocks:
            for match in CITED.finditer(block.text):
                title, where = present.get(int(match[1] or 0)) or _likest(match[2], present)
                if title and where is not None and title != match[2] and fuzz.ratio(title, match[2]) >= 40 and match[2] not in title:
                    submission.findings.say(
                        "annex", "explain", place_at(block, *match.span()), row_of(where), number=match[1], a=match[2], b=title
                    )


def _likest(title: str, present: dict[int, tuple[str, Block]]) -> tuple[str, Block | None]:
    return max(present.values(), key=lambda annex: fuzz.ratio(annex[0], title), default=("", None))


def _annex_title(said: str, block: Block, blocks: list[Block]) -> tuple[str, Block]:
    following = blocks[block.index + 1] if block.index + 1 < len(blocks) else None
    if not said and following is not None and len(following.text) < 60:
        return re.sub(r"^#+\s*", "", following.text).strip("《》 "), following
    return said.strip("《》 "), block


def _bare_title(title: str) -> str:
    """(数据截至…) and (单位：万元) behind a title are no part of it."""
    return re.sub(r"\((?:数据|截[至止]|单位|统计|\d{4}年)[^()]*\)$", "", title).strip()


def _annex(submission: Submission, number: int, title: str, block: Block, present: tuple[str, Block] | None) -> None:
    if present is None:
        submission.findings.say("annex-missing", "explain", row_of(block), number=number, a=title)
    elif present[0] and not _bare_title(present[0]).endswith(_bare_title(title)):
        submission.findings.say("annex", "must", row_of(block), row_of(present[1]), number=number, a=title, b=present[0])
