"""Submissions kept with what was found in them. Who sees one: only the same office (role, place and unit of the one who sent it in),
at the coordinates of the place it was sent in for. Everybody else gets the answer of a run that does not exist."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from jiedui.engine.kernel.finding import SEVERITIES
from jiedui.engine.tables.form import as_json
from jiedui.engine.tables.snapshot import Snapshot
from jiedui.office.filings.models import Dismissal, ProofFile, ProofRun
from jiedui.office.filings.proofs import running
from jiedui.office.filings.proofs.intake import Refused, Sent
from jiedui.office.people import journal, policy

READING, READ, FAILED = "reading", "read", "failed"
AT_ONCE = 3
LEAST, MOST = 2, 200  # characters of a reason


def owner_of(user: Any) -> str:
    """Whose drafts they are: the office behind a login. Empty for a login that may not read figures: it has none and sees none."""
    return "/".join(policy.reach_key(user)) if policy.may(user, "figures") else ""


def visible(user: Any, area: str) -> QuerySet[ProofRun]:
    """The runs of his own office for a place he may read; newest first."""
    owner = owner_of(user)
    if not owner or not policy.may(user, "figures", place=area):
        return ProofRun.objects.none()
    return ProofRun.objects.filter(owner=owner, area=area).order_by("-id")


def elsewhere(user: Any, run: int, area: str) -> bool:
    """Whether it is a run of his own office, of another place than this."""
    owner = owner_of(user)
    return bool(owner) and ProofRun.objects.filter(pk=run, owner=owner).exclude(area=area).exists()


def begin(user: Any, area: str, edition: str, as_of: date, sent: Sequence[Sent], course: Sequence[Snapshot] = ()) -> ProofRun:
    """Keeps the files, writes it in the journal, and has them read; beside the last table of `course`, if one is given."""
    if ProofRun.objects.filter(state=READING, at__gt=datetime.fromtimestamp(_long_ago(), UTC)).count() >= AT_ONCE:
        raise Refused(f"现在已有 {AT_ONCE} 份材料在读。请等半分钟再传")
    tables = {str(table.as_of): json.dumps(as_json(table), ensure_ascii=False) for table in course}
    lines = tables[str(course[-1].as_of)] if course else ""
    name = running.begin(sent, tables)
    try:
        with transaction.atomic():
            run = ProofRun.objects.create(
                area=area,
                edition=edition,
                as_of=as_of,
                owner=owner_of(user),
                who=user.get_username(),
                at=datetime.now(UTC),
                state=READING,
                work=name,
                snapshot=lines,
            )
            ProofFile.objects.bulk_create(
                ProofFile(run=run, number=n, name=one.name, size=len(one.body), digest=one.digest, body=one.body)
                for n, one in enumerate(sent)
            )
            journal.append(area, run.who, "核稿", {"run": run.pk, "files": [one.digest[:16] for one in sent], "table": bool(course)})
    except BaseException:
        running.clear(name)
        raise
    return run


def _long_ago() -> float:
    return datetime.now(UTC).timestamp() - running.SECONDS


def settle(run: ProofRun, seconds: float = 0) -> ProofRun:
    """Takes what the child has said, if it has; waits for it so long."""
    if run.state != READING:
        return run
    found = running.waited(run.work, seconds) if seconds else running.outcome(run.work, run.at.timestamp())
    if found is None:
        return run
    said = _read(found.answer) if found.answer is not None else {"state": FAILED, "why": found.why}
    ProofRun.objects.filter(pk=run.pk, state=READING).update(**said, work="")
    running.clear(run.work)
    run.refresh_from_db()
    return run


def _read(answer: Mapping[str, Any]) -> dict[str, Any]:
    counts = Counter(f["severity"] for f in answer["findings"])
    return {
        "state": READ,
        "body": json.dumps(answer, ensure_ascii=False, separators=(",", ":")),
        "ms": answer["ms"],
        **{severity: counts[severity] for severity in SEVERITIES},
    }


def dismissals(run: ProofRun) -> Mapping[str, Dismissal]:
    """What stands as no problem, by finding."""
    return {d.finding: d for d in Dismissal.objects.filter(run=run, undone_at=None)}


def reason_of(text: str) -> str:
    """A reason as it is kept, or Refused."""
    said = " ".join(text.split())
    if not LEAST <= len(said) <= MOST or not said.isprintable():
        raise Refused(f"请写明为什么不是问题，{LEAST} 至 {MOST} 个字；现在是 {len(said)} 个字")
    return said


def dismiss(run: ProofRun, finding: str, who: str, why: str) -> Dismissal:
    """“不是问题”, with the reason; said twice, the first stands."""
    said = reason_of(why)
    with transaction.atomic():
        made, new = Dismissal.objects.get_or_create(
            run=run, finding=finding, undone_at=None, defaults={"who": who, "why": said, "at": datetime.now(UTC)}
        )
        if new:
            journal.append(run.area, who, "核稿：不是问题", {"run": run.pk, "finding": finding, "why": said})
    return made


def restore(run: ProofRun, finding: str, who: str) -> None:
    """The finding stands again; that it was dismissed stays on record."""
    with transaction.atomic():
        if Dismissal.objects.filter(run=run, finding=finding, undone_at=None).update(undone_at=datetime.now(UTC), undone_by=who):
            journal.append(run.area, who, "核稿：恢复", {"run": run.pk, "finding": finding})


def remove(run: ProofRun, who: str) -> None:
    """Files and findings go for good; the journal keeps that they were there."""
    with transaction.atomic():
        journal.append(run.area, who, "核稿：移除", {"run": run.pk})
        running.clear(run.work)
        run.delete()


def commented(run: ProofRun, number: int) -> bytes:
    """File `number` as a Word file with every finding that stands as a comment at its words."""
    answer, gone = json.loads(run.body), dismissals(run)
    findings = [f for f in answer["findings"] if f["id"] not in gone]
    sent = [Sent(file.name, bytes(file.body)) for file in run.files.order_by("number")]
    name = running.begin(sent, {str(run.as_of): run.snapshot} if run.snapshot else {}, "comment", number=number, findings=findings)
    try:
        found = running.waited(name, running.SECONDS)
        if found is None or found.answer is None:
            raise Refused(found.why if found else running.WHY["slow"])
        return running.product(name)
    finally:
        running.clear(name)
