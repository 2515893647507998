"""How a rule says what most rules find: one number with two values, a sum that does not hold, states that do not add up."""

from __future__ import annotations

from jiedui.engine.kernel.finding import Severity

from ..numbers.mention import Mention
from ..numbers.numerals import shown
from ..submission import Submission
from ..wording import added, difference, total


def say_two(
    submission: Submission,
    a: Mention,
    b: Mention,
    why: str,
    *also: Mention,
    severity: Severity = "explain",
    gap: str = "",
    of_table: bool = False,
) -> None:
    """`why` they answer one question; `gap` says more than how far apart they are; `b` is told as the table's."""
    said = f"表中{b.text}" if of_table else b.text
    submission.findings.say("two-values", severity, a, b, *also, a=a.text, b=said, why=why, difference=gap or difference(a, b))


def say_sum(
    submission: Submission,
    whole: Mention,
    parts: list[Mention],
    *also: Mention,
    severity: Severity = "must",
    name: str = "",
    note: str = "",
) -> None:
    """`name` is what the whole is called where its own text says too little; `note` follows the message."""
    said = {"parts": added(parts), "sum": shown(total(parts)), "total": name or whole.text, "note": note}
    submission.findings.say("sum", severity, whole, *parts, *also, **said)


def say_states(submission: Submission, whole: Mention, parts: list[Mention]) -> None:
    said = {"parts": added(parts), "sum": shown(total(parts)), "total": whole.text}
    submission.findings.say("states", "explain", whole, *parts, **said)
