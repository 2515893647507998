"""A total told first and its parts told after it without 其中: 项目29个，产业类17个，教育类6个，健康类4个，劳务类3个.

Numbers of one unit that follow each other in short, like clauses are a list. The number before the list is its total only if
the list nearly makes it: most lists that stand behind a larger number are not its parts.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping
from fractions import Fraction
from itertools import combinations

from ...frames.counted.heads import PROFESSIONS
from ...numbers.mention import Mention
from ...numbers.values import misprint, near
from ...submission import Submission
from ...wording import total
from ..saying import say_states, say_sum
from .rests.states import OPEN_STATE
from .series import OVERLAPPING, REST, addable, compared, contrast, halves, label, plain, series, unit_of
from .whole.fitting import TOGETHER

MOST = 14
PLACES = set("县市区镇乡州村旗")
NEAR, NEAR_FAR = 0.12, 0.06


def run(submission: Submission) -> None:
    for document in submission.documents:
        wholes: dict[tuple[str, str], list[Mention]] = defaultdict(list)
        for mention in document.in_text:
            if mention.value >= 100 and addable(mention):
                wholes[unit_of(mention)].append(mention)
        for same in wholes.values():
            same.sort(key=lambda m: m.value)
        for mentions in document.by_block.values():
            for found in series(mentions):
                _list(submission, found, mentions, wholes)


def _list(submission: Submission, found: list[Mention], mentions: list[Mention], wholes: Mapping[tuple[str, str], list[Mention]]) -> None:
    """The first number of the list is the total of the rest, or the total stands before the list."""
    same = [m for m in mentions if unit_of(m) == unit_of(found[0])]
    if len(found) > 2 and _makes_another(found, same, wholes.get(unit_of(found[0]), [])):
        return
    candidates = [
        (whole, parts)
        for whole, parts in _candidates(found, same)
        if not one_of_them(whole, parts) and not (whole in found and described(whole, parts))
    ]
    if any(fits(parts, whole) and (len(parts) > 2 or whole not in found and contrast(parts)) for whole, parts in candidates):
        return
    for whole, parts in candidates:
        if (
            suspicious(whole, parts, _share(whole, parts))
            and not _told_otherwise(whole, parts, mentions)
            and not explained(whole, parts, same)
        ):
            _say(submission, whole, parts)
            return


def _makes_another(found: list[Mention], same: list[Mention], wholes: list[Mention]) -> bool:
    """Whether the list with its first number makes a number told elsewhere; `wholes` are in order of value."""
    added_up = total(found)
    first = bisect_left(wholes, added_up * Fraction(49, 50), key=lambda m: m.value)
    last = bisect_right(wholes, added_up * Fraction(51, 50), key=lambda m: m.value)
    return any(fits(found, m) for m in [*same, *wholes[first:last]] if m not in found and not compared(m))


def _say(submission: Submission, whole: Mention, parts: list[Mention]) -> None:
    """已整改10个，正在整改3个 are states of one set."""
    if any(OPEN_STATE.search(REST.sub("", label(p))) for p in parts):
        say_states(submission, whole, parts)
    else:
        say_sum(submission, whole, parts)


def _share(whole: Mention, parts: list[Mention]) -> float:
    """How far from the list its total may be: the farther away it stands, the more alike it must look."""
    if whole.beside(parts[0]):
        return NEAR
    return NEAR_FAR if whole.sentence[1] >= parts[0].sentence[0] - 1 else 0


def _candidates(found: list[Mention], same: list[Mention]) -> Iterator[tuple[Mention, list[Mention]]]:
    """Totals told before the list, then a number of the list larger than all that follow."""
    if len(found) <= MOST:
        yield from ((whole, found) for whole in _before(found, same))
    for at in range(max(0, len(found) - MOST - 1), len(found) - 2):
        if found[at].value > max(m.value for m in found[at + 1 :]) and not (at == len(found) - 3 and _next_of_kind(found, at)):
            yield found[at], found[at + 1 :]


def _next_of_kind(found: list[Mention], at: int) -> bool:
    """耕地面积2333亩、林地面积1980亩，茶园850亩、桑园950亩: what stands beside its like is one more item, no total of the two after it."""
    return at > 0 and len(label(found[at])) > 2 and label(found[at])[-2:] == label(found[at - 1])[-2:]


def _before(found: list[Mention], same: list[Mention]) -> Iterator[Mention]:
    """The nearest number before the list; for a longer list also those that come first in their sentence."""
    before = [m for m in same if m.end <= found[0].start]
    far = [m for m in reversed(before[:-1]) if len(found) > 2 and first_of_sentence(m, same)]
    for whole in before[-1:] + far:
        if whole.host is not None and whole.segment != found[0].segment:
            continue  # 就业4.36万人，其中脱贫劳动力2.17万人；到广东1.28万人…: of all of them
        if (whole.beside(found[0]) or len(found) > 2) and whole.value > max(m.value for m in found) and plain(whole):
            yield whole


def first_of_sentence(mention: Mention, same: list[Mention]) -> bool:
    return next(m for m in same if m.beside(mention)) is mention


def one_of_them(whole: Mention, parts: list[Mention]) -> bool:
    """产业类19个，基础设施类12个、人居类7个: the largest item is no total; nor is 专技人才31人 of 干部4人 and 专技人才26人."""
    others = whole.own_head and all(p.own_head and p.own_head != whole.own_head for p in parts)
    if others and (whole.unit == "对" or whole.own_head in PROFESSIONS):
        return True  # 村结对12对，学校结对8对、医院结对3对; 教师18名、医生15名，挂职干部2名
    words = label(whole)
    if TOGETHER.search(whole.lead) and whole.segment != parts[0].segment:
        return True  # 教师31名、医生22名，共53名；西吉也派出教师40名、医生18名
    if "总值" in words and not all("增加值" in label(p) or "产业" in label(p) for p in parts):
        return True  # 地区生产总值18.3亿元；服务业增加值9.4亿元；社会消费品零售总额4.4亿元: a bulletin's indicators
    if words and any(label(p) == words for p in parts):
        return True  # 一家31.4万元，一家20万元，另有8.6万元
    alike = [p for p in parts if label(p)[-1:] in PLACES and words[-1:] in PLACES or words[-1:] == label(p)[-1:] == "类"]
    if len(alike) * 2 > len(parts):
        return True
    same = [p for p in parts if words and label(p)[-3:] == words[-3:]]
    siblings = whole.host is not None and any(p.host is whole.host for p in parts)
    return siblings or bool(same) and len({p.own_head for p in parts}) > 1


def described(whole: Mention, parts: list[Mention]) -> bool:
    """女性100059人，残疾人13448人，老年人81342人: the first of several descriptions is no total of the others."""
    return bool(whole.group & OVERLAPPING - {g for p in parts for g in p.group})


def _told_otherwise(whole: Mention, parts: list[Mention], mentions: list[Mention]) -> bool:
    """其中 says that these are parts, not that they are all: its own rule judges them."""
    text, first = whole.block.text, parts[0]
    since = max((m.end for m in mentions if m.end <= first.start), default=whole.end)
    if sum(bool(p.group & OVERLAPPING) for p in parts) > 1:
        return True  # 脱贫680人，监测对象46人，妇女510人: one person may be of each
    if whole.segment != parts[-1].segment and whole.segment == parts[0].segment:
        return True  # 昭觉5300万元、甘洛4300万元；区本级另行安排1200万元
    open_list = "其中" in text[since : first.start] and not REST.search(label(parts[-1]))
    return open_list or text.startswith("等", parts[-1].end)


def explained(whole: Mention, parts: list[Mention], same: list[Mention]) -> bool:
    """Whether some of the list make the total, or the list makes another number of the paragraph."""
    sums = [m for m in same if m not in parts and (m.beside(whole) or m.beside(parts[0]) or m.value >= 1000)]
    if any(fits(parts, m) for m in sums if not compared(m)):
        return True
    after = [m for m in same if m.start >= parts[-1].end][:2]
    if any(fits([*parts, *after[: n + 1]], whole) for n in range(len(after))):
        return True
    some = (list(c) for size in range(2, len(parts)) for c in combinations(parts[:8], size))
    return any(fits(c, whole) for c in some)


def fits(parts: list[Mention], whole: Mention) -> bool:
    room = whole.precision + sum((p.precision for p in parts), whole.precision * 0) / 2
    return abs(total(parts) - whole.value) <= (room if len({p.precision for p in [whole, *parts]}) > 1 else room / 2)


def suspicious(whole: Mention, parts: list[Mention], share: float, listed: bool = False) -> bool:
    """A slip of one number, or nearly the total; two parts must be told apart as the two halves of something."""
    added_up = total(parts)
    if not listed and not halves(parts):
        return False
    mends = any(misprint(p.value, whole.value - added_up + p.value) for p in parts if whole.value > added_up - p.value)
    by_one = abs(added_up - whole.value) == 1 and share > 0
    return near(added_up, whole.value, share) or misprint(added_up, whole.value) or mends or by_one
