"""With a snapshot every question is known: 300 slips planted in 40 texts of several styles, and the same texts without them.

The texts were written by fresh hands. The first two sets were used for mending; the third (`snapshot4`) was not, but for one alarm:
at first sight 57 of its 60 slips were found, 56 with their line, 30 of 31 days named, one alarm on the clean texts.
The fourth (`snapshot5`), harder, was found in part: 50 of 60, 49 with their line, 29 of 30 days, five alarms on the clean texts,
before it was used for mending. The fifth (`snapshot6`) likewise: 55 of 60, 54 naming the line, 29 of 30 days, 6 alarms on clean texts.
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
# Of 60 slips each: which are not found with their line, and how many are told as an older day's figure.
SETS = {
    "snapshot": ([], 24),
    "snapshot2": ([], 30),
    # 各31所 of both sides · told as a sum, without its line
    "snapshot4": (["s3-12", "s3-44"], 30),
    # both sides' schools in one clause · three lines told as one
    "snapshot5": (["s5-18", "s5-55"], 30),
    "snapshot6": ([], 30),
}
CLEAN = [path for name in (*SETS, "snapshot3") for path in sorted((HERE / name / "clean").glob("*.txt"))]


def serious(path: Path):
    earlier = {day: values_of(str(table)) for day, table in TABLES.items()}
    report = as_json(check(read([str(path)], str(TABLES[max(TABLES)])), earlier=earlier))
    return [f for file in report["files"] for f in file["findings"] if f["severity"] != "hint" or f["code"] == "rule-fault"]


def about(finding, row):
    said = [plain(place["quote"]) for place in finding["places"]]
    return any(plain(row["wrong"]) in quote or quote in plain(row["quote"]) or plain(row["quote"]) in quote for quote in said)


@pytest.mark.parametrize("name", SETS)
def test_planted_slips_are_found_with_their_line_and_day(name):
    unfound, older = SETS[name]
    with (HERE / name / "KEY.tsv").open(encoding="utf8", newline="") as lines:
        key = list(csv.DictReader(lines, delimiter="\t"))
    assert len(key) == 60
    findings = {file: serious(HERE / name / "planted" / f"{file}.txt") for file in {row["file"] for row in key}}
    hits = [[f for f in findings[row["file"]] if about(f, row)] for row in key]
    assert {row["id"] for row, hit in zip(key, hits, strict=True) if not any("表上" in f["message"] for f in hit)} <= set(unfound)
    dated = [hit for row, hit in zip(key, hits, strict=True) if row["day"] and any("台账得出的正是" in f["message"] for f in hit)]
    assert len(dated) >= older


@pytest.mark.parametrize("path", CLEAN, ids=lambda path: f"{path.parent.parent.name}-{path.stem}")
def test_texts_that_agree_with_the_table_raise_no_alarm(path):
    assert [(f["code"], f["message"]) for f in serious(path)] == []
