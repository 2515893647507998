"""Days in cells: finished before begun (开工时间2024年9月, 完工时间2024年6月), an end before its beginning (2025年8月至2023年8月)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...findings import place_at, row_of
from ...submission import Submission
from ...text.blocks import Block, Cell

BEGUN = re.compile("开工|动工|启动|开始|起始|起$|签约|签订|立项|批复|到任|到岗|报到|派出|开班|引进|下达")
ENDED = re.compile("完工|竣工|建成|投产|完成|结束|终止|止$|期满|离任|返回|结业|验收|交付|投用|运营")
PLANNED = re.compile("计划|预计|拟|应")
ONE_DAY = re.compile(r"(?:((?:19|20)\d\d)\s*[年./-]\s*)?(\d{1,2})(?:\s*[月./-]\s*(?:(\d{1,2})日?)?)?|((?:19|20)\d\d)年?")
WRITTEN = r"((?:19|20)\d\d\s*[年.]\s*\d{1,2}月?(?:\d{1,2}日)?)"
SPAN = re.compile(rf"{WRITTEN}\s*(?:至|到|—+|–|~|-)\s*{WRITTEN}")
Day = tuple[int, ...]


def run(submission: Submission) -> None:
    for document in submission.documents:
        for block in document.blocks if not document.given else ():
            if block.kind == "row" and block.header:
                _order(submission, block)
                _spans(submission, block)


def _order(submission: Submission, block: Block) -> None:
    said = [(name, day, cell.text) for name, cell in _columns(block) if (day := day_of(cell.text))]
    for begun, first, one in said:
        for ended, last, other in said:
            ordered = BEGUN.search(begun) and ENDED.search(ended) and not BEGUN.search(ended)
            if ordered and bool(PLANNED.search(begun)) <= bool(PLANNED.search(ended)) and _before(last, first):
                submission.findings.say(
                    "days-order", "must", row_of(block), label=block.label, begun=f"{begun}{one}", ended=f"{ended}{other}"
                )
                return


def _columns(block: Block) -> Iterator[tuple[str, Cell]]:
    yield from ((name, cell) for name, cell in zip(block.header, block.cells, strict=False) if name)


def day_of(text: str) -> Day:
    """A day as far as it is written: (2024, 9), (2024, 9, 15), (0, 9, 15) without a year; nothing for words.

    >>> day_of("2024年9月"), day_of("2024.09.15"), day_of("9月15日"), day_of("在建"), day_of("860")
    ((2024, 9), (2024, 9, 15), (0, 9, 15), (), ())
    """
    found = ONE_DAY.fullmatch(text.strip())
    if found is None or found[4]:
        return (int(found[4]),) if found and text.strip().endswith("年") else ()
    if not found[1] and "月" not in text:
        return ()
    parts = (int(found[1] or 0), int(found[2]), *((int(found[3]),) if found[3] else ()))
    return parts if 1 <= parts[1] <= 12 else ()


def _before(a: Day, b: Day) -> bool:
    """Earlier as far as both are written; a day without a year is compared only with its like."""
    length = min(len(a), len(b))
    return bool(a[0]) == bool(b[0]) and a[:length] < b[:length]


def _spans(submission: Submission, block: Block) -> None:
    for cell in block.cells:
        for found in SPAN.finditer(cell.text):
            first, last = day_of(found[1]), day_of(found[2])
            if first and last and _before(last, first):
                submission.findings.say(
                    "days-order", "must", place_at(block, cell.start, cell.end), label=block.label, begun=found[1], ended=found[2]
                )
