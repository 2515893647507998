"""Every number that answers a line of the table against that line, on its own day where the text names one."""

from __future__ import annotations

import re
from datetime import date
from fractions import Fraction

from ...findings import place_at, place_of, row_of
from ...numbers.mention import RATES, Mention
from ...numbers.numerals import shown
from ...numbers.values import equal, fits_percent
from ...submission import Submission
from ...text.blocks import Block
from ...wording import percent
from .lines import CLASS, USED_FOR, Line, Match, answered, lines_of, matches

SURE, ROOM, PLAIN = 2.0, 1.6, 4.6
DAY = re.compile(r"(?:(20\d\d)年)?(\d{1,2})月(\d{1,2})日")
NO_ANSWER = re.compile("抽查|平均|每|凡|现场|增加|减少|注册")
DONATED = re.compile("捐款捐物|款物")


def run(submission: Submission) -> None:
    given = next((d for d in submission.documents if d.given), None)
    if given is None:
        return
    lines = lines_of(given.cells)
    for document in submission.documents:
        for mention in [] if document.given else document.mentions:
            if mention.hedge or mention.delta or mention.period.future or NO_ANSWER.search(mention.lead[-10:]):
                continue
            if mention.dimension in RATES:
                _rate(submission, mention, lines)
            elif mention.dimension not in {"", "dur"}:
                _number(submission, mention, lines)


def _number(submission: Submission, mention: Mention, lines: list[Line]) -> None:
    found = _under_host(mention, matches(mention, lines), lines)
    if not found or found[0].rank < SURE:
        _other_act(submission, mention, lines)
        return
    best = found[0]
    host = mention.host
    if host is not None and (CLASS.search(mention.left) or not best.line.class_ and _same_line(host, best, lines)):
        return
    day = _day_said(mention, submission)
    if day is not None and day in submission.earlier:
        fits = any(_gives(_value_on(submission, day, m.line.code), mention, m.line) for m in found if m.rank >= best.rank - ROOM)
    else:
        fits = answered(mention, found, ROOM)
    other_day = day is not None and day in submission.earlier
    if (
        not fits
        and (other_day or not _elsewhere(mention, best, lines))
        and not _all_of(mention, best, lines)
        and not _added(submission, mention)
    ):
        _say(submission, mention, best, day)
    elif mention.dimension != best.line.mention.dimension and {mention.dimension, best.line.mention.dimension} == {"person", "ptime"}:
        _unit(submission, mention, best.line, lines)


def _under_host(mention: Mention, found: list[Match], lines: list[Line]) -> list[Match]:
    """其中脱贫劳动力 of 2189人 is not asked by the 其中 line of another number."""
    if mention.host is None or not found:
        return found
    over = matches(mention.host, lines)
    hosts = [m.line.mention for m in over if m.rank >= over[0].rank - ROOM and equal(mention.host, m.line.mention)]
    return [
        m for m in found if m.line.mention.host is None or not hosts or m.line.mention.host in hosts or USED_FOR.match(m.line.mention.label)
    ]


def _elsewhere(mention: Mention, best: Match, lines: list[Line]) -> bool:
    """A line of the same noun gives the number, and the best one is not far better."""
    same = [x for x in lines if x.mention.head == mention.head and equal(mention, x.mention) and mention.dimension == x.mention.dimension]
    same = [x for x in same if x.mention.group == mention.group]
    return best.rank < PLAIN and bool(same) and not best.line.class_ and mention.value >= 10 and not USED_FOR.match(best.line.mention.label)


def _all_of(mention: Mention, best: Match, lines: list[Line]) -> bool:
    """Lines of one name add up to it: 脱贫劳动力 of all three destinations."""
    stem = best.line.code.rsplit(".", 1)[0]
    same = [x.mention.value for x in lines if x.mention.label == best.line.mention.label and x.code.startswith(stem)]
    return len(same) > 1 and sum(same) == mention.value


def _added(submission: Submission, mention: Mention) -> bool:
    """捐款60.08万元、捐物477.972万元，合计538.052万元: a sum said as one."""
    before = [m for m in submission.document_of(mention).in_text if m.beside(mention) and m.end <= mention.start and m.unit_fits(mention)]
    return bool(re.search("合计|共|总", mention.lead)) and sum((m.value for m in before[-2:]), Fraction(0)) == mention.value


def _same_line(host: Mention, best: Match, lines: list[Line]) -> bool:
    """A part of the number that answers the line does not answer it itself."""
    over = matches(host, lines)
    return bool(over) and over[0].line is best.line


def _gives(value: Fraction | None, mention: Mention, line: Line) -> bool:
    """Whether a value in the line's unit is the number as the text writes it, rounded or not."""
    return value is not None and abs(value * line.mention.scale - mention.value) <= mention.precision / 2


def _value_on(submission: Submission, day: date, code: str) -> Fraction | None:
    return submission.earlier.get(day, {}).get(code)


def _day_said(mention: Mention, submission: Submission) -> date | None:
    """截至9月30日 or 9月30日完工9个: the day the text gives the number to."""
    text = mention.block.text
    said = list(DAY.finditer(text, mention.sentence[0], mention.start))
    if not said or re.match("[^,;]{0,4}(?:印发|召开|至|—|-)", text[said[-1].end() : mention.start]):
        return None
    year = int(said[-1][1]) if said[-1][1] else submission.document_of(mention).year or 0
    try:
        return date(year, int(said[-1][2]), int(said[-1][3]))
    except ValueError:
        return None


def _say(submission: Submission, mention: Mention, best: Match, day: date | None) -> None:
    line = best.line
    days = [d for d, values in sorted(submission.earlier.items()) if _gives(values.get(line.code), mention, line)]
    older = "、".join(f"{d.month}月{d.day}日" for d in days if d != day)
    expected = _value_on(submission, day, line.code) if day in submission.earlier and day else None
    right = f"{shown(expected)}{line.mention.block.unit}" if expected is not None else _said(line)
    note = f"{older}的台账得出的正是“{mention.text}”，可能用了那一天的数。" if older else ""
    submission.findings.say(
        "snapshot",
        "explain" if older else "must",
        mention,
        line.mention,
        said=mention.text,
        line=line.code,
        label=line.title,
        value=right,
        made=_made(line),
        note=note,
    )


def _said(line: Line) -> str:
    return f"{line.mention.text}{'' if line.mention.text.endswith('%') else line.mention.block.unit}"


def _made(line: Line) -> str:
    found = re.search(r"（(\d+) 行台账）", line.mention.block.where)
    return f"，由 {found[1]} 行台账得出" if found else ""


def _unit(submission: Submission, mention: Mention, line: Line, lines: list[Line]) -> None:
    alike = [other.mention for other in lines if other.mention.head == mention.head]
    if any(other.dimension == mention.dimension and other.value == mention.value for other in alike):
        return
    submission.findings.say(
        "snapshot-unit", "must", mention, line.mention, said=mention.text, line=line.code, label=line.title, value=_said(line)
    )


def _other_act(submission: Submission, mention: Mention, lines: list[Line]) -> None:
    """新增引导签约企业4家 where the line counts 落地; 捐款538.052万元 where that is both."""
    from ...compare.question import compare

    for line in lines:
        if line.mention.family == mention.family and line.mention.value == mention.value and mention.value > 1:
            answer = compare(mention, line.mention)
            if answer.score >= 1.5 and (answer.only("act") or answer.only("cash or goods")):
                submission.findings.say(
                    "snapshot-kind",
                    "must",
                    mention,
                    line.mention,
                    said=place_of(mention).quote,
                    line=line.code,
                    label=line.title,
                    value=_said(line),
                )
                return


def _rate(submission: Submission, rate: Mention, lines: list[Line]) -> None:
    """使用率 against its line; 完工率 and 占…的 against the two lines it divides."""
    if rate.dimension != "pct":
        return
    day = _day_said(rate, submission)
    line = next((one for one in lines if one.mention.dimension == "pct"), None)
    if line is not None and re.search("资金使用|使用(?:率|比例)|支出率|支付率", rate.sentence_text[: rate.end - rate.sentence[0]][-30:]):
        value = _value_on(submission, day, line.code) if day in submission.earlier and day else line.mention.value
        if value is not None and not fits_percent(rate, value):
            _say(submission, rate, Match(line, 9, 1), day)


def shares(submission: Submission) -> None:
    """项目完工率 and 占到位资金的…: the two lines divided."""
    given = next((d for d in submission.documents if d.given), None)
    if given is None:
        return
    lines = lines_of(given.cells)
    finished, planned = (
        next((x for x in lines if x.mention.head == "project" and act in x.mention.act), None) for act in ("finish", "plan")
    )
    arrived = next((x for x in lines if x.mention.head == "fund" and x.mention.act & {"arrive", "appropriate"}), None)
    for rate in [m for d in submission.documents if not d.given for m in d.in_text if m.dimension == "pct" and not m.hedge]:
        day = _day_said(rate, submission)
        if (
            finished
            and planned
            and re.search("完工率", rate.lead)
            and not (day and day in submission.earlier and day != _latest(submission))
        ):
            _divided(submission, rate, finished.mention, planned.mention)
        before = [m for m in submission.document_of(rate).in_text if m.beside(rate) and m.end <= rate.start and m.dimension == "money"]
        if arrived and before and re.search("占(?:全部|总)?到位(?:协作|援助|财政援助)?资金的", rate.lead) and not before[-1].hedge:
            _divided(submission, rate, before[-1], arrived.mention)


def _latest(submission: Submission) -> date | None:
    return max(submission.earlier, default=None)


def _divided(submission: Submission, rate: Mention, part: Mention, whole: Mention) -> None:
    if whole.value and not fits_percent(rate, part.value / whole.value * 100):
        expected = percent(part.value / whole.value * 100)
        submission.findings.say(
            "ratio", "must", part, whole, rate, part=_named(part), whole=_named(whole), expected=expected, said=rate.text
        )


def _named(mention: Mention) -> str:
    return f"表上 {mention.block.code}“{mention.label}”{mention.text}" if mention.given else mention.text


POST = re.compile("(?:区委|县委|市委|州委|省委)?(?:副书记|书记|副?区长|副?县长|副?市长|副?州长|副?省长|副?主席|主任)")


def posts(submission: Submission) -> None:
    """10月11日，郑伟民，区委副书记、区长: the post beside the name in the text."""
    given = next((d for d in submission.documents if d.given), None)
    for block in given.blocks if given else []:
        for name, post in re.findall("[,、]([\u4e00-\u9fff]{2,4})[,，]([\u4e00-\u9fff、]{2,20})", block.text):
            for document in submission.documents:
                for other in [] if document.given else document.blocks:
                    _post(submission, other, name, post, block)


def _post(submission: Submission, block: Block, name: str, post: str, line: Block) -> None:
    for found in re.finditer(rf"((?:{POST.pattern}|、)+){name}", block.text):
        if found[1] not in post and any(one not in post.split("、") for one in found[1].split("、") if one):
            place = place_at(block, found.start(), found.end())
            submission.findings.say("snapshot-post", "must", place, row_of(line), name=name, said=found[1], line=line.code, post=post)
            return
