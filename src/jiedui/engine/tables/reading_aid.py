"""A line's definition as a clerk reads it."""

from __future__ import annotations

from collections.abc import Iterator

from jiedui.engine.indicators.sentence import FLAGS, NUMBERS, conditions, sentence
from jiedui.engine.indicators.tree import ROLLS, Indicator
from jiedui.engine.registers.schema import Schemas
from jiedui.engine.tables.edition import Edition


def definition(edition: Edition, name: str, schemas: Schemas) -> Iterator[str]:
    """By line code, indicator id, or `id @scope`. Raises CatalogueError naming the nearest."""
    indicator, scope = edition.find(name)
    lines = [line for line in edition.questions if line.indicator == indicator.id]
    yield "、".join(f"{line.code} {line.title}（{line.unit}）" for line in lines) or indicator.id
    yield f"含义：{indicator.meaning}"
    yield f"口径：{sentence(indicator, edition.indicators, schemas, scope)}"
    if indicator.register:
        yield f"台账：{schemas[indicator.register].title}（{schemas[indicator.register].owner}填）"
        for number, text in zip(NUMBERS, conditions(indicator, schemas), strict=False):
            yield f"  {number} {text}"
    yield f"时间：{indicator.time}    单位：{indicator.unit}    上级汇总：{ROLLS[indicator.roll]}"
    if scope:
        yield f"范围：只算截止日在名单内的地区（{FLAGS.get(scope, scope)}）"
    yield from _relations(edition, indicator)
    for trap in indicator.traps:
        yield f"当心：{trap}"
    reviewed = f"已由 {indicator.reviewed_by} 核定" if indicator.reviewed_by else "尚未由办公室核定"
    yield f"出处：{indicator.source}    编号：{indicator.id}    {reviewed}"


def _relations(edition: Edition, indicator: Indicator) -> Iterator[str]:
    if indicator.of:
        yield f"是其中：{indicator.of}（{edition.indicators[indicator.of].meaning}）的一部分，不会大于它"
    below = [i for i in edition.indicators.values() if i.of == indicator.id]
    if below:
        yield f"其下其中：{'、'.join(f'{i.id}（{i.meaning}）' for i in below)}"
    if parts := edition.partitions.get(indicator.id):
        yield f"各部分之和应等于它：{'、'.join(parts)}"
