"""One list told of two things: 城市低保…女性19976人、残疾人3649人、优抚对象65人; 农村低保…女性100059人、残疾人13448人、优抚对象93人."""

from __future__ import annotations

from ...numbers.mention import Mention
from ...submission import Submission

LEAST = 2


def twins(submission: Submission, a: Mention, b: Mention) -> bool:
    """Whether the sentences of both say the same words before other numbers too, and none of those agree."""
    if a.cell or b.cell or a.beside(b):
        return False
    one, other = (_labelled(submission, m) for m in (a, b))
    common = [words for words in one.keys() & other.keys() if len(words) >= 2]
    return len(common) >= LEAST and all(one[words] != other[words] for words in common)


def _labelled(submission: Submission, mention: Mention) -> dict[str, object]:
    beside = submission.document_of(mention).by_block[mention.block.index]
    return {m.left: m.value for m in beside if m.beside(mention) and m is not mention}
