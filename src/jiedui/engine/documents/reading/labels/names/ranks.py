"""Places called 乡 here and 镇 there."""

from __future__ import annotations

import re
from functools import cache

from ...findings import Place, place_at
from ...lexicon import table
from ...submission import Submission

RANKS = (("乡", "镇"), ("县", "区"), ("县", "市"), ("村", "社区"), ("镇", "街道"))


def places(submission: Submission) -> None:
    text = "\n".join(document.full for document in submission.documents if not document.given)
    known = {name for document in submission.documents for name in (*document.places.local, *document.places.names)}
    for low, high in RANKS:
        stems = set(re.findall(rf"(?<![\u4e00-\u9fff])([\u4e00-\u9fff]{{2}}){low}", text)) | {
            n[: -len(low)] for n in known if n.endswith(low) and len(n) > len(low) + 1
        }
        for stem in sorted(s for s in stems if not s.endswith("城")):  # 参加城乡居民养老保险, 参加城镇职工养老保险
            names = [stem + low, stem + high]
            real = all(n in known and n in text for n in names)
            if real and not re.search(stem + low + high, text) and not (high == "市" and stem in _namesakes()):
                submission.findings.say("place-name", "explain", *(_first(submission, n) for n in names), a=names[0], b=names[1])


@cache
def _namesakes() -> frozenset[str]:
    return frozenset(table("labels")["namesakes"].split())


def _first(submission: Submission, name: str) -> Place:
    block = next(b for document in submission.documents for b in document.blocks if name in b.text)
    at = block.text.find(name)
    return place_at(block, at, at + len(name))
