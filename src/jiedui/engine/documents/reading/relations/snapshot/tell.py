"""What is told of a number that differs from its line: both values, the rows they come from, the day that gives the odd one."""

from __future__ import annotations

from datetime import date

from ...submission import Submission
from ...wording import percent
from .judge import Verdict
from .matching.lines import Line


def say(submission: Submission, verdict: Verdict) -> None:
    if verdict.line is None or verdict.kind in {"confirmed", "nothing"}:
        return
    line, mention = verdict.line, verdict.number.mention
    day = verdict.number.day if verdict.number.day in line.earlier else None
    if verdict.whole is not None:
        _share(submission, verdict, verdict.whole, day)
        return
    code = {"unit": "snapshot-unit", "kind": "snapshot-kind"}.get(verdict.kind, "snapshot")
    submission.findings.say(
        code,
        "explain" if verdict.kind == "older" else "must",
        mention,
        *line.cells,
        said=mention.text,
        line=line.code,
        label=line.title,
        value=line.written(line.on(day)),
        made=_made(line),
        note=_note(verdict.days, mention.text),
    )


def _share(submission: Submission, verdict: Verdict, whole: Line, day: date | None) -> None:
    line, rate = verdict.line, verdict.number.mention
    if line is not None:
        submission.findings.say(
            "snapshot-share",
            "explain" if verdict.days else "must",
            rate,
            *line.cells,
            *whole.cells,
            said=rate.text,
            line=line.code,
            label=line.title,
            value=line.written(line.on(day)),
            made=_made(line),
            whole=f"{whole.code}“{whole.title}”{whole.written(whole.on(day))}",
            expected=percent(line.on(day) / whole.on(day) * 100),
            note=_note(verdict.days, rate.text),
        )


def _made(line: Line) -> str:
    return f"，由 {line.rows} 行台账得出" if line.rows is not None else ""


def _note(days: tuple[date, ...], said: str) -> str:
    older = "、".join(f"{day.month}月{day.day}日" for day in days)
    return f"{older}的台账得出的正是“{said}”，可能用了那一天的数。" if older else ""
