"""Those of a kind, class by class, against their number told elsewhere: 选派支教教师36人 … 支教教师中，高中14人、初中13人、小学11人."""

from __future__ import annotations

import re

from ...numbers.mention import Mention
from ...numbers.values import misprint, near
from ...submission import Submission
from ...wording import total
from ..saying import say_sum
from .series import addable, series, unit_of

AMONG = re.compile(r"(?:^|[。;])(?:[在其])?([\u4e00-\u9fff]{3,10})中,[^,。;\d]{0,10}$")
NEAR = 0.12
LEAST = 3


def run(submission: Submission) -> None:
    for document in submission.documents:
        for mentions in document.by_block.values():
            for parts in series(mentions):
                said = AMONG.search(parts[0].block.text[: parts[0].start])
                if said and len(parts) >= LEAST:
                    _judge(submission, said[1], parts)
                elif parts[0].unit in {"个", "项"} and len(parts) >= LEAST and all(p.left.endswith("类") for p in parts):
                    _by_use(submission, parts)


def _by_use(submission: Submission, parts: list[Mention]) -> None:
    """按投向分，产业发展类78个、乡村建设类46个、民生类27个: of the projects told elsewhere."""
    wholes = [m for m in submission.mentions if m.head == "project" and m.unit_fits(parts[0]) and m not in parts and _plainly(m)]
    likely = [m for m in wholes if m.value > max(p.value for p in parts) and near(m.value, total(parts), NEAR)]
    told = any(m.value == total(parts) for m in submission.mentions if m.unit_fits(parts[0]))
    if likely and not told and len({m.value for m in likely}) == 1:
        say_sum(submission, likely[0], parts)


def _plainly(mention: Mention) -> bool:
    return mention.host is None and not mention.kind and addable(mention)


def _judge(submission: Submission, kind: str, parts: list[Mention]) -> None:
    wholes = [m for m in submission.mentions if unit_of(m) == unit_of(parts[0]) and m not in parts and addable(m) and _named(m, kind)]
    if len({m.value for m in wholes}) != 1 or any(sum(p.value for p in parts[:n]) == wholes[0].value for n in range(2, len(parts) + 1)):
        return
    whole, added_up = wholes[0], total(parts)
    if whole.value > max(p.value for p in parts) and (near(whole.value, added_up, NEAR) or misprint(whole.value, added_up)):
        say_sum(submission, whole, parts)


def _named(mention: Mention, kind: str) -> bool:
    return mention.host is None and (mention.left.endswith(kind) or mention.right.startswith((kind, "的" + kind)) or mention.label == kind)
