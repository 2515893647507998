"""What a text says happened on a day: 3月18日第四批医疗队到院 is a visit, 6月17日园区开工 a beginning, each with the words around it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ...findings import place_at
from ...frames.document import Document
from ...lexicon import alternatives, table
from ...numbers.numerals import whole
from ...text.blocks import Block
from .days import Day, days_of
from .meetings import Event

LABEL = re.compile(r"(?:第[一二三四五六七八九十\d]+|首)(?:批|期|次|届|轮)")
GUESTS = re.compile("代表团|工作组|检查组|督查组|督导组|考核组|调研组|评估组|医疗队|考察团|团队|专家组")
MEETING = re.compile(r"[\u4e00-\u9fff]{0,8}?会议?")
# A session's minutes have a day of their own.
PAPER = re.compile("印发|传达|落实|签发|学习|纪要|精神|通知|方案|筹备")
# 整改部署会 is held once; boards and working meetings come together again and again.
NAMED_MEETING = re.compile(r"了?([\u4e00-\u9fff]{3,12}会)(?!议?室|议|[上员谈商])")
MEETING_HELD = re.compile(r"[,，]?([\u4e00-\u9fff]{3,14}会)召开$")
OF_ALL = re.compile("^全[县市州区旗省]")
COMMON = re.compile(
    "常务会|常委会|联席会|小组会|调度会|座谈会|专题会|例会|推进会|理事会|代表大会|全会|工作会|招聘会|交流会|对接会|委员会|次"
)
FAR = 44
VISIT, PAID, SIGNING, NAMED = "来访", "拨付", "签约", "会议"


@cache
def _verbs() -> tuple[re.Pattern[str], dict[str, str]]:
    kinds = {verb: kind for kind, verbs in table("labels")["once"].items() for verb in verbs.split()}
    return alternatives(kinds), kinds


def events_of(document: Document, block: Block) -> list[Event]:
    """Each day with what stands nearest: up to the next day, else back to the one before."""
    days = [d for d in days_of(block, document.year) if d.day]
    found: list[Event] = []
    for at, day in enumerate(days):
        back, stop = _around(block.text, day)
        back = max(back, days[at - 1].end if at else 0)
        stop = min(stop, days[at + 1].start if at + 1 < len(days) else len(block.text))
        if not re.search("截[至止]到?$|计划|预计|拟$", block.text[back : day.start][-4:]) and "《" not in block.text[back:stop]:
            found += _told(block, day, back, stop)
    return found


def _around(text: str, day: Day) -> tuple[int, int]:
    """The sentence around a day, not farther than an event is told."""
    begins = max(text.rfind(stop, 0, day.start) for stop in "。;!?") + 1
    ends = min((at for at in (text.find(stop, day.end) for stop in "。;!?") if at >= 0), default=len(text))
    return max(begins, day.start - FAR), min(ends, day.end + FAR)


def _nearest(words: re.Pattern[str], text: str, day: Day, back: int, stop: int) -> re.Match[str] | None:
    """What follows the day, else the last that stands before it."""
    return words.search(text, day.end, stop) or next(reversed(list(words.finditer(text, back, day.start))), None)


def _label(text: str, day: Day, verb: re.Match[str] | None, back: int, stop: int) -> re.Match[str] | None:
    """In the day's own clause before it, else behind it as far as the verb and its object, else farther back."""
    before = next(reversed(list(LABEL.finditer(text, back, day.start))), None)
    if before and not re.search("[,;]", text[before.end() : day.start]):
        return before
    behind = LABEL.search(text, day.end, stop)
    if behind and verb and day.end <= verb.start() < behind.start():
        behind = None if len(text[verb.end() : behind.start()]) > 6 or re.search("[,;]", text[verb.end() : behind.start()]) else behind
    return behind or before


def _told(block: Block, day: Day, back: int, stop: int) -> Iterator[Event]:
    """What the text says happened that day: a verb, a numbered meeting, a visit."""
    verbs, kinds = _verbs()
    verb, guests = (_nearest(words, block.text, day, back, stop) for words in (verbs, GUESTS))
    label = _label(block.text, day, verb, back, stop)
    meeting = MEETING.match(block.text, label.end()) if label else None
    if label and meeting and PAPER.search(block.text[day.end : max(day.end, label.start())] + block.text[meeting.end() :][:3]):
        return
    if label and meeting:
        yield _event(block, day, back, "召开", [label, meeting])
    elif verb and not label and (named := _named_meeting(block.text, day, verb)):
        yield Event(
            day, NAMED, OF_ALL.sub("", named[1]), "", "", place_at(block, min(day.start, named.start(1)), max(day.end, named.end(1)))
        )
    elif verb and (label or kinds[verb.group()] != "召开"):
        yield _event(block, day, back, kinds[verb.group()], [label, verb] if label else [verb])
    if guests:
        who = re.search(r"[\u4e00-\u9fff]*$", block.text[max(back, guests.start() - 12) : guests.start()])
        place = place_at(block, min(day.start, guests.start()), max(day.end, guests.end()))
        yield Event(day, VISIT, guests.group(), "", who.group() if who else "", place)


def _named_meeting(text: str, day: Day, verb: re.Match[str]) -> re.Match[str] | None:
    """召开全县整改动员会, or 自9月21日全县整改动员会召开以来."""
    found = NAMED_MEETING.match(text, verb.end()) or MEETING_HELD.match(text, day.end, verb.end())
    return found if found and not COMMON.search(found[1]) else None


def _event(block: Block, day: Day, back: int, kind: str, found: list[re.Match[str]]) -> Event:
    """`found` is what happened, a label in front of it."""
    label = _numbered(found[0].group()) if len(found) > 1 else ""
    marks = [(day.start, day.end), *(match.span() for match in found)]
    first, last = min(start for start, _ in marks), max(end for _, end in marks)
    blanked = marks if kind != "召开" else marks[:2]
    return Event(day, kind, found[-1].group(), label, _words(block.text, back, last, blanked), place_at(block, first, last))


def _numbered(label: str) -> str:
    """第五次, 第5次 and 首次 by their number."""
    return f"第{whole(label[1:-1]) or 1}{label[-1]}"


def _words(text: str, back: int, last: int, marks: list[tuple[int, int]]) -> str:
    """What is said around a day without the day, the verb, the label and other numbers."""
    tail = re.match("[^,。;!?]{0,8}", text[last:])
    end = last + (tail.end() if tail else 0)
    characters = list(text[back:end])
    for start, stop in marks:
        for at in range(max(start, back), min(stop, end)):
            characters[at - back] = " "
    return re.sub(r"[^\u4e00-\u9fff]", " ", "".join(characters))
