"""What is left after what is done: 安排13个，已完成10个，余下的2个正在推进; 已支付3240万元，尚有460万元待结清.

The words of a rest (余下, 尚有, 还剩, 未…) say that total, done and rest belong together; which total is meant they do not say,
so any that fits excuses, and only a near one accuses.
"""

from __future__ import annotations

import re
from fractions import Fraction

from ....compare.question import meanings
from ....findings import row_of
from ....numbers.mention import Mention
from ....numbers.numerals import shown
from ....numbers.values import misprint, near
from ....submission import Submission, neighbours
from ....wording import added, total
from ..series import REST, addable, plain, unit_of
from .remainder import NOT_DONE

LEFT = re.compile(
    "(?:尚余|尚剩|仍剩|还剩|余下|剩余|剩下|其余|结余|尚有|仍有|还有|仅剩|只剩|尚存|还差|未完成|未支付|未拨付|未使用)(?:的|下的|资金)?有?$"
)
STATED = re.compile("未[\u4e00-\u9fff]{2}的?(?:有|为|共)?$|没有[\u4e00-\u9fff]{2}的(?:有)?$")
DONE = re.compile("已|完|竣|支付|支出|拨付|使用|落实|开工|整改|销号|落地|移交|办结|投产|到位|验收|建成|发放|用于|脱贫|摘帽")
AT_FIRST = re.compile("年初|期初|原有|原来")
PHASE = re.compile("[一二三四]期|第[一二三四]批")
SUMMED = {"count", "money", "person"}
LOOK_BACK, MOST = 6, 4


def run(submission: Submission) -> None:
    for document in submission.documents:
        for mentions in document.by_block.values():
            for rest in mentions:
                if rest.dimension in SUMMED and not rest.hedge and not rest.delta and rest.value and _is_rest(rest):
                    _rest(submission, rest, mentions)


def _is_rest(rest: Mention) -> bool:
    """尚有6个项目没有开工; a rest in brackets or of what is to come is none."""
    if rest.bracketed or rest.host is not None or "其中" in rest.left:
        return False
    return bool(LEFT.search(rest.left[-10:]) or STATED.search(rest.left[-8:]))


def _rest(submission: Submission, rest: Mention, mentions: list[Mention]) -> None:
    same = [m for m in mentions if unit_of(m) == unit_of(rest) and m.end <= rest.start and addable(m) and not m.bracketed]
    wholes = [m for m in mentions if unit_of(m) == unit_of(rest) and m.end <= rest.start and _whole(m) and not m.bracketed]
    near_by = [m for m in same if m.beside(rest)] or [m for m in same if m.sentence[1] >= rest.sentence[0] - 1]
    done = _done(rest, [m for m in near_by if m.host is None or m.host in wholes])
    if not done or not DONE.search(done[-1].lead + done[-1].right[:6]) or PHASE.search(rest.lead):
        return
    wholes = [m for m in wholes if m.end <= done[-1].start and m.value > done[-1].value]
    others = [m for m in neighbours(rest, submission.alike(done[-1]) + submission.alike(rest)) if m.value > done[-1].value]
    runs = [done[at:] for at in range(len(done))] + [[one] for one in near_by]  # 签约12家，落地增加到9家，新落地5家
    if any(_fits(whole, run_, rest) for whole in [*wholes, *others] for run_ in runs):
        return
    likely = [m for m in reversed(wholes[-LOOK_BACK:]) if m.value >= rest.value and _alike(m, done[-1], rest) and not REST.search(m.left)]
    odd = next(((whole, run_) for whole in likely for run_ in _between(whole, done) if _near(whole.value - total(run_), rest)), None)
    if odd:
        _say(submission, *odd, rest)


def _whole(mention: Mention) -> bool:
    """年初有5412人 is a base elsewhere and the very total here."""
    return plain(mention) or not mention.hedge and not mention.delta and bool(AT_FIRST.search(mention.left))


def _done(rest: Mention, before: list[Mention]) -> list[Mention]:
    """未开工2个 answers 已开工122个, whatever else is told between them."""
    verb = NOT_DONE.search(rest.clause_text)
    same = [m for m in before if verb and verb[1] in m.lead]
    return same[-1:] or before[-MOST:]


def _fits(whole: Mention, done: list[Mention], rest: Mention) -> bool:
    room = whole.precision / 2 + rest.precision + sum((m.precision for m in done), whole.precision * 0) / 2
    return whole not in done and abs(whole.value - total(done) - rest.value) <= (room if whole.precision != rest.precision else 0)


def _between(whole: Mention, done: list[Mention]) -> list[list[Mention]]:
    """The last number before the rest, or all that are told between the total and the rest."""
    after = [m for m in done if m.start >= whole.end]
    return [after[-1:], after] if len(after) > 1 else [after]


def _alike(whole: Mention, done: Mention, rest: Mention) -> bool:
    return any(one.head is None or whole.head is None or one.no_head or meanings(one) & meanings(whole) for one in (done, rest))


def _near(expected: Fraction, rest: Mention) -> bool:
    if expected <= 0:
        return False
    few = rest.dimension != "money" and abs(expected - rest.value) <= 2 and max(expected, rest.value) <= 30
    return few or near(expected, rest.value, 0.3) or misprint(expected, rest.value)


def _say(submission: Submission, whole: Mention, done: list[Mention], rest: Mention) -> None:
    gap = whole.value - total(done)
    rows = map(row_of, submission.row_with(whole.value, total(done), gap))
    said = {"whole": whole.text, "part": added(done), "expected": shown(gap), "said": rest.text}
    submission.findings.say("remainder", "explain", whole, *done, rest, *rows, **said)
