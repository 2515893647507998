"""Who did what, when: append-only, each entry sealed by the digest of the one before it in its chain (a place's code).

An entry holds counts and reasons, never personal data.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.db import connection, transaction

from jiedui.engine.kernel.identity import sm3
from jiedui.office.people.models import Entry


@dataclass(frozen=True)
class Break:
    """A place where the chain does not hold: an entry was changed, taken out or put in."""

    chain: str
    number: int
    why: str

    def __str__(self) -> str:
        return f"{self.chain} 链第 {self.number} 条：{self.why}"


def digest(entry: Entry) -> str:
    """SM3 of the previous digest and the entry's canonical JSON."""
    body = {
        "chain": entry.chain,
        "number": entry.number,
        "at": entry.at.astimezone(UTC).isoformat(),
        "who": entry.who,
        "act": entry.act,
        "what": entry.what,
    }
    return sm3((entry.before + json.dumps(body, ensure_ascii=False, sort_keys=True, separators=(",", ":"))).encode())


def append(chain: str, who: str, act: str, what: Mapping[str, Any]) -> Entry:
    """One more link, in the caller's transaction if there is one. Writers of the same chain wait for each other."""
    with transaction.atomic():
        _lock(chain)
        last = Entry.objects.filter(chain=chain).order_by("-number").first()
        entry = Entry(
            chain=chain,
            number=last.number + 1 if last else 1,
            at=datetime.now(UTC),
            who=who,
            act=act,
            what=dict(what),
            before=last.digest if last else "",
        )
        entry.digest = digest(entry)
        entry.save(force_insert=True)
    return entry


def _lock(chain: str) -> None:
    """Held until the transaction ends. SQLite needs none: its transactions begin with the whole database's lock."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"journal {chain}"])


def verify() -> list[Break]:
    """Every break of every chain, in order; an empty list means that nothing was tampered with (but the newest entries of
    a chain may be missing: keep the last digest elsewhere to know)."""
    breaks: list[Break] = []
    chain, number, before = "", 0, ""
    for entry in Entry.objects.order_by("chain", "number").iterator():
        if entry.chain != chain:
            chain, number, before = entry.chain, 0, ""
        if entry.number != number + 1:
            breaks.append(Break(chain, number + 1, f"缺少第 {number + 1} 至 {entry.number - 1} 条"))
        elif entry.before != before:
            breaks.append(Break(chain, entry.number, "与前一条接不上"))
        if digest(entry) != entry.digest:
            breaks.append(Break(chain, entry.number, "内容与摘要不符"))
        number, before = entry.number, entry.digest
    return breaks
