"""Definitions as a clerk reads them, the merge proposal, and one search for everything."""

from __future__ import annotations

import re
from html import unescape

import pytest

from jiedui.engine.indicators.sentence import conditions
from jiedui.office.filings import tables
from jiedui.office.registers.models import Firms, Orders, Projects
from jiedui.office.registers.schema_of import schemas
from tests.flow.desk_registers.conftest import AT

pytestmark = pytest.mark.django_db


def test_every_line_has_its_definition(county):
    edition = tables.edition("2021")
    listed = unescape(county.get(f"{AT}catalogue").content.decode())
    for line in edition.questions:
        page = unescape(county.get(f"{AT}catalogue/{line.code}").content.decode())
        indicator = edition.indicator(line)
        assert line.code in listed and line.title in listed
        assert indicator.meaning in page and all(trap in page for trap in indicator.traps), line.code
        if indicator.register:
            assert schemas()[indicator.register].owner in page and all(said in page for said in conditions(indicator, schemas()))


def test_lines_that_ask_the_same_name_each_other(county):
    for code, other in (("4.2.1", "2.2.1 "), ("2.2.1", "4.2.1 ")):
        assert other in county.get(f"{AT}catalogue/{code}").content.decode()


def test_a_line_that_is_not_there_names_the_nearest(county):
    answer = county.get(f"{AT}catalogue/2.1.2.33")
    assert answer.status_code == 404 and "2.1.2.3" in answer.content.decode()


def test_the_proposal_counts_what_could_go_and_rests_on_ones_own_rows(county, sign_in):
    def paper() -> str:
        return re.search(r"<article.*</article>", county.get(f"{AT}catalogue/proposal").content.decode(), re.DOTALL)[0]

    page = paper()
    assert "合并后可减 8 行，保留 111 行" in page and "2.2.1“已拨付到国家乡村振兴重点帮扶县的财政援助资金数”" in page
    Orders.objects.filter(area="620423").delete()
    from jiedui.office.filings import answers

    answers.forget()
    assert paper() == page  # a neighbour's rows prove nothing here


def hits(client, q: str, at: str = AT) -> list[str]:
    page = client.get(f"{at}find", {"q": q}, headers={"HX-Request": "true"}).content.decode()
    return [unescape(found).removeprefix(at) for found in re.findall(r'<a class="hit" href="([^"]+)"', page)]


def test_one_search_finds_cells_definitions_places_and_rows(county, sign_in):
    firm = Firms.objects.filter(area="620421").first()
    assert "table/2.1.2.3" in hits(county, "2.1.2.3") and "table/2.1.2.3" in hits(county, "省内就近")
    assert "catalogue/2.1.2.5" in hits(county, "写成三个去向之和") or "catalogue/2.1.2" in hits(county, "写成三个去向之和")
    assert f"registers/firms/{firm.pk}" in hits(county, firm.label)
    assert "/620423/2021/2021-11-30/" in hits(sign_in("city"), "景泰", "/620400/2021/2021-11-30/")
    assert hits(county, "没有这样的东西") == [] and hits(county, "") == []


def test_the_search_keeps_to_what_the_reader_sees(county, sign_in):
    """Three people: the office sees the worker, the city sees the firm but no worker, the neighbour neither."""
    project = Projects.objects.filter(area="620421").exclude(label=None).first()
    city, neighbour = sign_in("city"), sign_in("neighbour")
    assert any(hit.startswith("registers/jobs/") for hit in hits(county, "杨荣珍"))
    assert not any(hit.startswith("registers/jobs") for hit in hits(city, "杨荣珍", "/620400/2021/2021-11-30/"))
    assert f"registers/projects/{project.pk}" in hits(city, project.label, "/620400/2021/2021-11-30/")
    assert not any(
        project.pk == int(hit.rpartition("/")[2])
        for hit in hits(neighbour, project.label, "/620423/2021/2021-11-30/")
        if hit.startswith("registers/projects/")
    )
