"""One area's table on one day, as the office asks for it."""

from __future__ import annotations

from datetime import date

from jiedui.engine.kernel.places import Side
from jiedui.engine.tables.answer import Asking, ask, table
from jiedui.engine.tables.form import Heading
from jiedui.engine.tables.snapshot import Snapshot, freeze
from jiedui.office.people.clock import today
from jiedui.office.people.models import Unit
from jiedui.office.registers.books import books
from jiedui.office.registers.editions import edition, latest
from jiedui.office.registers.schema_of import schemas
from jiedui.office.registers.source import backend


def asking(area: str, name: str | None = None, as_of: date | None = None, side: Side | None = None) -> Asking:
    """Checked: the place is in the tree, the day inside the edition's period and not after today."""
    held = edition(name or latest())
    return ask(held, area, books(held), schemas(), today(), as_of, side)


def snapshot(area: str, name: str | None = None, as_of: date | None = None, side: Side | None = None) -> Snapshot:
    """The whole table, answered now."""
    asked = asking(area, name, as_of, side)
    return freeze(asked, table(asked, backend()), today())


def heading(area: str) -> Heading:
    """填报单位、填表人、联系方式 from the unit's settings."""
    unit = Unit.objects.filter(area=area).order_by("id").first()
    return Heading(unit.name, unit.filler, unit.contact, area) if unit else Heading(place=area)
