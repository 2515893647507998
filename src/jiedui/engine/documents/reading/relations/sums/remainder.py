"""What is left = total − what is done; and the states of one set (已完成, 正在, 未) against the set."""

from __future__ import annotations

import re
from collections import defaultdict

from ...compare.question import meanings
from ...findings import row_of
from ...frames.document import Document
from ...numbers.mention import Mention
from ...numbers.numerals import shown
from ...numbers.values import misprint, near
from ...submission import Submission, neighbours
from ...wording import added, total
from .series import compared

NOT_DONE = re.compile(
    r"(?:未|没有?|尚未|尚有|剩余|仍有)[^,;。]{0,4}?(完工|竣工|开工|支付|支出|拨付|报账|投产|落地|使用|移交|复工|复产|验收|销号|整改|办结|兑现|到岗|入住)"
)
LEFT = re.compile("剩余|结余|余下|尚余|其余")
STILL = re.compile("尚需|还需|仍需|尚缺|还差|缺口")
PHASE = re.compile("[一二三四]期|第[一二三四]批")
DONE = {"pay", "finish", "arrive", "do"}
FEW = 2  # 6个问题中已完成整改5个 … 尚有2个问题未完成整改
FUNDED = {"pay", "arrive", "alloc", "appropriate", "plan"}
ACT = {
    "竣工": "finish",
    "报账": "pay",
    "完工": "finish",
    "开工": "start",
    "支付": "pay",
    "支出": "pay",
    "拨付": "appropriate",
    "使用": "pay",
    "投产": "land",
    "落地": "land",
    "移交": "handover",
}
STATE = re.compile(r"^(?:[^,;。]{0,6}中,?)?(?:目前)?(?:已|正在|在建|尚未|未|仍有|其余|剩余|另有|持续(?:推进|整改)|推进中|需?长期)")
OPEN_STATE = re.compile("正在|持续推进|持续整改|推进中|长期|在建|未|注销|其余|剩余|关停|退出|盘活")
SET = re.compile("[共计及有]$")
SUBSETS = {"finish", "doing", "notstart"}


def run(submission: Submission) -> None:
    for document in submission.documents:
        counted = [m for m in document.in_text if m.dimension in {"count", "money", "person"}]
        for mention in counted:
            if mention.dimension == "money" and STILL.search(mention.lead):
                _still_needed(submission, mention, neighbours(mention, counted))
            elif act := _act_left(mention):
                _remainder(submission, mention, act, neighbours(mention, counted))
        _states(submission, document)
        _states_next(submission, document)
        _states_elsewhere(submission, document)


def _act_left(mention: Mention) -> str:
    if re.search("中,?有?$", mention.left[-3:]):
        return ""  # 尚未完工的5个项目中有4个在该县
    found = NOT_DONE.search(mention.clause_text)
    if found:
        return ACT.get(found.group(1), found.group(1))
    of_funds = not mention.act or mention.act & FUNDED  # 其余由商超销售: a rest of the sales
    return "pay" if mention.dimension == "money" and of_funds and LEFT.search(mention.clause_text) else ""


def _remainder(submission: Submission, left: Mention, act: str, counted: list[Mention]) -> None:
    if left.hedge or not left.value:
        return
    done = [
        m
        for m in counted
        if m is not left and _done(m, act) and m.unit_fits(left) and not m.hedge and not re.search("未|没", m.clause_text)
    ]
    wholes = [
        m
        for m in counted
        if m is not left
        and m.dimension == left.dimension
        and not m.hedge
        and not m.kind
        and not compared(m)
        and (left.aim or not m.aim)
        and (left.head is None or meanings(m) & meanings(left))
    ]
    pairs = [(w, d) for w in wholes for d in done if w.value > d.value and _belongs(w, d, act)]
    if not pairs or any(w.value - d.value == left.value for w, d in pairs):
        return
    if any(m.act & {"notstart", "doing"} for m in counted if m.head == left.head and m is not left):
        return
    whole, part = min(
        pairs,
        key=lambda pair: (
            not _in_a_row(pair[0], pair[1], left),
            not pair[0].beside(pair[1]),
            abs(float((pair[0].value - pair[1].value) / left.value) - 1),
        ),
    )
    expected = whole.value - part.value
    few = whole.beside(part) and abs(expected - left.value) <= FEW and max(expected, left.value) <= 10 * FEW and left.dimension != "money"
    room = 0.5 if left.dimension == "money" and _in_a_row(whole, part, left) else 0.4
    if few or near(expected, left.value, room) or misprint(expected, left.value):
        told = [m for m in counted if m.beside(part) and m.value == expected and m.unit_fits(left) and m not in (whole, part)]
        rows = map(row_of, submission.row_with(whole.value, part.value, expected))
        submission.findings.say(
            "remainder",
            "explain",
            whole,
            part,
            left,
            *told[:1],
            *rows,
            whole=whole.text,
            part=part.text,
            expected=shown(expected),
            said=left.text,
        )


def _in_a_row(whole: Mention, part: Mention, left: Mention) -> bool:
    """年初安排1.28亿元。全年拨付1.16亿元，剩余2200万元: told one after the other, so the rest may be farther off."""
    told = part.beside(left) and whole.block is left.block and whole.host is None
    return told and whole.end <= part.start < left.start and whole.sentence[1] >= part.sentence[0] - 1


def _still_needed(submission: Submission, left: Mention, counted: list[Mention]) -> None:
    """二期4500万元，二期完成1860万元 … 二期尚需2460万元: only a misprint accuses, there are too many sums of money."""
    phase = PHASE.findall(left.lead)[-1:]
    money = [m for m in counted if m is not left and m.dimension == "money" and not m.hedge and PHASE.findall(m.lead)[-1:] == phase]
    pairs = [(w, d) for w in money for d in money if d.block is w.block and d.act & DONE and not w.act & DONE and w.value > d.value]
    if any(w.value - d.value == left.value for w, d in pairs) or left.hedge:
        return
    odd = next(((w, d) for w, d in pairs if misprint(w.value - d.value, left.value)), None)
    if odd:
        gap = shown(odd[0].value - odd[1].value)
        submission.findings.say("remainder", "explain", *odd, left, whole=odd[0].text, part=odd[1].text, expected=gap, said=left.text)


def _done(mention: Mention, act: str) -> bool:
    own = mention.left + re.split("[中里]", mention.right)[0]  # 6个问题中已完成整改5个: what follows 中 is said of the 5
    return act in mention.act or act in own or act == "pay" and "appropriate" in mention.act


def _belongs(whole: Mention, done: Mention, act: str) -> bool:
    if meanings(whole) & meanings(done) or done.head in (None, "~" + act) or whole.beside(done):
        return True
    return whole.dimension == "money" and act == "pay" and "fund" in meanings(whole)


def _states(submission: Submission, document: Document) -> None:
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
                submission.findings.say("states", "explain", whole, *parts, parts=added(parts), sum=shown(added_up), total=whole.text)
                break


def _states_next(submission: Submission, document: Document) -> None:
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
                submission.findings.say("states", "explain", whole, *done, parts=added(done), sum=shown(added_up), total=whole.text)


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


def _states_elsewhere(submission: Submission, document: Document) -> None:
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
            submission.findings.say(
                "states", "explain", wholes[0], *parts, parts=added(parts), sum=shown(total(parts)), total=wholes[0].text
            )
            return
