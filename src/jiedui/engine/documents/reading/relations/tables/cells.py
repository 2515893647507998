"""What stands in a cell that asks for a number: a county answering a provincial line, words (见附件), a list beside a count."""

from __future__ import annotations

import re

from jiedui.engine.kernel.finding import Severity

from ...findings import row_of
from ...frames.table.cells import NUMBER, unanswered
from ...lexicon import scan
from ...submission import Submission
from ...text.blocks import Block
from .blanks import full_columns, said_in_text

COUNTED = re.compile("个|次|人|人次|万元|亿元|家|所|期|项|户|%")
BELOW_PROVINCE = {"县", "市", "区", "州", "旗"}
COUNTY_POST = re.compile("区长|县长|镇长|县委|区委")
REMARKS = re.compile("备注|说明|责任|牵头|单位|部门|时限|时间|状态|进展|问题(?!数|个)")
# An aim is an answer: 每季1次, 不少于6家, 95%以上.
BOUND = re.compile(r"每[季月年周半].{0,3}\d|(?:不少于|不低于|至少|力争|达到?|完成)[\d.]+|[\d.]+[%\u4e00-\u9fff]{0,3}(?:以上|左右)")
ELSEWHERE = re.compile("见附|详见|另附|附后|见表")
HUNDRED_MILLION, FAR_TOO_MUCH = 10**8, 1000 * 10**8
ITEM = re.compile(r"(?:^|[^\d.])(\d{1,2})[.、](?!\d)")


def run(submission: Submission) -> None:
    level = next((d.level for d in submission.documents if d.level), "")
    for document in submission.documents:
        full = full_columns(document)
        for block in document.blocks:
            if block.kind == "row" and block.label:
                _levels(submission, block, document.level or level)
                _contents(submission, block, full)


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


def _contents(submission: Submission, block: Block, full: set[tuple[int, str]]) -> None:
    """Words where a number is asked for; 见附件 is one only where the text gives the number."""
    answers = [(cell, column) for cell, column in block.values if cell.text and not REMARKS.search(column)]
    for at, (cell, column) in enumerate(answers):
        if NUMBER.fullmatch(cell.text) or BOUND.search(cell.text):
            continue
        counts = at == 0 and block.unit and COUNTED.fullmatch(block.unit) and re.search(r"[\u4e00-\u9fff]{3}", cell.text)
        if counts or (block.table, column) in full and re.search(r"[\u4e00-\u9fff]{2}", cell.text):
            question = unanswered(block, cell, column, submission.document_of(block))
            said = said_in_text(submission, question) if question is not None else []
            severity: Severity = "hint" if ELSEWHERE.search(cell.text) and not said else "explain"
            submission.findings.say("text-in-number", severity, row_of(block), *said, label=block.label, unit=block.unit or column)
            _listed(submission, block, cell.text)
            return


def sizes(submission: Submission) -> None:
    """23600 in a line that asks for 亿元 was written in 万元; where the right number stands elsewhere that is told instead."""
    for document in submission.documents:
        for cell in document.cells if not document.given else ():
            if cell.unit != "元" or cell.scale != HUNDRED_MILLION or cell.value < FAR_TOO_MUCH:
                continue
            if not any(submission.findings.about(code, cell.block) for code in ("two-values", "same-lines")):
                submission.findings.say("unit-size", "explain", cell, label=cell.block.label, value=cell.text, unit="亿元")


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
