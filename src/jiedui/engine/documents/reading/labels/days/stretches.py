"""Stretches of a year: 上半年, 前三季度, 1—9月; and months told as done before they were over."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...findings import Place, place_at
from ...submission import Submission
from ...text.blocks import Block
from .cutoff import signature_of

STRETCH = re.compile(r"(上半年|前三季度|[一二三四]季度|1月?(?:至|—|-|~|到)+(\d{1,2})月|前(\d{1,2})个月|全年)")
END = {"上半年": 6, "前三季度": 9, "一季度": 3, "二季度": 6, "三季度": 9, "四季度": 12, "全年": 12}
LATER = re.compile("计划|打算|力争|预计|将|拟|目标|要求|务必|确保|下半年|下一步|下步|序时")
# In the last days of a month its figures are told as whole.
NEARLY_OVER = 20


def run(submission: Submission) -> None:
    """1—12月兑现奖补 in a paper signed on 2 December."""
    for document in submission.documents:
        signed, year = document.published, document.own_year
        if document.given or document.is_plan or signed is None or year != signed[0]:
            continue
        end = signed[1] - (signed[2] < NEARLY_OVER)
        early = (p for b in document.blocks if b.kind in {"para", "heading"} for p in later_stretches(b, end) if re.match(r"1|前", p.quote))
        place, where = next(early, None), signature_of(document)
        if place is not None and where is not None and not submission.findings.about("as-of-after-signing", where.block):
            said = STRETCH.match(place.quote)
            submission.findings.say("as-of-after-signing", "explain", place, where, a=said.group() if said else place.quote, b=where.quote)


def end_of(said: re.Match[str]) -> int:
    """The month a stretch ends with; of a misprint (1—0月) nothing is known, so it ends with the year."""
    return int(said[2] or said[3] or 0) or END.get(said[1], 12)


def later_stretches(block: Block, end: int) -> Iterator[Place]:
    for match in STRETCH.finditer(block.text):
        clause = re.split("[,。;:]", block.text[: match.start()])[-1] + re.split("[,。;]", block.text[match.end() :].removeprefix(","))[0]
        other = re.search(r"去年|上年|20\d\d年$", block.text[max(0, match.start() - 6) : match.start()])
        result = re.search(r"\d", clause) and not LATER.search(clause) and not other and not _planned(block, match)
        if match[1] != "全年" and end_of(match) > end and result:
            yield place_at(block, match.start(), min(len(block.text), match.end() + 12))


def _planned(block: Block, match: re.Match[str]) -> bool:
    """三季度末支付率须达到75%以上: what is asked, not what was."""
    end = block.text.find("。", match.end())
    return bool(re.search("须|应|达到|不低于|前$", block.text[match.end() : end if end >= 0 else None][:20]))
