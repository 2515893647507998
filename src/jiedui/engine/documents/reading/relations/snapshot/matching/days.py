"""The day a text gives a number to: 截至9月30日, 到十一月底, 9月末口径, or the day over its column.

>>> from datetime import date
>>> day_in("截至9月30日,资金", 2021), day_in("到十一月底实际支出", 2021), day_in("9月23日印发", 2021), day_in("5月底到账", 2021)
(datetime.date(2021, 9, 30), datetime.date(2021, 11, 30), None, datetime.date(2021, 5, 31))
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

from ....numbers.numerals import whole

AS_OF = re.compile(
    r"(?<![较比从自由])(?:(20\d\d)年)?(\d{1,2}|[一二三四五六七八九十]{1,2})月(?:份?(底|末)|(\d{1,2})日)"
    r"(?![^,;。]{0,6}(?:印发|召开|出台|至|—|-|—|来|赴|带队|率队|率团))"
)
CHANGE = re.compile("(?:从|由|比(?!例|重)|较)[^,;。]{0,10}$")  # 由8月底的1821人增加到…


def day_in(text: str, year: int | None) -> date | None:
    """The last day that a stretch of text gives to what follows; an event's day is none."""
    said = [found for found in AS_OF.finditer(text) if found[3] or _closes_a_month(found, text)]
    return _date(said[-1], year) if said else None


def _closes_a_month(found: re.Match[str], text: str) -> bool:
    """截至11月12日 is a day of reckoning, 30日 closes a month; 9月23日印发 is an event's day."""
    return int(found[4]) >= 28 or text[: found.start()].endswith(("截至", "截止", "至", "到"))


def _date(found: re.Match[str], year: int | None) -> date | None:
    month, of_year = whole(found[2]) or 0, int(found[1]) if found[1] else year
    if not of_year or not 1 <= month <= 12:
        return None
    last = monthrange(of_year, month)[1]
    return date(of_year, month, min(int(found[4]), last) if found[4] else last)
