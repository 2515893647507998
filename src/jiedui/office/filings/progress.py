"""The year's money in its four amounts, and the agreement's targets beside what the registers answer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, Sum

from jiedui.engine.indicators.read import CatalogueError
from jiedui.engine.indicators.tree import Indicator
from jiedui.engine.kernel.quantity import parse
from jiedui.engine.tables.answer import Asking, answer
from jiedui.engine.tables.figure import Figure
from jiedui.office.registers.models import Arrivals, Payments, Projects, Targets
from jiedui.office.registers.source import backend

AMOUNTS = ("funds.arrived", "funds.allocated", "funds.used")


@dataclass(frozen=True)
class Money:
    """计划、到位、安排、支付: four amounts in 分, never one. A missing answer is None, not nought."""

    planned: int | None
    projects: int
    arrived: Figure
    set_aside: Figure
    paid: Figure
    steps: tuple[tuple[tuple[date, int], ...], tuple[tuple[date, int], ...]]

    @property
    def unpaid(self) -> int | None:
        if self.arrived.number is None or self.paid.number is None:
            return None
        return self.arrived.number - self.paid.number


def money(asked: Asking) -> Money:
    found = answer(asked, [(name, "") for name in AMOUNTS], backend())
    here, year = _here(asked), asked.params.yearno
    plans = Projects.objects.filter(here, archived=False, plan_year=year, approved_on__lte=asked.as_of)
    planned = plans.aggregate(s=Sum("planned"))["s"]
    arrived = Arrivals.objects.filter(here, archived=False, fund_year=year, arrived_on__lte=asked.as_of)
    paid = Payments.objects.filter(here, archived=False, fund_year=year, paid_on__lte=asked.as_of)
    steps = (
        tuple(_steps(arrived.values_list("arrived_on").annotate(s=Sum("amount")).order_by("arrived_on"))),
        tuple(_steps(paid.values_list("paid_on").annotate(s=Sum("amount")).order_by("paid_on"))),
    )
    return Money(planned, plans.count(), found["funds.arrived", ""], found["funds.allocated", ""], found["funds.used", ""], steps)


def _here(asked: Asking) -> Q:
    codes = asked.books.tree.codes(asked.area, asked.as_of)
    return Q(east_area__in=codes) if asked.side == "east" else Q(area__in=codes)


def _steps(days: object) -> Iterator[tuple[date, int]]:
    total = 0
    for day, amount in days:  # type: ignore[attr-defined]
        total += amount or 0
        yield day, total


@dataclass(frozen=True)
class Target:
    """One promise of the yearly agreement and what is answered so far. `percent` is whole, cut not rounded up; None without an answer."""

    row: int
    indicator: Indicator
    quantity: str
    wanted: int
    figure: Figure

    @property
    def percent(self) -> int | None:
        if self.figure.number is None or not self.figure.has_number or not self.wanted:
            return None
        return self.figure.number * 100 // self.wanted


def targets(asked: Asking) -> list[Target]:
    """The place's own targets of the edition's year; one that names no indicator of this edition is left to the register's checks."""
    side = Q(east_area=asked.area) if asked.side == "east" else Q(area=asked.area)
    held = Targets.objects.filter(side, archived=False, year=asked.params.yearno).order_by("id")
    known = []
    for pk, name, quantity in held.values_list("pk", "indicator", "quantity"):
        try:
            indicator, scope = asked.edition.find(name)
            known.append((pk, indicator, scope, quantity, parse(quantity).amount))
        except (CatalogueError, ValueError):
            continue
    found = answer(asked, [(i.id, scope) for _, i, scope, _, _ in known], backend())
    return [Target(pk, i, quantity, amount, found[i.id, scope]) for pk, i, scope, quantity, amount in known]
