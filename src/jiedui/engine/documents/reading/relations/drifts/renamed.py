"""A number that stands under its neighbour's name: a total called by one of its parts, what was signed said to have landed.

财政援助资金6480万元，其中产业项目4212万元 … 6480万元产业资金; 签约12个、落地7家 … 落地12家.
Equal values are not enough: the name must have a number of its own, said beside the first, and it is another one.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from fractions import Fraction
from os.path import commonprefix

from ...compare.pair import NO_CLASS
from ...compare.question import compare, meanings
from ...frames.words import blank
from ...lexicon import name_of, scan, table
from ...numbers.mention import NOT_COUNTED, Mention
from ...numbers.numerals import digits_of
from ...numbers.periods import conflict
from ...submission import Submission
from .called import LATER, around, as_part
from .sides import SIDES, years

NAMELESS: tuple[str, frozenset[str]] = ("", frozenset())
HAN = re.compile("([\u4e00-\u9fff]+)$")
RIGHT = re.compile("的?([\u4e00-\u9fff]{4})")
SPANS = re.compile(
    "(?:20\\d\\d|今|去|上|本|当)年|前?\\d+(?:[-—至到]\\d+)?个?月(?:底|末)?|[上下]半年|全年|同期|前三季度"
)  # 2021年前10个月为
BACK = re.compile("(?:上述|以上|前述|这|该)$")  # 上述23家 says no name of its own
OTHERWISE = re.compile("任务|目标|协议(?!投资|总?额)|占[^,;。]{0,16}$")  # what was asked for, and what a share is taken of
DONE = {"pay", "finish"}


def run(submission: Submission) -> None:
    """Each number said again under another name is accused once."""
    for same in _equal_values(submission.mentions):
        for said in same:
            if said.host is None and any(_accused(submission, said, other, same) for other in same):
                break


def _equal_values(mentions: list[Mention]) -> Iterator[list[Mention]]:
    found: dict[tuple[str, Fraction], list[Mention]] = defaultdict(list)
    for mention in mentions:
        if mention.dimension not in NOT_COUNTED and not mention.delta and not mention.given and mention.value >= 10:
            found[mention.family, mention.value].append(mention)
    yield from (same for same in found.values() if 1 < len(same) <= 12)


def _accused(submission: Submission, said: Mention, first: Mention, same: list[Mention]) -> bool:
    if said is first or said.beside(first) or said.cell and first.cell or BACK.search(said.left):
        return False
    if not first.cell and not SPANS.sub("", first.left).strip("为达约有至到了、,的") and first.no_head:
        return False  # 为15个: says no name that could be changed
    if said.cell != first.cell and _one_question(said, first):
        return False
    if as_part(submission, said, first, same) or _as_next_step(submission, said, first) or _as_other_side(submission, said, first):
        return True
    return _in_the_words_of(submission, said, first) or _of_the_neighbour(submission, said, first)


def _one_question(a: Mention, b: Mention) -> bool:
    """A row and a sentence that ask the same, the same way round, agree: neither goes by another's name."""
    cell, text = (a, b) if a.cell else (b, a)
    if cell.thing and cell.thing not in text.sentence_text:
        return True  # a row of another place or thing
    answer = compare(a, b)
    same_way = bool(a.direction) and a.direction == b.direction
    return (
        answer.same
        or same_way
        and answer.different <= {"act", "training"}
        and not set(answer.narrower) & {"group", "kind", "level", "where"}
    )


def _as_next_step(submission: Submission, said: Mention, first: Mention) -> bool:
    """What was signed, planned or trained written as what has landed, been done or found work."""
    one_question = said.dimension == first.dimension and _one_noun(said, first)
    step = _step(said, first) if one_question and not submission.separate(said, first) else ""
    if not step:
        return False
    near = [m for m in around(submission, first) if step in m.act and not m.act & (first.act - said.act)]
    true = [m for m in near if _answers(said, m) or _arrived(said, m)]
    if not true or any(step in m.act and m.value == said.value for m in around(submission, first) if m is not said):
        return False  # 签约12家、落地12家: the next step rightly has the same number
    early = min(first.act - said.act, default="")
    return _say(submission, first, said, true, name_of("act", early) if early else "全部", name_of("act", step))


def _say(submission: Submission, first: Mention, said: Mention, true: list[Mention], a: str, b: str) -> bool:
    """The true number of that name is the nearest one."""
    own = min(true, key=lambda m: (abs(m.index - first.index), m.index))
    submission.findings.say("renamed", "explain", first, said, own, value=said.text, a=a, b=b, of=own.text)
    return True


def _one_noun(said: Mention, first: Mention) -> bool:
    """投资 and 资金 are one where money was promised and came; a firm may be told by its agreement."""
    promised = {said.head, first.head} <= {"invest", "fund", None} and "sign" in first.act and "arrive" in said.act
    wished = said.family == "p" and "intent" in first.act
    return bool(meanings(said) & meanings(first)) or first.head == "agreement" or promised or wished


def _arrived(said: Mention, other: Mention) -> bool:
    money = said.dimension == other.dimension == "money" and {said.head, other.head} <= {"invest", "fund", None}
    return money and "arrive" in said.act & other.act and other.value != said.value and not other.hedge


NEXTS = re.compile(r"(?:项目|企业)?(?:中|里)?已?[\u4e00-\u9fff]{2,4}\d")  # 26个项目已完工21个: done is said of the 21


def _step(said: Mention, first: Mention) -> str:
    """The act of `said` that `first` does not have, where the catalogue holds the two for different steps."""
    if said.period.future or said.aim or said.hedge or NEXTS.match(said.block.text, said.end):
        return ""
    for early, late in table("conflicts")["acts"] + table("conflicts")["steps"]:
        if early in first.act - said.act and late in said.act - first.act and "plan" not in said.act:
            return str(late)
    if LATER.search(said.before(said.sentence[0])) or said.head not in {"fund", "project", "ent"}:
        return ""
    whole = first.host is None and not first.act & DONE and "plan" not in said.act
    return min(said.act & DONE, default="") if whole else ""  # all of it said to be paid or finished


def _as_other_side(submission: Submission, said: Mention, first: Mention) -> bool:
    """What east sent west written as what west sent east, what stands written as what was new."""
    if said.dimension != first.dimension or not meanings(said) & meanings(first) or submission.separate(said, first):
        return False
    for side, names in SIDES:
        one, other = side(first), side(said)
        if one in names and other in names and one != other and (side is not years or other == "year"):
            true = [m for m in around(submission, first, 2) if side(m) == other and _answers(said, m)]
            if (
                true
                and not _of_a_list(submission, said)
                and compare(said, first).different <= {"direction", "aspect", "period", "act", "plan"}
            ):
                return _say(submission, first, said, true, names[one], names[other])
    return False


def _of_a_list(submission: Submission, said: Mention) -> bool:
    """跟岗85名，岷县47名、漳县38名: one of two that make the number beside them meets another one by chance."""
    beside = [m.value for m in around(submission, said) if m.beside(said) and m.unit_fits(said)]
    return any(said.value + value in beside for value in beside)


def _in_the_words_of(submission: Submission, said: Mention, first: Mention) -> bool:
    """进浙销售额2.86亿元，全口径4.12亿元 … 进浙销售额4.12亿元: the very words of the number beside it."""
    if said.dimension != first.dimension or said.hedge or said.period.future or conflict(said.period, first.period):
        return False
    beside = [m for m in around(submission, first) if m.beside(first) and m.dimension == said.dimension and m.value != said.value]
    beside = [m for m in beside if not OTHERWISE.search(m.lead) or OTHERWISE.search(said.lead)]
    true = [m for m in beside if not m.hedge and not m.delta and _same_words(said, m) and not _same_words(said, first)]
    true = [m for m in true if m.dimension != "count" or meanings(m) & meanings(said)]
    long = len(digits_of(said.value)) >= 3 or said.value >= 20 and any(_same_words(said, m, 6) for m in true)
    if true and long and not (said.entities - true[0].entities):
        a, b = (m.left.strip("，,、的") or name_of("noun", m.head or "") for m in (first, true[0]))
        return _say(submission, first, said, true, a, b)
    return False


def _of_the_neighbour(submission: Submission, said: Mention, first: Mention) -> bool:
    """党政干部36名、专技人才312名 … 312名党政干部: a long number under the noun or kind of the one beside it."""
    if said.dimension != first.dimension or said.value < 100 or _name(said) == _name(first):
        return False
    if NAMELESS in (_name(said), _name(first)) and not (said.kind and not first.kind and len(first.left) >= 3):
        return False
    if said.period.future or conflict(said.period, first.period) or said.entities != first.entities or said.cell:
        return False
    near = [m for m in around(submission, first) if m.beside(first) or m.host is first.host is not None]
    beside = [m for m in near if said.kind or m.segment == first.segment or m.host is not None]
    alike = [m for m in beside if m.kind == said.kind if said.kind or _name(m) == _name(said)]
    true = [m for m in alike if _answers(said, m) and compare(said, m).same and m.host is first.host]
    if true:
        a, b = (name_of("noun", m.head or "") for m in (first, said))
        kinds = ["、".join(name_of("kind", k) for k in sorted(m.kind)) for m in (first, said)]
        a, b = (a, b) if a != b else (kinds[0] + a, kinds[1] + b)
        return _say(submission, first, said, true, a, b)
    return False


def _name(mention: Mention) -> tuple[str, frozenset[str]]:
    known = mention.own_head if mention.own_head and not mention.own_head.startswith("~") else ""
    return known, frozenset(mention.kind - NO_CLASS)


def _same_words(a: Mention, b: Mention, least: int = 4) -> bool:
    """Four or more characters beside both numbers that are more than common nouns, or a whole phrase of six."""
    common = [commonprefix([one[::-1], other[::-1]])[::-1] for one in _phrases(a) for other in _phrases(b)]
    return any(len(words) >= 6 or len(words) >= least and len(_uncommon(words)) >= 2 for words in common)


def _uncommon(words: str) -> str:
    return blank(words, [(w.start, w.end) for w in scan(words)]).replace(" ", "")


def _phrases(mention: Mention) -> list[str]:
    left = re.sub("[为达共计约有至到了]+$", "", mention.left)
    found = [HAN.search(left), RIGHT.match(mention.right)]
    return [m.group(1) for m in found if m and len(m.group(1)) >= 4]


def _answers(said: Mention, other: Mention) -> bool:
    """Whether the other number answers, otherwise, what `said` is called."""
    if other is said or other.value == said.value or other.hedge or other.delta or other.dimension != said.dimension:
        return False
    if OTHERWISE.search(other.lead) and not OTHERWISE.search(said.lead):
        return False
    answer = compare(said, other)
    return answer.comparable and not set(answer.narrower) & {"group", "kind", "level", "where"}
