"""With a snapshot every question is known: 120 slips planted in sixteen texts of several styles, and the same texts without them.

The texts were written by fresh hands; the matching was mended on them, so the figures guard against loss.
`snapshot3` holds further texts that agree with the table and are full of numbers that no line asks.
"""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest
from keyed import HERE, plain

from jiedui.engine.documents.reading import as_json, check, read
from jiedui.engine.documents.reading.formats.snapshot import values_of

TABLES = {date.fromisoformat(path.stem): path for path in sorted((HERE / "snapshot" / "tables").glob("*.json"))}
SETS = {"snapshot": 24, "snapshot2": 30}  # of 60 slips each, all found with their line; so many are an older day's figure
CLEAN = [path for name in (*SETS, "snapshot3") for path in sorted((HERE / name / "clean").glob("*.txt"))]


def serious(path: Path):
    earlier = {day: values_of(str(table)) for day, table in TABLES.items()}
    report = as_json(check(read([str(path)], str(TABLES[max(TABLES)])), earlier=earlier))
    return [f for file in report["files"] for f in file["findings"] if f["severity"] != "hint" or f["code"] == "rule-fault"]


def about(finding, row):
    said = [plain(place["quote"]) for place in finding["places"]]
    return any(plain(row["wrong"]) in quote or quote in plain(row["quote"]) or plain(row["quote"]) in quote for quote in said)


@pytest.mark.parametrize(("name", "older"), SETS.items())
def test_planted_slips_are_found_with_their_line_and_day(name, older):
    with (HERE / name / "KEY.tsv").open(encoding="utf8", newline="") as lines:
        key = list(csv.DictReader(lines, delimiter="\t"))
    assert len(key) == 60
    findings = {file: serious(HERE / name / "planted" / f"{file}.txt") for file in {row["file"] for row in key}}
    hits = [[f for f in findings[row["file"]] if about(f, row)] for row in key]
    assert [row["id"] for row, hit in zip(key, hits, strict=True) if not any("表上" in f["message"] for f in hit)] == []
    dated = [hit for row, hit in zip(key, hits, strict=True) if row["day"] and any("台账得出的正是" in f["message"] for f in hit)]
    assert len(dated) >= older


@pytest.mark.parametrize("path", CLEAN, ids=lambda path: f"{path.parent.parent.name}-{path.stem}")
def test_texts_that_agree_with_the_table_raise_no_alarm(path):
    assert [(f["code"], f["message"]) for f in serious(path)] == []
