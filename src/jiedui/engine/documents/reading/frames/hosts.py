"""The quantity another one is part of: 其中, 包括, 分别, brackets, “N名X中”; 其中 opening a sentence looks a sentence back."""

from __future__ import annotations

import re

from ..numbers.mention import Mention
from .document import Document

PAIRED = r"分别(?!与?[^,;。、\d]{0,8}(?:结对|结成|帮扶|对口|联系|对接|支援))"  # 12所学校、7家医院分别结对我县15所学校
OF = re.compile(rf"其中|包括|{PAIRED}|含")
AVERAGE = re.compile("平均|[人户县村亩镇]均|每")
PLANNED = re.compile("协议|任务|目标|计划(?!投资)|应")
MARKER = re.compile(rf"其中|包括|{PAIRED}")
OF_TARGET = re.compile(r"的\d[\d.]*(?:%|倍)")  # 9360万元，完成目标8000万元的117%，其中…: parts of the first
AMONG = re.compile(r"[^,;。:()]{0,12}中,?[^,;。]*$")
AMONG_NOUN = re.compile(r"[者员师人才家业目村校户部生力口对金资额]中|^中")


def _without_brackets(text: str, mention: Mention) -> str:
    """What stands in closed brackets is nobody's host, so its words do not count either."""
    if mention.bracketed:
        return text[: mention.start]
    return re.sub(r"\([^()]*\)", lambda closed: " " * len(closed.group()), text[: mention.start])


def find_host(mention: Mention, earlier: list[Mention], document: Document, head: str | None) -> list[Mention]:
    """Set the mention's host; returns the mentions of its kind earlier in the sentence."""
    text = mention.block.text
    before = [m for m in earlier if m.block is mention.block and m.sentence == mention.sentence and m.family == mention.family]
    before = [m for m in before if not m.delta and not AVERAGE.search(m.lead[-8:])]
    before = [m for m in before if not OF_TARGET.match(text, m.end)] or before
    open_text = _without_brackets(text, mention)
    marked = OF.search(open_text, mention.clause[0])
    if marked and marked.group() == "含" and not any(m.end <= marked.start() for m in before):
        marked = None  # 劳务类含车间补助310万元、稳岗补助380万元
    if before and (marked or mention.bracketed or MARKER.search(open_text, mention.segment[0])):
        mention.host = _climb(mention, _of_list(mention, before, _marked_host(mention, _of_now(before, document), text, open_text)))
        if mention.host:
            mention.part = "其中" if not marked or marked.group() in {"其中", "含"} else marked.group()
    if before and mention.lead.startswith("含") and before[-1].end + 1 == mention.clause[0]:
        mention.host, mention.part = before[-1], "其中"  # 9320人,含脱贫劳动力9530人
    if mention.host is None and re.match(r"[^,;]{0,2}其中", text[mention.sentence[0] : mention.start]):
        _host_of_last_sentence(mention, earlier, document, head)
    if mention.host is None and before and not mention.bracketed:
        last = before[-1]
        said = AMONG.match(text[last.end : mention.start])
        stated = not re.search("[增减到至由从]", text[last.end : mention.start])
        listed = not head or re.fullmatch("、[\u4e00-\u9fff]{1,12}", text[last.end : mention.start])
        if last.part == "中" and listed and stated and last.segment == mention.segment:
            mention.host, mention.part = last.host, "中"
        elif said and AMONG_NOUN.search(text[last.end : mention.start]) and last.value >= mention.value:
            mention.host, mention.part = last, "中"
    return before


def _marked_host(mention: Mention, before: list[Mention], text: str, open_text: str) -> Mention | None:
    if mention.bracketed:
        bracket = text.rfind("(", 0, mention.start)
        hosts = [m for m in before if m.end <= bracket + 1]
        return hosts[-1] if hosts else None
    marks = [m.start() for m in MARKER.finditer(open_text, mention.sentence[0])]
    at = marks[-1] if marks else mention.start
    hosts = [m for m in before if m.end <= at and not m.bracketed] or [m for m in before if m.end <= at]
    return hosts[-1] if hosts else None


def _of_now(before: list[Mention], document: Document) -> list[Mention]:
    """3150万元，而2018年为1260万元；其中…: a past year's number has no parts here, if there is one of the year."""
    past = [m for m in before if m.period.year and document.year and m.period.year < document.year]
    return [m for m in before if m not in past] or before


def _of_list(mention: Mention, before: list[Mention], host: Mention | None) -> Mention | None:
    """4318人：到广东1506人、省内2240人、其他572人；其中脱贫3022人: what a list adds up to, not its last item, has the parts."""
    if host is None or host not in before:
        return host
    at = before.index(host)
    listed = at and before[at - 1].unit_fits(host) and mention.block.text[before[at - 1].end] == "、"
    if listed and mention.value > host.value and host.host is None and host.unit_fits(mention) and not mention.bracketed:
        host = next((m for m in before[:at] if m.value >= mention.value), None)  # 高中14人、小学11人，…，其中满1学年的27人
        if host is None:
            return None
    apart = re.search("[;。]", mention.block.text[host.end : mention.start])
    for at, whole in enumerate(before[: before.index(host)]):
        items = [m for m in before[at + 1 : before.index(host) + 1] if m.unit_fits(whole)]
        summed = len(items) >= 2 and abs(sum(m.value for m in items) - whole.value) <= whole.precision
        if summed and mention.value <= whole.value and (apart or mention.value > host.value):
            return whole
    return host


def _climb(mention: Mention, host: Mention | None) -> Mention | None:
    """A part larger than its host belongs to the host's host."""
    while host is not None and host.host is not None and host.value < mention.value <= host.host.value:
        if host.segment == mention.segment and host.host.host is not None:
            break
        host = host.host
    return host


def _host_of_last_sentence(mention: Mention, earlier: list[Mention], document: Document, head: str | None) -> None:
    start = mention.sentence[0]
    before = [
        m
        for m in earlier
        if m.block is mention.block
        and m.sentence[0] < start
        and m.sentence[1] >= start - 1
        and m.dimension == mention.dimension
        and m.host is None
        and not AVERAGE.search(m.lead[-12:])  # 人均872元。其中，城镇人均986元
    ]
    before = [m for m in before if not m.period.year or m.period.year == document.year or m.period.inherited] or before
    before = [m for m in before if not PLANNED.search(m.lead) and "plan" not in m.act] or before
    same = [m for m in before if head and m.head == head]
    if same or len(before) == 1 or (before and mention.dimension == "money"):
        mention.host, mention.part = _whole_of(same or before, earlier, mention), "其中"


def _whole_of(listed: list[Mention], earlier: list[Mention], mention: Mention) -> Mention | None:
    """…3126人。到江苏412人、其他省1870人、省内844人。其中脱贫1688人: of all that the list adds up to."""
    if len(listed) < 2 or mention.value <= listed[0].value:
        return listed[0]
    added_up = sum(m.value for m in listed)
    return next((m for m in reversed(earlier) if m.block is mention.block and m.value == added_up and m.unit_fits(mention)), None)
