"""Plain column functions: a list of cells in, a list of values out, and the bad cells by index.

A column of a hundred thousand cells has few distinct dates, choices or places: each is read once (`each_once`). Texts are
looked at as one joined string and touched only where something is to mend.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal, InvalidOperation
from difflib import get_close_matches
from functools import cache

from jiedui.engine.kernel.identity import id_number_fault, uscc_fault
from jiedui.engine.kernel.quantity import units
from jiedui.engine.registers import kinds
from jiedui.engine.registers.batch import Raw
from jiedui.engine.registers.kinds import Bad
from jiedui.engine.registers.schema import Column

Values = list[object]
BadCells = dict[int, Bad]
Convert = Callable[[Raw], object]
LONGEST = 500
EARLIEST, LATEST = date(1949, 10, 1), date(2100, 12, 31)
SERIALS = range(20_000, 80_000)  # 1954 … 2119 as spreadsheet day numbers

WIDE = {c: c - 0xFEE0 for block in ((0xFF10, 0xFF1A), (0xFF21, 0xFF3B), (0xFF41, 0xFF5B)) for c in range(*block)}
INVISIBLE = re.compile("[\x00-\x08\x0e-\x1f\x7f\u200b-\u200f\u2060\ufeff]")
SPACES = re.compile(r"\s+")
SEPARATOR = "\x1f"
ODD = "\x00-\x1e\x7f\x85\xa0\u2000-\u200f\u2028\u2029\u2060\u3000\ufeff\uff10-\uff19\uff21-\uff3a\uff41-\uff5a"
UNTIDY = re.compile(f"[{ODD}]|  |(?:^|\x1f) | (?:\x1f|$)")
DATE = re.compile(r"(\d{4})\s*[-./年]\s*(\d{1,2})\s*[-./月]\s*(\d{1,2})\s*日?(?:[ T]0?0:00(?::00)?)?|(\d{4})(\d{2})(\d{2})")
MONTH_ONLY = re.compile(r"\d{4}\s*[-./年]\s*\d{1,2}\s*月?")
NUMBER = re.compile(r"[-+]?(\d+|\d{1,3}(,\d{3})+)(\.\d*)?")
AMOUNT = re.compile(r"[¥￥]?\s*([-+]?[\d,.]+)\s*([\u4e00-\u9fff]*)")
YES = frozenset({"是", "有", "y", "yes", "true", "t", "1", "√", "✓", "✔", "对", "真"})
NO = frozenset({"否", "无", "没有", "不是", "n", "no", "false", "f", "0", "×", "✗", "x", "错", "假"})
PHONE = re.compile(r"1[3-9]\d{9}|0\d{2,3}-?\d{7,8}(-\d{1,6})?|\d{7,8}")
PLAIN_CODE = re.compile(r"[0-9A-Z][0-9A-Z._/-]*")


def read(column: Column, cells: Sequence[Raw], unit: str = "", area: Convert | None = None) -> tuple[Values, BadCells]:
    """The values of one column by its type. `unit` is the money word of the sheet, `area` how a place's text becomes a code.

    >>> read(Column("helped", "协作帮助就业", "bool"), ["是", "√", None, "也许"])[0]
    [True, True, None, None]
    """
    if column.check == "id_number":
        return id_numbers(cells)
    if column.type in ("text", "quantity"):
        return checked(column, *texts(cells))
    if column.type == "area":
        return each_once(area or code, cells)
    by_type: dict[str, Convert] = {"int": whole, "bool": yes_no, "date": day}
    if column.type == "money":
        return each_once(lambda cell: money(cell, unit or column.unit), cells)
    if column.type == "enum":
        return each_once(lambda cell: choice(cell, column.choices), cells)
    return each_once(by_type[column.type], cells)


class _Once(dict[Raw, object]):
    """Each distinct cell is converted once; what is bad is kept apart."""

    def __init__(self, convert: Convert):
        super().__init__({None: None, "": None})
        self.convert, self.bad = convert, dict[Raw, Bad]()

    def __missing__(self, cell: Raw) -> object:
        try:
            found = None if type(cell) is str and not cell.strip() else self.convert(cell)
        except Bad as bad:
            bad.fields.setdefault("value", shown(cell))
            self.bad[cell] = bad
            found = None
        self[cell] = found
        return found


def each_once(convert: Convert, cells: Sequence[Raw]) -> tuple[Values, BadCells]:
    """`convert` over a column, once for each distinct cell. It raises Bad for what it cannot read."""
    once = _Once(convert)
    values = [once[cell] for cell in cells]
    return values, {i: once.bad[cell] for i, cell in enumerate(cells) if cell in once.bad} if once.bad else {}


def shown(cell: Raw) -> str:
    """A cell as messages quote it.

    >>> shown(3.0), shown(date(2021, 3, 1))
    ('3', '2021-03-01')
    """
    if isinstance(cell, float) and cell == int(cell):
        return str(int(cell))
    text = cell.isoformat() if isinstance(cell, (date, datetime)) else str(cell).strip()
    return text if len(text) <= 40 else text[:39] + "…"


def texts(cells: Sequence[Raw]) -> tuple[Values, BadCells]:
    """Trimmed texts. Full-width letters and digits become plain ones; punctuation stays as the original has it."""
    kinds_here = set(map(type, cells))
    if kinds_here <= {str, type(None)}:
        joined = SEPARATOR.join([c or "" for c in cells])  # type: ignore[misc]
        if not UNTIDY.search(joined) and joined.count(SEPARATOR) == max(0, len(cells) - 1):
            values: Values = [c or None for c in cells]
            return values, too_long(values) if len(joined) > LONGEST else {}
    values = [tidy(c) for c in cells]
    return values, too_long(values)


def tidy(cell: Raw) -> str | None:
    """One cell as a text, or None where nothing is in it.

    >>> tidy("　ＪＹ２０２１－01（甲） "), tidy(20210301.0)
    ('JY2021－01（甲）', '20210301')
    """
    if cell is None:
        return None
    if isinstance(cell, bool):
        return "是" if cell else "否"
    text = cell if isinstance(cell, str) else shown_whole(cell)
    return SPACES.sub(" ", INVISIBLE.sub("", text).translate(WIDE)).strip() or None


def shown_whole(cell: Raw) -> str:
    if isinstance(cell, float):
        return str(int(cell)) if cell == int(cell) and abs(cell) < 1e15 else repr(cell)
    return cell.date().isoformat() if isinstance(cell, datetime) else str(cell)


def too_long(values: Values) -> BadCells:
    return {
        i: Bad(kinds.TOO_LONG, count=len(v), limit=LONGEST, value=v[:10] + "…")
        for i, v in enumerate(values)
        if type(v) is str and len(v) > LONGEST
    }


def checked(column: Column, values: Values, bad: BadCells) -> tuple[Values, BadCells]:
    """Texts with a check of their own: credit codes, codes, phones."""
    convert = {"uscc": uscc, "code": code, "phone": phone}.get(column.check)
    if convert is None:
        return values, bad
    found, worse = each_once(convert, values)
    return found, bad | worse


def uscc(cell: Raw) -> str:
    text = plain(cell)
    if fault := uscc_fault(text):
        raise Bad(kinds.USCC, why=fault)
    return text


def code(cell: Raw) -> str:
    text = plain(cell)
    if not PLAIN_CODE.fullmatch(text):
        raise Bad(kinds.CODE, why="")
    return text


def phone(cell: Raw) -> str:
    text = plain(cell).removeprefix("+86")
    if not PHONE.fullmatch(text):
        raise Bad(kinds.PHONE)
    return text


def plain(cell: Raw) -> str:
    """A number or code without spaces, half width, in capitals.

    >>> plain(" 91ｍa0000－1")
    '91MA0000-1'
    """
    text = shown_whole(cell) if not isinstance(cell, str) else cell
    return "".join(unicodedata.normalize("NFKC", INVISIBLE.sub("", text)).split()).upper()


@cache
def _weights() -> Sequence[int]:
    return [2 ** (17 - i) % 11 for i in range(17)]


class _Sums(dict[str, int]):
    """Weighted digit sums of a part of the number, made once a part; a birth day that does not exist has none."""

    def __init__(self, start: int):
        super().__init__()
        self.start = start

    def __missing__(self, part: str) -> int:
        if self.start == 6:
            date(int(part[:4]), int(part[4:6]), int(part[6:]))
        total = sum(w * int(d) for w, d in zip(_weights()[self.start :], part, strict=False))
        self[part] = total
        return total


ID_SHAPE = re.compile(r"[0-9]{17}[0-9X]")
CHECK_DIGITS = "10X98765432"


def id_numbers(cells: Sequence[Raw]) -> tuple[Values, BadCells]:
    """Citizen identity numbers (GB 11643): 18 places, a real birth day, a right check digit.

    >>> id_numbers(["11010519491231002x", None])[0]
    ['11010519491231002X', None]
    """
    area, born, order = _Sums(0), _Sums(6), _Sums(14)
    values, bad, shape = Values(), BadCells(), ID_SHAPE.fullmatch
    for index, cell in enumerate(cells):
        text = cell if type(cell) is str and shape(cell) else None if cell is None else plain(cell) or None
        values.append(text)
        try:
            if text is None or shape(text) and CHECK_DIGITS[(area[text[:6]] + born[text[6:14]] + order[text[14:17]]) % 11] == text[17]:
                continue
        except ValueError:
            pass  # no such birth day: said below
        bad[index] = Bad(kinds.ID_NUMBER, value=text, why=id_number_fault(text or "") or "出生日期不存在")
        values[index] = None
    return values, bad


def whole(cell: Raw) -> int:
    """A whole number.

    >>> whole("1,200"), whole(7.0)
    (1200, 7)
    """
    if type(cell) is int:
        return cell
    if isinstance(cell, float) and cell == int(cell):
        return int(cell)
    text = plain(cell) if isinstance(cell, str) else ""
    if not NUMBER.fullmatch(text) or Decimal(text.replace(",", "")) % 1:
        raise Bad(kinds.WHOLE)
    return int(Decimal(text.replace(",", "")))


def money(cell: Raw, unit: str) -> int:
    """Whole 分 of an amount written in `unit`, or with its own unit behind it.

    >>> money(354.2, "万元"), money("60.08万元", "元"), money("1,607,602", "元")
    (354200000, 60080000, 160760200)
    """
    amount, word = amount_of(cell, unit)
    exact = amount * units()[word].scale
    if exact != exact.to_integral_value():
        raise Bad(kinds.FRACTION, unit=word)
    if abs(exact) >= 10**17:
        raise Bad(kinds.RANGE, why=f"{word}，大得不合常理")
    return int(exact)


def amount_of(cell: Raw, unit: str) -> tuple[Decimal, str]:
    if isinstance(cell, (int, Decimal)) and not isinstance(cell, bool):
        return Decimal(cell), unit
    if isinstance(cell, float):
        return Decimal(f"{cell:.15g}"), unit  # a spreadsheet keeps 15 digits; what lies beyond is noise of binary fractions
    found = AMOUNT.fullmatch(unicodedata.normalize("NFKC", cell).strip()) if isinstance(cell, str) else None
    word = (found[2] or unit) if found else ""
    if not found or not NUMBER.fullmatch(found[1]) or word not in units() or units()[word].dimension != "money":
        raise Bad(kinds.MONEY, unit=unit)
    try:
        return Decimal(found[1].replace(",", "")), word
    except InvalidOperation:
        raise Bad(kinds.MONEY, unit=unit) from None


def yes_no(cell: Raw) -> bool:
    """是 or 否 in the ways people write them."""
    if isinstance(cell, bool):
        return cell
    text = plain(cell).casefold()
    if text in YES or text in NO:
        return text in YES
    raise Bad(kinds.YES_NO)


def day(cell: Raw) -> date:
    """A day as spreadsheets and people write it.

    >>> [str(day(c)) for c in ("2021.3.1", "2021年3月1日", 20210301, 44256, "２０２１/03/01")]
    ['2021-03-01', '2021-03-01', '2021-03-01', '2021-03-01', '2021-03-01']
    """
    found = _day(cell)
    if not EARLIEST <= found <= LATEST:
        raise Bad(kinds.DATE_ODD, why=f"不在 {EARLIEST.year} 年到 {LATEST.year} 年之间")
    return found


def _day(cell: Raw) -> date:
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    if isinstance(cell, (int, float)) and int(cell) in SERIALS:
        return date(1899, 12, 30) + timedelta(days=int(cell))
    text = unicodedata.normalize("NFKC", shown(cell)).strip()
    if not (found := DATE.fullmatch(text)):
        raise Bad(kinds.DATE, why="，没有写到日" if MONTH_ONLY.fullmatch(text) else "")
    year, month, of_month = (int(part) for part in found.groups() if part)
    try:
        return date(year, month, of_month)
    except ValueError:
        raise Bad(kinds.DATE, why=f"，没有{month}月" if not 1 <= month <= 12 else f"，{month}月没有{of_month}日") from None


def choice(cell: Raw, choices: Mapping[str, str]) -> str:
    """The code of a choice given by label or code; the nearest label is named.

    >>> choice("工业", {"agri": "农业", "industry": "工业"})
    'industry'
    """
    text = str(tidy(cell))
    found = _labels(tuple(choices.items())).get(plain(text))
    if found is None:
        near = get_close_matches(text, choices.values(), 1, 0.4)
        raise Bad(kinds.CHOICE, near=f"最接近的是“{near[0]}”。" if near else "", choices="、".join(choices.values()))
    return found


@cache
def _labels(choices: tuple[tuple[str, str], ...]) -> Mapping[str, str]:
    return {plain(word): code for code, label in choices for word in (code, label)}
