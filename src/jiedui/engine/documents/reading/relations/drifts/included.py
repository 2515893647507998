"""A total with and without a part of it, and a sum of two under the value of one.

8000万元，不含市级机关采购的1260万元 … 包括市级机关采购在内，8000万元; 财政援助资金33.12亿元 … 财政援助和社会捐赠资金共33.12亿元.
"""

from __future__ import annotations

import re
from collections import defaultdict
from fractions import Fraction

from ...compare.question import compare
from ...lexicon import scan
from ...numbers.mention import NOT_COUNTED, Mention
from ...numbers.numerals import digits_of
from ...submission import Submission, neighbours

TOTAL = re.compile("总[额量数计]|合计|两级|各级")
WHOLE = re.compile("总额|总量|总数|总计|合计|全部")
EXCEPT = re.compile("(?:不含|不包括|不包含|不计入?|未计入?|未含|未包括|不算|不在|扣除|剔除|除去|除开|不纳入)(?P<what>[^,;。]{2,24})")
WITH = re.compile("(?:包括|包含|连同|加上|算上|(?<![不未])含|计入)(?P<what>[^,;。]{2,24})")
ADDED = re.compile("和|与|及|加|、|连同")
TOGETHER = re.compile("(?:共|合计|总计|累计|总额|两项)[^,;。]{0,4}$")


def run(submission: Submission) -> None:
    for same in _equal_values(submission.mentions):
        for said in same:
            for first in same:
                if first is not said and not first.beside(said) and _accused(submission, first, said):
                    break


def _equal_values(mentions: list[Mention]) -> list[list[Mention]]:
    found: dict[tuple[str, Fraction], list[Mention]] = defaultdict(list)
    for mention in mentions:
        if mention.dimension not in NOT_COUNTED and not mention.cell and not mention.delta and mention.value >= 10:
            found[mention.dimension, mention.value].append(mention)
    return [same for same in found.values() if 1 < len(same) <= 12]


def _accused(submission: Submission, first: Mention, said: Mention) -> bool:
    return (
        _part_for_whole(submission, first, said)
        or _with_part(submission, first, said)
        or _without_part(submission, first, said)
        or _sum_of_two(submission, first, said)
    )


def _part_for_whole(submission: Submission, part: Mention, said: Mention) -> bool:
    """共4.86亿元，其中市级4.35亿元、区级0.51亿元 … 市、区两级资金总额4.35亿元."""
    whole = part.host
    if whole is None or said.host is not None or not (TOTAL.search(said.left) or TOGETHER.search(said.left)) or said.value == whole.value:
        return False
    answer, own = compare(whole, said), compare(part, said)
    narrower = set(own.narrower) | own.different
    if not answer.same or answer.score < 1 or not narrower & {"level", "kind", "where", "group"} or whole.hedge:
        return False
    submission.findings.say(
        "part-as-whole", "explain", whole, said, part, total=whole.text, said=said.text, part=part.left.strip("、,") or "其中"
    )
    return True


def _with_part(submission: Submission, without: Mention, said: Mention) -> bool:
    """The same words are left out here and counted in there."""
    out, inside = EXCEPT.search(without.sentence_text), WITH.search(said.sentence_text)
    if not out or not inside or EXCEPT.search(said.sentence_text) or not _share(out["what"], inside["what"]):
        return False
    part = [m for m in _beside(submission, without) if m.dimension == without.dimension]
    submission.findings.say("with-part", "explain", without, said, *part[:1], value=said.text, part=_common(out["what"], inside["what"]))
    return True


def _without_part(submission: Submission, without: Mention, said: Mention) -> bool:
    """不含手工艺品为46.5亿元 is elsewhere 总额46.5亿元, while the total with it was 48.2亿元."""
    named_total = WHOLE.search(said.clause_text) and not EXCEPT.search(said.sentence_text)
    if not named_total or not EXCEPT.search(without.before(without.segment[0])):
        return False
    alike = [m for m in submission.alike(without) if m.block is without.block and m.value > without.value and WHOLE.search(m.clause_text)]
    if alike:
        submission.findings.say("without", "explain", alike[-1], said, without, total=alike[-1].text, said=said.text)
    return bool(alike)


def _sum_of_two(submission: Submission, first: Mention, said: Mention) -> bool:
    """A and B together have the value that A alone has, and B is told elsewhere."""
    if len(digits_of(said.value)) < 3 or not TOGETHER.search(said.left):
        return False
    named = [w for w in scan(said.left) if w.facet == "noun" and w.value in {"fund", "donation", "invest"} or w.facet == "kind"]
    names = {"donation" if w.value == "社会" else "fund" if w.value == "财政" else w.value for w in named}
    if len(names) < 2 or first.head not in names or not ADDED.search(said.left) or names & {"donation"} & set(first.heads):
        return False
    document = submission.document_of(said)
    others = [m for m in neighbours(said, document.in_text) if m.head in names - {first.head} and m.value and m.value != said.value]
    others = [m for m in others if m.head == "donation"]
    if others:
        submission.findings.say(
            "with-part", "explain", first, said, others[0], value=said.text, part=others[0].left.strip(",、") or "后一项"
        )
    return bool(others)


def _beside(submission: Submission, mention: Mention) -> list[Mention]:
    return [m for m in submission.document_of(mention).by_block[mention.block.index] if m.beside(mention) and m is not mention]


def _runs(text: str) -> list[str]:
    return [run[at : at + 4] for run in re.findall("[\u4e00-\u9fff]+", text) for at in range(len(run) - 3)]


def _share(a: str, b: str) -> bool:
    return any(run in b for run in _runs(a))


def _common(a: str, b: str) -> str:
    """The longest words both say."""
    return max((a[i:j] for i in range(len(a)) for j in range(i + 4, len(a) + 1) if a[i:j] in b), key=len, default="")
