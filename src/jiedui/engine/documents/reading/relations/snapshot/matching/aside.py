"""Numbers that no line asks: beside words of rules, samples, targets and plans, or told of one event or another year."""

from __future__ import annotations

import re

from ....numbers.mention import Mention
from .around import Around
from .days import day_in
from .questions import silent

OTHER_YEAR = re.compile(r"(20\d\d)年")


def is_silent(mention: Mention, about: Around) -> bool:
    said = about.own + mention.text
    return bool(
        mention.delta
        or mention.period.future
        and "计划" not in said
        or mention.hedge in {"at most", "range"}
        or silent("near").search(said)
        or any(silent("headings").search(title) for title in about.path)
        or silent("rules").search(about.after)
    )


def told_of_one(about: Around, year: int | None) -> bool:
    said = about.left + about.near + about.zone
    years = [int(one) for one in OTHER_YEAR.findall(said)]
    other = bool(years) and year is not None and years[-1] != year
    event = silent("event").search(said) and day_in(said, year) is None
    planned = silent("planned").search(about.near + about.zone) and not silent("reached").search(about.zone)
    headed = any(silent("headings").search(title) for title in about.path)
    return bool(other or event or planned or headed)
