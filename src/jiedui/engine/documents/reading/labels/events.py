"""One event with two days: 第四批…3月18日到院 and 第四批…4月18日到院."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import combinations

from ..findings import Place, place_at
from ..frames.words import pairs
from ..submission import Submission
from ..text.blocks import Block

DAY = re.compile(r"(?:(20\d\d)年)?(?<!\d)(\d{1,2})月(\d{1,2})日")
LABEL = re.compile(r"第[一二三四五六七八九十\d]+(?:批|期|次|届|轮)")
VERB = re.compile("到院|到岗|到任|抵达|返回|召开|举行|举办|签订|签署|签约|开班|结业|开工|竣工|启动|挂牌|揭牌|印发|成立|投产|开业|发车")
CLAUSES = 60


def run(submission: Submission) -> None:
    events: dict[str, list[tuple[str, frozenset[str], Place]]] = defaultdict(list)
    for document in submission.documents:
        for block in document.blocks:
            for sentence in () if block.is_row else re.finditer(r"[^。;!?]+", block.text):
                _event(block, sentence, events)
    for verb, said in events.items():
        for a, b in combinations(said[:200], 2):
            # A label (第四批) and a word more must agree; the same verb alone says nothing.
            if a[0] != b[0] and a[1] & b[1] and _label(a[2]) == _label(b[2]) is not None:
                submission.findings.say("event-days", "explain", a[2], b[2], event=f"{_label(a[2])}{verb}", a=a[0], b=b[0])


GUESTS = re.compile(r"(?:代表团|工作组|检查组|督查组|督导组|考核组|调研组|评估组|医疗队|考察团|一行)")
HAN = re.compile(r"[\u4e00-\u9fff]+")
LEAST = 7


def guests(submission: Submission) -> None:
    """东营市党政代表团于5月16日来…, 5月26日东营市党政代表团来…: one named group, two days a digit apart."""
    said: list[tuple[str, str, Place]] = []
    for document in submission.documents:
        for block in document.blocks:
            for sentence in () if block.is_row else re.finditer(r"[^。;!?]+", block.text):
                days, group = list(DAY.finditer(sentence.group())), GUESTS.search(sentence.group())
                if len(days) == 1 and group:
                    first, last = min(days[0].start(), group.start()), max(days[0].end(), group.end())
                    runs = HAN.findall(DAY.sub(" ", sentence.group())[: group.end() + 8].replace("于", " "))
                    run = max((r for r in runs if GUESTS.search(r)), key=len, default="")
                    place = place_at(block, sentence.start() + first, sentence.start() + last)
                    said.append((f"{int(days[0][2])}月{int(days[0][3])}日", _head(run), place))
    for (day, name, a), (other, name2, b) in combinations(said[:200], 2):
        if (
            name == name2
            and len(name) >= LEAST - 2
            and len(day) == len(other)
            and sum(x != y for x, y in zip(day, other, strict=True)) == 1
        ):
            submission.findings.say("event-days", "explain", a, b, event=name, a=day, b=other)


def _head(name: str) -> str:
    found = GUESTS.search(name)
    return name[: found.start()] if found else name


def _label(place: Place) -> str | None:
    found = LABEL.search(place.text)
    return found.group() if found else None


def _event(block: Block, sentence: re.Match[str], events: dict[str, list[tuple[str, frozenset[str], Place]]]) -> None:
    text = sentence.group()
    days, verbs, label = list(DAY.finditer(text)), VERB.search(text), LABEL.search(text)
    if len(days) == 1 and verbs and label and abs(verbs.start() - days[0].start()) < CLAUSES:
        first, last = min(days[0].start(), label.start()), max(days[0].end(), label.end(), verbs.end())
        place = place_at(block, sentence.start() + first, sentence.start() + last)
        day = f"{int(days[0][2])}月{int(days[0][3])}日"
        events[verbs.group()].append((day, pairs(LABEL.sub("", DAY.sub("", text))), place))
