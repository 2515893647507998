"""Logins of every role around the example county, and a neighbour's; without passwords, so that no test waits for Argon2."""

from __future__ import annotations

from django.contrib.auth.models import User

from jiedui.office.people.accounts import made
from jiedui.office.people.models import Keeping, Unit

KEPT = ("jobs", "workshops", "classes", "seats", "posts")  # what the example's 人社局 keeps
PLACES = {
    "county": "620421",
    "department": "620421",
    "city": "620400",
    "province": "620000",
    "partner": "120101",
    "auditor": "620421",
    "administrator": "",
    "neighbour": "620423",
}


def everybody() -> dict[str, User]:
    """One person per role, `neighbour` (another county's office), `stranger` (a login without an account)."""
    unit, _ = Unit.objects.get_or_create(area="620421", name="靖远县人社局（试）")
    for register in KEPT:
        Keeping.objects.get_or_create(unit=unit, register=register)
    found = {
        role: made(f"t-{role}", "", "county" if role == "neighbour" else role, area, unit if role == "department" else None).user
        for role, area in PLACES.items()
    }
    return {**found, "stranger": User.objects.create_user("t-stranger")}
