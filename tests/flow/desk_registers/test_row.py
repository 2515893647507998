"""One row: what stands in it, what it moves, its history, and the only way to see a whole number."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from jiedui.office.filings import moves
from jiedui.office.people.models import Entry
from jiedui.office.registers import store
from jiedui.office.registers.models import Jobs, Persons
from jiedui.office.registers.secrets import decrypt
from tests.flow.desk_registers.conftest import AT

pytestmark = pytest.mark.django_db


@pytest.fixture
def job(example):
    return Jobs.objects.filter(area="620421", dest="paired", archived=False).exclude(label=None).first()


@pytest.fixture
def whole(job):
    return decrypt("persons.id_no", job.person.id_no)


def test_a_row_shows_labels_links_and_no_whole_number(county, job, whole):
    page = county.get(f"{AT}registers/jobs/{job.pk}").content.decode()
    assert job.label in page and whole not in page and f"{whole[:10]}****{whole[14:]}" in page
    assert f"registers/persons/{job.person_id}" in page and "东部结对省份" in page
    person = county.get(f"{AT}registers/persons/{job.person_id}").content.decode()
    assert re.search(rf'registers/jobs\?person={job.person_id}"', person) and whole not in person


def test_the_cells_a_row_moves_are_what_the_table_says(county, job):
    page = county.get(f"{AT}registers/jobs/{job.pk}/moves").content.decode()
    codes = [move.line.code for move in moves.without("jobs", job.pk, "620421", "2021")]
    assert codes and re.findall(r'/table/([\d.]+)">', page) == codes
    assert Jobs.objects.get(pk=job.pk).archived is False  # nothing stays changed


def test_history_says_who_when_why_and_hides_secrets(county, job, whole):
    store.edit("jobs", job.pk, {"employer": "新单位"}, job.version, who="王", why="单位改名")
    person = job.person
    store.edit("persons", person.pk, {"phone": "13800001234"}, person.version, who="王", why="补电话")
    page = county.get(f"{AT}registers/jobs/{job.pk}").content.decode()
    assert "单位改名" in page and f"<s>{job.employer}</s>" in page and "<b>新单位</b>" in page
    told = county.get(f"{AT}registers/persons/{person.pk}").content.decode()
    assert "补电话" in told and "13800001234" not in told and "<b>****</b>" in told and "v1." not in told


def test_a_void_row_is_shown_as_such(county, job):
    store.archive("jobs", job.pk, job.version, who="王", why="录错了")
    assert "已作废" in county.get(f"{AT}registers/jobs/{job.pk}").content.decode()
    assert "不进任何一格" in county.get(f"{AT}registers/jobs/{job.pk}/moves").content.decode()


# -- a whole number: who may, who may look, who must not even know


def asked(client: Client, job: Jobs, why: str = "核对社保缴费", column: str = "person", area: str = "620421"):
    return client.post(f"/{area}/2021/2021-11-30/registers/jobs/{job.pk}/unmask", {"column": column, "why": why})


@pytest.mark.parametrize("role", ["county", "department", "auditor"])
def test_unmasking_is_in_the_journal_before_it_is_on_the_screen(sign_in, job, whole, role):
    answer = asked(sign_in(role), job)
    assert answer.status_code == 200 and whole in answer.content.decode() and "no-store" in answer["Cache-Control"]
    entry = Entry.objects.order_by("-id").first()
    assert (entry.who, entry.act, entry.chain) == (f"t-{role}", "看完整号码", "620421")
    assert entry.what == {"register": "jobs", "row": job.pk, "column": "person", "why": "核对社保缴费"} and whole not in str(entry.what)


@pytest.mark.parametrize(
    ("role", "area", "status"),
    [
        ("city", "620400", 403),
        ("province", "620000", 403),
        ("partner", "120101", 403),
        ("neighbour", "620423", 404),
        ("administrator", "620421", 404),
        ("stranger", "620421", 404),
    ],
)
def test_who_may_not_unmask(sign_in, job, whole, role, area, status):
    before = Entry.objects.count()
    answer = asked(sign_in(role), job, area=area)
    assert answer.status_code == status and whole not in answer.content.decode() and job.label not in answer.content.decode()
    assert Entry.objects.count() == before


@pytest.mark.parametrize(
    ("why", "column"), [("", "person"), ("看看", "person"), ("长" * 201, "person"), ("核对社保", "employer"), ("核对社保", "id_no")]
)
def test_no_reason_no_number(county, job, whole, why, column):
    before = Entry.objects.count()
    answer = asked(county, job, why, column)
    assert answer.status_code == 400 and whole not in answer.content.decode() and Entry.objects.count() == before


def test_unmasking_is_a_post_with_a_token(people, job):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(people["county"])
    assert asked(strict, job).status_code == 403
    assert strict.get(f"{AT}registers/jobs/{job.pk}/unmask").status_code == 405


def test_each_number_is_asked_by_itself(county, job):
    person = Persons.objects.get(pk=job.person_id)
    store.edit("persons", person.pk, {"phone": "13800001234"}, person.version, who="王", why="补电话")
    answer = county.post(f"{AT}registers/persons/{person.pk}/unmask", {"column": "phone", "why": "电话回访核实"})
    assert "13800001234" in answer.content.decode() and decrypt("persons.id_no", person.id_no) not in answer.content.decode()
