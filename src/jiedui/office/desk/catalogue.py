"""The catalogue as a clerk reads it: every line's definition, its traps, the lines that ask the same, and the merge proposal."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import Http404, HttpResponse
from django.urls import path

from jiedui.engine.compute.question import Params, Question, Reach
from jiedui.engine.indicators.read import CatalogueError
from jiedui.engine.indicators.sentence import FLAGS, NUMBERS, conditions, sentence
from jiedui.engine.indicators.tree import ROLLS, Indicator
from jiedui.engine.tables.duplicates import TITLES, Overlap, overlaps
from jiedui.engine.tables.edition import Edition, Line
from jiedui.office.desk.page import Page, on_page
from jiedui.office.filings.answers import kept
from jiedui.office.filings.explain import counted
from jiedui.office.people import policy
from jiedui.office.people.places import held_tree
from jiedui.office.registers.schema_of import schemas


@dataclass(frozen=True)
class Entry:
    """A line in the list of definitions; a heading has only its title."""

    line: Line
    title: str
    said: str
    register: str
    owner: str


@dataclass(frozen=True)
class Definition:
    """Everything that is said of one line."""

    line: Line
    indicator: Indicator
    said: str
    conditions: list[tuple[str, str]]
    register: str
    title: str
    owner: str
    scope: str
    roll: str
    above: list[Line]  # the lines it is a part of
    below: list[Line]  # the lines that are parts of it
    parts: list[str]  # what must add up to it
    same: list[tuple[str, str, list[Line]]]  # (how, what to do, the other lines)


def listed(page: Page) -> HttpResponse:
    return page.show("catalogue/list.html", entries=[_entry(page, line) for line in page.edition.lines])


def _entry(page: Page, line: Line) -> Entry:
    if line.is_heading:
        return Entry(line, page.title(line), "", "", "")
    indicator = page.edition.indicator(line)
    home = schemas()[indicator.register] if indicator.register else None
    said = sentence(indicator, page.edition.indicators, schemas(), line.scope)
    return Entry(line, page.title(line), said, home.title if home else "", home.owner if home else "")


def one(page: Page, code: str) -> HttpResponse:
    try:
        line = page.edition.line(code)
    except CatalogueError as error:
        raise Http404(str(error)) from error
    if line.is_heading:
        raise Http404(f"{code} 是标题行，没有口径")
    return page.show("catalogue/one.html", made=definition(page, line), titles=TITLES)


def definition(page: Page, line: Line) -> Definition:
    edition, indicator = page.edition, page.edition.indicator(line)
    home = schemas()[indicator.register] if indicator.register else None
    said = list(zip(NUMBERS, conditions(indicator, schemas()), strict=False)) if home else []
    return Definition(
        line,
        indicator,
        sentence(indicator, edition.indicators, schemas(), line.scope),
        said,
        indicator.register,
        home.title if home else "",
        home.owner if home else "",
        FLAGS.get(line.scope, line.scope),
        ROLLS[indicator.roll],
        [li for li in edition.questions if li.indicator == indicator.of and li.scope == line.scope],
        [li for li in edition.questions if edition.indicator(li).of == indicator.id and li.scope == line.scope],
        [edition.indicators[name].meaning for name in edition.partitions.get(indicator.id, ())],
        list(_same(page, line)),
    )


def _same(page: Page, line: Line) -> Iterator[tuple[str, str, list[Line]]]:
    """Overlaps that this line is part of, strongest first."""
    for overlap in found(page):
        if line.code in overlap.lines:
            yield overlap.relation, overlap.text, [page.edition.line(code) for code in overlap.lines if code != line.code]


def proposal(page: Page) -> HttpResponse:
    """The merge proposal as a page to print."""
    held = found(page)
    mergeable = [o for o in held if o.relation in ("same", "scoped")]
    spare = sum(len(o.lines) - 1 for o in mergeable)
    groups = [(title, group) for relation, title in TITLES.items() if (group := [o for o in held if o.relation == relation])]
    return page.show("catalogue/proposal.html", groups=groups, total=len(page.edition.questions), merged=len(mergeable), spare=spare)


def found(page: Page) -> list[Overlap]:
    """Overlaps, proven on the rows of the page's own place: nobody learns anything of other places' rows here."""
    key = ("overlaps", page.edition.id, page.area.code, page.side, page.as_of, policy.reach_key(page.user))
    return kept(key, lambda: overlaps(page.edition, schemas(), lambda line: _rows(page, page.edition, line)))


def _rows(page: Page, edition: Edition, line: Line) -> frozenset[int]:
    tree, indicator = held_tree(), edition.indicator(line)
    codes = set(tree.codes(page.area.code, page.as_of))
    if line.scope:
        codes = {code for code in codes if code in tree and tree.ancestors(code) & tree.flagged(line.scope, page.as_of)}
    params = Params(edition.first_day, page.as_of, edition.cut_off.year, page.area.level)
    reach = Reach("east_area" if page.side == "east" else "area", tuple(sorted(codes)))
    return frozenset(counted(Question(indicator, reach, params))) if codes else frozenset()


urls = [
    path("catalogue", on_page(listed), name="catalogue"),
    path("catalogue/proposal", on_page(proposal), name="proposal"),
    path("catalogue/<str:code>", on_page(one), name="definition"),
]
