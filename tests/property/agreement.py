"""One world asked everything, by the product and by the plainest reading of the rules; what differs is told.

The plain side shares nothing with Tree, reach_of or the renderer: places are walked by hand, rows by the referee.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from jiedui.engine.compute import sql
from jiedui.engine.compute.memory import Memory
from jiedui.engine.compute.question import Params, Question, Reach
from jiedui.engine.indicators.tree import Indicator
from jiedui.engine.kernel.period import Span
from jiedui.engine.kernel.places import Side, Tree
from jiedui.engine.registers.lookups import Pair
from jiedui.engine.tables.answer import Asking, Attestation, Books, reach_of
from jiedui.engine.tables.edition import Edition
from tests.property.counties import COUNTIES, EAST, FLAGS, World
from tests.support.backends import Store

ASKED: tuple[tuple[tuple[str, ...], Side], ...] = (
    (("620421", "620422", "620402"), "west"),
    (("620400",), "west"),
    (("620000",), "west"),
    (("100000",), "west"),
    (("120101",), "east"),
    (("120000",), "east"),
    (("100000",), "east"),
)
ATTESTED = ((), (), ("620421",), ("620402", "620122"), ("620422",))
PAIRS = tuple(Pair(west, east, Span(date.min)) for west in COUNTIES for east in EAST)


@dataclass(frozen=True)
class Scene:
    """Who asks, on which side, of which day; the flag that scopes; counties whose figures are attested."""

    place: str
    side: Side
    day: date
    flag: str
    attested: tuple[str, ...]


def scenes(world: World, choose: Callable[[Sequence[Any]], Any]) -> list[Scene]:
    """Every level and both sides, each on a drawn day with a drawn scope."""
    scopes = ("", "", *FLAGS)
    return [Scene(choose(places), side, choose(world.days), choose(scopes), choose(ATTESTED)) for places, side in ASKED]


def differences(world: World, drawn: Sequence[Scene], stores: Mapping[str, Store], edition: Edition) -> list[str]:
    """Every figure on which a backend and the referee disagree: rows, number or items."""
    plain, asked = _Plain(world), _Product(world, edition)
    counted = [i for i in edition.indicators.values() if i.measure.kind != "ratio"]
    cases = [(scene, indicator) for scene in drawn for indicator in counted]
    schemas = next(iter(stores.values())).schemas
    memory = Memory(world.rows, schemas)
    right = {case: (q := plain.question(*case)) and memory.one(q) for case in cases}
    ours = {case: asked.question(*case, schemas) for case in cases}
    told = []
    for name, store in stores.items():
        found = store.backend.answer([q for q in ours.values() if q])
        for case, question in ours.items():
            said = found[question] if question else None
            if said != right[case]:
                told.append(f"{name} {case[1].id} {case[0]}: {said}, referee {right[case]}")
    return told


class _Product:
    """Questions as the engine makes them."""

    def __init__(self, world: World, edition: Edition):
        self.edition = replace(edition, first_day=world.first, cut_off=world.last)
        self.tree = Tree(world.places, world.flags)

    def question(self, scene: Scene, indicator: Indicator, schemas: Any) -> Question | None:
        said = [Attestation(area, indicator.id, scene.day, 5, "120101") for area in scene.attested]
        asking = Asking(self.edition, scene.place, scene.day, Books(self.tree, (), said, PAIRS), schemas, scene.side)
        reach = reach_of(asking, indicator, scene.flag)
        return Question(indicator, reach, asking.params) if reach else None


class _Plain:
    """The same questions by walking the list of places."""

    def __init__(self, world: World):
        self.world = world
        self.place = {p.code: p for p in world.places}
        self.known: dict[tuple[Scene, bool], Reach | None] = {}

    def question(self, scene: Scene, indicator: Indicator) -> Question | None:
        reach = self.reach(scene, indicator.roll == "own")
        params = Params(self.world.first, scene.day, self.world.last.year, self.place[scene.place].level)
        return Question(indicator, reach, params) if reach else None

    def reach(self, scene: Scene, own: bool) -> Reach | None:
        if (scene, own) not in self.known:
            self.known[scene, own] = self.walked(scene, own)
        return self.known[scene, own]

    def walked(self, scene: Scene, own: bool) -> Reach | None:
        without = tuple(c for c in self.place if set(self.successors(c)) & set(scene.attested))
        marked = [f.area for f in self.world.flags if f.flag == scene.flag and f.valid.at(scene.day)]
        codes = [c for c in self.place if any(self.inside(s, scene.place, scene.day, own) for s in self.successors(c))]
        flagged = [c for c in self.place if any(self.inside(s, m, scene.day) for s in self.successors(c) for m in marked)]
        if scene.side == "east":
            within = tuple(flagged) if scene.flag else None
            return None if scene.flag and not flagged else Reach("east_area", tuple(codes), within, without)
        if scene.flag:
            codes = [
                c for c in codes if any(self.marked(s, marked) and self.inside(s, scene.place, scene.day, own) for s in self.successors(c))
            ]
        return Reach("area", tuple(codes), None, without) if codes else None

    def successors(self, code: str) -> list[str]:
        """The code and those that replaced it."""
        return [code, *(p.code for p in self.world.places if p.predecessor == code)]

    def inside(self, code: str, place: str, day: date, own: bool = False) -> bool:
        """Whether the code lies under the place by a chain of places valid on the day."""
        current: str | None = code
        while current and current != place:
            found = self.place[current]
            if own or not found.valid.at(day):
                return False
            current = found.parent
        return current == place

    def marked(self, code: str, marked: Sequence[str]) -> bool:
        current: str | None = code
        while current:
            if current in marked:
                return True
            current = self.place[current].parent
        return False


def drill_differences(world: World, drawn: Sequence[Scene], store: Store, edition: Edition) -> list[str]:
    """Row lists behind a figure: rows that count, and rows that fail exactly one condition and which one."""
    asked, memory, told = _Product(world, edition), Memory(world.rows, store.schemas), []
    for scene in drawn:
        for indicator in edition.indicators.values():
            question = asked.question(scene, indicator, store.schemas) if indicator.measure.kind != "ratio" else None
            if question and (said := _drill(question, store)) != (right := _plain_drill(question, memory)):
                told.append(f"{store.dialect.name} {indicator.id} {scene}: {said}, referee {right}")
    return told


Drill = tuple[list[int], list[tuple[int, ...]]]


def _drill(question: Question, store: Store) -> Drill:
    def render() -> sql.Render:
        return sql.Render(store.schemas, store.dialect, question)

    first = [row[0] for row in store.run(render().counting(limit=2))]
    rest = [row[0] for row in store.run(render().counting(after=first[-1]))] if first else []
    return [*first, *rest], [tuple(row) for row in store.run(render().nearly())]


def _plain_drill(question: Question, memory: Memory) -> Drill:
    everywhere = replace(question, indicator=replace(question.indicator, where=()))
    nearly = []
    for row in memory.counting(everywhere):
        failing = memory.failing(row, question)
        if len(failing) == 1:
            nearly.append((row["id"], *(int(i in failing) for i in range(len(question.indicator.where)))))
    return sorted(row["id"] for row in memory.counting(question)), sorted(nearly)
