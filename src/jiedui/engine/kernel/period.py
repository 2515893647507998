"""Days and stretches of days. The last day counts; an open end is `None`."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Period:
    """A closed stretch of days: the year of a figure is [first day of the edition, CUT].

    >>> Period(date(2021, 1, 1), date(2021, 11, 30)).holds(date(2021, 11, 30))
    True
    """

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError(f"时段的最后一天 {self.last} 早于第一天 {self.first}")

    def holds(self, day: date | None) -> bool:
        return day is not None and self.first <= day <= self.last


@dataclass(frozen=True)
class Span:
    """Two dates of a row; `first` None means never, `last` None means still open.

    >>> Span(date(2020, 5, 1), None).overlaps(Period(date(2021, 1, 1), date(2021, 11, 30)))
    True
    >>> Span(None, None).at(date(2021, 1, 1))
    False
    """

    first: date | None
    last: date | None = None

    def at(self, day: date | None) -> bool:
        """Whether `day` lies in the span; the last day counts. No day, no answer: False."""
        if self.first is None or day is None or day < self.first:
            return False
        return self.last is None or day <= self.last

    def overlaps(self, period: Period) -> bool:
        if self.first is None or self.first > period.last:
            return False
        return self.last is None or self.last >= period.first


def months_before(day: date, months: int) -> date:
    """The same day of the month `months` earlier, clipped to that month's end.

    >>> months_before(date(2021, 5, 31), 3)
    datetime.date(2021, 2, 28)
    """
    index = day.year * 12 + day.month - 1 - months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def month_ends(period: Period) -> list[date]:
    """The last day of each month that ends inside the period, and the period's own last day.

    >>> [str(day) for day in month_ends(Period(date(2021, 1, 1), date(2021, 3, 15)))]
    ['2021-01-31', '2021-02-28', '2021-03-15']
    """
    months = range(period.first.year * 12 + period.first.month - 1, period.last.year * 12 + period.last.month)
    ends = [date(year, month + 1, calendar.monthrange(year, month + 1)[1]) for year, month in (divmod(m, 12) for m in months)]
    return [*(day for day in ends if day < period.last), period.last]


def begun_months(first: date, last: date) -> int:
    """Months between two days, a begun month counting whole; under one month is 0 (decision 11).

    >>> begun_months(date(2021, 8, 1), date(2022, 7, 31))
    12
    >>> begun_months(date(2021, 1, 1), date(2021, 7, 15))
    7
    >>> begun_months(date(2021, 3, 1), date(2021, 3, 20))
    0
    """
    after = date.fromordinal(last.toordinal() + 1)  # the last day counts
    whole = (after.year - first.year) * 12 + after.month - first.month
    while whole > 0 and months_before(after, whole) < first:
        whole -= 1
    if whole <= 0:
        return 0
    return whole if months_before(after, whole) == first else whole + 1
