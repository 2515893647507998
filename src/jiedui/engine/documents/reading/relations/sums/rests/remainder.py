"""What is left = total − what is done: 安排398个，已完工371个 and, elsewhere, 还没完工的37个."""

from __future__ import annotations

import re

from ....compare.question import meanings
from ....findings import row_of
from ....numbers.mention import Mention
from ....numbers.numerals import shown
from ....numbers.values import misprint, near
from ....submission import Submission, neighbours
from ..series import compared
from .states import states, states_elsewhere, states_next

NOT_DONE = re.compile(
    r"(?:未|没有?|尚未|尚有|剩余|仍有)[^,;。]{0,4}?(完工|竣工|开工|支付|支出|拨付|报账|投产|落地|使用|移交|复工|复产|验收|销号|整改|办结|兑现|到岗|入住)"
)
STILL_THERE, WAITS = re.compile("[尚还仍]有$"), re.compile("[^,;。]{0,6}[待未][^,;。]{0,6}(?:支付|拨付|支出|结算|报账)")
CLEARED = re.compile("清理|清收|盘活|收回|历年|调整|统筹|重新安排")
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


def run(submission: Submission) -> None:
    for document in submission.documents:
        counted = [m for m in document.in_text if m.dimension in {"count", "money", "person"}]
        for mention in counted:
            if mention.dimension == "money" and STILL.search(mention.lead):
                _still_needed(submission, mention, neighbours(mention, counted))
            elif act := _act_left(mention):
                _remainder(submission, mention, act, neighbours(mention, counted))
        states(submission, document)
        states_next(submission, document)
        states_elsewhere(submission, document)


def _act_left(mention: Mention) -> str:
    if re.search("中,?有?$", mention.left[-3:]):
        return ""  # 尚未完工的5个项目中有4个在该县
    found = NOT_DONE.search(mention.clause_text)
    if found:
        return ACT.get(found.group(1), found.group(1))
    waits = STILL_THERE.search(mention.left) and WAITS.match(mention.right)  # 尚有665万元待决算后支付
    if CLEARED.search(mention.clause_text):
        return ""  # 清理出的结余资金1240万元 is of all years
    of_funds = not mention.act or mention.act & FUNDED  # 其余由商超销售: a rest of the sales
    return "pay" if mention.dimension == "money" and of_funds and (LEFT.search(mention.clause_text) or waits) else ""


def _remainder(submission: Submission, left: Mention, act: str, counted: list[Mention]) -> None:
    if left.hedge or not left.value:
        return
    pairs = _pairs(left, act, counted)
    if not pairs or any(w.value - d.value == left.value for w, d in pairs):
        return
    if any(m.act & {"notstart", "doing"} for m in counted if m.head == left.head and m is not left):
        return
    whole, part = min(pairs, key=lambda pair: _distance(pair[0], pair[1], left))
    if _nearly(whole, part, left):
        _say(submission, whole, part, left, counted)


def _pairs(left: Mention, act: str, counted: list[Mention]) -> list[tuple[Mention, Mention]]:
    """Each total with each number done of it, between which the rest may lie."""
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
    return [(w, d) for w in wholes for d in done if w.value > d.value and _belongs(w, d, act)]


def _distance(whole: Mention, part: Mention, left: Mention) -> tuple[bool, bool, float]:
    """The likelier pair is told in one row with the rest, in one sentence, and comes nearer to it."""
    return (
        not _in_a_row(whole, part, left),
        not whole.beside(part),
        abs(float((whole.value - part.value) / left.value) - 1),
    )


def _nearly(whole: Mention, part: Mention, left: Mention) -> bool:
    expected = whole.value - part.value
    few = whole.beside(part) and abs(expected - left.value) <= FEW and max(expected, left.value) <= 10 * FEW and left.dimension != "money"
    room = 0.5 if left.dimension == "money" and _in_a_row(whole, part, left) else 0.4
    return few or near(expected, left.value, room) or misprint(expected, left.value)


def _say(submission: Submission, whole: Mention, part: Mention, left: Mention, counted: list[Mention]) -> None:
    """With the rest told rightly elsewhere beside the part, and the table's row of all three."""
    expected = whole.value - part.value
    told = [m for m in counted if m.beside(part) and m.value == expected and m.unit_fits(left) and m not in (whole, part)]
    rows = map(row_of, submission.row_with(whole.value, part.value, expected))
    said = {"whole": whole.text, "part": part.text, "expected": shown(expected), "said": left.text}
    submission.findings.say("remainder", "explain", whole, part, left, *told[:1], *rows, **said)


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
