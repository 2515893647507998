"""Days that do not exist, weekdays that were others, ends before beginnings.

>>> from datetime import date
>>> WEEKDAYS[date(2024, 5, 22).weekday()]
'三'
"""

from __future__ import annotations

import calendar
import re
from datetime import date

from ...findings import place_at
from ...frames.document import Document
from ...numbers.numerals import whole
from ...submission import Submission
from ...text.blocks import Block

DAY = re.compile(r"(?:(20\d\d)年)?(?<!\d)(\d{1,2})月(\d{1,2})日")
WEEKDAYS = "一二三四五六日"
WEEKDAY = re.compile(r"(?:(20\d\d)年)?(?<!\d)(\d{1,2})月(\d{1,2})日[,(]?(?:星期|周)([一二三四五六日天])")
FROM_TO = re.compile(r"(?<!\d)(\d{1,2})月(\d{1,2})日?(?:至|到|-|—|~)(?:(\d{1,2})月)?(\d{1,2})日")
TERM = re.compile(r"(20\d\d)年(\d{1,2})月(?:\d{1,2}日)?(?:至|到|-|—|~)+(20\d\d)年(\d{1,2})月(?:\d{1,2}日)?")

LASTING = re.compile(r"(?:为期|期限为?|服务期为?|任期为?|共)(\d|[一二两三四五六])年|(\d|[一二两三四五六])年(?:期|任期|服务期)")


def run(submission: Submission) -> None:
    for document in submission.documents:
        for block in document.blocks:
            _days(submission, block)
            _weekdays(submission, document, block)


def _weekdays(submission: Submission, document: Document, block: Block) -> None:
    """5月22日（星期四） in a year whose 22 May was a Wednesday; without any year nothing is known."""
    for match in WEEKDAY.finditer(block.text):
        year = int(match[1]) if match[1] else document.year
        try:
            right = WEEKDAYS[date(year or 0, int(match[2]), int(match[3])).weekday()]
        except ValueError:
            continue
        if right != match[4].replace("天", "日"):
            submission.findings.say("weekday", "explain", place_at(block, *match.span()), said=match.group(), year=year, right=right)


def _days(submission: Submission, block: Block) -> None:
    for match in DAY.finditer(block.text):
        month, day = int(match[2]), int(match[3])
        if not 1 <= month <= 12 or not 1 <= day <= calendar.monthrange(int(match[1] or 2024), month)[1]:
            submission.findings.say("date", "must", place_at(block, *match.span()), said=match.group())
    for match in FROM_TO.finditer(block.text):
        first, last = (int(match[1]), int(match[2])), (int(match[3] or match[1]), int(match[4]))
        # 12月至2月 runs into the next year, and so does 7月1日至6月30日.
        if last < first and first[0] - last[0] < 9 and not (first[1] == 1 and first[0] - last[0] == 1 and last[1] >= 28):
            submission.findings.say(
                "date-order", "must", place_at(block, *match.span()), a=f"{last[0]}月{last[1]}日", b=f"{first[0]}月{first[1]}日"
            )
    for match in TERM.finditer(block.text):
        (year, month, last_year, last_month) = map(int, match.groups())
        if (last_year, last_month) < (year, month):
            where = place_at(block, *match.span())
            submission.findings.say("date-order", "must", where, a=f"{last_year}年{last_month}月", b=f"{year}年{month}月")
            continue
        begin = block.text.rfind("。", 0, match.start()) + 1
        end = block.text.find("。", match.end())
        said = list(LASTING.finditer(block.text, begin, end if end >= 0 else len(block.text)))
        months = 12 * (last_year - year) + last_month - month
        years = whole(said[0][1] or said[0][2]) if len(said) == 1 else None
        if years and not 12 * years - 1 <= months <= 12 * years + 1:
            places = place_at(block, *match.span()), place_at(block, *said[0].span())
            submission.findings.say("term", "explain", *places, said=said[0].group(), term=match.group())
