"""How much more or less: 比上年增加12家, 减收1070万元. Such a number is a change, not an amount of its own."""

from __future__ import annotations

import re

from ..numbers.mention import Mention

DELTA = re.compile(r"(?:比|较)[^,;。]{0,12}(?:增加|减少|多|少|增|减|净增|净减|[增减][收支产])[了出]?$")
BEYOND = re.compile("(?:大于|小于|高于|低于|多于|少于|超过?)(?:年初)?(?:预算|决算|计划|概算)数?$")  # 决算数大于预算数55.93万元
DELTA_CLAUSE = re.compile(r"(?:净增|净减|多出|增加|减少|同比增|同比减|减[收支产]|增支|同比增收)[了出]?$")


def is_change(mention: Mention, earlier: list[Mention]) -> bool:
    said = DELTA.search(mention.before(mention.segment[0])) or DELTA_CLAUSE.search(mention.lead) or BEYOND.search(mention.lead)
    return bool(said) or _grown_by(mention, earlier)


def _grown_by(mention: Mention, earlier: list[Mention]) -> bool:
    """增长2.61%，增收2546万元: behind a growth 增收 is how much more came in; elsewhere it is what somebody earns."""
    return mention.lead == "增收" and bool(earlier) and earlier[-1].dimension == "pct" and earlier[-1].segment == mention.segment
