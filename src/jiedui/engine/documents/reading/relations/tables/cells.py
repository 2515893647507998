"""What stands in a cell: a county answering a provincial line, words in a number cell, a list beside a count, an empty cell,
a rate column.
"""

from __future__ import annotations

import re
from collections import Counter

from ...compare.question import meanings
from ...findings import row_of
from ...frames.document import Document
from ...lexicon import scan
from ...numbers.mention import Mention
from ...numbers.spot import dimension_of
from ...numbers.values import fits_percent
from ...submission import Submission
from ...text.blocks import Block
from ...wording import percent

COUNTED = re.compile("个|次|人|人次|万元|亿元|家|所|期|项|户|%")
BELOW_PROVINCE = {"县", "市", "区", "州", "旗"}
COUNTY_POST = re.compile("区长|县长|镇长|县委|区委")
ITEM = re.compile(r"(?:^|[^\d.])(\d{1,2})[.、](?!\d)")


def run(submission: Submission) -> None:
    level = next((d.level for d in submission.documents if d.level), "")
    for document in submission.documents:
        full = _full_columns(document)
        for block in document.blocks:
            if block.kind == "row" and block.label:
                _levels(submission, block, document.level or level)
                if not _in_full_column(submission, block, full):
                    _contents(submission, block)
                _rates(submission, block)


def _full_columns(document: Document) -> set[tuple[int, str]]:
    """Columns (table, name) that are numbers nearly throughout: an empty cell in one was forgotten."""
    numbers = Counter((m.block.table, m.column) for m in document.cells if m.column)
    rows = Counter(b.table for b in document.blocks if b.kind == "row")
    return {column for column, count in numbers.items() if count >= 3 and count >= 0.7 * rows[column[0]]}


def _in_full_column(submission: Submission, block: Block, full: set[tuple[int, str]]) -> bool:
    for cell, column in block.values:
        if (block.table, column) in full:
            if re.search(r"[\u4e00-\u9fff]{2}", cell.text):
                submission.findings.say("text-in-number", "explain", row_of(block), label=block.label, unit=block.unit or column)
                return True
            beside = any((block.table, other) in full and said.text for said, other in block.values if other != column)
            if not cell.text and beside and not re.search("合 ?计|总 ?计", block.label):
                submission.findings.say("blank", "explain", row_of(block), *_said_in_text(submission, block), label=block.label)
                return True
    return False


def _said_in_text(submission: Submission, block: Block) -> list[Mention]:
    """What the text says of a line left empty."""
    nouns = {w.value for w in scan(block.label) if w.facet == "noun"}
    unit = dimension_of().get(block.unit.lstrip("万亿"), "")
    return [m for m in submission.mentions if not m.cell and m.dimension == unit and nouns & meanings(m) and m.host is None][:1]


def _value(block: Block) -> str:
    return next((cell.text for cell, _ in block.values if cell.text), "")


def _levels(submission: Submission, block: Block, level: str) -> None:
    value = _value(block)
    if re.search("省级|省部级", block.label) and value and level in BELOW_PROVINCE and not re.fullmatch("0|无|—|-|/|否|是", value):
        county = COUNTY_POST.search(value)
        submission.findings.say(
            "level-line", "must" if county else "explain", row_of(block), label=block.label, level=level, value=value[:20]
        )
    if "主要负责" in block.label and (found := re.search(r"副(县|区|市|州)长", value)):
        submission.findings.say("level-post", "must", row_of(block), label=block.label, post=found.group())


def _contents(submission: Submission, block: Block) -> None:
    value = _value(block)
    if block.unit and COUNTED.fullmatch(block.unit) and re.search(r"[\u4e00-\u9fff]{3}", value):
        said = _said_in_text(submission, block)
        submission.findings.say("text-in-number", "explain", row_of(block), *said, label=block.label, unit=block.unit)
        _listed(submission, block, value)
    elif block.unit and block.values and not value:
        submission.findings.say("blank", "hint", row_of(block), label=block.label)


def _listed(submission: Submission, block: Block, value: str) -> None:
    """A list in a count cell: its items against the number in the text."""
    if block.unit not in {"个", "项", "件"}:
        return
    items = len(ITEM.findall(" " + value)) or value.count("《")
    nouns = {w.value for w in scan(block.label) if w.facet == "noun"}
    for mention in submission.mentions:
        counted = not mention.cell and mention.dimension == "count" and mention.head in nouns and not mention.hedge
        if counted and items >= 2 and mention.value >= 2 and 0 < abs(mention.value - items) <= 3:
            submission.findings.say("list-count", "explain", row_of(block), mention, label=block.label, items=items, said=mention.text)
            return


def _rates(submission: Submission, block: Block) -> None:
    cells = [m for m in submission.document_of(block).cells if m.block is block]
    rates, numbers = [m for m in cells if m.dimension == "pct"], [m for m in cells if m.dimension != "pct"]
    if not rates or len(numbers) != 2 or not numbers[0].value or not numbers[1].value:
        return
    first, second = numbers
    if re.search("增|升|降", rates[0].column):
        _growth(submission, block, first, second, rates[0])
    elif re.search("率|占|比", rates[0].column) and not any(
        fits_percent(rates[0], x) for x in (second.value / first.value * 100, first.value / second.value * 100)
    ):
        submission.findings.say(
            "ratio",
            "must",
            row_of(block),
            *_same_in_text(submission, second),
            part=second.text,
            whole=first.text,
            expected=percent(second.value / first.value * 100),
            said=rates[0].text,
        )


def _same_in_text(submission: Submission, cell: Mention) -> list[Mention]:
    """Where the text says the cell's number."""
    return [m for m in submission.mentions if not m.cell and m.value == cell.value and meanings(m) & meanings(cell)][:2]


def _growth(submission: Submission, block: Block, first: Mention, second: Mention, rate: Mention) -> None:
    """2020年 3720, 2021年 3900, 增长4.84%; the years may stand in either order."""
    old, new = (second, first) if (first.period.year or 0) > (second.period.year or 0) else (first, second)
    swapped = not (first.period.year and second.period.year)
    expected = [(new.value - old.value) / old.value * 100, *([(old.value - new.value) / new.value * 100] * swapped)]
    if not any(fits_percent(rate, sign * x) for x in expected for sign in (1, -1)):
        submission.findings.say("growth", "must", row_of(block), old=old.text, new=new.text, expected=percent(expected[0]), said=rate.text)
