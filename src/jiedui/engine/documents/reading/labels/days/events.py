"""One event with two days: 第四批医疗队3月18日到院 and 4月18日到院, the garden begun on 6月17日 and on 6月27日.

Only what happens once is compared: a thing begun, opened or unveiled, a numbered session or batch, a named group's visit. Both places
must name the same thing at length, and the days must look like one day mistyped.
"""

from __future__ import annotations

import os.path
import re
from collections import defaultdict
from itertools import combinations

from ...frames.table.cells import sentences
from ...numbers.numerals import whole
from ...submission import Submission
from .days import slip_of
from .meetings import Event, lasting, one_meeting
from .told import NAMED, PAID, SIGNING, VISIT, events_of

LOCAL = re.compile(r"[\u4e00-\u9fff]{2}[乡镇村]")
STAGE = re.compile("[一二三四五]期")
SINCE = re.compile("(?:^|[,。;])自(?:从)?$")
LEAST, MOST = 5, 300
SUM = re.compile(r"\d[\d.]{2,}(?:万元|亿元)")


def run(submission: Submission) -> None:
    known: dict[str, list[Event]] = defaultdict(list)
    for document in submission.documents:
        for block in document.blocks:
            for piece in sentences(block) if block.is_row else [block]:
                for event in events_of(document, piece):
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
