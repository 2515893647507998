"""Which lines of the form ask the same thing, proven, and how: the merge proposal that a county can send up.

same        one indicator, one scope: the same question twice
scoped      one indicator asked of other places: equal only where every place carries the flag
subset      every row of the one is a row of the other, always (by their conditions)
same_rows   different questions that the very same rows answer, over all data at hand
lookalike   similar wording, different question: a trap, never to be merged
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from itertools import combinations
from typing import Any, Literal

from rapidfuzz.fuzz import ratio

from jiedui.engine.indicators.overlap import narrower
from jiedui.engine.indicators.sentence import FLAGS, condition
from jiedui.engine.kernel.quantity import units
from jiedui.engine.registers.schema import Schemas
from jiedui.engine.tables.edition import Edition, Line

Relation = Literal["same", "scoped", "subset", "same_rows", "lookalike"]
TITLES: dict[Relation, str] = {
    "same": "同一个问题",
    "scoped": "同一个指标，只是地区范围不同",
    "subset": "一个必然包含在另一个里",
    "same_rows": "现有数据里由完全相同的行得出",
    "lookalike": "字面相似而问题不同，不可合并",
}
RowsOf = Callable[[Line], frozenset[int]]
ALIKE = 88  # similarity of two titles, of 100, from which they can be taken for one another


@dataclass(frozen=True)
class Overlap:
    lines: tuple[str, ...]
    relation: Relation
    proof: str
    text: str

    def as_json(self) -> dict[str, Any]:
        return {**asdict(self), "lines": list(self.lines)}


def overlaps(edition: Edition, schemas: Schemas, rows_of: RowsOf) -> list[Overlap]:
    """All overlaps, strongest relation first; a pair stands under its strongest relation only.

    `rows_of` gives the numbers of the rows that count in a line over all data at hand.
    """
    found = [*_same(edition), *_subset(edition, schemas)]
    told = {pair for o in found for pair in combinations(sorted(o.lines), 2)}
    told |= {(min(pair), max(pair)) for pair in _nested(edition)}
    found += _same_rows(edition, rows_of)
    return found + [o for o in _lookalike(edition, schemas) if not set(combinations(sorted(o.lines), 2)) <= told]


def _same(edition: Edition) -> Iterator[Overlap]:
    groups: dict[str, list[Line]] = {}
    for line in edition.questions:
        groups.setdefault(line.indicator, []).append(line)
    for indicator, lines in groups.items():
        if len(lines) < 2:
            continue
        codes = tuple(line.code for line in lines)
        scopes = {line.scope for line in lines}
        if len(scopes) < len(lines):
            yield Overlap(codes, "same", f"都是指标 {indicator}", f"{_list(lines)}问的是同一件事，保留一行即可")
        else:
            words = "、".join(f"{li.code} {'只算' + FLAGS.get(li.scope, li.scope) if li.scope else '算全部地区'}" for li in lines)
            yield Overlap(
                codes,
                "scoped",
                f"都是指标 {indicator}，{words}",
                f"{_list(lines)}是同一个指标，只差地区范围；在该名单内的县两行必然相同。建议保留{_kept(lines)}，按名单分列",
            )


def _kept(lines: list[Line]) -> str:
    return next((line.code for line in lines if not line.scope), lines[0].code)


def _list(lines: list[Line]) -> str:
    return "、".join(f"{line.code}“{line.title}”" for line in lines)


def _nested(edition: Edition) -> Iterator[tuple[str, str]]:
    """(narrower, wider) lines of one scope."""
    for a in edition.questions:
        for b in edition.questions:
            if a.indicator != b.indicator and a.scope == b.scope and narrower(edition.indicator(a), edition.indicator(b)):
                yield a.code, b.code


def _subset(edition: Edition, schemas: Schemas) -> Iterator[Overlap]:
    """Only the nearest wider line: what follows from two steps is not said again."""
    pairs = set(_nested(edition))
    for a, b in sorted(pairs, key=lambda pair: [_order(edition, code) for code in pair]):
        if any((a, c) in pairs and (c, b) in pairs for c in {x for pair in pairs for x in pair}):
            continue
        one, other = edition.line(a), edition.line(b)
        added = [x for x in edition.indicator(one).where if x not in edition.indicator(other).where]
        schema = schemas[edition.indicator(one).register]
        words = "；".join(condition(atom, schema, schemas) for atom in added)
        yield Overlap(
            (a, b),
            "subset",
            f"{one.indicator} ⊆ {other.indicator}：多出条件 {' 且 '.join(map(str, added))}",
            f"{a}“{one.title}”是{b}“{other.title}”的一部分（再要求：{words}），不会大于它",
        )


def _order(edition: Edition, code: str) -> int:
    return [line.code for line in edition.lines].index(code)


def _same_rows(edition: Edition, rows_of: RowsOf) -> Iterator[Overlap]:
    groups: dict[tuple[str, str, frozenset[int]], list[Line]] = {}
    for line in edition.questions:
        indicator = edition.indicator(line)
        rows = rows_of(line) if not indicator.measure.parts else frozenset()
        if rows:
            groups.setdefault((indicator.register, str(indicator.measure), rows), []).append(line)
    for (register, _, rows), lines in groups.items():
        if len({line.indicator for line in lines}) > 1:
            yield Overlap(
                tuple(line.code for line in lines),
                "same_rows",
                f"{register} 的同样 {len(rows)} 行",
                f"{_list(lines)}口径不同，但现有数据里都由同样的 {len(rows)} 行得出，填表前请核对各行口径，上报时须能说明",
            )


def _lookalike(edition: Edition, schemas: Schemas) -> Iterator[Overlap]:
    """Lines whose whole wording can be taken for one another, though the questions differ."""
    lines = [line for line in edition.questions if not _bare(line)]
    groups: list[list[Line]] = []
    for line in lines:
        home = next((g for g in groups if any(_alike(line, other) for other in g)), None)
        if home is None:
            groups.append([line])
        else:
            home.append(line)
    for group in groups:
        if len({line.indicator for line in group}) > 1:
            asked = {i: "、".join(li.code for li in group if li.indicator == i) for i in dict.fromkeys(li.indicator for li in group)}
            said = "；".join(f"{codes} {edition.indicators[name].meaning}" for name, codes in asked.items())
            yield Overlap(
                tuple(line.code for line in group),
                "lookalike",
                "行名相似或一个是另一个的结尾，指标各不相同",
                f"{said}。这是 {len(asked)} 件事，不能照抄，也不能相加",
            )


def _bare(line: Line) -> bool:
    """「其中：脱贫劳动力数」「其他」 say nothing without the line above them."""
    return line.title.startswith("其中") or len(line.title) <= 3


def _alike(a: Line, b: Line) -> bool:
    """By letters, or because the one's title stands whole at the end of the other's."""
    x, y = sorted((a.title, b.title), key=len)
    return units()[a.unit].dimension == units()[b.unit].dimension and (ratio(x, y) >= ALIKE or (len(x) >= 6 and y.endswith(x)))


def proposal(edition: Edition, found: list[Overlap]) -> Iterator[str]:
    """The merge proposal as text: which lines, why, what would remain."""
    scoped = [o for o in found if o.relation in ("same", "scoped")]
    spare = sum(len(o.lines) - 1 for o in scoped)
    total = len(edition.questions)
    yield f"关于整合《{edition.title}》重复指标的建议"
    yield f"全表 {total} 行。问同一指标的有 {len(scoped)} 组，合并后可减 {spare} 行，保留 {total - spare} 行。"
    for relation, title in TITLES.items():
        group = [o for o in found if o.relation == relation]
        if not group:
            continue
        yield f"\n{title}（{len(group)} 组）"
        for number, overlap in enumerate(group, 1):
            yield f"  {number}. {overlap.text}"
            yield f"     依据：{overlap.proof}"
