"""How well a number of the text answers a line of a table: frames that agree, and the label's own words around the number."""

from __future__ import annotations

import re
from functools import lru_cache

from ...compare.question import compare
from ...numbers.mention import Mention
from ...text.characters import pairs

LONG_LABEL = 4  # 带动脱贫残疾人 said word for word: who brings them along is not asked then
ENOUGH, SOLE = 3.5, 2.5  # a number of the text that alone may be meant needs less


def fit(question: Mention, mention: Mention, certain: bool) -> float:
    """Nothing for a number with neither the noun nor a word of the question, which therefore need not be asked."""
    shared = core_shared(question, mention)
    answer = compare(question, mention, brief=not certain and shared <= 0.99)
    if certain:
        return answer.score + 4 * shared
    if answer.only("head") and ((question.head or "").startswith("~") or shared > 0.99):
        return 6 * shared if question.unit == mention.unit or question.dimension == "money" else 0
    if answer.only("act") and question.direction and question.direction == mention.direction and question.own_head == mention.own_head:
        return answer.score + 3 * shared  # 本县选派赴东部专业技术人才: 到松江区跟岗专业技术人才26人
    word_for_word = answer.only("agent") and shared > 0.99 and len(own_words(question.label)) > LONG_LABEL
    if not (answer.comparable or word_for_word) or {"group", "level", "period"} & set(answer.narrower) or mention.period.future:
        return 0
    return answer.score + 3 * shared - (mention.host is not None and question.host is None)


def core_shared(question: Mention, mention: Mention) -> float:
    """How much of the label's own words stand around the number."""
    own = own_words(question.label)
    return len(own & mention.around) / max(1, len(own))


@lru_cache(20000)
def own_words(label: str) -> frozenset[str]:
    return pairs(re.sub(r"^其中:?|^[当本]年度?|^[①-⑳\d.、()]+|情况|人数|数量|[总数额]$", "", label))
