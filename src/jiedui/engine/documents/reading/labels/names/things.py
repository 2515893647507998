"""Villages, firms, schools, hospitals and parks called by names a character apart: 姚磨村 and 尧磨村, 天禾富硒…公司 and 天和富硒…公司.

A name ends in what the thing is and begins nobody knows where, so two are compared from their ends: up to one character that differs;
what agrees on both sides of it is the evidence.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from itertools import combinations
from typing import NamedTuple

from ...findings import Place, place_at
from ...lexicon import alternatives, table
from ...submission import Submission
from .sound import taken_for

LONGEST, DEEPEST, SHOWN = 14, 9, 60
FIRMS = {"公司", "合作社"}
NO_NAMES = {"乡": ("城", "返", "故", "离", "异"), "村": ("乡", "农")}  # 规范城乡低保, 美丽休闲乡村
LIMITED = re.compile("(?:有限责任|股份有限|有限|集团)+$")
HAN_END = re.compile(r"[\u4e00-\u9fff]*$")


class Name(NamedTuple):
    """`before`: the characters in front of what the thing is, up to the nearest stop."""

    before: str
    kind: str
    place: Place
    full: int  # how far what the thing is stands from the beginning, 有限 not counted

    def odd(self, behind: str) -> int:
        """Where the character stands that `behind` follows."""
        return self.place.quote_start + self.full - len(behind) - 1

    def last(self, count: int) -> str:
        return self.before[-count:] + self.kind


def run(submission: Submission) -> None:
    told: set[frozenset[tuple[int, int]]] = set()
    for (kind, behind), names in sorted(_masked(submission).items(), key=lambda item: -len(item[0][1])):
        for a, b in combinations(list(names.values())[:SHOWN], 2):
            # 云岭镇 within 云岭镇中心小学 is the same slip.
            pair = frozenset((id(n.place.block), n.odd(behind)) for n in (a, b))
            if pair not in told and _one_thing(a, b, kind, behind) and not together(submission, a, b, behind):
                told.add(pair)
                length = len(behind) + 3
                submission.findings.say("thing-name", "explain", a.place, b.place, a=a.last(length), b=b.last(length))


def _masked(submission: Submission) -> dict[tuple[str, str], dict[str, Name]]:
    """Names by what they are and by what follows a character; of those with one character in its place, the first."""
    found: dict[tuple[str, str], dict[str, Name]] = defaultdict(dict)
    for name in things(submission):
        for at in range(1, min(DEEPEST, len(name.before)) + 1):
            behind = name.before[len(name.before) - at + 1 :]
            found[name.kind, behind].setdefault(name.before[-at], name)
    return {key: names for key, names in found.items() if len(names) > 1}


@cache
def _kinds() -> re.Pattern[str]:
    return alternatives(table("labels")["things"].split())


def things(submission: Submission) -> Iterator[Name]:
    for document in submission.documents:
        for block in document.blocks:
            for match in _kinds().finditer(block.text):
                run = HAN_END.search(block.text[max(0, match.start() - LONGEST) : match.start()])
                said = run.group() if run else ""
                if said.endswith(NO_NAMES.get(match.group(), "。")):
                    continue
                before = LIMITED.sub("", said) if match.group() == "公司" else said
                yield Name(before, match.group(), place_at(block, match.start() - len(said), match.end()), len(before))


def _one_thing(a: Name, b: Name, kind: str, behind: str) -> bool:
    """Spoken or written alike; of a firm also another character in the middle of a long name."""
    at = len(behind) + 1
    odd, other = a.before[-at], b.before[-at]
    if {odd, other} & set(table("labels")["not_in_thing"]):
        return False
    ending, common = own(behind), shared(a.before[:-at], b.before[:-at])
    if taken_for(odd, other):
        return bool(ending or common)
    return kind in FIRMS and len(ending) >= 2 and common >= 2


def own(behind: str) -> str:
    """A name's end without the trade: 富硒食品有限 → 富硒."""
    return re.sub(f"(?:{'|'.join(table('labels')['trades'].split())})+$", "", behind)


def shared(a: str, b: str) -> int:
    """How many characters two words have in common at their ends."""
    count = 0
    while count < min(len(a), len(b)) and a[-count - 1] == b[-count - 1]:
        count += 1
    return count


def together(submission: Submission, a: Name, b: Name, behind: str) -> bool:
    """Two names in one sentence, with or without what they are (兴隆、兴龙两个安置点), are two things."""
    short = [_short(n, behind) for n in (a, b)]
    both = re.compile(rf"{short[0]}[^。;!?]*{short[1]}|{short[1]}[^。;!?]*{short[0]}")
    return any(both.search(document.full) for document in submission.documents)


def _short(name: Name, behind: str) -> str:
    """The character that differs with its neighbour: 姚磨 of 姚磨村, 兴隆 of 兴隆社区."""
    at = len(name.before) - len(behind) - 1
    return name.before[at : at + 2] if behind else name.before[max(0, at - 1) : at + 1]


RANKED = re.compile("[县区市州旗](?!委|政府|级|长|直)")


def districts(submission: Submission) -> None:
    """西糊区 where 西湖区 is known: a name no gazetteer has, one character from one the text uses."""
    known = {name for d in submission.documents for name in d.places.names if len(name) >= 3 and RANKED.fullmatch(name[-1])}
    masked = {f"{name[:at]}_{name[at + 1 :]}": (name, at) for name in sorted(known) for at in range(len(name) - 1)}
    lengths = sorted({len(name) for name in known})
    told: set[str] = set()
    for document in submission.documents:
        for block in document.blocks:
            for match in RANKED.finditer(block.text):
                for length in lengths:
                    start = match.end() - length
                    said = block.text[start : match.end()] if start >= 0 else ""
                    if said and said not in known and said not in told and (found := _known_as(said, masked)):
                        told.add(said)
                        place = place_at(block, start, match.end())
                        submission.findings.say("thing-name", "explain", _first_place(submission, found), place, a=found, b=said)


def _known_as(said: str, masked: dict[str, tuple[str, int]]) -> str:
    for at in range(len(said) - 1):
        name, odd = masked.get(f"{said[:at]}_{said[at + 1 :]}", ("", -1))
        if name and odd == at and taken_for(name[at], said[at]) and said[at] not in table("labels")["not_in_thing"]:
            return name
    return ""


def _first_place(submission: Submission, name: str) -> Place:
    block = next(b for d in submission.documents for b in d.blocks if name in b.text)
    at = block.text.find(name)
    return place_at(block, at, at + len(name))
