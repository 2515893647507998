"""Cutting a text into marked pieces loses nothing, repeats nothing, and shows every finding's number exactly once a place."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from jiedui.office.desk.proof.text import Mark, cut, shown

TEXT = "举办培训班6期，培训299人（其中脱贫236人），到位资金5600万元。"
SPANS = st.tuples(st.integers(0, len(TEXT) - 1), st.integers(1, 12)).map(lambda p: (p[0], min(len(TEXT), p[0] + p[1])))
LOOKS = st.sampled_from(["fix", "exp", "hint", "off"])


@given(st.lists(st.tuples(SPANS, LOOKS), max_size=6), st.lists(SPANS, max_size=4))
def test_pieces_are_the_text(marked, numbers):
    marks = [Mark(start, end, n, 0, look) for n, ((start, end), look) in enumerate(marked, 1)]
    pieces = list(cut(TEXT, 0, len(TEXT), marks, [(*span, 1) for span in numbers]))
    assert "".join(p.text for p in pieces) == TEXT and all(p.text for p in pieces)
    for where in ("begins", "ends"):
        assert sorted(m.number for p in pieces for m in getattr(p, where)) == sorted(m.number for m in marks)
    for mark in marks:
        assert "".join(p.text for p in pieces if mark in p.marks) == TEXT[mark.start : mark.end]


ROW = {
    "kind": "row",
    "where": "第3行",
    "text": "4.1.1\t党政干部交流\t\t3",
    "numbers": [(14, 15, 1)],
    "cells": [(0, 5), (6, 12), (0, 0), (14, 15)],
}


@given(st.lists(SPANS.map(lambda s: (min(s[0], 14), min(max(s[1], s[0] + 1), 15))).filter(lambda s: s[0] < s[1]), max_size=4))
def test_a_row_keeps_its_cells(spans):
    made = shown(ROW, [Mark(start, end, n, 0, "fix") for n, (start, end) in enumerate(spans, 1)])
    assert ["".join(p.text for p in cell) for cell in made.cells] == ["4.1.1", "党政干部交流", "", "3"]
    seen = [m.number for cell in made.cells for p in cell for m in p.ends]
    assert len(seen) == len(set(seen))


def test_a_row_marked_whole_shows_its_number_once():
    made = shown(ROW, [Mark(0, 15, 7, 0, "exp")])
    assert made.whole and made.look == "exp" and made.numbers == "7"
    assert [[m.number for p in cell for m in p.ends] for cell in made.cells] == [[], [], [], [7]]
    assert [[m.number for p in cell for m in p.begins] for cell in made.cells] == [[7], [], [], []]
    assert not shown(ROW, [Mark(6, 12, 7, 0, "exp")]).whole and not shown(ROW, []).whole
