"""The states of one set against the set: 认领12个，已完成10个，正在整改3个 are more than were taken on."""

from __future__ import annotations

import re
from collections import defaultdict

from ....frames.document import Document
from ....numbers.mention import Mention
from ....numbers.values import near
from ....submission import Submission
from ....wording import total
from ...saying import say_states

STATE = re.compile(r"^(?:[^,;。]{0,6}中,?)?(?:目前)?(?:已|正在|在建|尚未|未|仍有|其余|剩余|另有|持续(?:推进|整改)|推进中|需?长期)")
OPEN_STATE = re.compile("正在|持续推进|持续整改|推进中|长期|在建|未|注销|其余|剩余|关停|退出|盘活")
SET = re.compile("[共计及有]$")
SUBSETS = {"finish", "doing", "notstart"}


def states(submission: Submission, document: Document) -> None:
    """认领12个，已完成10个，正在整改3个."""
    groups: dict[tuple[object, ...], list[Mention]] = defaultdict(list)
    for mention in document.in_text:
        if mention.dimension in {"count", "person"}:
            groups[mention.block.index, mention.sentence, mention.unit].append(mention)
    for mentions in groups.values():
        for at, whole in enumerate(mentions[:-2]):
            parts = _state_run(whole, mentions[at + 1 :])
            added_up = total(parts)
            made = any(m.value == added_up for m in mentions if m not in parts)
            odd = parts and not made and added_up > whole.value and near(added_up, whole.value, 0.5)
            if odd and all(p.value <= whole.value for p in parts):
                say_states(submission, whole, parts)
                break


def states_next(submission: Submission, document: Document) -> None:
    """共12个问题。目前已完成整改9个，正在推进4个: the set is told in the sentence before."""
    for mentions in document.by_block.values():
        same = [m for m in mentions if m.dimension == "count" and not m.hedge]
        for whole in [m for m in same if m.host is None and SET.search(m.left)]:
            after = [m for m in same if m.sentence[0] == whole.sentence[1] and m.unit == whole.unit and m.host is None]
            done = [m for m in after if STATE.match(m.lead) or STATE.match(m.left)]
            if len(done) != len(after) or len(done) != 2 or not OPEN_STATE.search(done[1].left) or OPEN_STATE.search(done[0].left):
                continue
            added_up = total(done)
            if added_up > whole.value and near(added_up, whole.value, 0.5) and max(m.value for m in done) <= whole.value:
                say_states(submission, whole, done)


def _state_run(whole: Mention, following: list[Mention]) -> list[Mention]:
    if whole.hedge or whole.host is not None:
        return []
    found: list[Mention] = []
    for mention in following:
        if mention.hedge or mention.delta or mention.host is not None:
            break
        goes_on = found and (mention.clause == found[-1].clause or re.match("[未在正已]", mention.left))
        if not STATE.match(mention.lead) and not STATE.match(mention.left) and not goes_on:
            break
        found.append(mention)
    found = [m for m in found if m.no_head or m.head == whole.head]
    said = "".join(m.left for m in found)
    if len(found) < 2 or re.search("累计|增至|运营", said) or len(found) == 2 and found[1].lead.startswith("现"):
        return []
    return found if any(OPEN_STATE.search(m.left) for m in found) else []


def states_elsewhere(submission: Submission, document: Document) -> None:
    """完工18个、在建2个 while 19 projects are named elsewhere."""
    projects = [m for m in document.in_text if m.dimension == "count" and m.head == "project" and not m.hedge and not m.period.future]
    for done in projects:
        states = [m for m in projects if m.beside(done) and m is not done and m.act & {"doing", "notstart"}]
        if "finish" not in done.act or not states:
            continue
        parts = [done, *states]
        wholes = [
            m
            for m in projects
            if m not in parts and m.value >= max(done.value, states[0].value) and not m.act & SUBSETS and not m.kind and m.unit == done.unit
        ]
        more = [m for m in document.by_block[done.block.index] if m.beside(done) and m not in parts and m.unit == done.unit]
        sums = {total(parts), *(done.value + s.value for s in states), *(total([*parts, m]) for m in more)}
        if wholes and not any(m.value in sums for m in wholes) and near(wholes[0].value, total(parts), 0.2):
            say_states(submission, wholes[0], parts)
            return
