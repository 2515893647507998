"""The published year of Jingyuan comes out of its rows, line by line; its city, province and eastern partner out of the same rows."""

import csv
import json
from datetime import date
from pathlib import Path

import pytest

from jiedui.engine.kernel.quantity import units
from jiedui.engine.tables.answer import AskedWrongly, needed
from jiedui.engine.tables.form import as_json
from jiedui.office.filings import tables
from jiedui.office.registers import store
from jiedui.office.registers.models import Closings
from jiedui.office.registers.schema_of import schemas

pytestmark = pytest.mark.django_db
PUBLISHED = {r["code"]: r for r in csv.DictReader((Path(__file__).parent / "table-2021.tsv").open(encoding="utf8"), delimiter="\t")}
LISTS = {"1.1.5": 8, "1.2.1.3": 1, "1.2.1.4": 0, "1.2.2.3": 1, "1.2.2.4": 1}
DERIVED = {"4.1.1": "6"}  # the county reported 3, one direction only
KEY_LINES = {"1.3.1.3", "2.2.1", "2.2.1.1", "2.2.2", "2.2.2.1", "2.2.3", "2.2.3.1"}


def reopen(area, register):
    """Takes every closing of a register in one place away."""
    held = list(Closings.objects.filter(area=area, archived=False, of_register=register))
    assert held
    for closing in held:
        store.archive("closings", closing.pk, closing.version, who="张三", why="撤回零申报")


def printed(figure, line):
    return figure.text(units()[line.unit], ("零", "未报", "不适用"))


def test_every_line_equals_what_the_county_published(example):
    snapshot = tables.snapshot("620421")
    lines = snapshot.edition.questions
    assert [line.code for line in lines] == [r["code"] for r in PUBLISHED.values() if r["kind"] == "indicator"]
    for line in lines:
        figure, row = snapshot.figures[line.code], PUBLISHED[line.code]
        assert (line.title, line.unit) == (row["title"], row["unit"])
        if line.code in LISTS:
            assert len(figure.items) == LISTS[line.code], line.code
        else:
            assert printed(figure, line) == DERIVED.get(line.code, row["jingyuan_reported"]), line.code


def test_the_lists_say_who_and_when(example):
    figures = tables.snapshot("620421").figures
    assert printed(figures["1.2.1.3"], tables.edition("2021").line("1.2.1.3")).startswith("10月11日—12日，郑伟民")
    documents = [item[0] for item in figures["1.1.5"].items]
    assert documents == sorted(documents) and documents[0] == date(2021, 4, 26)


def test_the_json_has_the_agreed_shape(example):
    said = json.loads(json.dumps(as_json(tables.snapshot("620421"))))
    by = {line["code"]: line for line in said}
    assert len(said) == 119
    assert by["2.1.2.1"] | {"coverage": "", "derived": None} == {
        "code": "2.1.2.1",
        "title": "帮助农村劳动力到东部结对省份就业数",
        "unit": "人",
        "value": 81,
        "text": "81",
        "state": "有",
        "indicator": "jobs.helped_paired",
        "scope": "",
        "rows": by["2.1.2.1"]["rows"],
        "coverage": "",
        "derived": None,
    }
    assert (by["1.1.4"]["value"], by["4.2.2"]["value"]) == (False, True)
    assert (by["4.2.1.2"]["value"], by["4.2.1.2"]["text"]) == (93.33, "93.33%")
    assert by["2.3.1"]["value"] == 2.0234 and by["2.2.1"]["scope"] == "key_county"


def test_the_city_differs_where_scopes_say_so(example):
    county, city, other = (tables.snapshot(area).figures for area in ("620421", "620400", "620423"))
    assert {other[code].state for code in KEY_LINES} == {"不适用"}
    assert {code for code in KEY_LINES if city[code].number != county[code].number} == set()
    assert city["4.2.1"].number > city["2.2.1"].number
    assert city["1.3.1"].number == 1 and city["1.3.1.1"].number == 2
    assert city["1.2.1.3"].items != county["1.2.1.3"].items


def test_a_person_in_two_counties_counts_once_at_the_city(example):
    county, other, city = (tables.snapshot(area).figures["2.1.2"].number for area in ("620421", "620423", "620400"))
    assert city < county + other


def test_the_eastern_side_sees_its_own_rows(example):
    east, upper, county = (tables.snapshot(area) for area in ("120101", "120000", "620421"))
    assert east.side == "east" and east.figures["4.2.1"].number >= county.figures["4.2.1"].number
    assert east.figures["1.3.1.1"].number == 2 and upper.figures["1.3.1"].number == 1
    assert east.figures["2.2.1"].number == county.figures["2.2.1"].number


@pytest.mark.parametrize("register", ["projects", "jobs", "allocations", "students"])
def test_taking_one_closing_away_turns_exactly_that_places_zeros_into_unreported(example, register):
    before = {area: tables.snapshot(area).figures for area in ("620421", "620423", "620400")}
    reopen("620421", register)
    after = {area: tables.snapshot(area).figures for area in before}
    edition = tables.edition("2021")
    reading = {
        li.code for li in edition.questions if edition.indicator(li).register and register in needed(edition.indicator(li), schemas())
    }
    for code, figure in before["620421"].items():
        expected = "未报" if code in reading and figure.state == "零" else figure.state
        assert after["620421"][code].state == expected, code
    assert {c: f.state for c, f in after["620423"].items()} == {c: f.state for c, f in before["620423"].items()}


def test_a_day_that_cannot_be_asked_is_refused(example):
    with pytest.raises(AskedWrongly, match="晚于今天"):
        tables.snapshot("620421", as_of=date(2021, 12, 1))
    with pytest.raises(AskedWrongly, match="不在 2021 年统计表的期间内"):
        tables.snapshot("620421", as_of=date(2020, 12, 31))


def test_the_same_books_give_the_same_digest_and_one_row_another(example):
    first, second = tables.snapshot("620421"), tables.snapshot("620421")
    assert (
        first.digest == second.digest and first.digest.startswith("sm3:") and "." not in str(json.loads(first.body)["figures"][0]["number"])
    )
    reopen("620421", "projects")
    assert tables.snapshot("620421").digest != first.digest
