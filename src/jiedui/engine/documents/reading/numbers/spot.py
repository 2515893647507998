"""Text → quantities: Arabic and Chinese numerals with hedge, scale and unit; dates, document numbers and titles are no quantities.

>>> from ..text.blocks import Block
>>> text = "到位资金近1.4亿元，其中百分之三十五用于培训60多种"
>>> [(m.text, m.dimension, float(m.value)) for m in quantities(Block("para", text, text, list(range(len(text))), ""))]
[('近1.4亿元', 'money', 140000000.0), ('百分之三十五', 'pct', 35.0), ('60多种', 'count', 60.0)]
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from functools import cache

from ..lexicon import table
from ..text.blocks import Block
from .hedges import BEFORE, LOWER, SILENT, UPPER
from .mention import Mention
from .numerals import SCALE, in_figures, numeral
from .shares import percents, tenths

NO_QUANTITY = re.compile(
    r"“[^”]{1,12}”|《[^》]*》|〔\d+〕\d*号?|\[\d{4}\]\d+号"
    r"|(?:(?:19|20)\d\d|[本今去]) ?年(?:度)?(?:\d{1,2} ?月(?:\d{1,2} ?日)?)?"
    r"|(?<![\d.])\d{1,2}月(?:\d{1,2}(?:[-至]\d{1,2})?日|份|底|初|末|中旬|上旬|下旬)?(?!薪)|\d{1,2}日(?!均)"
    r"|(?:19|20)\d\d[-./]\d{1,2}[-./]\d{1,2}|\d{1,2}:\d\d(?::\d\d)?|\d{1,2}\.\d{1,2}-\d{1,2}|(?<!\d)(?:19|20)\d\d(?=至|-|—|到)"
    r"|(?<![\d.])\d{1,2}月?[至到~—-]\d{1,2}月"
    r"|(?:前|近|过去|第)?[\d一二三四五六七八九十两]+个?(?:年|季度|月)(?:多)?来|前\d+个?月|近[一二两三四五六七八九十\d]+年|前?[一二三四]季度|\d+周年"
)


@cache
def dimension_of() -> dict[str, str]:
    return {unit: dimension for dimension, units in table("units")["dimension"].items() for unit in units.split()}


@cache
def arabic() -> re.Pattern[str]:
    unit = "|".join(sorted(map(re.escape, dimension_of()), key=lambda u: (-len(u), u)))
    return re.compile(
        BEFORE + r"(?P<num>\d+(?:\.\d+)?)(?:[-~至到—](?P<num2>\d+(?:\.\d+)?))?(?P<mid>余|多|几)?"
        r"(?P<scale>万亿|千亿|百亿|千万|百万|亿|万|千|百)?(?P<mid2>余|多)?(?P<unit>" + unit + r")?"
        r"(?P<suf>以上|左右|上下|以内|余|多(?![种样元了出\d]))?"
    )


@cache
def chinese() -> re.Pattern[str]:
    unit = "|".join(sorted(map(re.escape, dimension_of()), key=lambda u: (-len(u), u)))
    return re.compile(
        BEFORE
        + r"(?P<num>[一二两三四五六七八九十百千万亿零〇]+(?:点[一二三四五六七八九零〇]+(?:万亿|亿|万)?)?)(?P<mid2>余|多)?(?P<unit>"
        + unit
        + r")(?P<suf>以上|左右|以内)?"
    )


def masked(text: str) -> set[int]:
    """Offsets inside dates, titles, short quoted names and document numbers."""
    return {at for match in NO_QUANTITY.finditer(text) for at in range(*match.span())}


def quantities(block: Block) -> list[Mention]:
    """Every quantity of a block, left to right, without overlaps."""
    text, taken = block.text, masked(block.text)
    found = [*_arabic(block, text, taken), *percents(block, text), *_chinese(block, text, taken), *tenths(block, text, taken)]
    kept: list[Mention] = []
    for mention in sorted(found, key=lambda m: (m.start, -m.end)):
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return kept


def _arabic(block: Block, text: str, taken: set[int]) -> Iterator[Mention]:
    for match in arabic().finditer(text):
        start = match.start("num")
        if any(at in taken for at in range(start, match.end("num"))) or _is_name(text, match):
            continue
        if start <= 1 and re.match(r"\d{1,2}[.、)](?!\d)|\(\d{1,2}\)", text) and not (start == 0 and match["unit"]):
            continue
        if mention := quantity(block, match):
            yield mention


def _is_name(text: str, match: re.Match[str]) -> bool:
    """A number that names instead of counting: No. 5, K12, 第3, 12号, a calendar year."""
    start, unit = match.start("num"), match["unit"] or ""
    lead = text[max(0, start - 2) : start]
    if lead and re.search(r"[A-Za-z第〔.\d/]$", lead):
        return True
    if lead[-1:] == "(" and text[match.end() : match.end() + 1] == ")" and not unit and len(match["num"]) <= 2:
        return True  # (1) numbers an item
    if not unit and re.match("社(?![会区团])", text[match.end() : match.end() + 2]):
        return True  # 9社, 在1社和5社: groups of a village
    if re.match(r"[A-Za-z号]", text[match.end() : match.end() + 1]):
        return True
    if unit in {"年", "月", "日"} and not match["scale"]:
        return unit != "年" or float(match["num"]) > 100
    return False


NEVER_AFTER = "第之分几数上十百千万年月周星期的是每某同另逐唯统任哪这那此"
THIS_YEAR = {"今年", "去年", "全年", "当年", "本年", "明年"}
SMALL_WORDS = {"口", "门", "头", "条", "张", "片", "面", "级", "方", "轮", "起", "单", "组", "下"}


def _chinese(block: Block, text: str, taken: set[int]) -> Iterator[Mention]:
    for match in chinese().finditer(text):
        start = match.start("num")
        if any(at in taken for at in range(start, match.end("num"))) or not _counts(text, match):
            continue
        if mention := quantity(block, match, True):
            yield mention


def _counts(text: str, match: re.Match[str]) -> bool:
    """Whether Chinese numerals count something: 两所学校 yes; 一个 never, 统一, 十分, 一是, 第三 no."""
    start, digits, unit = match.start("num"), match["num"], match["unit"]
    before = text[start - 1 : start]
    if text[max(0, start - 2) : start] in THIS_YEAR:
        before = ""
    if before and before in "的上是" and len(digits) >= 3 and digits[0] not in "百千万亿" and text[start - 2 : start - 1] not in "年期月":
        before = ""  # 留在省内的八百七十九人: a number of three signs is no figure of speech
    if before and (before in NEVER_AFTER or before.isdigit()) or "百分之" in text[max(0, start - 3) : start]:
        return False
    if match.start() == 0 and re.match(r"[一二三四五六七八九十]+是", text):
        return False
    value = numeral(digits.partition("点")[0])
    if "点" in digits:
        return value is not None
    if not value or value == 1 or unit in set("年月日天周岁地国"):
        return False
    if len(digits) == 1 and digits in "百千万亿" or unit in SMALL_WORDS and value < 10:
        return False
    after = text[match.end() : match.end() + 1]
    if unit in {"省", "市", "区", "州"} and after not in tuple("、,。签与共和"):
        return False
    return not (unit in {"次", "种", "类"} and before in tuple("再又首"))


def quantity(block: Block, match: re.Match[str], in_words: bool = False) -> Mention | None:
    """A match of the number patterns as a mention, with the interval its hedge and precision admit."""
    g = match.groupdict()
    number, unit, pre = g["num"], g.get("unit") or "", g.get("pre") or ""
    said_scale = g.get("scale") or ""
    if in_words and "点" in number:
        number, said_scale = in_figures(number)
        in_words = False
    value = numeral(number) if in_words else Fraction(number)
    if value is None:
        return None
    scale = Fraction(SCALE[said_scale])
    decimals = len(number.split(".")[1]) if "." in number else 0
    dimension = "usd" if unit == "美元" else dimension_of().get(unit, "")
    start = match.start("num") if not pre or pre in SILENT else match.start("pre")
    exact = Fraction(value) * scale
    precision = Fraction(scale, 10**decimals) if (scale > 1 or decimals) and not (in_words and value >= 10000) else Fraction(0)
    mention = Mention(
        block, start, match.end(), exact, exact, exact, precision, "", dimension, unit, str(value) if in_words else number, scale
    )
    _hedge(
        mention,
        pre,
        (g.get("mid") or "") + (g.get("mid2") or "") + (g.get("suf") or ""),
        _last_place(number, decimals, scale, in_words, exact),
    )
    if g.get("num2"):
        mention.high, mention.hedge = Fraction(g["num2"]) * scale, "range"
    return mention


def _last_place(number: str, decimals: int, scale: Fraction, in_words: bool, exact: Fraction) -> Fraction:
    """The worth of the last digit that was written on purpose: 1200 is exact to a hundred."""
    if decimals:
        return Fraction(1, 10**decimals) * scale
    digits = str(int(exact)) if in_words else number
    return Fraction(10 ** (len(digits) - len(digits.rstrip("0")))) * scale


def _hedge(mention: Mention, pre: str, more: str, last: Fraction) -> None:
    value = mention.value
    if "以内" in more or pre in UPPER:
        mention.hedge, mention.low = "at most", Fraction(0)
    elif "左右" in more or "上下" in more or pre in {"约", "大约"}:
        room = max(last / 2, value / 20)
        mention.hedge, mention.low, mention.high = "about", value - room, value + room
    elif pre in {"近", "接近"}:
        mention.hedge, mention.low = "near", value - max(last, value / 10)
    elif more or pre in LOWER:
        mention.hedge, mention.high = "over", value * 2 + last if "以上" in more else value + last
    else:
        mention.low, mention.high = value - mention.precision / 2, value + mention.precision / 2
