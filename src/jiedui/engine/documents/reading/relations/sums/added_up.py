"""Parts told first and their total after them: 常委会会议6次，常务会议4次，领导小组会议3次，三类会议合计12次."""

from __future__ import annotations

import re

from ...numbers.mention import Mention
from ...submission import Submission
from ..saying import say_sum
from .partition import NEAR, fits, suspicious
from .series import SUMMED, addable, halves, series, unit_of
from .totals import as_many

ADDED = re.compile(
    r"合计|总计|共计|一共|总共|加起来|相加|(?<!公)共(?![建享同用富赢])|[两三四五六七八]者|[两三四五六七八][项类期批处地级年]|往来|双向|互[访派]"
)
OF_ITS_OWN = re.compile("(?<![项类期批处地级年者合总一])共$")
SO_FAR = re.compile("累计|总量|总额|总数|总人数")
MOST = 12


def run(submission: Submission) -> None:
    for document in submission.documents:
        for mentions in document.by_block.values():
            lists = series(mentions)
            for whole in mentions:
                words = whole.left[-16:]
                if (ADDED.search(words) or SO_FAR.search(words)) and whole.dimension in SUMMED and addable(whole):
                    _total(submission, whole, mentions, lists)


def _total(submission: Submission, whole: Mention, mentions: list[Mention], lists: list[list[Mention]]) -> None:
    same = [m for m in mentions if unit_of(m) == unit_of(whole)]
    before = [m for m in same if m.end <= whole.start and not m.bracketed]
    parts = next((found for found in lists if before and found[-1] is before[-1]), [])[-MOST:]
    parts = as_many(whole, mentions, parts)
    if whole.group - {g for p in parts for g in p.group}:
        return  # 区内1322人，到其他地区406人；脱贫劳动力共1905人: a class of them all
    heads = [m for m in before if m.host is None and m.beside(whole)]  # 2140人，其中到杭州1585人；就近3860人，合计6000人
    if any(fits(heads[at:], whole) for at in range(len(heads) - 1)):
        return
    if OF_ITS_OWN.search(whole.left) and any(m.left.endswith("共") for m in parts):
        return  # 9社共54户，贫困户7户，10社共55户: two totals
    if len(parts) < 2 or not parts[-1].beside(whole) or any(m.host is whole for m in same) and not parts[0].host:
        return
    if any(fits(parts[at:], whole) for at in range(len(parts) - 1)) or any(fits(parts, m) for m in same if m not in parts):
        return
    if parts[0].value == sum(p.value for p in parts[1:]) or whole.value <= max(p.value for p in parts):
        return
    told = bool(ADDED.search(whole.left[-16:])) and (len(parts) > 2 or halves(parts) or parts[0].head == parts[1].head)
    if (told or len(parts) > 2) and suspicious(whole, parts, NEAR if told else 0, told):
        say_sum(submission, whole, parts)
