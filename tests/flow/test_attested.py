"""A figure that no roster can back: an office stands for it, and it shows on every level until rows replace it."""

import pytest

from jiedui.engine.registers.batch import Batch
from jiedui.office.filings import tables
from jiedui.office.registers import store
from jiedui.office.registers.models import Attestations

pytestmark = pytest.mark.django_db


def attest(quantity="300人", indicator="2.1.2", area="620423"):
    columns = {
        "area": [area],
        "indicator": [indicator],
        "as_of": ["2021-11-30"],
        "quantity": [quantity],
        "reason": ["无花名册"],
        "evidence": ["证明"],
        "source": ["景政函1号"],
    }
    return store.take([Batch("attestations", [2], columns)], who="试", why="试", act="认定")


def figures(code):
    return {area: tables.snapshot(area).figures[code] for area in ("620423", "620421", "620400", "620000", "120101")}


def test_it_replaces_the_rows_of_its_place_and_adds_above(example):
    before = figures("2.1.2")
    assert not attest().faults
    after = figures("2.1.2")
    assert (after["620423"].state, after["620423"].number, after["620423"].derived) == ("认定", 300, before["620423"].number)
    assert after["620421"] == before["620421"]
    for upper in ("620400", "620000", "120101"):
        assert (after[upper].state, after[upper].number) == ("认定", before["620421"].number + 300)
        assert (after[upper].coverage.attested, after[upper].derived) == (1, before[upper].number)


def test_the_lines_under_it_still_come_from_rows(example):
    before = figures("2.1.2.1")
    attest()
    assert figures("2.1.2.1") == before


def test_withdrawn_it_leaves_no_trace_in_the_table(example):
    before = figures("2.1.2")
    attest()
    held = Attestations.objects.get()
    store.archive("attestations", held.pk, held.version, who="试", why="有花名册了")
    assert figures("2.1.2") == before


@pytest.mark.parametrize(
    ("quantity", "indicator", "said"),
    [
        ("300人次", "2.1.2", "不是一种量"),
        ("很多", "2.1.2", "应写成数和单位"),
        ("300人", "2.1.99", "不是统计表的行号"),
        ("93%", "4.2.1.2", "不是统计表的行号"),
    ],
)
def test_a_quantity_of_another_kind_is_refused(example, quantity, indicator, said):
    receipt = attest(quantity, indicator)
    assert [said in fault.finding.message for fault in receipt.faults] == [True] and not Attestations.objects.exists()
