"""What a number without a noun takes over from its host or its neighbour: 培训干部168人次、专技人才512人次 share one verb."""

from __future__ import annotations

import re

from ...numbers.mention import Mention
from ..zones import JOINT

SHARED = {"train", "send", "sell", "absorb", "pair", "donate"}
SENT = {"tech", "cadre", "talent", "expert", "teacher", "doctor", "student"}
ARRIVED = re.compile("到岗|到任|报到|到位")  # 计划选派人才7098人，已到岗2129人


def inherit(mention: Mention, head: str | None, before: list[Mention]) -> str | None:
    """Without a noun of its own a number counts what its host, or the last number of its kind, counts."""
    host = mention.host
    in_segment = [m for m in before if m.segment == mention.segment]
    source = host or (in_segment[-1] if in_segment else before[-1] if before else None)
    if head is None and source is not None:
        if mention.dimension == "count" and source.unit != mention.unit and source.head and not host:
            return None
        if mention.act & {"work", "absorb"} and source.head in SENT and not host and not ARRIVED.search(mention.left):
            return None  # 专业技术人才86人、就近就业3871人: who is sent does not find work
        for facet in ("group", "act", "where"):
            mine = mention.facets[facet]
            if not (mine and facet != "group" or facet == "group" and not host):
                mine |= source.facets[facet]
        return source.head
    if head is not None and not mention.act and _shares_verb(mention, in_segment):
        mention.act.update(in_segment[-1].act & SHARED)
    if host is not None and (head == host.head or head in {"labor", "people"}) and not mention.act:
        mention.act.update(host.act)
    return head


def _shares_verb(mention: Mention, before: list[Mention]) -> bool:
    """培训干部168人次、专技人才512人次: one verb for a list."""
    if not before or before[-1].clause != mention.clause or before[-1].dimension != mention.dimension:
        return False
    return bool(JOINT.search(mention.block.text, before[-1].end, mention.start))
