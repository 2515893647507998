"""One event with two days: 第四批医疗队3月18日到院 and 4月18日到院, the garden begun on 6月17日 and on 6月27日.

Only what happens once is compared: a thing begun, opened or unveiled, a numbered session or batch, a named group's visit. Both places
must name the same thing at length, and the days must look like one day mistyped.
"""

from __future__ import annotations

import os.path
import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from itertools import combinations

from ...findings import place_at
from ...frames.document import Document
from ...frames.table.cells import sentences
from ...lexicon import alternatives, table
from ...numbers.numerals import whole
from ...submission import Submission
from ...text.blocks import Block
from .days import Day, days_of, slip_of
from .meetings import Event, lasting, one_meeting

LABEL = re.compile(r"(?:第[一二三四五六七八九十\d]+|首)(?:批|期|次|届|轮)")
GUESTS = re.compile("代表团|工作组|检查组|督查组|督导组|考核组|调研组|评估组|医疗队|考察团|团队|专家组")
LOCAL = re.compile(r"[\u4e00-\u9fff]{2}[乡镇村]")
MEETING = re.compile(r"[\u4e00-\u9fff]{0,8}?会议?")
# A session's minutes have a day of their own.
PAPER = re.compile("印发|传达|落实|签发|学习|纪要|精神|通知|方案|筹备")
# 整改部署会 is held once; boards and working meetings come together again and again.
NAMED_MEETING = re.compile(r"了?([\u4e00-\u9fff]{3,12}会)(?!议?室|议|[上员谈商])")
COMMON = re.compile(
    "常务会|常委会|联席会|小组会|调度会|座谈会|专题会|例会|推进会|理事会|代表大会|全会|工作会|招聘会|交流会|对接会|委员会|次"
)
STAGE = re.compile("[一二三四五]期")
SINCE = re.compile("(?:^|[,。;])自(?:从)?$")
FAR, LEAST, MOST = 44, 5, 300
VISIT, PAID, SIGNING, NAMED = "来访", "拨付", "签约", "会议"
SUM = re.compile(r"\d[\d.]{2,}(?:万元|亿元)")


def run(submission: Submission) -> None:
    known: dict[str, list[Event]] = defaultdict(list)
    for document in submission.documents:
        for block in document.blocks:
            for piece in sentences(block) if block.is_row else [block]:
                for event in _events(document, piece):
                    known[event.kind].append(event)
    _in_order(submission, known["召开"])
    _since(submission, known["开班"])
    for events in known.values():
        told: set[tuple[int, int]] = set()
        for a, b in combinations(events[:MOST], 2):
            days = tuple(sorted(100 * e.day.month + (e.day.day or 0) for e in (a, b)))
            if days not in told and _one_event(a, b):
                told.add((days[0], days[1]))
                name = f"{a.label}{a.verb}" if a.label else f"{_shared(a, b)}{a.verb}"
                submission.findings.say("event-days", "explain", a.place, b.place, event=name, a=a.day.said, b=b.day.said)


def _in_order(submission: Submission, events: list[Event]) -> None:
    """第一次联席会议 on 20 August, 第二次 on 25 April of the same year."""
    for a, b in combinations(events[:MOST], 2):
        numbers = [whole(e.label[1:-1]) for e in (a, b)]
        same = a.verb == b.verb and a.label[-1:] == b.label[-1:] and a.day.year == b.day.year and len(a.verb) >= 3
        if same and None not in numbers and a.place.block.document == b.place.block.document:
            first, second = (a, b) if (numbers[0] or 0) < (numbers[1] or 0) else (b, a)
            if numbers[0] != numbers[1] and first.day.after(second.day) and first.day.assumed == second.day.assumed:
                said = [f"{e.day.said}的{e.label}{e.verb}" for e in (second, first)]
                submission.findings.say("date-order", "explain", first.place, second.place, a=said[0], b=said[1])


def _since(submission: Submission, events: list[Event]) -> None:
    """自5月12日开班以来, of the only 开班 the text has told before, which was on the 20th."""
    for event in events[:MOST]:
        block, begin = event.place.block, event.day.start
        if SINCE.search(block.text[:begin]) and re.match(f"(?:正式)?{event.verb}(?:以来|至今)", block.text[event.day.end :]):
            others = [e for e in events if e.place.block.document == block.document and e is not event]
            one = others[0] if len(others) == 1 and others[0].place.block.index < block.index else None
            if one and one.day.year == event.day.year and one.day.month == event.day.month and one.day.day != event.day.day:
                said = {"event": event.verb, "a": one.day.said, "b": event.day.said}
                submission.findings.say("event-days", "explain", one.place, event.place, **said)


def _one_event(a: Event, b: Event) -> bool:
    if lasting(a, b) or lasting(b, a):
        return False
    if one_meeting(a, b) or _one_payment(a, b):
        return True
    if a.kind == NAMED:
        return a.verb == b.verb and a.place.block.document == b.place.block.document and slip_of(a.day, b.day)
    if not slip_of(a.day, b.day) or a.label != b.label or set(STAGE.findall(a.words)) != set(STAGE.findall(b.words)):
        return False
    stages = [set(STAGE.findall(e.words)) for e in (a, b)]
    if a.kind != VISIT and stages[0] == stages[1] != set() and a.place.block.document == b.place.block.document:
        return True  # 二期6月12日投产 and 6月21日二期投产当天
    shared = _shared(a, b)
    if a.label:
        return len(shared) >= 2
    local = [set(LOCAL.findall(e.words)) for e in (a, b)]
    return len(shared) >= LEAST - (a.kind in {VISIT, SIGNING}) and not (all(local) and not local[0] & local[1])


def _one_payment(a: Event, b: Event) -> bool:
    """结转的1260万元于10月20日全部拨付到位 … 1260万元于9月30日全部拨付到位: all of one sum is paid once."""
    sums = [set(SUM.findall(e.place.text)) for e in (a, b)]
    one_year = a.day.year == b.day.year and (a.day.month, a.day.day) != (b.day.month, b.day.day)
    return a.kind == PAID and one_year and len(sums[0]) == len(sums[1]) == 1 and sums[0] == sums[1]


def _shared(a: Event, b: Event) -> str:
    """The longest stretch of words both have; of visitors what stands right before them."""
    if a.kind == VISIT:
        return os.path.commonprefix([a.words[::-1], b.words[::-1]])[::-1] if a.verb == b.verb else ""
    best, row = (0, 0), [0] * (len(b.words) + 1)
    for end, x in enumerate(a.words, 1):
        row = [0, *(row[at] + 1 if x == y and x != " " else 0 for at, y in enumerate(b.words))]
        best = max(best, (max(row), end), key=lambda found: found[0])
    return a.words[best[1] - best[0] : best[1]]


@cache
def _verbs() -> tuple[re.Pattern[str], dict[str, str]]:
    kinds = {verb: kind for kind, verbs in table("labels")["once"].items() for verb in verbs.split()}
    return alternatives(kinds), kinds


def _events(document: Document, block: Block) -> list[Event]:
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
    elif verb and not label and (named := NAMED_MEETING.match(block.text, verb.end())) and not COMMON.search(named[1]):
        yield _event(block, day, back, NAMED, [named])
    elif verb and (label or kinds[verb.group()] != "召开"):
        yield _event(block, day, back, kinds[verb.group()], [label, verb] if label else [verb])
    if guests:
        who = re.search(r"[\u4e00-\u9fff]*$", block.text[max(back, guests.start() - 12) : guests.start()])
        place = place_at(block, min(day.start, guests.start()), max(day.end, guests.end()))
        yield Event(day, VISIT, guests.group(), "", who.group() if who else "", place)


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
