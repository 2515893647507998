"""Making accounts: the first administrator of an installation, and one login per role for a demonstration."""

from __future__ import annotations

from collections.abc import Mapping

from django.contrib.auth.models import User
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction

from jiedui.office.people.keys import demo_password
from jiedui.office.people.models import ROLES, Account, Keeping, Unit

DEMO = (  # login, its person, role, place, the owner whose registers the department keeps
    ("county", "王示例", "county", "620421", ""),
    ("labour", "陈示例", "department", "620421", "人社局"),
    ("city", "李示例", "city", "620400", ""),
    ("province", "赵示例", "province", "620000", ""),
    ("east", "郑示例", "partner", "120101", ""),
    ("auditor", "孙示例", "auditor", "620421", ""),
    ("admin", "何示例", "administrator", "", ""),
)


class AccountRefused(ValueError):
    """A login that cannot be made; says why."""


def administrator(name: str, password: str) -> Account:
    """The first account: it makes the others. Raises AccountRefused for a weak password or a name that is taken."""
    user = User(username=name)
    if User.objects.filter(username=name).exists():
        raise AccountRefused(f"登录名 {name} 已有人用")
    try:
        validate_password(password, user)
    except ValidationError as weak:
        raise AccountRefused("密码不合要求：" + "".join(weak.messages)) from weak
    return made(name, password, "administrator")


@transaction.atomic
def made(name: str, password: str, role: str, area: str = "", unit: Unit | None = None, person: str = "") -> Account:
    user = User.objects.create_user(name, password=password, first_name=person)
    return Account.objects.create(user=user, role=role, area=area, unit=unit)


def demonstrate(secret: str, owners: Mapping[str, str]) -> list[tuple[str, str, str]]:
    """(login, password, role) of every demonstration login; made once. `owners`: which office owns each register, by its words."""
    logins = [(name, demo_password(secret, name), ROLES[role]) for name, _, role, _, _ in DEMO]
    known = set(User.objects.filter(username__in=[name for name, _, _ in logins]).values_list("username", flat=True))
    for (name, person, role, area, owner), (_, password, _) in zip(DEMO, logins, strict=True):
        if name not in known:
            unit = _unit(area, owner) if owner else None
            made(name, password, role, area, unit, person)
    if not known:
        _keepings(owners)
    return logins


def _unit(area: str, owner: str) -> Unit:
    found, _ = Unit.objects.get_or_create(
        area=area, name=f"靖远县{owner}（示例）", defaults={"filler": "示例填表人", "contact": "示例电话"}
    )
    return found


def _keepings(owners: Mapping[str, str], area: str = "620421") -> None:
    """Every owner's office of the example county, and what it keeps."""
    for register, said in owners.items():
        named = said.endswith(("局", "部", "办", "联")) and "主管" not in said
        for owner in said.split("、") if named else ():
            Keeping.objects.get_or_create(unit=_unit(area, owner), register=register)
