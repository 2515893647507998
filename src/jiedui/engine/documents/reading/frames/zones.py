"""Which words belong to which number.

Sentence ⊃ segment (；) ⊃ clause (，。：（）) ⊃ zone: from the previous number (cut at 、和与及) to the next one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..numbers.mention import Mention

BOUND = re.compile(r"[,;。:!?()—]|——")
SENTENCE = re.compile(r"[。!?](?:”)?|……")
JOINT = re.compile(r"[、]|和(?!学)|(?<!参)与|及|以及")
NOT_HAN = re.compile(r"[^\u4e00-\u9fff]")


def cut(text: str, pattern: re.Pattern[str], base: int = 0) -> list[tuple[int, int]]:
    """Stretches of a text, each ending with the pattern."""
    found, at = [], 0
    for match in pattern.finditer(text):
        found.append((base + at, base + match.end()))
        at = match.end()
    return [*found, (base + at, base + len(text))] if at < len(text) else found


AMOUNTS_TO = re.compile(r",?(?:约?为|即|计|有|共|约|达|也就是)+")  # 脱贫人口占六成,为744人
SEMICOLON = re.compile(";")


@dataclass
class _Around:
    """The neighbours of a mention inside its clause."""

    before: Mention | None
    after: Mention | None


ASIDE = re.compile(r"(?<=[\u4e00-\u9fff])\(([\u4e00-\u9fff、]{1,6})\)")


def lay_out(text: str, mentions: list[Mention]) -> None:
    """Fill sentence, segment, clause and zone of a block's mentions."""
    written, text = text, ASIDE.sub(r"·\1·", text)  # 镇(街道)198个: the bracket is part of the noun
    sentences = cut(text, SENTENCE)
    for mention in mentions:
        mention.sentence = next(((s, e) for s, e in sentences if s <= mention.start < e), (0, len(text)))
        segments = cut(text[slice(*mention.sentence)], SEMICOLON, mention.sentence[0])
        mention.segment = next(((s, e) for s, e in segments if s <= mention.start < e), mention.sentence)
        mention.clause = _clause(text, mention)
        start = mention.segment[0]
        mention.bracketed = text.rfind("(", start, mention.start) > text.rfind(")", start, mention.start)
    for at, mention in enumerate(mentions):
        before = mentions[at - 1] if at and mentions[at - 1].end > mention.clause[0] else None
        mention.previous = before
        after = mentions[at + 1] if at + 1 < len(mentions) and mentions[at + 1].start < mention.clause[1] else None
        _zone(text, mention, _Around(before, after))
        share = mentions[at - 1] if at and mentions[at - 1].dimension == "pct" else None
        if share and share.segment == mention.segment and AMOUNTS_TO.fullmatch(text, share.end, mention.start):
            mention.left = share.left.removesuffix("占") + text[mention.zone[0] : mention.start]
            continue
        mention.left = written[mention.zone[0] : mention.start] if mention.left == text[mention.zone[0] : mention.start] else mention.left
        mention.right = mention.right.replace("·", "") if "·" in mention.right else mention.right


def _clause(text: str, mention: Mention) -> tuple[int, int]:
    start, end = mention.segment
    left = [m.end() for m in BOUND.finditer(text, start, mention.start)]
    right = BOUND.search(text, mention.end)
    return (left[-1] if left else start), max(min(right.start() if right else end, end), mention.end)


def _zone(text: str, mention: Mention, around: _Around) -> None:
    left, right = mention.clause
    if around.before:
        joint = JOINT.search(text, around.before.end, mention.start)
        left = joint.end() if joint else around.before.end
    if around.after:
        joint = JOINT.search(text, mention.end, around.after.start)
        right = joint.start() if joint else around.after.start
    mention.zone = (left, max(right, mention.end))
    mention.left, mention.right = text[left : mention.start], text[mention.end : right]
    before = around.before
    if before and before.dimension != mention.dimension and len(NOT_HAN.sub("", mention.left)) < 2:
        # “培训2期、684人次”: the second number takes the words of its neighbour.
        mention.left = before.left + mention.left
