"""A Word file with its findings as comments at the very words; texts in other formats come back as a Word copy.

Comments are laid over whole runs: the run that holds a quotation is split so that only the quoted words are marked.
"""

from __future__ import annotations

import copy
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import docx
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from jiedui.engine.kernel.finding import SEVERITIES

from ..findings import Finding, Place
from ..submission import Submission
from ..text.blocks import Block
from . import word

AUTHOR, INITIALS = "结对核稿", "核"


def write(submission: Submission, findings: Sequence[Finding], number: int, out: str) -> int:
    """Write document `number` with its findings to `out`; returns how many comments were laid."""
    document = submission.documents[number]
    if Path(document.file).suffix.lower() == ".docx":
        target = docx.Document(document.file)
        anchors = {piece.where: piece.anchor for piece in word.of_document(target)}
    else:
        target, anchors = _copy_of(document.blocks)
    laid = 0
    for finding in findings:
        for place in finding.places:
            anchor = anchors.get(place.block.where) if place.block.document == number else None
            runs = _runs_of(anchor, place) if isinstance(anchor, Paragraph) else []
            if runs:
                target.add_comment(runs, text=_text(finding, place, submission), author=AUTHOR, initials=INITIALS)
                laid += 1
    target.save(out)
    return laid


def _text(finding: Finding, place: Place, submission: Submission) -> str:
    """What is wrong here, and where its other places are."""
    several = len(submission.documents) > 1
    others = [
        f"另见{Path(p.block.file).name if several else ''}{p.block.place}：{p.quote.strip()[:60]}" for p in finding.places if p != place
    ]
    shown = others if len(others) <= 6 else [*others[:6], f"……共 {len(others)} 处"]
    return "\n".join([f"【{SEVERITIES[finding.severity]}】{finding.title}", finding.message, *shown])


def _copy_of(blocks: Sequence[Block]) -> tuple[Any, dict[str, object]]:
    """The text as a plain Word file, one paragraph a block, rows with their tabs."""
    target = docx.Document()
    anchors: dict[str, object] = {}
    for block in blocks:
        heading = block.kind in {"title", "heading"}
        anchors[block.where] = target.add_paragraph(block.raw.strip("\n"), style="Heading 2" if heading else None)
    return target, anchors


def _runs_of(paragraph: Paragraph, place: Place) -> list[Run]:
    """The runs that hold exactly the quotation; a row is marked as its first paragraph."""
    start = _offset(paragraph, place)
    if place.block.is_row or start < 0:
        return [run for run in paragraph.runs if run.text.strip()]
    end, at, found = start + len(place.quote), 0, []
    for run in list(paragraph.runs):
        length = len(run.text)
        if at < end and at + length > start and length:
            found.append(_slice(run, max(0, start - at), min(length, end - at)))
        at += length
    return found


def _offset(paragraph: Paragraph, place: Place) -> int:
    """Where the quotation begins in the paragraph's runs: the occurrence inside its own sentence."""
    text = "".join(run.text for run in paragraph.runs)
    sentence = text.find(place.text)
    return text.find(place.quote, max(sentence, 0)) if place.quote else -1


def _slice(run: Run, start: int, end: int) -> Run:
    """The run cut to [start, end); what stands before and after becomes runs of the same look.

    Only a run of plain text is cut: breaks, tabs and pictures inside one would be lost.
    """
    text = run.text
    plain = all(child.tag.endswith(("}t", "}rPr")) for child in run._r)
    if not plain or (start, end) == (0, len(text)):
        return run
    if start:
        before = copy.deepcopy(run._r)
        run._r.addprevious(before)
        Run(before, run._parent).text = text[:start]
    if end < len(text):
        after = copy.deepcopy(run._r)
        run._r.addnext(after)
        Run(after, run._parent).text = text[end:]
    run.text = text[start:end]
    return run
