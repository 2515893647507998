"""The pages of the table over a county of 100 000 rows: the first answer after a write, then from memory; for the county's office."""

from __future__ import annotations

import time
from datetime import date
from statistics import median
from typing import Any

from bench.measure import database, installation

RUNS = 9
HERE = "/620421/2021/2021-11-30/"
PAGES = {
    "home": "",
    "table": "table",
    "cell": "table/2.1.2.3",
    "ratio": "table/4.2.1.2",
    "course": "table/2.1.2.3/course",
    "xlsx": "table.xlsx",
}


def main(argv: list[str]) -> None:
    """`bench pages`."""
    with installation() as home:
        from django.conf import settings

        from tests.support.postgres import server

        settings.ALLOWED_HOSTS = ["testserver"]
        with database("", home) as connection:
            _measured("SQLite", connection)
        with server() as url, database(url, home) as connection:
            _measured("PostgreSQL", connection)


def _measured(title: str, connection: Any) -> None:
    from django.test import Client

    from bench import county
    from jiedui.office.people.accounts import made
    from jiedui.office.registers.schema_of import schemas

    held = county.rows(schemas())
    _places()
    county.load(schemas(), held, connection)
    client = Client()
    client.force_login(made("bench", "", "county", county.AREA).user)
    print(f"\n{title}，一县 100 000 行，每页毫秒：写后第一次 / 之后（中位数，{RUNS} 次）")
    for name, rest in PAGES.items():
        first, again = _times(client, HERE.replace("620421", county.AREA) + rest)
        print(f"  {name:<8}{first:7.0f} / {again:5.1f}")


def _places() -> None:
    """The branch of the tree that the county hangs on, where the generator has none."""
    from jiedui.office.people.models import Areas

    for code, level, above in (("620000", "province", None), ("620400", "city", "620000"), ("620421", "county", "620400")):
        side = "west" if above is None else None
        Areas.objects.get_or_create(
            code=code,
            defaults={
                "label": code,
                "level": level,
                "parent": above,
                "side": side,
                "valid_from": date(1980, 1, 1),
                "source": "试",
                "key": f"bench-{code}",
            },
        )


def _times(client: Any, address: str) -> tuple[float, float]:
    from jiedui.office.filings import answers

    first, again = [], []
    for _ in range(RUNS):
        answers.forget()
        first.append(_one(client, address))
        again.append(_one(client, address))
    return median(first), median(again)


def _one(client: Any, address: str) -> float:
    begun = time.perf_counter()
    answer = client.get(address)
    assert answer.status_code == 200, (address, answer.status_code)
    return (time.perf_counter() - begun) * 1000


if __name__ == "__main__":
    main([])
