"""Titles and headings against what stands under them: another period, another field, another year's number.

上半年情况通报 over 前三季度 figures; （三）教育结对 over 乡镇卫生院也结成对子.
"""

from __future__ import annotations

import re

from ...findings import Place, place_at, row_of
from ...frames.document import Document
from ...lexicon import table
from ...submission import Submission
from ...text.blocks import Block
from ..days.cutoff import as_of_days
from ..days.stretches import LATER, STRETCH, end_of, later_stretches

INTRO = re.compile(r"现(?:将|就)([^。;]{0,60}?)(?:报告|汇报|通报|总结|说明|报送|公布)(?:如下|于后|给你们|你们)")
YEAR = re.compile(r"(20\d\d)(?:年(?!来|以来|至)|—|-)")
OWN_NUMBER = re.compile(r"^[\u4e00-\u9fff]{2,14}〔(20\d\d)〕\d{1,4}号$")
ANNUAL = re.compile("年度|总结|全年|自评")
# 2023年，… at the head of a clause: the year that is told of
SUBJECT = re.compile(r"(?:(?<=[,。;:])|^)(20\d\d)年(?!底|末|初|同期|相比|以来|至|的)")
MARK = re.compile(r"^(?:#+ *|[一二三四五六七八九十]+、|\([一二三四五六七八九十\d]+\)|\d+[.、])+")
# Last year's figure is told on purpose beside this year's.
COMPARED = re.compile("同期|去年|上年|相比|较|由|从|增|降|当时|整改|累计|以来|结转|历年|以前")


def run(submission: Submission) -> None:
    for document in submission.documents:
        if not document.given:
            _intro(submission, document)
            _beyond_title(submission, document)
            _body(submission, document)
            _stretch_and_day(submission, document)
            _number(submission, document)
            _last_years_day(submission, document)
            _fields(submission, document)


def titled(document: Document, said: re.Pattern[str], among: int = 5) -> Block | None:
    """The title that says a year, a stretch of it or whatever is looked for, among the first lines."""
    return next((b for b in document.blocks[:among] if b.kind in {"title", "heading", "caption"} and said.search(b.text)), None)


def _intro(submission: Submission, document: Document) -> None:
    """现将2022年工作情况报告如下 under a title of 2023, 现将前三季度 under one of the year."""
    title = titled(document, YEAR)
    found = next(((b, m) for b in document.blocks[:8] if b is not title and (m := INTRO.search(b.text))), None) if title else None
    if title is None or found is None:
        return
    block, intro = found
    for pattern in (YEAR, STRETCH):
        a, b = pattern.search(title.text), pattern.search(intro[1])
        whole_year = pattern is STRETCH and not a and ANNUAL.search(title.text) and b and end_of(b) < 12
        said = {_said(m) for m in pattern.finditer(intro[1])}
        other = a and b and _said(a) not in said
        if b and (other or whole_year) and "截" not in intro[1]:
            start = intro.start(1)
            own = place_at(title, *a.span()) if a else row_of(title)
            submission.findings.say(
                "period-title", "explain", own, place_at(block, start + b.start(), start + b.end()), a=own.quote, b=b.group()
            )


def _body(submission: Submission, document: Document) -> None:
    """A yearly title over a text that knows nothing but 前三季度, or only of another year than the title's."""
    title = titled(document, YEAR)
    if title is None or document.is_plan or submission.findings.about("period-title", title):
        return
    prose = [b for b in document.blocks if b is not title and b.kind in {"para", "heading"}]
    year = YEAR.search(title.text)
    told = [(b, m) for b in prose for m in SUBJECT.finditer(b.text)]
    years = {m[1] for _, m in told}
    # Last year's title left over this year's text; a plan tells of the year before it by right.
    other = year and ANNUAL.search(title.text) and len(told) >= 3 and years == {str(int(year[1]) + 1)}
    parts = [(b, m) for b in prose for m in STRETCH.finditer(b.text) if not LATER.search(b.text[max(0, m.start() - 12) : m.start()])]
    ends = {end_of(m) for _, m in parts}
    part = ANNUAL.search(title.text) and not STRETCH.search(title.text) and len(parts) >= 3 and len(ends) == 1 and max(ends) < 12
    full = re.search("全年|年末|年底|12月|11月", document.full)
    for block, match in told[:1] if other else parts[:1] if part and not full else []:
        own = place_at(title, *year.span()) if year else row_of(title)
        place = place_at(block, match.start(), min(match.end() + 10, len(block.text)))
        submission.findings.say("period-title", "explain", own, place, a=own.quote, b=place.quote)


def _stretch_and_day(submission: Submission, document: Document) -> None:
    """1—9月 in the title, 现将截至8月底…情况通报如下 under it."""
    title = titled(document, STRETCH)
    said = STRETCH.search(title.text) if title else None
    intro = next(((b, m) for b in document.blocks[:8] if b is not title and (m := INTRO.search(b.text))), None)
    if title is None or said is None or intro is None or submission.findings.about("period-title", title):
        return
    days = [a for a in as_of_days(document) if a.place.block is intro[0] and intro[1].start() <= a.place.quote_start < intro[1].end()]
    if len(days) == 1 and days[0].month != end_of(said) and end_of(said) < 12 and days[0].day >= 28:
        submission.findings.say("period-title", "explain", place_at(title, *said.span()), days[0].place, a=said[1], b=days[0].said)


def _said(match: re.Match[str]) -> int:
    """The year, or the month a stretch ends with: 上半年 and 1至6月 are one."""
    return int(match[1]) if match.re is YEAR else end_of(match)


def _beyond_title(submission: Submission, document: Document) -> None:
    """A title of 上半年 over figures of 前三季度, 1至9月 or 截至8月底 of the same year."""
    title = titled(document, STRETCH)
    said = STRETCH.search(title.text) if title else None
    if title is None or said is None or document.is_plan or end_of(said) == 12:
        return
    days = {(a.year, a.month): a.place for a in as_of_days(document)}
    late = [place for (year, month), place in days.items() if month > end_of(said) + 1 and year == document.year] if len(days) == 1 else []
    stretches = (p for b in document.blocks if b is not title and not b.is_row for p in later_stretches(b, end_of(said)))
    for place in (*late, *stretches):
        submission.findings.say("period-title", "explain", place_at(title, *said.span()), place, a=said[1], b=place.quote)
        return


def _number(submission: Submission, document: Document) -> None:
    """〔2022〕37号 over a paper signed in 2023."""
    signed, where = document.published, document.published_in
    for block in document.blocks[:4]:
        found = OWN_NUMBER.match(block.text.strip())
        if found and signed and where is not None and where is not block and int(found[1]) != signed[0]:
            submission.findings.say("number-year", "explain", row_of(block), row_of(where), number=found.group(), year=signed[0])


def _last_years_day(submission: Submission, document: Document) -> None:
    """截至2023年11月30日 in the report of 2024 signed in December 2024: the day runs up to the signature but for its year."""
    title, signed = titled(document, YEAR), document.published
    year = YEAR.search(title.text) if title else None
    if title is None or year is None or signed is None or int(year[1]) != signed[0] or document.is_plan:
        return
    for day in as_of_days(document):
        stated = day.said.find(str(signed[0] - 1)) >= 0
        if stated and day.month < 12 and 0 <= signed[1] - day.month <= 1 and not COMPARED.search(day.place.text):
            own = place_at(title, *year.span()) if len(title.text) > 40 else row_of(title)
            submission.findings.say("period-title", "explain", own, day.place, a=year.group(), b=day.said)
            return


def _fields(submission: Submission, document: Document) -> None:
    """A heading that names one field over a sentence wholly of another one's institutions."""
    fields = {name: re.compile("|".join(words.split())) for name, words in table("labels")["fields"].items()}
    told = {name: re.compile("|".join(words.split())) for name, words in table("labels")["institutions"].items()}
    over: Place | None = None
    field = ""
    for block in document.blocks:
        heading = heading_of(block)
        if heading and block.level < 45:
            named = [name for name, words in fields.items() if words.search(heading)]
            field = named[0] if len(named) == 1 and not re.search("[、和与及]|等", MARK.sub("", heading)) and named[0] in told else ""
            over = place_at(block, 0, len(heading)) if field else None
        for sentence in re.finditer("[^。;]+", block.text) if over and field and not block.is_row else ():
            others = [n for n, words in told.items() if n != field and words.search(sentence.group())]
            pairing = re.search("结对|结成|对口|帮扶", sentence.group()) and re.search(r"\d", sentence.group())
            if over and others and pairing and not told[field].search(sentence.group()) and not fields[field].search(sentence.group()):
                place = place_at(block, sentence.start(), min(sentence.end(), sentence.start() + 24))
                submission.findings.say("heading-narrow", "explain", over, place, field=field, other=others[0])
                over = None


def heading_of(block: Block) -> str:
    """The heading, also one that runs into its paragraph: （一）就业帮扶。…"""
    if block.kind in {"heading", "caption"}:
        return block.text
    return re.split("[。:]", block.text, maxsplit=1)[0] if block.level < 45 and re.match(r"[^。:]{2,24}[。:]", block.text) else ""
