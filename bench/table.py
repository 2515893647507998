"""The whole table and the answer after an edit, on SQLite and PostgreSQL, beside one query per line and pandas."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from bench.measure import database, installation, medians


def main(argv: list[str]) -> None:
    """Print the measurements; every answer is compared before it is timed."""
    with installation() as home:
        from bench import county
        from jiedui.office.registers.schema_of import schemas
        from tests.support.postgres import server

        held = county.rows(schemas())
        print(f"{sum(len(lines) for _, lines in held.values())} 行，{len(held)} 本台账")
        with server() as url:
            for name, where in (("SQLite", ""), ("PostgreSQL", url)):
                with database(where, home) as connection:
                    county.load(schemas(), held, connection)
                    _table(name, connection)
                    _edit(name)


def _questions() -> list[Any]:
    """One question per line, ratios as their two parts."""
    from bench.county import AREA
    from jiedui.engine.compute.question import Params, Question, Reach
    from jiedui.office.filings.tables import edition

    held = edition("2021")
    params = Params(held.first_day, held.cut_off, held.cut_off.year, "county")
    asked = [held.indicators[line.indicator] for line in held.questions]
    parts = [held.indicators[p] for i in asked for p in i.measure.parts or (i.id,)]
    return [Question(i, Reach("area", (AREA,)), params) for i in parts]


def _table(name: str, connection: Any) -> None:
    from bench.handwritten import OneLine
    from jiedui.office.registers.schema_of import schemas
    from jiedui.office.registers.source import backend

    questions = _questions()
    texts = [OneLine(schemas(), q).text() for q in questions]

    def by_hand() -> list[Any]:
        with connection.cursor() as cursor:
            return [_fetched(cursor, text) for text in texts]

    ways: dict[str, Callable[[], Any]] = {
        "结对": lambda: backend().answer(questions),
        "一行一条 SQL": by_hand,
        "pandas": lambda: _by_pandas(connection, questions),
    }
    _equal(questions, backend().answer(questions), by_hand(), _by_pandas(connection, questions))
    _tell(f"全表 {name}", medians(ways))


def _fetched(cursor: Any, text: str) -> Any:
    cursor.execute(text)
    return cursor.fetchall()


def _by_pandas(connection: Any, questions: Sequence[Any]) -> list[tuple[int, int]]:
    import pandas as pd

    from bench.handwritten import Pandas
    from jiedui.office.registers.schema_of import schemas

    def fetch(table: str, columns: Sequence[str]) -> pd.DataFrame:
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT {', '.join(columns)} FROM {table}")
            return pd.DataFrame(cursor.fetchall(), columns=list(columns))

    frames = Pandas(schemas(), fetch, questions)
    return [frames.answer(q) for q in questions]


def _equal(questions: Sequence[Any], ours: Any, by_hand: Sequence[Any], pandas: Sequence[tuple[int, int]]) -> None:
    """A fast wrong answer is no answer."""
    for question, rows, (number, count) in zip(questions, by_hand, pandas, strict=True):
        said = ours[question]
        kind = question.indicator.measure.kind
        plain = (len(rows), len(rows)) if kind == "list" else (int(rows[0][0] or 0), int(rows[0][-1]))
        if not (said.number, said.rows) == plain == (number, count):
            raise SystemExit(f"{question.indicator.id}：结对 {said.number, said.rows}，SQL {plain}，pandas {number, count}")


def _edit(name: str) -> None:
    """The lines that read a register, answered again: what a saved row costs."""
    from jiedui.engine.tables.answer import needed
    from jiedui.office.registers.schema_of import schemas
    from jiedui.office.registers.source import backend

    questions = _questions()
    ways: dict[str, Callable[[], Any]] = {}
    for register in ("persons", "jobs", "orders", "allocations", "meetings"):
        asked = [q for q in questions if register in needed(q.indicator, schemas())]
        ways[schemas()[register].title] = lambda asked=asked: backend().answer(asked)  # type: ignore[misc]
    _tell(f"改一行之后 {name}", medians(ways))


def _tell(title: str, taken: dict[str, float]) -> None:
    first = next(iter(taken.values()))
    print(title)
    for name, ms in taken.items():
        ratio = f"，结对为其 {first / ms:.2f}" if title.startswith("全表") and ms != first else ""
        print(f"    {name:<12}{ms:8.0f} ms{ratio}")
