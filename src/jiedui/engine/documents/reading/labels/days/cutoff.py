"""The day the figures are of: later than the signature, or another than the bulletin's own.

现将截至6月30日的情况报告如下 … 截至7月15日 … 2024年7月8日
"""

from __future__ import annotations

import re
from itertools import combinations
from typing import NamedTuple

from ...findings import Place, place_at, row_of
from ...frames.document import Document
from ...submission import Submission
from ...text.blocks import Block

DATE = r"(?:(20\d\d)年)?(\d{1,2})月(?:(\d{1,2})日|(底|末))?"
AS_OF = re.compile(
    r"(?:截[至止](?:到|于)?|[到至]今天,?|(?:数据|情况|数字)?(?:均|都|皆)?统?一?(?:统计|汇总|更新)[至到]|(?:时点|截止日期?|截止时间)[为是::]*)"
    rf"{DATE}|(?:据|按|以){DATE}的?(?:系统|台账|报表)?(?:统计|数据)"
)
SIGNED = re.compile(r"\d{4}[-年/.][\d一二三四五六七八九十]+[-月/.][\d一二三四五六七八九十]+日?")
TOLD = re.compile(r"(?:^|[,。;:])(20\d\d)年(?:度|以来)?,")
# What an inspection found stood so on its own day; a section may say that its figures are of another one.
THEN = re.compile(r"(?:督查|审计|检查|巡查|调研|反馈|暗访|核查)(?:组)?(?:时|发现|指出|反映|认定)|当时|彼时|整改前")
# 截至7月5日全部拨付 tells when a thing was done, not the day of the figures.
WHOLLY = re.compile(",?(?:已)?(?:全部|均已|全面|悉数)")
OWN_DAY = re.compile(r"(?<!各项)(?<!本期)(?<!上述)(?<!以上)(?<!有关)(?<!相关)(?<!全部)(?<!所有)[\u4e00-\u9fff]{2}数据(?:[均都]?)$")
# 本通报数据统一截至9月30日: said of everything, so a part with another day breaks it.
UNIVERSAL = re.compile("(?:统一|一律|所有|全部|以下数据|下列数据|所列|所用|所引|文中|本通报|本报告|本小结)[^,。;]{0,8}$")
COMPARED = re.compile("上年|去年|同期|[比较与]")
SAID_OF_ALL = re.compile("现[将就]|均为?$|统一|如无|除另有")
GENERAL = re.compile(
    r"(?:以下|下列|下文|本文|所列|所用|所引|各项|本期|上述|以上|有关|相关|全部|所有|统计|通报|报告|文中|材料|涉及|附表|表中|表内)数据(?:[均都]?)$"
)


class AsOf(NamedTuple):
    """An as-of day as said; without a day of the month its last one."""

    year: int | None
    month: int
    day: int
    exact: bool
    said: str
    place: Place


def run(submission: Submission) -> None:
    for document in submission.documents:
        found = as_of_days(document)
        if found:
            late = _after_signing(submission, document, found)
            _mixed(submission, document, [a for a in found if a is not late])


def as_of_days(document: Document) -> list[AsOf]:
    return [as_of for block in document.blocks if not block.is_row for as_of in _as_of(document, block)]


def _year_told(before: str) -> int | None:
    """2023年,…。截至11月底: the year the paragraph tells of, whenever it was published."""
    found = TOLD.findall(before)
    return int(found[-1]) if found else None


def _as_of(document: Document, block: Block) -> list[AsOf]:
    found = []
    for match in AS_OF.finditer(block.text):
        said, month, day = match.group(1, 2, 3) if match[2] else match.group(5, 6, 7)
        year = int(said) if said else _year_told(block.text[: match.start()]) or document.year
        if not said and year and document.published and (year, int(month)) >= (document.published[0], document.published[1] + 6):
            year -= 1  # 截至12月31日 in a paper of January
        said_end = "底" in match.group() or "末" in match.group()  # 截至10月 is any day of it
        found.append(AsOf(year, int(month), int(day or (30 if said_end else 1)), bool(day), match.group(), place_at(block, *match.span())))
    return found


def _after_signing(submission: Submission, document: Document, found: list[AsOf]) -> AsOf | None:
    signed, where = document.published, signature_of(document)
    if signed is None or where is None:
        return None
    # A month's end is said before it comes by some days; three are let pass.
    late: AsOf | None = next((a for a in found if a.year and (a.year, a.month, a.day - (0 if a.exact else 3)) > signed), None)
    if late:
        day = f"{signed[0]}年{signed[1]}月{signed[2]}日"
        submission.findings.say("as-of-after-signing", "explain", late.place, where, a=late.said, b=day)
    return late


def signature_of(document: Document) -> Place | None:
    """Where the day of its signature stands."""
    block = document.published_in
    if block is None:
        return None
    days = list(SIGNED.finditer(block.text))
    return place_at(block, *days[-1].span()) if days else row_of(block)


def _beside(a: Place, b: Place) -> bool:
    """Two days side by side in one paragraph sentence are a comparison made on purpose."""
    if a.block is not b.block:
        return False
    first, second = sorted((a.quote_end, b.quote_start))
    return not re.search("[。!?]", a.block.text[first:second])


def _of_all(a: AsOf) -> bool:
    return bool(UNIVERSAL.search(a.place.block.text[max(0, a.place.quote_start - 16) : a.place.quote_start]))


def _of_its_own(a: AsOf, universal: bool) -> bool:
    """The text itself says why the day is another one."""
    before = a.place.block.text[max(0, a.place.quote_start - 16) : a.place.quote_start]
    after = a.place.block.text[a.place.quote_end :][:8]
    excused = bool(OWN_DAY.search(before)) and not GENERAL.search(before) and not universal
    return bool(THEN.search(before) or WHOLLY.match(after)) or excused


def _general(a: AsOf) -> bool:
    """Said of all that follows: 现将截至…情况通报如下, 本期数据均截至…, 附表（截至…）."""
    block = a.place.block
    before = block.text[max(0, a.place.quote_start - 16) : a.place.quote_start]
    return (
        _of_all(a)
        or bool(GENERAL.search(before) or SAID_OF_ALL.search(before) or re.match("附[件表]|注", block.text))
        or block.kind == "title"
    )


def _mixed(submission: Submission, document: Document, found: list[AsOf]) -> None:
    universal = any(_of_all(a) for a in found)
    found = [a for a in found if not _of_its_own(a, universal)]
    general = any(map(_general, found))
    told = [{(p.block, p.start) for p in f.places} for f in submission.findings if f.code in {"period-drift", "two-values"}]
    if not general and ("整改" in document.title or len({(a.year, a.month) for a in found}) > 2):
        return  # a text that dates each of its figures keeps to no one day
    distinct = list({(a.year, a.month, a.day): a for a in reversed(found)}.values())[::-1]
    _year_left(submission, distinct)
    if len({(a.year, a.month) for a in distinct}) >= 2:
        for a, b in zip(distinct, distinct[1:], strict=False):
            drift = any(
                {(p.block, p.start) for p in (a.place, b.place)} <= sentences for sentences in told
            )  # one value of two days says it better
            if a.year == b.year and not drift and not _beside(a.place, b.place):
                submission.findings.say("period-mix", "explain", a.place, b.place, a=a.said, b=b.said)


def _year_left(submission: Submission, days: list[AsOf]) -> None:
    """截至2022年12月25日 in the text and 截至2023年12月25日 over its table: the same day to the day, last year's left standing."""
    for a, b in combinations(days, 2):
        compared = any(COMPARED.search(p.place.block.text[max(0, p.place.quote_start - 8) : p.place.quote_start]) for p in (a, b))
        one_day = a.exact and b.exact and (a.month, a.day) == (b.month, b.day)
        if one_day and a.year and b.year and abs(a.year - b.year) == 1 and not compared and not _beside(a.place, b.place):
            submission.findings.say("period-mix", "explain", a.place, b.place, a=a.said, b=b.said)
