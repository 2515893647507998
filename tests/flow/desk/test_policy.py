"""Every rule with three people: who may, who may look (counts and figures, no rows), who must not even know."""

from __future__ import annotations

import pytest

from jiedui.office.people import policy
from jiedui.office.people.models import ROLES, Account
from jiedui.office.registers.schema_of import registers

pytestmark = pytest.mark.django_db
RULES = [  # register, place of the rows; may see rows, may only count them, must not know
    ("jobs", "620421", ("county", "department", "auditor"), ("city", "province", "partner"), ("neighbour", "administrator", "stranger")),
    ("jobs", "620423", ("neighbour",), ("city", "province"), ("county", "department", "auditor", "administrator", "stranger")),
    ("persons", "620421", ("county", "auditor"), ("city", "province", "department"), ("neighbour", "administrator", "stranger")),
    ("honours", "620421", ("county", "auditor"), ("city", "province", "department"), ("neighbour", "administrator", "stranger")),
    ("projects", "620421", ("county", "auditor", "city", "province"), ("department",), ("neighbour", "administrator", "stranger")),
    ("projects", "620423", ("neighbour", "city", "province"), (), ("county", "department", "auditor", "administrator", "stranger")),
    ("areas", "620421", ("county", "auditor", "city", "province"), ("department",), ("administrator", "stranger")),
]


def seen(which, register: str, area: str) -> bool:
    if which is None:
        return False
    place = {"code": area} if register == "areas" else {"area": area}
    return registers()[register].objects.filter(which, **place).exists()


@pytest.mark.parametrize("register, area, may, look, unknown", RULES)
def test_rows_for_three_people(people, register, area, may, look, unknown):
    for role in may:
        assert seen(policy.rows(people[role], register), register, area), role
    for role in look:
        assert not seen(policy.rows(people[role], register), register, area), role
        assert seen(policy.counted(people[role], register), register, area), role
    for role in unknown:
        assert not seen(policy.rows(people[role], register), register, area), role
        assert not seen(policy.counted(people[role], register), register, area), role


def test_the_partner_sees_its_own_side_and_names_nobody(people):
    """Rows of its side by the eastern column; person registers as counts."""
    east = people["partner"]
    assert registers()["orders"].objects.filter(policy.rows(east, "orders"), east_area="120101").exists()
    assert policy.rows(east, "jobs") is None
    assert registers()["jobs"].objects.filter(policy.counted(east, "jobs")).exists()
    assert not registers()["jobs"].objects.filter(policy.counted(east, "jobs")).exclude(east_area__startswith="1201").exists()


def test_figures_reach_down_and_never_sideways_or_up(people):
    asked = ("620000", "620400", "620421", "620423", "120101", "100000", "630000")
    readable = {role: [place for place in asked if policy.figures(user, place)] for role, user in people.items()}
    assert readable == {
        "county": ["620421"],
        "department": ["620421"],
        "auditor": ["620421"],
        "neighbour": ["620423"],
        "city": ["620400", "620421", "620423"],
        "province": ["620000", "620400", "620421", "620423"],
        "partner": ["120101"],
        "administrator": [],
        "stranger": [],
    }


def test_acts_beyond_reading(people):
    unmask = {role for role, user in people.items() if policy.may(user, "unmask", "jobs", "620421")}
    assert unmask == {"county", "department", "auditor"}
    assert {role for role, user in people.items() if policy.may(user, "unmask", "persons", "620421")} == {"county", "auditor"}
    assert {role for role, user in people.items() if policy.may(user, "journal", place="620421")} == {"auditor"}
    assert {role for role, user in people.items() if policy.may(user, "accounts")} == {"administrator"}


def test_denied_by_default(people, example):
    """An unknown role, an inactive login, a department without a unit, nobody at all."""
    Account.objects.filter(user=people["county"]).update(role="mayor")
    people["city"].is_active = False
    Account.objects.filter(user=people["department"]).update(unit=None)
    for role in ("county", "city", "department"):
        user = people[role]
        assert policy.rows(user, "jobs") is None and not policy.may(user, "rows", "projects", "620421"), role
    assert not policy.may(None, "figures") and policy.counted(None, "projects") is None


def test_every_role_has_its_line():
    assert set(policy.ROLES) == set(ROLES)


def test_registers_that_name_persons(example):
    assert policy.person_registers() == {"persons", "jobs", "seats", "posts", "students", "secondments", "honours", "benefits"}


def test_counts_of_a_place_stay_inside_the_reach(people):
    """The menu counts the place of the page, never more than the reader's own reach."""
    jobs = registers()["jobs"].objects

    def many(role: str, place: str) -> int:
        return jobs.filter(policy.counted(people[role], "jobs", place), archived=False).count()

    assert many("city", "620423") + many("city", "620421") == many("city", "620400") > many("city", "620421") > 0
    assert many("county", "620423") == many("county", "630000") == 0
