"""Through whom: 帮扶车间12个，吸纳就业300人 are absorbed by workshops, 引进企业7家，投资3亿元 is put in by firms."""

from __future__ import annotations

from ..lexicon import scan
from ..numbers.mention import Mention

AGENTS = {"workshop", "park", "ent", "post", "class", "project", "base", "coop"}
FAR_AGENTS = {"workshop", "park", "ent", "post", "project", "class", "base", "product", "sales"}


def agent(mention: Mention) -> str:
    """Who absorbs, brings along or invests: a workshop, a park, a firm."""
    host = mention.host
    near = [h for h in mention.heads if h in AGENTS]
    if near and not (mention.head in near and mention.dimension == "count"):
        return near[-1]
    if mention.dimension not in {"person", "ptime", "money"}:
        return ""
    if host is not None and host.agent:
        return host.agent
    far = [w.value for w in scan(mention.before(mention.sentence[0])) if w.facet == "noun" and w.value in FAR_AGENTS]
    leans = (
        "absorb" in mention.act or "work" in mention.act and not mention.facets["where"] or mention.dimension == "money" or host is not None
    )
    return far[-1] if far and leans else ""
