"""The sheet and its panel: what the reader is told, and that it is what the engine answers."""

from __future__ import annotations

import json
from datetime import date

import pytest
from django.test import Client

from jiedui.office.desk.table import course, rows
from jiedui.office.filings import answers, keeping, tables
from jiedui.office.filings.models import KeptSnapshot
from jiedui.office.people import policy
from jiedui.office.registers import store
from jiedui.office.registers.models import Jobs, Meetings

pytestmark = pytest.mark.django_db
HERE = "/620421/2021/2021-11-30"


@pytest.fixture
def county(people):
    client = Client()
    client.force_login(people["county"])
    return client


def text_of(client, rest: str, **headers) -> str:
    answer = client.get(f"{HERE}/{rest}", headers=headers)
    assert answer.status_code == 200, (rest, answer.status_code)
    return answer.content.decode()


def test_the_sheet_prints_every_line_in_official_order(county):
    page = text_of(county, "table")
    codes = [line.code for line in tables.edition("2021").questions]
    at = [page.index(f'data-code="{code}"') for code in codes]
    assert at == sorted(at) and len(at) == 119
    assert "帮助农村劳动力省内就近就业数" in page and ">879<" in page


def test_a_cell_opens_beside_the_sheet_and_by_its_address(county):
    part = text_of(county, "table/2.1.2.3", **{"HX-Request": "true"})
    whole = text_of(county, "table/2.1.2.3")
    assert "<html" not in part and "<html" in whole
    for said in ("①", "协作帮助就业", "899", "879", "差一点计入"):
        assert said in part and said in whole, said


def test_states_have_their_words(county, people):
    """未报 names the office that owes it; 零 says that the paper stays blank."""
    page = text_of(county, "table")
    assert "纸面留空" in page
    client = Client()
    client.force_login(people["neighbour"])
    other = client.get("/620423/2021/2021-11-30/table?only=missing").content.decode()
    assert 'class="c4 v none"' in other and "待 " in other and 'class="c4 v some"' not in other


def test_an_attested_figure_is_marked(county):
    store_attestation()
    page, panel = text_of(county, "table"), text_of(county, "table/2.1.2")
    assert "＊" in page and "认定" in page
    assert "按台账是 2,189" in panel


def store_attestation() -> None:
    from jiedui.office.registers.models import Attestations

    Attestations.objects.create(
        area="620421", indicator="jobs.helped", as_of=date(2021, 11, 1), quantity="2500人", reason="试", evidence="试", source="试", key="a"
    )
    answers.forget()


def test_the_drill_down_says_what_it_hides(people):
    client = Client()
    client.force_login(people["city"])
    panel = client.get(f"{HERE}/table/2.1.2.3").content.decode()
    assert "其中 899 行您的账号看不到" in panel and "registers/jobs/" not in panel
    client.force_login(people["department"])
    kept, foreign = (client.get(f"{HERE}/table/{code}").content.decode() for code in ("2.1.2.3", "4.2.1.1"))
    assert "registers/jobs/" in kept and "registers/payments/" not in foreign and "看不到" in foreign


def test_rows_shown_are_never_beyond_the_filter(people):
    numbers = list(Jobs.objects.filter(area__in=("620421", "620423")).values_list("pk", flat=True))
    seen = rows.allowed("jobs", policy.rows(people["county"], "jobs"), numbers)
    assert set(seen) == set(Jobs.objects.filter(area="620421").values_list("pk", flat=True))


def test_a_ratio_opens_into_its_parts(county):
    panel = text_of(county, "table/4.2.1.2")
    assert "分子" in panel and "分母" in panel and "4.2.1.1" in panel and "5,226.567" in panel


def test_the_course_ends_where_the_cell_stands(county):
    edition = tables.edition("2021")
    assert [d.month for d in course.days(edition, date(2021, 11, 30))] == list(range(1, 12))
    assert course.days(edition, date(2021, 1, 15)) == [date(2021, 1, 15)]
    drawn = text_of(county, "table/2.1.2.3/course")
    assert "2021-11-30 879" in drawn and "<svg" in drawn


def test_downloads_are_the_official_workbook(county):
    answer = county.get(f"{HERE}/table.xlsx")
    assert answer.content[:2] == b"PK" and "table-620421-2021-2021-11-30.xlsx" in answer["Content-Disposition"]


def test_an_unknown_cell_names_the_nearest(county):
    answer = county.get(f"{HERE}/table/2.1.2.33")
    assert answer.status_code == 404 and "最接近" in answer.content.decode()


# -- stored days


def new_meeting() -> None:
    row = Meetings.objects.filter(area="620421", archived=False, body="party_committee").order_by("pk").first()
    store.archive("meetings", row.pk, row.version, who="试验员", why="试", force=True)


def test_the_first_write_of_a_day_keeps_what_was(county):
    before = tables.snapshot("620421")
    KeptSnapshot.objects.all().delete()
    new_meeting()
    kept = KeptSnapshot.objects.get(area="620421")
    assert kept.digest == before.digest and kept.reason == keeping.DAILY
    new_meeting()
    assert KeptSnapshot.objects.filter(area="620421").count() == 1


def test_trials_keep_nothing(county):
    from jiedui.office.filings.moves import without

    KeptSnapshot.objects.all().delete()
    without("jobs", Jobs.objects.filter(area="620421").first().pk)
    assert not KeptSnapshot.objects.exists()


def test_the_margin_tells_what_moved(county):
    kept = keeping.keep(tables.snapshot("620421", as_of=date(2021, 10, 31)), "试")
    page = text_of(county, f"table?since={kept.pk}&only=moved")
    was = keeping.cells(kept)["2.1.2"]
    assert f"<s>{was.number:,}</s>" in page and f"＋{2189 - was.number:,}" in page
    assert text_of(county, "table?since=none").count("<s>") == 0
    assert f"＋{2189 - was.number:,}" in text_of(county, f"compare?since={kept.pk}")


def test_a_kept_one_reads_like_the_answer(county):
    now = tables.snapshot("620421")
    kept = keeping.keep(now, "试")
    assert keeping.moved(kept, now) == {} and json.loads(kept.body)["area"] == "620421"


def test_places_side_by_side_explain_the_gap(people):
    """One person in two counties: the sum says two, the city one."""
    client = Client()
    client.force_login(people["city"])
    page = client.get("/620400/2021/2021-11-30/counties?only=gap").content.decode()
    assert "上级只数一次" in page and "靖远县" in page and "景泰县" in page
    assert client.get("/620421/2021/2021-11-30/counties").status_code == 404


# -- from the cache


def test_the_second_answer_asks_the_rows_no_more(county, django_assert_max_num_queries):
    text_of(county, "table")
    with django_assert_max_num_queries(18):
        text_of(county, "table")


def test_a_write_makes_the_answer_anew(county):
    assert ">6<" in text_of(county, "table/1.1.1", **{"HX-Request": "true"})
    new_meeting()
    assert ">5<" in text_of(county, "table/1.1.1", **{"HX-Request": "true"})


def test_home_says_what_is_missing_and_whose(people):
    client = Client()
    client.force_login(people["neighbour"])
    page = client.get("/620423/2021/2021-11-30/").content.decode()
    missing = next(code for code, figure in tables.snapshot("620423").figures.items() if figure.state == "未报")
    assert "还缺什么" in page and f"table/{missing}" in page and "财政援助资金" in page
    client.force_login(people["county"])
    page = client.get(f"{HERE}/").content.decode()
    for said in ("5,226.567", "未付 373.433", "占到位 93.33%", "已报齐", "2,189"):
        assert said in page, said
