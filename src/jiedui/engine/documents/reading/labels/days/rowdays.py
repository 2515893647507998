"""The days of a table's rows against the text: built after the day the table counts, 今年新增 of what was built before, another month.

7	迤那玩具车间 … 2023.08 under 截至2023年6月末; 羊街蔬菜分拣车间 … 2022.03, and 二季度新增羊街蔬菜分拣车间1家 in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...findings import Place, place_at, row_of
from ...frames.document import Document
from ...relations.tables.text.things import Thing, by_start, named_in
from ...submission import Submission
from ...text.blocks import Block
from .cutoff import as_of_days
from .phases import BEGUN, DONE, Written, phases, written_days

NEWLY = re.compile(
    r"(?:(?P<year>20\d\d)年|(?P<this>今年|本年|年内|当年))?(?:以来)?(?P<part>[一二三四]季度|上半年|下半年)?[^,。;:\d]{0,4}"
    r"(?:新增|新建|新投|新认定|新落地|新引进|新办)(?:了)?[^,。;:\d]{0,4}$"
)
PARTS = {"一季度": (1, 3), "二季度": (4, 6), "三季度": (7, 9), "四季度": (10, 12), "上半年": (1, 6), "下半年": (7, 12)}
SAME = {"开工": "开工|动工|开建", "竣工": "[竣完]工|建成|落成", "投产": "投产|投用|投入使用|投入运营|启用"}
# 完工时间 is often the one planned.
FINISHED = re.compile("建成|投产|投用|启用|认定")
PLANNED = re.compile("计划|预计|拟|将|力争|争取|原定")


def run(submission: Submission) -> None:
    for document in submission.documents:
        _after_count(submission, document)
    things = by_start(submission)
    for document in submission.documents if things else []:
        for block in document.blocks:
            for start, thing in () if block.is_row else named_in(block, things):
                days = list(written_days(thing.row))
                if days:
                    _newly(submission, document, block, start, thing, days)
                    _another_month(submission, document, block, start, thing, days)


def _after_count(submission: Submission, document: Document) -> None:
    """What stands in the table as built was not yet there on the one day all figures are of."""
    days = {(a.year, a.month): a.place for other in submission.documents for a in as_of_days(other) if a.year}
    if len(days) != 1 or document.is_plan:
        return
    (day, place), *_ = days.items()
    for block in document.blocks:
        for one in written_days(block) if block.kind == "row" else ():
            if FINISHED.search(one.column) and len(one.day) >= 2 and one.day[0] > 2000 and one.day[:2] > day and not _planned(one):
                submission.findings.say("row-after-count", "explain", row_of(block), place, said=one.text, asof=place.quote)


def _planned(one: Written) -> bool:
    return bool(PLANNED.search(one.column + one.text))


def _newly(submission: Submission, document: Document, block: Block, start: int, thing: Thing, days: list[Written]) -> None:
    said = NEWLY.search(block.text[max(0, start - 24) : start])
    built = [d for d in days if d.kind == DONE and d.day[0] > 2000 and len(d.day) >= 2]
    year = int(said["year"]) if said and said["year"] else document.year
    if not said or not built or year is None or not (said["part"] or said["this"] or said["year"]):
        return
    first, last = PARTS.get(said["part"] or "", (1, 12))
    if not all(d.day[0] == year and first <= d.day[1] <= last for d in built):
        place = place_at(block, start - len(said.group()), start + len(thing.name))
        submission.findings.say("newly-built", "explain", place, row_of(thing.row), said=place.quote, day=built[0].text)


def _another_month(submission: Submission, document: Document, block: Block, start: int, thing: Thing, days: list[Written]) -> None:
    """The same step with another month in the sentence that names the row's thing."""
    for phase in phases(block, document.year):
        near = start <= phase.day.start < start + len(thing.name) + 24 or phase.day.start <= start <= phase.end + 4
        between = block.text[min(start, phase.day.start) : max(start, phase.day.start)]
        if not near or re.search("[。;]", between) or PLANNED.search(block.text[max(0, phase.day.start - 4) : phase.end]):
            continue
        for one in _of_one_step(phase.verb, days):
            same_year = one.day[0] <= 12 or one.day[0] == phase.day.year or not phase.day.year
            month = one.day[0] if one.day[0] <= 12 else one.day[1] if len(one.day) > 1 else phase.day.month
            if not same_year and phase.day.stated or month != phase.day.month:
                place: Place = place_at(block, min(start, phase.day.start), max(phase.end, start + len(thing.name)))
                name = f"{thing.name}{phase.verb}"
                submission.findings.say("event-days", "explain", place, row_of(thing.row), event=name, a=phase.day.said, b=one.text)


def _of_one_step(verb: str, days: list[Written]) -> Iterator[Written]:
    for words in SAME.values():
        if re.search(words, verb):
            yield from (d for d in days if re.search(words, d.column) and d.kind in {BEGUN, DONE} and not _planned(d))
