"""The overlap of the form's lines, with the office's own rows as evidence."""

from __future__ import annotations

from jiedui.engine.compute.question import Params, Question, Reach
from jiedui.engine.tables.duplicates import Overlap, overlaps
from jiedui.engine.tables.edition import Edition, Line
from jiedui.office.filings.explain import counted
from jiedui.office.people.clock import today
from jiedui.office.people.tree import tree
from jiedui.office.registers.schema_of import schemas


def found_in_all_data(edition: Edition) -> list[Overlap]:
    """Rows of every place of the installation, on the edition's cut-off or today if that is earlier."""
    day, places = min(edition.cut_off, today()), tree()

    def rows_of(line: Line) -> frozenset[int]:
        codes = set(places.by_code)
        if line.scope:
            codes = {c for c in codes if places.ancestors(c) & places.flagged(line.scope, day)}
        params = Params(edition.first_day, day, edition.cut_off.year, "county")
        return frozenset(counted(Question(edition.indicator(line), Reach("area", tuple(sorted(codes))), params)))

    return overlaps(edition, schemas(), rows_of)
