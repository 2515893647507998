"""Totals without 其中: colon lists, totals after their parts, years, batches."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import combinations

from ...numbers.mention import Mention
from ...numbers.numerals import whole as number
from ...numbers.values import misprint, near
from ...submission import Submission
from ...wording import total
from ..saying import say_sum
from .series import GROWN

SUMMED = {"count", "person", "ptime", "money"}
TOTAL_WORD = re.compile(r"合计|总计|加起来|共|总[^,;。\d]{0,10}$|[两三四五六七八九十\d]年(?:来|间)?累计")
ADDING = re.compile(
    r"加上|又|再加|前后|合计|总计|总共|一共|加起来|[两三四五六\d][项类期批处]共|[两三四五六七八九十\d]年(?:来|间)?(?:累计|共)"
)
TOTAL_OF_ALL = re.compile("(?:全年|双方|两地|双向|互访|两项|各类)[^,;。]{0,8}共计?$")
COLON = re.compile(r"[^,;。:]{0,12}:[^\d]*")
CUMULATIVE = re.compile("累计|总额|共|合计")
BATCH = re.compile(r"第[一二三四五六]批")


def run(submission: Submission) -> None:
    for document in submission.documents:
        for mentions in document.by_block.values():
            for whole in mentions:
                if len(submission.parts.get(whole, [])) < 2:
                    _colon(submission, whole, mentions)
                    _total_after(submission, whole, mentions)
            _years(submission, mentions)
            _batches(submission, mentions)
            _running(submission, mentions)


def _colon(submission: Submission, whole: Mention, mentions: list[Mention]) -> None:
    """商会企业64家：制造业41家、农业17家、服务业8家."""
    parts = [m for m in mentions if m.start > whole.start and m.sentence == whole.sentence and m.unit_fits(whole)]
    parts = [m for m in parts if m.segment == whole.segment] or parts
    if len(parts) < 2 or whole.dimension not in SUMMED or parts[0].host:
        return
    text = whole.block.text
    if not COLON.fullmatch(text[whole.end : parts[0].start] or " ") or whole.hedge or any(p.hedge for p in parts):
        return
    room = whole.precision + sum(p.precision for p in parts) / 2
    if any(sum(p.value for p in parts[at:]) == parts[at - 1].value for at in range(1, len(parts) - 1)):
        return  # 选派4人，其中县处级1人、其他3人: the rest of the list divides the number before it
    if any(abs(total(parts[:at]) - whole.value) <= room for at in range(2, len(parts))):
        return  # …其他地区572人，其中脱贫3022人: what follows a list that is whole divides it anew
    open_end = "等" in text[parts[-1].end : parts[-1].end + 12]
    if abs(total(parts) - whole.value) > room and not open_end and whole.value and 0.5 < float(total(parts) / whole.value) < 2:
        say_sum(submission, whole, parts)


def as_many(whole: Mention, mentions: list[Mention], parts: list[Mention]) -> list[Mention]:
    """到山东就业420人，其中烟台268人；就近就业2960人，其他1310人，三项合计: as many as it says, their own parts aside."""
    said = re.search("([两二三四五六])[项类个部]", whole.lead)
    count = number(said[1]) if said else None
    if count is None or len(parts) >= count and not any(p.host is not None and p.host.beside(p) for p in parts):
        return parts
    before = [m for m in mentions if m.beside(whole) and m.end <= whole.start and m.unit == whole.unit and m.host is None]
    return before[-count:] if len(before) >= count else parts


def _total_after(submission: Submission, whole: Mention, mentions: list[Mention]) -> None:
    """…50座，…60座，两期共120座."""
    if whole.dimension not in SUMMED | {"area"} or not TOTAL_WORD.search(whole.lead):
        return
    parts = [
        m
        for m in mentions
        if m.end <= whole.clause[0]
        and m.segment == whole.segment
        and m.dimension == whole.dimension
        and m.unit == whole.unit
        and m.host is None
        and not m.period.future
    ]
    parts = as_many(whole, mentions, parts)
    if len(parts) < 2 or whole.hedge or any(p.hedge or GROWN.search(p.left) for p in parts) or not whole.value:
        return
    added_up, near_miss = total(parts), misprint(total(parts), whole.value)
    if added_up == whole.value or not (near_miss or 0.85 <= float(added_up / whole.value) <= 1.18):
        return
    some = (c for size in range(2, len(parts)) for c in combinations(parts[-8:], size))
    if any(abs(total(list(c)) - whole.value) <= whole.precision for c in some):
        return
    summed = ADDING.search(whole.before(whole.segment[0])) or TOTAL_OF_ALL.search(whole.lead) and whole.head == parts[0].head
    if near_miss or summed:
        say_sum(submission, whole, parts)


def _years(submission: Submission, mentions: list[Mention]) -> None:
    """At least three amounts of consecutive years against a cumulative one."""
    series: dict[tuple[str, str], list[Mention]] = defaultdict(list)
    for mention in mentions:
        year = mention.period.year
        if not year or mention.period.part or mention.host or mention.dimension not in {"money", "count", "person"}:
            continue
        if f"{year}年" in mention.lead or mention.dimension == "money" and re.search("上年|去年", mention.lead):
            series[mention.dimension, "" if mention.dimension == "money" else mention.unit].append(mention)
    for parts in series.values():
        years = [m.period.year or 0 for m in parts]
        if len(parts) >= 3 and len(set(years)) == len(years) == max(years) - min(years) + 1:
            _against_total(submission, parts)


def _against_total(submission: Submission, parts: list[Mention]) -> None:
    largest, added_up = max(p.value for p in parts), total(parts)
    totals = [
        m
        for m in submission.document_of(parts[0]).mentions
        if m.dimension == parts[0].dimension
        and m not in parts
        and m.value > largest
        and (m.period.cumulative or CUMULATIVE.search(m.sentence_text))
    ]
    if any(abs(m.value - added_up) <= m.precision for m in totals):
        return
    odd = next((m for m in totals if near(m.value, added_up, 0.06) or misprint(m.value, added_up)), None)
    if odd:
        say_sum(submission, odd, parts)


def _batches(submission: Submission, mentions: list[Mention]) -> None:
    """第一批7个、第二批5个 against the total anywhere in the document."""
    groups: dict[tuple[object, ...], list[Mention]] = defaultdict(list)
    for mention in mentions:
        if BATCH.search(mention.before(mention.zone[0])):
            groups[mention.sentence, mention.dimension, mention.unit if mention.dimension == "count" else "", mention.head].append(mention)
    for parts in groups.values():
        if len(parts) < 2:
            continue
        largest, added_up = max(p.value for p in parts), total(parts)
        wholes = [
            m
            for m in submission.document_of(parts[0]).mentions
            if m.unit_fits(parts[0]) and m.head == parts[0].head and m not in parts and m.value > largest
        ]
        odd = next((m for m in wholes if near(m.value, added_up, 0.15)), None)
        if odd and not any(m.value == added_up for m in wholes):
            say_sum(submission, odd, parts)


NOW, SO_FAR, BEFORE = re.compile("本[周月期季旬]|当[周月]"), re.compile("累计"), re.compile("上[周月期季旬]|此前|截至上")


def _running(submission: Submission, mentions: list[Mention]) -> None:
    """本周26人，本年累计471人；上周累计454人: what was and what came make what is."""
    plain = [m for m in mentions if m.host is None and not m.hedge and m.dimension in SUMMED]
    before = [m for m in plain if BEFORE.search(m.lead) and SO_FAR.search(m.lead)]
    sums = [m for m in plain if SO_FAR.search(m.lead) and m not in before]
    new = [m for m in plain if m not in before and m not in sums and NOW.search(m.before(m.segment[0]))]
    if len(before) == len(sums) == len(new) == 1 and sums[0].unit_fits(new[0]) and sums[0].unit_fits(before[0]):
        parts = [before[0], new[0]]
        if abs(total(parts) - sums[0].value) > sums[0].precision + new[0].precision:
            say_sum(submission, sums[0], parts)
