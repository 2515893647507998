"""What happened on a day, and whether two tell of one meeting: 第二次联席会议 of 9月16日至18日 and of 8月17日."""

from __future__ import annotations

import re
from typing import NamedTuple

from ...findings import Place
from .days import Day

LEVEL = re.compile("[省市州县区旗]级|高层|部门|乡镇|学校")
UNTIL = re.compile(r"(?:至|到|-|—|~)(?:(\d{1,2})月)?(\d{1,2})日")


class Event(NamedTuple):
    """`kind`: what happened, synonyms as one; `words`: what it is told of, without days and numbers."""

    day: Day
    kind: str
    verb: str
    label: str
    words: str
    place: Place


def one_meeting(a: Event, b: Event) -> bool:
    """The year's 第二次联席会议 of two places is one, however far apart its days are told; 县级 and 市级 meetings are two."""
    if (a.label, a.verb) != (b.label, b.verb) or not a.label or not a.verb.endswith("联席会议") or a.day.year != b.day.year:
        return False
    if a.place.block.document != b.place.block.document or a.day.assumed != b.day.assumed:
        return False
    levels = [set(LEVEL.findall(e.words)) for e in (a, b)]
    return levels[0] == levels[1] and (a.day.month, a.day.day) != (b.day.month, b.day.day)


def lasting(long: Event, other: Event) -> bool:
    """9月16日至18日 goes on to the 18th, 9月30日至10月2日 into another month."""
    until = UNTIL.match(long.place.block.text, long.day.end)
    last = (int(until[1] or long.day.month), int(until[2])) if until else (0, 0)
    return (long.day.month, long.day.day or 0) <= (other.day.month, other.day.day or 0) <= last
