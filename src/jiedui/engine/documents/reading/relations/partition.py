"""A total told first and its parts told after it without 其中: 项目29个，产业类17个，教育类6个，健康类4个，劳务类3个.

Numbers of one unit that follow each other in short, like clauses are a list. The number before the list is its total only if
the list nearly makes it: most lists that stand behind a larger number are not its parts.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from ..numbers.mention import Mention
from ..numbers.values import misprint, near
from ..submission import Submission
from ..wording import total
from .series import addable, contrast, label, series, unit_of
from .totals import say_sum

MOST = 14
KINDS = set("类县市区镇乡州村旗")
NEAR, NEAR_FAR = 0.12, 0.06


def run(submission: Submission) -> None:
    for document in submission.documents:
        for mentions in document.by_block.values():
            for found in series(mentions):
                _inside(submission, found, mentions)


def _inside(submission: Submission, found: list[Mention], mentions: list[Mention]) -> None:
    """The first number of the list is the total of the rest, or the total stands before the list."""
    same = [m for m in mentions if unit_of(m) == unit_of(found[0])]
    candidates = [(whole, parts) for whole, parts in _candidates(found, same) if not one_of_them(whole, parts)]
    if any(_told_otherwise(whole, parts, mentions) or explained(whole, parts, same) for whole, parts in candidates):
        return
    for whole, parts in candidates:
        if suspicious(whole, parts, NEAR if whole.beside(parts[0]) else NEAR_FAR):
            say_sum(submission, whole, parts)
            return


def _candidates(found: list[Mention], same: list[Mention]) -> Iterator[tuple[Mention, list[Mention]]]:
    """The nearest total first: a number of the list larger than all that follow, then those told before the list."""
    for at in range(len(found) - 2):
        if len(found) - at - 1 <= MOST and found[at].value > max(m.value for m in found[at + 1 :]):
            yield found[at], found[at + 1 :]
    largest = max(m.value for m in found)
    if len(found) > MOST:
        return
    before = [m for m in same if m.end <= found[0].start and m.value > largest and addable(m) and not m.bracketed]
    for whole in before[-1:] + [m for m in reversed(before[:-1]) if len(found) >= 3 and first_of_sentence(m, same)]:
        if whole.beside(found[0]) or len(found) >= 3 and whole.sentence[1] >= found[0].sentence[0] - 1:
            yield whole, found


def first_of_sentence(mention: Mention, same: list[Mention]) -> bool:
    return next(m for m in same if m.beside(mention)) is mention


def one_of_them(whole: Mention, parts: list[Mention]) -> bool:
    """产业类19个，基础设施类12个、人居类7个: the largest item is no total; nor is 专技人才31人 of 干部4人 and 专技人才26人."""
    words = label(whole)
    endings = [label(p)[-1:] for p in parts]
    if words[-1:] in KINDS and endings.count(words[-1:]) * 2 > len(parts):
        return True
    same = [p for p in parts if words and label(p)[-3:] == words[-3:]]
    return whole.host is not None and whole.host in parts or bool(same) and len({p.own_head for p in parts}) > 1


def _told_otherwise(whole: Mention, parts: list[Mention], mentions: list[Mention]) -> bool:
    """其中 says that these are parts, not that they are all: its own rule judges them."""
    text, first = whole.block.text, parts[0]
    since = max((m.end for m in mentions if m.end <= first.start), default=whole.end)
    return "其中" in text[since : first.start] or text.startswith("等", parts[-1].end)


def explained(whole: Mention, parts: list[Mention], same: list[Mention]) -> bool:
    """Whether some of the list make the total, or the list makes another number of the paragraph."""
    sums = [m for m in same if m not in parts]
    if any(fits(parts, m) for m in sums):
        return True
    after = [m for m in same if m.start >= parts[-1].end][:2]
    if any(fits([*parts, *after[: n + 1]], whole) for n in range(len(after))):
        return True
    some = (list(c) for size in range(2, len(parts)) for c in combinations(parts[:8], size))
    return any(fits(c, whole) for c in some)


def fits(parts: list[Mention], whole: Mention) -> bool:
    room = whole.precision + sum((p.precision for p in parts), whole.precision * 0) / 2
    return abs(total(parts) - whole.value) <= (room if len({p.precision for p in [whole, *parts]}) > 1 else room / 2)


def suspicious(whole: Mention, parts: list[Mention], share: float) -> bool:
    """A slip of one number, or nearly the total; two parts must be told apart as the two halves of something."""
    added_up = total(parts)
    if len(parts) == 2 and not contrast(parts):
        return False
    mends = any(misprint(p.value, whole.value - added_up + p.value) for p in parts if whole.value > added_up - p.value)
    return near(added_up, whole.value, share) or misprint(added_up, whole.value) or mends or abs(added_up - whole.value) == 1
