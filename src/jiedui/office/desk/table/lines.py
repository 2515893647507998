"""The sheet as the template shows it: one `Cell` per line, with what stands in the margin."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from jiedui.engine.kernel.quantity import units
from jiedui.engine.tables.edition import Edition, Line
from jiedui.engine.tables.figure import Figure
from jiedui.engine.tables.snapshot import Snapshot
from jiedui.office.desk.page import Page
from jiedui.office.desk.shell.numbers import answer_text, signed
from jiedui.office.filings.keeping import Was
from jiedui.office.people import policy
from jiedui.office.registers.schema_of import schemas

LOOK = {"有": "some", "零": "zero", "未报": "none", "不适用": "na", "认定": "att"}
WORD = {"未报": "未报", "不适用": "不适用"}


@dataclass(frozen=True)
class Cell:
    """A line with its answer. `before` and `change` are the margin's; `hidden` when the reader may not see the rows behind it."""

    line: Line
    indent: int
    title: str
    official: str
    unit: str
    text: str
    look: str = ""
    rows: int = 0
    before: str | None = None
    change: str = ""
    owner: str = ""
    hidden: bool = False
    listed: bool = False

    @property
    def moved(self) -> bool:
        return self.before is not None


def cells(page: Page, snapshot: Snapshot, was: Mapping[str, Was]) -> Iterator[Cell]:
    """Every line in official order, headings too."""
    owed = owners(page)
    shown = frozenset(name for name in schemas() if policy.rows(page.user, name) is not None)
    for line in page.edition.lines:
        title, official = page.title(line), line.title if page.english and page.title(line) != line.title else ""
        indent = indents(page.edition)[line.code]
        if line.is_heading:
            yield Cell(line, indent, title, official, "", "—", "head")
        else:
            yield _cell(page, line, (indent, title, official), snapshot.figures[line.code], was.get(line.code), shown, owed)


def _cell(
    page: Page, line: Line, said: tuple[int, str, str], figure: Figure, was: Was | None, shown: frozenset[str], owed: Mapping[str, str]
) -> Cell:
    unit, register = units()[line.unit], register_of(page.edition, line)
    text = page.t(WORD[figure.state]) if figure.state in WORD else answer_text(figure, unit)
    if unit.dimension == "answer" and figure.has_number:
        text = page.t("是" if figure.number else "否")
    return Cell(
        line,
        *said,
        page.t(line.unit),
        text or page.t("无"),
        LOOK[figure.state],
        figure.rows,
        _before(page, was, line),
        page.t(change_of(was, figure, line)),
        owed[register] if figure.state == "未报" else "",
        bool(figure.rows) and register not in shown,
        bool(figure.items),
    )


def brief(page: Page, figure: Figure, line: Line) -> str:
    """A figure where several stand side by side: a list by how many it holds."""
    if figure.items:
        return page.t("{n} 项", n=len(figure.items))
    return page.t(answer_text(figure, units()[line.unit])) or page.t("无")


def _before(page: Page, was: Was | None, line: Line) -> str | None:
    if was is None:
        return None
    said = was.text(units()[line.unit])
    return page.t(said) if said in WORD else said


def change_of(was: Was | None, figure: Figure, line: Line) -> str:
    """＋12 or −3; a word where the two are not both numbers."""
    if was is None:
        return ""
    unit = units()[line.unit]
    if was.number is None or not figure.has_number or figure.number is None:
        return "新报" if was.state == "未报" else "不再有数" if not figure.has_number else "改了"
    if unit.dimension in ("list", "answer"):
        return "改了"
    if unit.dimension == "ratio":
        before = was.text(unit).replace(",", "")
        return signed(figure.percent() - type(figure.percent())(before)) if before.replace(".", "").isdigit() else ""
    return signed(unit.show(figure.number - was.number))


def register_of(edition: Edition, line: Line) -> str:
    """The register a line counts; a ratio's is its part's."""
    indicator = edition.indicator(line)
    return indicator.register or edition.indicators[indicator.measure.parts[0]].register


def owners(page: Page) -> Mapping[str, str]:
    """The office that owes each register here: the unit that keeps it, else the owner by the register's own words."""
    named = policy.keepers(page.area.code)
    return {name: named.get(name) or schema.owner for name, schema in schemas().items()}


@cache
def _indents(edition_id: str, codes: tuple[tuple[str, str, bool], ...]) -> dict[str, int]:
    """As the form prints them: one deeper than the line it stands under, and 其中 one deeper again. Headings by their own depth."""
    asked = {code for code, _, heading in codes if not heading}
    found = {}
    for code, title, heading in codes:
        above = [".".join(code.split(".")[:n]) for n in range(1, code.count(".") + 1)]
        deep = sum(upper in asked for upper in above) + title.startswith(("其中", "①", "②", "③"))
        found[code] = code.count(".") if heading else deep
    return found


def indents(edition: Edition) -> dict[str, int]:
    return _indents(edition.id, tuple((line.code, line.title, line.is_heading) for line in edition.lines))


def short_title(title: str) -> str:
    """A section's name for the tool row.

    >>> short_title("促进（推进）乡村振兴"), short_title("组织领导")
    ('乡村振兴', '组织领导')
    """
    return re.sub(r"^(助力|加强|促进（推进）)", "", title)[:4]
