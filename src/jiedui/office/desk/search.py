"""One search for rows, cells and definitions, as far as the reader may see them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from django.http import HttpResponse
from django.urls import path

from jiedui.engine.indicators.sentence import sentence
from jiedui.engine.registers.spelling import spelling
from jiedui.engine.tables.edition import Line
from jiedui.office.desk.page import Page, on_page
from jiedui.office.desk.registers.known import is_big, reach_of, show_of
from jiedui.office.people import policy
from jiedui.office.registers.lists import listing
from jiedui.office.registers.lists.asked import Asked, BadAsk, read, shown
from jiedui.office.registers.lists.cells import Show
from jiedui.office.registers.schema_of import schemas

BEHIND = ("source", "note", "area", "east_area")
FEW, MANY = 4, 12  # of one kind in the bar's box, and on the page of its own


@dataclass(frozen=True)
class Hit:
    """One thing found and where it leads."""

    code: str
    text: str
    side: str
    address: str


@dataclass(frozen=True)
class Group:
    """Hits of one kind; `all` is where the rest is, if there are more."""

    title: str
    hits: list[Hit]
    all: str
    more: bool


def find(page: Page) -> HttpResponse:
    try:
        said = read(next(iter(schemas().values())), {"q": page.request.GET.getlist("q")}).search
    except BadAsk as error:
        return page.show(
            "search/part.html" if page.by_htmx else "search/page.html", 200 if page.by_htmx else 400, q="", groups=[], fault=str(error)
        )
    few = FEW if page.by_htmx else MANY
    groups = [g for g in _groups(page, said, few) if g.hits] if said else []
    return page.show("search/part.html" if page.by_htmx else "search/page.html", q=said, groups=groups, fault="")


def _groups(page: Page, said: str, few: int) -> Iterator[Group]:
    yield _short(page, "地区", list(_places(page, said)), few)
    yield _short(page, "格", list(_cells(page, said)), few)
    yield _short(page, "口径", list(_definitions(page, said)), few)
    show = show_of(page)
    for name in schemas():
        if (group := _rows(page, name, said, few, show)) is not None:
            yield group


def _short(page: Page, title: str, hits: list[Hit], few: int) -> Group:
    return Group(page.t(title), hits[:few], "", len(hits) > few)


def _places(page: Page, said: str) -> Iterator[Hit]:
    for place in policy.areas(page.user):
        if said in place.label or place.code.startswith(said) or _spelt(place.label, said):
            yield Hit(place.code, place.label, page.t("换到这里"), page.url(area=place.code))


def _cells(page: Page, said: str) -> Iterator[Hit]:
    for line in page.edition.questions:
        title = page.title(line)
        by_code = line.code == said or line.code.startswith(said + ".")
        if by_code or said in line.title or said.lower() in title.lower() or _spelt(line.title, said):
            yield Hit(line.code, title, page.t(line.unit), page.url(f"table/{line.code}"))


def _definitions(page: Page, said: str) -> Iterator[Hit]:
    """By what is written in a definition or among its traps, not by the title alone."""
    for line in page.edition.questions:
        indicator = page.edition.indicator(line)
        if any(said in text for text in (indicator.meaning, *indicator.traps, indicator.id, _sentence(page, line))):
            yield Hit(line.code, page.title(line), indicator.meaning, page.url(f"catalogue/{line.code}"))


def _sentence(page: Page, line: Line) -> str:
    return sentence(page.edition.indicator(line), page.edition.indicators, schemas(), line.scope)


def _spelt(text: str, said: str) -> bool:
    return said.isascii() and len(said) > 1 and (spelling(text) or "").startswith(said.lower())


def _rows(page: Page, register: str, said: str, few: int, show: Show) -> Group | None:
    """The first rows of a register that the word finds; None where the reader sees no row of it."""
    if reach_of(page).seen(register) is None:
        return None
    schema = schemas()[register]
    held = listing.rows(reach_of(page), replace(Asked(schema), search=said), None, is_big(register)).rows
    found = list(held.order_by("-id").values(*listing.fields(Asked(schema)))[: few + 1])
    columns = [c for c in shown(schema) if c.type not in ("bool", "int") and c.name not in BEHIND][:5]
    hits = []
    for row, cells in zip(found[:few], show.table(schema, columns, found[:few]), strict=True):
        words = [cell.text for cell in cells if cell.text]
        hits.append(Hit(f"#{row['id']}", " ".join(words[:3]), " ".join(words[3:]), page.url(f"registers/{register}/{row['id']}")))
    return Group(page.t(schema.title), hits, page.url(f"registers/{register}", q=said), len(found) > few)


urls = [path("find", on_page(find), name="find")]
