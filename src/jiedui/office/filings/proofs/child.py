"""The limited process that opens other people's files: `python -m jiedui.office.filings.proofs.child FOLDER`.

FOLDER/task.json says what to do: {"mode": "read" | "comment", "files": [paths], "tables": {day: path}, "memory": n, "seconds": n}.
It answers in plain JSON, moved into place when whole (FOLDER/answer.json); comments go to FOLDER/out.docx. It has no database and
no secret, and may use only so much memory and time.
"""

from __future__ import annotations

import hashlib
import json
import sys
import time
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from jiedui.engine.documents.reading import check, read
from jiedui.engine.documents.reading.findings import Finding, Place
from jiedui.engine.documents.reading.formats import UnreadableFile, comments
from jiedui.engine.documents.reading.formats.snapshot import values_of
from jiedui.engine.documents.reading.frames.document import Document
from jiedui.engine.documents.reading.report import counted, findings_of, resolved
from jiedui.engine.documents.reading.submission import Submission
from jiedui.engine.documents.reading.text.blocks import Block

ANSWER, STAGE, OUT = "answer.json", "stage", "out.docx"


def main(arguments: Sequence[str]) -> int:
    folder = Path(arguments[0])
    task = json.loads((folder / "task.json").read_text("utf8"))
    restrict(task["memory"], task["seconds"])
    try:
        said = (with_comments if task["mode"] == "comment" else reading)(folder, task)
    except UnreadableFile as error:
        said = {"refused": _why(error), "file": _named(str(error), task["files"])}
    except MemoryError:
        said = {"refused": "memory", "file": ""}
    part = folder / "answer.part"
    part.write_text(json.dumps(said, ensure_ascii=False, separators=(",", ":")), "utf8", "replace")
    part.rename(folder / ANSWER)
    return 0


def _why(error: UnreadableFile) -> str:
    if isinstance(error.__cause__, MemoryError):
        return "memory"
    return "scan" if "没有文字层" in str(error) else "broken"


def restrict(memory: int, seconds: int) -> None:
    """Memory and processor time by the system where it can; the parent watches the clock everywhere."""
    try:
        import resource
    except ImportError:  # Windows
        return
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 5))  # equal limits would kill without saying why
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _named(message: str, files: Sequence[str]) -> str:
    """Which file the reader complains of; its own message may hold a path of this machine, so only the name goes on."""
    names = [Path(file).name for file in files]
    return next((name for name in sorted(names, key=len, reverse=True) if name in message), names[0])


def reading(folder: Path, task: dict[str, Any]) -> dict[str, Any]:
    """Everything the page shows, as plain data."""
    begun = time.perf_counter()
    submission = laid_out(task)
    (folder / STAGE).write_text(str(len(submission.mentions)))
    check(submission, earlier={date.fromisoformat(day): values_of(path) for day, path in task["tables"].items()})
    found = [f for number in range(len(submission.documents)) for f in findings_of(submission, number)]
    return {
        "files": [_file(document) for document in submission.documents],
        "findings": _findings(found),
        "ms": round((time.perf_counter() - begun) * 1000),
    }


def laid_out(task: dict[str, Any]) -> Submission:
    """The files beside the table of the last day, where there is one."""
    tables = task["tables"]
    return read(task["files"], tables[max(tables)] if tables else None)


def _file(document: Document) -> dict[str, Any]:
    """A file's blocks; of the snapshot only that it was there."""
    if document.given:
        return {"given": True, "read": 0, "resolved": 0, "blocks": []}
    numbers = counted(document.mentions)
    spots: dict[int, list[tuple[int, int, int]]] = {}
    for mention in numbers:
        spots.setdefault(mention.block.index, []).append((*written(mention.block, mention.start, mention.end), int(resolved(mention))))
    return {
        "given": False,
        "read": len(numbers),
        "resolved": sum(map(resolved, numbers)),
        "blocks": [_block(block, spots.get(block.index, [])) for block in document.blocks],
    }


def _block(block: Block, numbers: list[tuple[int, int, int]]) -> dict[str, Any]:
    said: dict[str, Any] = {"kind": block.kind, "text": block.raw, "where": block.where, "numbers": numbers}
    if block.is_row:
        said["cells"] = [written(block, c.start, c.end) if c.end > c.start else (0, 0) for c in block.cells]
    return said


def written(block: Block, start: int, end: int) -> tuple[int, int]:
    """A folded span as a span of the characters as written."""
    if not block.offsets:
        return 0, 0
    start = max(0, min(start, len(block.offsets) - 1))
    end = max(start + 1, min(end, len(block.offsets)))
    return block.offsets[start], block.offsets[end - 1] + 1


def _findings(found: Sequence[Finding]) -> list[dict[str, Any]]:
    said: list[dict[str, Any]] = []
    taken: set[str] = set()
    for finding in found:
        places = [_place(place) for place in finding.places]
        key = name = _digest(finding.code, places)
        while name in taken:
            name = _digest(key, [len(taken)])
        taken.add(name)
        said.append(
            {
                "id": name,
                "code": finding.code,
                "severity": finding.severity,
                "title": finding.title,
                "message": finding.message,
                "places": places,
            }
        )
    return said


def _place(place: Place) -> dict[str, Any]:
    block = place.block
    return {
        "file": block.document,
        "block": block.index,
        "sentence": [place.start, place.end],
        "quote": [place.quote_start, place.quote_end],
        "written": written(block, place.quote_start, place.quote_end),
        "where": block.where,
        "path": block.path,
        "said": place.quote,
    }


def _digest(code: str, what: list[Any]) -> str:
    """The same slip at the same words has the same id."""
    body = json.dumps([code, [[w["file"], w["block"], w["written"]] if isinstance(w, dict) else w for w in what]])
    return hashlib.sha256(body.encode()).hexdigest()[:12]


def with_comments(folder: Path, task: dict[str, Any]) -> dict[str, Any]:
    """The findings as the page shows them, laid on the file again; rules are not run anew."""
    submission = laid_out(task)
    found = [made for said in task["findings"] if (made := _again(submission, said)).places]
    return {"laid": comments.write(submission, found, task["number"], str(folder / OUT))}


def _again(submission: Submission, said: dict[str, Any]) -> Finding:
    places = []
    for place in said["places"]:
        blocks = submission.documents[place["file"]].blocks if place["file"] < len(submission.documents) else []
        block = blocks[place["block"]] if place["block"] < len(blocks) else None
        if block is not None and block.where == place["where"]:
            places.append(Place(block, *place["sentence"], *place["quote"]))
    return Finding(said["code"], said["severity"], said["title"], said["message"], places)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
