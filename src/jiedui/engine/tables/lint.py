"""Lints every edition: definitions read, every line bound, indicators used, narrowing real, parts add up, no day in two tables."""

from __future__ import annotations

from importlib.resources.abc import Traversable

from jiedui.engine.indicators.overlap import narrower
from jiedui.engine.indicators.read import CatalogueError
from jiedui.engine.registers.schema import Schemas
from jiedui.engine.tables.edition import Edition, edition_ids, gaps, load


def lint(schemas: Schemas, root: Traversable | None = None) -> tuple[list[str], list[str]]:
    """(problems, what was found in order). A problem names the file or line, why, and the nearest valid name."""
    problems, said, editions = [], [], []
    for name in edition_ids(root):
        try:
            edition = load(name, schemas, root)
        except CatalogueError as error:
            problems.append(str(error))
            continue
        editions.append(edition)
        problems += [*narrowing(edition), *partitions(edition)]
        said.append(
            f"{name}：{len(edition.questions)} 行，{len(edition.indicators)} 个指标，{len(edition.lines) - len(edition.questions)} 个标题，"
            f"期间 {edition.first_day} 至 {edition.cut_off}"
        )
        said += [f"{name}：{word}（没有哪一行用它）" for word in unused(edition)]
    return problems + gaps(editions), said


def unused(edition: Edition) -> list[str]:
    """Indicators that no line shows and that are neither a parent, nor part of a ratio or a partition."""
    used = {line.indicator for line in edition.questions}
    used |= {i.of for i in edition.indicators.values()} | {p for i in edition.indicators.values() for p in i.measure.parts}
    used |= set(edition.partitions)
    return [name for name in edition.indicators if name not in used]


def narrowing(edition: Edition) -> list[str]:
    """其中 must be a part of what it narrows: same measure, more conditions."""
    return [
        f"{edition.id} {i.id}：写了 of = {i.of}，但算法不同，不是它的其中"
        for i in edition.indicators.values()
        if i.of and not narrower(i, edition.indicators[i.of])
    ]


def partitions(edition: Edition) -> list[str]:
    """Parts that must add up: every part narrows the whole, and no row can fall into two."""
    problems = []
    for whole, parts in edition.partitions.items():
        missing = [name for name in (whole, *parts) if name not in edition.indicators]
        if missing:
            problems.append(f"{edition.id} partitions {whole}：没有指标 {'、'.join(missing)}")
            continue
        problems += [
            f"{edition.id} partitions {whole}：{part} 不是它的一部分"
            for part in parts
            if not narrower(edition.indicators[part], edition.indicators[whole])
        ]
    return problems
