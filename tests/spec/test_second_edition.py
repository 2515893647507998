"""A later table needs no programmer: an edition is text that says only what differs from the one before."""

from datetime import date
from pathlib import Path

import pytest

from jiedui.engine.compute.memory import Memory
from jiedui.engine.indicators.read import CatalogueError
from jiedui.engine.kernel.period import Span
from jiedui.engine.kernel.places import Flag, Place, Tree
from jiedui.engine.tables.answer import Books, Closing, ask, table
from jiedui.engine.tables.edition import gaps, load
from jiedui.office.registers.schema_of import schemas

ROOT = Path(__file__).parent / "editions"
DAY, FIRST = date(2022, 11, 30), date(2021, 12, 1)
COUNTIES = ("620421", "620423")


@pytest.fixture(scope="module")
def edition():
    return load("2022", schemas(), ROOT)


def row(register, number, **values):
    """A stored row: every column of the register empty but for what is said."""
    empty = {c.sql: None for c in schemas()[register].columns}
    return {**empty, "id": number, "archived": False, **values}


def world():
    """Two counties of one city; only the first is a key county. Three projects, two done; meetings of county and city."""

    def project(number, kind, done):
        return row(
            "projects",
            number,
            area="620421",
            plan_year=2022,
            kind=kind,
            approved_on=date(2022, 3, 1),
            started_on=date(2022, 4, 1),
            completed_on=done,
        )

    return {
        "projects": [project(1, "industry", date(2022, 9, 1)), project(2, "industry", None), project(3, "health", DAY)],
        "facilities": [row("facilities", 1, area="620421", project_id=1), row("facilities", 2, area="620421", project_id=3)],
        "workshops": [row("workshops", n, area=area, open_from=date(2020, 1, 1)) for n, area in enumerate(COUNTIES)],
        "meetings": [
            row("meetings", n, area=area, body="thematic", held_on=FIRST) for n, area in enumerate(("620421", "620421", "620400"))
        ],
    }


def answered(edition, area):
    tree = Tree(
        [
            Place("620000", "甘肃省", "province", None, "west"),
            Place("620400", "白银市", "city", "620000"),
            *(Place(code, code, "county", "620400") for code in COUNTIES),
        ],
        [Flag("620421", "key_county", Span(DAY))],
    )
    closings = [Closing(area, name, DAY) for area in COUNTIES for name in schemas()]
    asked = ask(edition, area, Books(tree, closings), schemas(), DAY)
    return table(asked, Memory({**{name: [] for name in schemas()}, **world()}, schemas()))


def test_it_keeps_what_it_does_not_mention_and_changes_what_it_does(edition):
    assert len(edition.questions) == 119 - 1 + 4
    assert edition.line("1.1.1").title == "党委常委会会议" and edition.line("1.1.1").indicator == "org.committee"
    assert edition.line("1.1.2").title == "省级政府常务会议"
    codes = [line.code for line in edition.lines]
    assert codes.index("2.2.4") == codes.index("2.2.3.1") + 1 and "3.1.1" not in codes
    assert (edition.line("2.2.3.1").unit, edition.line("2.2.3.1").scope) == ("亿元", "")


def test_a_scope_a_ratio_an_own_line_and_a_borrowed_column_answer_from_text_alone(edition):
    county, city, other = (answered(edition, area) for area in ("620421", "620400", "620423"))
    assert [f["2.2.4"].state for f in (county, city, other)] == ["有", "有", "不适用"]
    assert (county["2.2.4"].number, city["2.2.4"].number, city["3.3"].number) == (1, 1, 2)
    assert (county["4.2.4.3"].number, county["4.2.4.3"].whole) == (2, 3) and str(county["4.2.4.3"].percent()) == "66.67"
    assert other["4.2.4.3"].state == "不适用"  # no project planned: nothing to divide by
    assert (county["1.1.6"].number, city["1.1.6"].number) == (2, 1)  # 本级: never the rows of the places below
    assert county["4.2.4.4"].number == 1


def test_the_years_first_day_leaves_no_day_out(edition):
    assert gaps([load("2021", schemas()), edition]) == []


@pytest.mark.parametrize(
    ("file", "text", "said"),
    [
        (
            "table.toml",
            '"9.9" = { title = "x", unit = "个", indicator = "workshops.opn" }',
            "没有名为 workshops.opn 的指标，最接近的是 workshops.open",
        ),
        ("table.toml", '"9.9" = { title = "x", unit = "人次", indicator = "workshops.open" }', "不是一种量"),
        ("table.toml", '"9.9" = { title = "x", unit = "个", indicator = "workshops.open", after = "3.3.9" }', "没有 3.3.9 这一行"),
        (
            "indicators/new.toml",
            'register="jobs"\nmeasure="rows"\nwhere=["dest = pared"]\nunit="个"\ntime="累计"\nroll="adds"\nmeaning=""\nsource=""',
            "“dest”没有 pared 这一项，最接近的是 paired",
        ),
        (
            "indicators/new.toml",
            'register="jobs"\nmeasure="rows"\nwhere=["__import__ = os"]\nunit="个"\ntime="累计"\nroll="adds"\nmeaning=""\nsource=""',
            "没有“__import__”这一列",
        ),
        ("indicators/new.toml", 'of="jobs.helped"\nmeaning=""\nsource=""', "至少要加一个条件"),
        (
            "indicators/new.toml",
            'register="persons"\nmeasure="distinct id_no"\nunit="人"\ntime="累计"\nroll="distinct"\nmeaning=""\nsource=""',
            "加密的列",
        ),
    ],
)
def test_a_slip_in_the_text_is_named_with_the_nearest_word(tmp_path, file, text, said):
    folder = tmp_path / "2022"
    (folder / "indicators").mkdir(parents=True)
    for name in ("table.toml", "indicators/new.toml"):
        held = (ROOT / "2022" / name).read_text("utf8")
        more = text if name.startswith("table") else f'\n["x.y"]\n{text}'
        (folder / name).write_text(held + (more if name == file else ""), "utf8")
    with pytest.raises(CatalogueError, match=said):
        load("2022", schemas(), tmp_path)
