"""Parts that exhaust their whole add up to it: 25个，其中产业10个、就业9个、消费5个."""

from __future__ import annotations

import re
from fractions import Fraction

from ....numbers.mention import Mention
from ....numbers.values import fits_percent
from ....submission import Submission
from ....wording import total
from ...saying import say_sum
from ..series import OVERLAPPING

OPEN_END = re.compile("等(?!级)")
CENSUS = re.compile("(?:总|户籍|常住|农业|农村|乡村|现有|共有|全[县乡镇村区市])人口$")
CROSSING = re.compile("贫困|脱贫|低保|五保|特困|残疾|党员|劳动力|劳力|监测|边缘|留守|外出|务工|少数民族|老年|老人|妇女|儿童|移民|搬迁")
SOME = re.compile("(?<!包)含")  # 1.5亿元(含灾后重建8000万元): some of it
BESIDES = re.compile("以外的?其[他它余]|之外的?其[他它余]|除[^,;。]{1,8}外")
EACH = re.compile("[均每]$|各(?![类项级种界方])[^,;。]{0,4}$")
STRONG = re.compile(r"分别|:|\(|包括")


def _sets(parts: list[Mention]) -> list[list[Mention]]:
    """All parts; those outside brackets; those that are no overlapping class. Any of them may exhaust the whole."""
    sets = [parts]
    plain = [p for p in parts if not p.group & OVERLAPPING]
    if plain and len(plain) < len(parts):
        sets.append(plain)
    outside = [p for p in parts if not p.bracketed]
    if outside and len(outside) < len(parts):
        sets.insert(0, outside)
    return [s for s in sets if len(s) >= 2]


def _apart(plain: list[Mention], parts: list[Mention]) -> bool:
    """到广东5213人、省内4987人、其他2156人；其中脱贫6842人: the class stands in a segment of its own."""
    segments = {p.segment for p in plain}
    return len(plain) == len(parts) or len(segments) == 1 and all(p.segment not in segments for p in parts if p not in plain)


def _going_on(submission: Submission, whole: Mention, parts: list[Mention]) -> list[list[Mention]]:
    """第一产业…；第二产业…，其中工业…；建筑业…。第三产业…: the list without what divides an item of it, and on into the next sentence."""
    inner = {
        part
        for item in parts
        for child in submission.parts.get(item, [])
        for part in parts
        if part is not item and part.dimension == item.dimension and child.value + part.value == item.value
    }
    kept = [p for p in parts if p not in inner]
    same = submission.document_of(whole).by_block[whole.block.index]
    after = [m for m in same if kept and m.start > parts[-1].end and m.unit_fits(whole) and not m.delta][:2]
    return [[*kept, *after[:more]] for more in range(len(after) + 1)] if len(parts) > 1 else []


def exhausted(submission: Submission, whole: Mention, parts: list[Mention]) -> None:
    """Silent where any likely set of the parts makes the whole; else what they make is said against it."""
    sets = _sets(parts)
    if any(BESIDES.search(p.left) for p in parts):
        return  # 其中茶叶1.46亿元、茶油以外的其他产品5430万元: the tea oil is told elsewhere
    each = any(EACH.search(p.left) for p in parts)  # 两县各360万元, 三区各结对2个 count more than once
    if not sets or each or whole.hedge or any(p.hedge for p in parts):
        return
    outside = [p for p in parts if not p.bracketed]
    first = [outside[:at] for at in range(3, len(outside))]  # 教师41人、医生29人、农技6人，服务满半年的52人
    first += [outside[:2]] * (total(outside[:2]) == whole.value)  # 投入850万元，其中农业700万元，光伏150万元，预计增收74万元
    if len(outside) > 2 and not outside[0].beside(outside[1]) and outside[0].value == total(outside[1:]):
        return  # 5670万元中用于产业3402万元。其中甲1200万元、乙2202万元: the rest divides the first
    first += [outside[1:]] * (len(outside) > 2 and outside[0].value == whole.value)  # 3180万元中已确权3180万元，移交村集体…、国有平台…
    by_segment = [[p for p in parts if p.segment == segment] for segment in {p.segment for p in parts}]
    if any(
        abs(total(s) - whole.value) <= tolerance(s, whole) for s in [*sets, *by_segment, *first, *_going_on(submission, whole, outside)]
    ):
        return
    if CENSUS.search(whole.lead) and any(CROSSING.search(p.left) for p in parts):
        return  # 总人口2.58万人，其中农村人口1.6万人，贫困户6190人: descriptions, not a division
    # 14人(5人留任)，包括“90后”2人: what an aside tells is no list together with what follows.
    sets = [s for s in sets if len({p.bracketed for p in s}) == 1]
    if not sets:
        return
    chosen = next((s for s in sets if not any(p.group & OVERLAPPING for p in s) and _apart(s, parts)), sets[0])
    # 三个月以上的15人，半年以上的6人: the longer stay is counted in both.
    starts = [whole.end, *(p.end for p in chosen)]
    nested = sum("以上" in whole.block.text[start : p.start] for start, p in zip(starts, chosen, strict=False)) >= 2
    sexes = {"woman"} if any("男" in p.left for p in chosen) else set()  # men and women are a division
    overlapping = nested or any(p.group & OVERLAPPING - whole.group - sexes for p in chosen)
    if overlapping:
        return
    if total(chosen) > whole.value:
        _over(submission, whole, chosen)
    elif not OPEN_END.match(whole.block.text, parts[-1].end):
        _short(submission, whole, chosen, parts)


def _over(submission: Submission, whole: Mention, parts: list[Mention]) -> None:
    """Parts of the *used* money may add up to the *arrived* money: then the finding says which total they fit."""
    added_up = total(parts)
    fits = [
        m
        for m in submission.mentions
        if m.block is whole.block
        and m.dimension == whole.dimension
        and m is not whole
        and abs(m.value - added_up) <= tolerance(parts, whole)
    ]
    if any(m.beside(whole) and m.unit == parts[0].unit != whole.unit for m in fits):
        return  # 5家企业涉及三个产业，其中油茶2家、桑蚕2家、板栗1家: of the firms
    note = f"（正好等于另一数 {fits[0].text}，可能是总数写错了口径）" if fits else ""
    say_sum(submission, whole, parts, severity="explain" if fits else "must", note=note)


def _short(submission: Submission, whole: Mention, chosen: list[Mention], parts: list[Mention]) -> None:
    ratio = float(total(chosen) / whole.value) if whole.value else 0
    lead = whole.block.text[whole.end : parts[0].start]
    strong = bool(STRONG.search(lead)) and not SOME.search(lead)
    beside = [m for m in submission.document_of(whole).by_block[whole.block.index] if m.beside(whole) and m.dimension == "pct"]
    if whole.value and any(fits_percent(m, total(chosen) / whole.value * 100) == "ok" for m in beside if m.start > chosen[-1].end):
        return  # 结案440件(调解211件，撤诉97件，调撤率70%): the text itself says what share they are
    if "其中" in lead and len(chosen) == 2 and chosen[-1].facets["where"] == {"near"}:
        return  # 到浙江9320人、省内1.61万人: those elsewhere are not said
    if ratio >= (0.5 if strong else 0.85) and (strong or ratio >= 0.85 or "其中" not in lead):
        say_sum(submission, whole, chosen, severity="must" if ratio >= 0.9 else "explain")


def tolerance(parts: list[Mention], whole: Mention) -> Fraction:
    return sum((p.precision for p in parts), Fraction(0)) / 2 + whole.precision
