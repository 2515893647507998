"""When papers were issued and which session it was: one paper with two days, 第九次联席会议 that is 第八次 below."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import combinations

from ...findings import Place, place_at
from ...submission import Submission
from ...text.blocks import Block
from .titles import TITLE

START = re.compile(r"[。;]|\d[.、](?!\d)")
SESSION = re.compile(r"第([一二三四五六七八九十\d]{1,3})(次|届|轮|期|批)(?=[\u4e00-\u9fff]{0,6}(会议?|班|论坛|博览会|对接会))")
THIS = re.compile(r"(?:这|此次|本次|本届|这次)(?:也)?(?:是|系|为)[^。;,]{0,24}$")


def sessions(submission: Submission) -> None:
    """苏陕协作第九次联席会议 in the title, 这是…以来的第八次会议 below."""
    for document in submission.documents:
        named: tuple[str, str, Place] | None = None
        for block in document.blocks:
            for match in () if block.is_row else SESSION.finditer(block.text):
                place = place_at(block, max(0, match.start() - 8), min(len(block.text), match.end() + 6))
                if not THIS.search(block.text[: match.start()]):
                    named = (match[1], match[2], place)
                elif named and named[1] == match[2] and named[0] != match[1]:
                    a, b = (f"第{number}{match[2]}" for number in (named[0], match[1]))
                    submission.findings.say("session", "explain", named[2], place, a=a, b=b)


LONG = 8
ISSUED = re.compile("印发|出台|制定|下发|签订|签署|发布")
REVISED = re.compile("修订|修改|施行|实施|起执行|废止")
BEHIND = re.compile(r"[,]?(?:已|均)?(?:于|在)(?:20\d\d年)?(\d{1,2})月(?:(\d{1,2})日)?(?:正式)?(?:印发|出台|下发|签订|签署|发布)")


def issued(submission: Submission) -> None:
    dated: dict[str, list[tuple[tuple[int, int], str, Place]]] = defaultdict(list)
    for document in submission.documents:
        for block in document.blocks:
            for match in TITLE.finditer(block.text):
                if found := _day_of(block, match):
                    dated[match[1]].append(found)
    for document in submission.documents:
        for block in document.blocks:
            for name in [name for name in dated if len(name) >= LONG and name in block.text]:
                plain = re.compile(f"(?<!《){re.escape(name)}").search(block.text)
                if plain and (found := _day_of(block, plain)):
                    dated[name].append(found)
    for name, said in dated.items():
        odd = next(((a, b) for a, b in combinations(said, 2) if a[0][0] != b[0][0] or a[0][1] and b[0][1] and a[0][1] != b[0][1]), None)
        if odd:
            submission.findings.say("two-dates", "explain", odd[0][2], odd[1][2], name=name, a=odd[0][1], b=odd[1][1])


def _day_of(block: Block, title: re.Match[str]) -> tuple[tuple[int, int], str, Place] | None:
    """The one day (or, with 印发, month) its sentence tells before a title, or 于5月12日印发 behind it."""
    start = max([m.end() for m in START.finditer(block.text, 0, title.start())], default=0)
    before = block.text[start : title.start()]
    days = list(re.finditer(r"(?<!\d)(\d{1,2})月(?:(\d{1,2})日)?", before))
    behind = BEHIND.match(block.text, title.end())
    said = behind or (days[0] if len(days) == 1 else None)
    if said is None or REVISED.search(before + block.text[title.end() :][:12]):
        return None
    if not said[2] and not behind and not ISSUED.search(before):
        return None
    place = place_at(block, start if not behind else title.start(), max(title.end(), behind.end() if behind else 0))
    return (int(said[1]), int(said[2] or 0)), re.sub("[,于在]|已|均|[^\\d年月日]", "", said.group()), place
