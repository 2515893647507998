"""Base, change and new value: 较上年的3200万元增加了400万元，达3600万元; 新授权37家、退出5家，净增32家."""

from __future__ import annotations

import re

from ...numbers.mention import RATES, Mention
from ...numbers.numerals import shown
from ...numbers.values import misprint, near
from ...submission import Submission
from .base import base_of, news_of
from .words import CHANGED, is_growth

LESS = re.compile("减|少|降")
NET = re.compile("净增(?:加|长)?[了]?$")
GONE = re.compile("退出|注销|关停|减少|流失|退回|撤销|关闭|停业|淘汰")


def run(submission: Submission) -> None:
    for document in submission.documents:
        for change in document.in_text:
            if change.hedge or change.dimension in RATES | {""} or not CHANGED.search(change.lead):
                continue
            same_block = document.by_block[change.block.index]
            if not (NET.search(change.lead) and _net(submission, change, same_block)):
                _increment(submission, change, same_block)


def _increment(submission: Submission, change: Mention, same_block: list[Mention]) -> None:
    values = [m for m in same_block if m.unit_fits(change) and m is not change and not m.hedge]
    base = base_of(change, [m for m in values if m.end <= change.start], submission.document_of(change).year)
    if base is None:
        return
    following = [m for m in values if m.start > change.end and m.beside(change) and not m.delta and m.start - change.end < 16]
    news = following[:1] + news_of(change, base, [m for m in values if m.end <= change.start])
    news = [m for m in news if m is not base]
    less = LESS.search(change.lead[-5:])
    expected = base.value - change.value if less else base.value + change.value
    room = base.precision + change.precision
    if not news or any(abs(expected - m.value) <= room + m.precision for m in [*news, *(m for m in values if m.beside(change))]):
        return
    new = min(news, key=lambda m: abs(m.value - expected))
    if not (near(new.value, expected, 0.35) or misprint(new.value, expected)):
        return
    rates = [
        m for m in same_block if m.dimension == "pct" and m.beside(change) and change.end <= m.start < change.end + 12 and is_growth(m)
    ]
    changed = f"{'减少' if less else '增加'}{change.text}"
    submission.findings.say(
        "increment", "must", base, change, new, *rates, base=base.text, change=changed, expected=shown(expected), said=new.text
    )


def _net(submission: Submission, net: Mention, same_block: list[Mention]) -> bool:
    """新授权37家、退出5家，净增32家: what came less what went."""
    beside = [m for m in same_block if m.beside(net) and m is not net and m.unit_fits(net) and not m.hedge]
    gone = [m for m in beside if GONE.search(m.left)]
    if len(gone) != 1:
        return False
    came = [m for m in beside if m is not gone[0] and abs(m.start - gone[0].start) < 30 and m.end <= gone[0].start]
    if not came:
        return False
    expected = came[-1].value - gone[0].value
    if expected != net.value and near(expected, net.value, 0.5):
        submission.findings.say(
            "remainder", "explain", came[-1], gone[0], net, whole=came[-1].text, part=gone[0].text, expected=shown(expected), said=net.text
        )
    return True
