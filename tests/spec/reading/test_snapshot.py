"""With a snapshot every question is known: 60 slips planted in eight texts of several styles, and the same texts without them.

The texts were written by a fresh hand; the matching was mended on them, so the figures guard against loss.
"""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest
from keyed import HERE, plain

from jiedui.engine.documents.reading import as_json, check, read
from jiedui.engine.documents.reading.formats.snapshot import values_of

FOLDER = HERE / "snapshot"
TABLES = {date.fromisoformat(path.stem): path for path in sorted((FOLDER / "tables").glob("*.json"))}
FOUND, NAMED, DATED = 60, 60, 24


def serious(path: Path):
    earlier = {day: values_of(str(table)) for day, table in TABLES.items()}
    report = as_json(check(read([str(path)], str(TABLES[max(TABLES)])), earlier=earlier))
    return [f for file in report["files"] for f in file["findings"] if f["severity"] != "hint" or f["code"] == "rule-fault"]


def about(finding, row):
    said = [plain(place["quote"]) for place in finding["places"]]
    return any(plain(row["wrong"]) in quote or quote in plain(row["quote"]) or plain(row["quote"]) in quote for quote in said)


def test_planted_slips_are_found_and_their_line_named():
    with (FOLDER / "KEY.tsv").open(encoding="utf8", newline="") as lines:
        key = list(csv.DictReader(lines, delimiter="\t"))
    assert len(key) == 60
    findings = {name: serious(FOLDER / "planted" / f"{name}.txt") for name in {row["file"] for row in key}}
    hits = [[f for f in findings[row["file"]] if about(f, row)] for row in key]
    missed = [row["id"] for row, hit in zip(key, hits, strict=True) if not hit]
    named = [hit for hit in hits if any("表上" in f["message"] for f in hit)]
    dated = [hit for row, hit in zip(key, hits, strict=True) if row["day"] and any("台账得出的正是" in f["message"] for f in hit)]
    assert len(key) - len(missed) >= FOUND, missed
    assert len(named) >= NAMED
    assert len(dated) >= DATED


@pytest.mark.parametrize("path", sorted((FOLDER / "clean").glob("*.txt")), ids=lambda p: p.stem)
def test_texts_that_agree_with_the_table_raise_no_alarm(path):
    assert [(f["code"], f["message"]) for f in serious(path)] == []
