"""A number, then what the books say of it: closings, attestations, coverage. None of that ever enters the SQL."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Protocol

from jiedui.engine.compute.question import Answers, Counted, Params, Question, Reach
from jiedui.engine.indicators.tree import Indicator, Indicators
from jiedui.engine.kernel.places import Place, Side, Tree
from jiedui.engine.registers.lookups import Pair
from jiedui.engine.registers.schema import Schemas
from jiedui.engine.tables.edition import Edition
from jiedui.engine.tables.figure import Coverage, Figure, State


class Backend(Protocol):
    """Memory or SQL: whatever counts rows."""

    def answer(self, questions: Sequence[Question]) -> Answers: ...


class AskedWrongly(ValueError):
    """A day outside the edition's period or after today; the message says which days can be asked."""


@dataclass(frozen=True)
class Closing:
    area: str
    register: str
    as_of: date


@dataclass(frozen=True)
class Attestation:
    """`amount` in base units of the indicator; `east_area` for the eastern side's tables."""

    area: str
    indicator: str
    as_of: date
    amount: int
    east_area: str | None = None


@dataclass(frozen=True)
class Books:
    """The small look-ups that are laid over the numbers."""

    tree: Tree
    closings: Sequence[Closing] = ()
    attestations: Sequence[Attestation] = ()
    pairs: Sequence[Pair] = ()

    @cached_property
    def closed_by(self) -> Mapping[tuple[str, str], Sequence[date]]:
        found: dict[tuple[str, str], list[date]] = {}
        for closing in self.closings:
            found.setdefault((closing.area, closing.register), []).append(closing.as_of)
        return found


@dataclass(frozen=True)
class Asking:
    """Who asks, of which edition, on which day. `flag` scopes are read on the cut-off day."""

    edition: Edition
    area: str
    as_of: date
    books: Books
    schemas: Schemas
    side: Side = field(default="west")

    @property
    def params(self) -> Params:
        level = self.books.tree[self.area].level
        return Params(self.edition.first_day, self.as_of, self.edition.cut_off.year, level)


def ask(
    edition: Edition, area: str, books: Books, schemas: Schemas, today: date, as_of: date | None = None, side: Side | None = None
) -> Asking:
    """Checks the day and the place. By default the edition's cut-off, or today if that is earlier.

    Raises AskedWrongly for a day after today or outside the period, UnknownPlace for a code that is not in the tree.
    """
    day = as_of or min(edition.cut_off, today)
    if day > today:
        raise AskedWrongly(f"截至日 {day} 晚于今天 {today}，还没有这一天的数")
    if not edition.first_day <= day <= edition.cut_off:
        raise AskedWrongly(f"截至日 {day} 不在 {edition.id} 年统计表的期间内，应在 {edition.first_day} 至 {edition.cut_off} 之间")
    return Asking(edition, area, day, books, schemas, side or books.tree.side(books.tree[area].code))


def answer(asking: Asking, asked: Iterable[tuple[str, str]], backend: Backend) -> dict[tuple[str, str], Figure]:
    """Figures of (indicator id, scope) pairs, all asked of the same place and day."""
    wanted = list(dict.fromkeys(asked))
    indicators = asking.edition.indicators
    plain = [(i, s) for name, scope in wanted for i, s in _counted(indicators, name, scope)]
    reaches = {pair: reach_of(asking, indicators[pair[0]], pair[1]) for pair in dict.fromkeys(plain)}
    questions = {pair: [Question(indicators[pair[0]], r, asking.params) for r in _both(reach)] for pair, reach in reaches.items()}
    counted = backend.answer([q for both in questions.values() for q in both])
    figures = {pair: _figure(asking, indicators[pair[0]], pair[1], [counted[q] for q in both]) for pair, both in questions.items()}
    for name, scope in wanted:
        if indicators[name].measure.kind == "ratio":
            figures[name, scope] = _ratio(asking, indicators[name], scope, figures)
    return {pair: figures[pair] for pair in wanted}


def table(asking: Asking, backend: Backend) -> dict[str, Figure]:
    """Every line's figure by its code, in official order."""
    lines = asking.edition.questions
    figures = answer(asking, [(line.indicator, line.scope) for line in lines], backend)
    return {line.code: figures[line.indicator, line.scope] for line in lines}


def _counted(indicators: Indicators, name: str, scope: str) -> list[tuple[str, str]]:
    """A ratio is asked as its two parts."""
    measure = indicators[name].measure
    return [(part, scope) for part in measure.parts] if measure.kind == "ratio" else [(name, scope)]


# -- whose rows


def _both(reach: Reach | None) -> list[Reach]:
    """The question as it counts, and beside it what all rows say where some place attests the figure."""
    if reach is None:
        return []
    return [reach, replace(reach, without=())] if reach.without else [reach]


def reach_of(asking: Asking, indicator: Indicator, scope: str) -> Reach | None:
    """The codes whose rows count, or None where the scope holds no place (不适用).

    Areas that attest the indicator are left out (`without`): their rows do not count meanwhile.
    """
    tree, day = asking.books.tree, asking.as_of
    own = indicator.roll == "own"
    without = tree.with_predecessors([tree[a.area] for a in attested(asking, indicator, scope)])
    if asking.side == "east":
        codes = tree.with_predecessors([tree[asking.area]]) if own else tree.codes(asking.area, day)
        within = tuple(sorted(_flagged(asking, scope))) if scope else None
        return None if scope and not set(partners(asking)) & set(within or ()) else Reach("east_area", codes, within, without)
    places = [tree[asking.area]] if own else tree.scope(asking.area, day, scope or None)
    if own and scope and not tree.ancestors(asking.area) & tree.flagged(scope, day):
        places = []
    if not places:
        return None
    return Reach("area", tree.with_predecessors(places), None, without)


def _flagged(asking: Asking, scope: str) -> frozenset[str]:
    tree = asking.books.tree
    marked = [p for code in tree.flagged(scope, asking.as_of) if code in tree for p in tree.below(code, asking.as_of)]
    return frozenset(tree.with_predecessors(marked))


def partners(asking: Asking) -> tuple[str, ...]:
    """Western counties paired on the day with an eastern place or with places under it."""
    codes = set(asking.books.tree.codes(asking.area, asking.as_of))
    return tuple(sorted({p.west for p in asking.books.pairs if p.east in codes and p.valid.at(asking.as_of)}))


# -- what the books say

NOBODY = Coverage(0, 0)


def reporters(asking: Asking, indicator: Indicator, scope: str) -> tuple[str, ...]:
    """The places whose closings make a zero: the counties below; only the place itself where its own rows are asked."""
    tree = asking.books.tree
    if indicator.roll == "own":
        return (asking.area,)
    if asking.side == "east":
        found = set(partners(asking))
        return tuple(sorted(found & _flagged(asking, scope) if scope else found))
    below = tree.scope(asking.area, asking.as_of, scope or None)
    return tuple(p.code for p in below if p.level == "county") or tuple(_top(below))


def _top(places: Sequence[Place]) -> list[str]:
    return [places[0].code] if places else []


def needed(indicator: Indicator, schemas: Schemas) -> tuple[str, ...]:
    """The registers that a zero needs closed: the indicator's own and every one it borrows from."""
    schema = schemas[indicator.register]
    return tuple(sorted({indicator.register, *(schema[ref].ref for ref in indicator.borrowed)}))


def is_closed(asking: Asking, area: str, registers: Sequence[str]) -> bool:
    year = asking.params.year
    return all(any(year.holds(day) for day in asking.books.closed_by.get((area, name), ())) for name in registers)


def attested(asking: Asking, indicator: Indicator, scope: str) -> list[Attestation]:
    """The attestations that stand for this question: per place the latest of the period."""
    latest: dict[str, Attestation] = {}
    for found in sorted(asking.books.attestations, key=lambda a: a.as_of):
        if found.indicator == indicator.id and asking.params.year.holds(found.as_of) and _covers(asking, indicator, scope, found):
            latest[found.area] = found
    return [latest[area] for area in sorted(latest)]


def _covers(asking: Asking, indicator: Indicator, scope: str, found: Attestation) -> bool:
    tree = asking.books.tree
    if found.area not in tree:
        return False
    if asking.side == "east":
        inside = found.east_area is not None and asking.area in tree.ancestors(found.east_area)
    else:
        inside = found.area == asking.area if indicator.roll == "own" else asking.area in tree.ancestors(found.area)
    return inside and (not scope or bool(tree.ancestors(found.area) & tree.flagged(scope, asking.as_of)))


def _figure(asking: Asking, indicator: Indicator, scope: str, answers: Sequence[Counted]) -> Figure:
    def made(
        state: State,
        number: int | None,
        rows: int = 0,
        coverage: Coverage = NOBODY,
        items: tuple[tuple[object, ...], ...] = (),
        derived: int | None = None,
        said: int | None = None,
    ) -> Figure:
        return Figure(
            indicator,
            asking.area,
            asking.side,
            scope,
            asking.edition.first_day,
            asking.as_of,
            state,
            number,
            rows,
            coverage,
            None,
            items,
            derived,
            said,
        )

    if not answers:
        return made("不适用", None)
    counted = answers[0]
    places, registers = reporters(asking, indicator, scope), needed(indicator, asking.schemas)
    closed = sum(is_closed(asking, area, registers) for area in places)
    standing = attested(asking, indicator, scope)
    coverage = Coverage(closed, len(places), len(standing))
    if standing:
        said = sum(a.amount for a in standing)
        return made("认定", counted.number + said, counted.rows, coverage, derived=answers[-1].number, said=said)
    if counted.rows:
        return made("有", counted.number, counted.rows, coverage, counted.items)
    return made("零", 0, 0, coverage) if closed else made("未报", None, 0, coverage)


def _ratio(asking: Asking, indicator: Indicator, scope: str, figures: Mapping[tuple[str, str], Figure]) -> Figure:
    part, whole = (figures[name, scope] for name in indicator.measure.parts)
    state: State = "有"
    if "不适用" in (part.state, whole.state) or whole.number == 0:
        state = "不适用"
    elif "未报" in (part.state, whole.state):
        state = "未报"
    elif "认定" in (part.state, whole.state):
        state = "认定"
    shown = state in ("有", "认定")
    return Figure(
        indicator,
        asking.area,
        asking.side,
        scope,
        asking.edition.first_day,
        asking.as_of,
        state,
        part.number if shown else None,
        part.rows + whole.rows,
        part.coverage,
        whole.number if shown else None,
    )
