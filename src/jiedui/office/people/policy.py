"""Who may do what, where. One question, `may(user, act, register, place)`, and one row filter, `rows(user, register)`.

Everything that shows rows (list, search, sum, drill-down, export) filters by `rows`; everything that only counts them may use
`counted`. A figure covers all rows of its area: `figures(user, place)` says who reads it. Denied unless a line below grants it.

Three answers: may (the thing is shown) · may look (figures and counts, no rows: 403 with the reason) · must not even know (404).

    policy.figures(user, "620421")           may he read that place's table
    policy.rows(user, "jobs")                Q of the rows he sees, or None: none at all
    policy.counted(user, "jobs")             Q of the rows he may know the number of, or None
    policy.areas(user)                       the places whose tables he may open, his own first
    policy.may(user, "unmask", "jobs", "620421")
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from django.db.models import Q

from jiedui.engine.kernel.places import Place, Side, UnknownPlace
from jiedui.office.people.clock import today
from jiedui.office.people.models import Account, Keeping
from jiedui.office.people.places import held_tree
from jiedui.office.people.rows import PersonRow, Ref, Row

Act = Literal["figures", "count", "rows", "export", "unmask", "journal", "accounts"]
Which = Literal["all", "kept", "impersonal", "none"]
LOOK: frozenset[Act] = frozenset({"figures", "count", "rows", "export"})


@dataclass(frozen=True)
class Role:
    """A line of the table: what may be done, which registers show rows, and which side's column places them."""

    acts: frozenset[Act]
    rows: Which = "none"
    side: Side = "west"


ROLES: dict[str, Role] = {
    "county": Role(LOOK | {"unmask"}, "all"),
    "department": Role(LOOK | {"unmask"}, "kept"),
    "city": Role(LOOK, "impersonal"),
    "province": Role(LOOK, "impersonal"),
    "partner": Role(LOOK, "impersonal", "east"),
    "auditor": Role(LOOK | {"unmask", "journal"}, "all"),
    "administrator": Role(frozenset({"accounts"})),
}


def account(user: Any) -> Account | None:
    """The account of a login, or None: a login without one may do nothing."""
    if not getattr(user, "is_authenticated", False) or not user.is_active:
        return None
    if not hasattr(user, "_jiedui_account"):
        user._jiedui_account = Account.objects.select_related("unit").filter(user=user).first()
    found: Account | None = user._jiedui_account
    return found


def may(user: Any, act: Act, register: str = "", place: str = "") -> bool:
    """Whether the act is granted; a register or place that is not asked about is not checked."""
    held = account(user)
    if held is None or act not in _role(held).acts:
        return False
    if place and place not in _codes(held):
        return False
    return not register or act in ("figures", "count") or _opens(held, register)


def figures(user: Any, place: str) -> bool:
    return may(user, "figures", place=place)


def areas(user: Any) -> tuple[Place, ...]:
    """The places whose tables he may open: his own and those below it down to counties, upper before lower."""
    held, tree = account(user), held_tree()
    if held is None or "figures" not in _role(held).acts or held.area not in tree:
        return ()
    return tuple(p for p in tree.below(held.area, today()) if p.level in ("nation", "province", "city", "county"))


def rows(user: Any, register: str) -> Q | None:
    """The rows he sees of a register; None where he sees none of it."""
    held = account(user)
    if held is None or "rows" not in _role(held).acts or not _opens(held, register):
        return None
    return _placed(held, register)


def counted(user: Any, register: str, place: str = "") -> Q | None:
    """The rows whose number he may know, of his whole reach or of a place in it: also of registers that he sees as counts only."""
    held = account(user)
    if held is None or "count" not in _role(held).acts:
        return None
    return _placed(held, register, place)


def keeps(unit: int, register: str) -> bool:
    """Whether a unit keeps a register."""
    return Keeping.objects.filter(unit_id=unit, register=register).exists()


def keepers(area: str) -> dict[str, str]:
    """Which unit of a place keeps each register, by name; registers that nobody is entered for are missing."""
    return dict(Keeping.objects.filter(unit__area=area).order_by("-unit__name").values_list("register", "unit__name"))


def side_of(user: Any) -> Side:
    held = account(user)
    return _role(held).side if held else "west"


def reach_key(user: Any) -> tuple[str, ...]:
    """What a cached answer of this person's own counts must be kept under."""
    held = account(user)
    return (held.role, held.area, str(held.unit_id or "")) if held else ()


@cache
def person_registers() -> frozenset[str]:
    """Registers that name persons: the person list, those with a person, and those that refer to such a row."""
    from django.apps import apps

    models = [m for app in ("people", "registers") for m in apps.get_app_config(app).get_models() if issubclass(m, Row)]
    direct = {m.register.name for m in models if issubclass(m, PersonRow) or m.register.name == "persons"}
    return frozenset(direct | {m.register.name for m in models if _referred(m) & direct})


def _referred(model: type[Row]) -> set[str]:
    related: list[Any] = [f.related_model for f in model._meta.concrete_fields if isinstance(f, Ref)]
    return {one.register.name for one in related}


def _role(held: Account) -> Role:
    return ROLES.get(held.role, Role(frozenset()))


def _opens(held: Account, register: str) -> bool:
    which = _role(held).rows
    if which == "kept":
        return register in _kept(held)
    return which == "all" or (which == "impersonal" and register not in person_registers())


def _kept(held: Account) -> frozenset[str]:
    """The registers of his unit, asked once for a login at hand."""
    found: frozenset[str] | None = getattr(held, "_kept", None)
    if found is None:
        found = frozenset(Keeping.objects.filter(unit_id=held.unit_id).values_list("register", flat=True)) if held.unit_id else frozenset()
        held._kept = found  # type: ignore[attr-defined]
    return found


def _codes(held: Account) -> tuple[str, ...]:
    """The codes of his place and of everything below it, replaced ones too."""
    try:
        return held_tree().codes(held.area, today()) if held.area else ()
    except UnknownPlace:
        return ()


def _placed(held: Account, register: str, place: str = "") -> Q:
    codes = _codes(held)
    if place:
        inside = held_tree().codes(place, today()) if place in codes else ()
        codes = tuple(code for code in inside if code in set(codes))
    if register == "areas":
        return Q(code__in=codes)
    return Q(east_area__in=codes) if _role(held).side == "east" else Q(area__in=codes)
