"""The JSON contract, and the promise that every quotation is found in the file as written."""

from __future__ import annotations

import json

import pytest
from keyed import HERE, proof_files

TEXTS = sorted(p for folder in ("trial1", "trial2", "real") for p in (HERE / folder).glob("*.txt"))


@pytest.mark.parametrize("path", TEXTS, ids=lambda p: p.stem)
def test_places_quote_the_characters_as_written(path):
    written = "".join(path.read_text("utf8").split())
    report = proof_files([path])
    assert json.loads(json.dumps(report)) == report
    (file,) = report["files"]
    assert set(file) == {"file", "numbers_read", "numbers_resolved", "findings"}
    assert 0 <= file["numbers_resolved"] <= file["numbers_read"]
    for finding in file["findings"]:
        assert set(finding) == {"code", "severity", "title", "message", "places"}
        assert finding["severity"] in {"must", "explain", "hint"}
        assert "{" not in finding["message"]
        for place in finding["places"]:
            assert set(place) == {"file", "where", "text", "quote"}
            assert place["quote"] and "".join(place["quote"].split()) in "".join(place["text"].split())
            assert "".join(place["text"].split()) in written


def test_the_same_text_gives_the_same_report():
    path = HERE / "trial1" / "t03.txt"
    assert proof_files([path]) == proof_files([path])
