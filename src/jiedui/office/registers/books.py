"""The small look-ups laid over the numbers: the tree with its flags, closings, attestations, county pairings."""

from __future__ import annotations

from collections.abc import Iterator

from jiedui.engine.indicators.read import CatalogueError
from jiedui.engine.kernel.period import Span
from jiedui.engine.kernel.quantity import parse
from jiedui.engine.registers.lookups import Pair
from jiedui.engine.tables.answer import Attestation, Books, Closing
from jiedui.engine.tables.edition import Edition
from jiedui.office.people.models import Pairings
from jiedui.office.people.tree import tree
from jiedui.office.registers.models import Attestations, Closings


def books(edition: Edition) -> Books:
    """Everything of the whole installation: look-ups are small, and an upper level reads them all."""
    return Books(tree(), tuple(_closings()), tuple(_attestations(edition)), tuple(_pairs()))


def _closings() -> Iterator[Closing]:
    for area, name, day in Closings.objects.filter(archived=False).values_list("area", "of_register", "as_of"):
        yield Closing(area, name, day)


def _attestations(edition: Edition) -> Iterator[Attestation]:
    held = Attestations.objects.filter(archived=False)
    for area, east, name, day, said in held.values_list("area", "east_area", "indicator", "as_of", "quantity"):
        try:
            indicator, _ = edition.find(name)
        except CatalogueError:
            continue  # an attestation of another edition's indicator
        yield Attestation(area, indicator.id, day, parse(said).amount, east)


def _pairs() -> Iterator[Pair]:
    held = Pairings.objects.filter(archived=False, kind="county").exclude(east_area=None).exclude(area=None)
    for west, east, first, last in held.values_list("area", "east_area", "valid_from", "valid_to"):
        yield Pair(str(west), str(east), Span(first, last))
