"""The register's list for every role beside Django's own admin on the same table: 100 000 rows on SQLite, a million on PostgreSQL."""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from statistics import median, quantiles
from typing import Any, NamedTuple
from urllib.parse import urlencode

from bench.measure import HOME, database, installation

RUNS = 7
ROLES = {"county": "jobs", "labour": "jobs", "auditor": "jobs", "city": "orders", "province": "orders", "east": "orders"}
DAY = {"jobs": "period_from", "orders": "sold_on"}
CHOICE = {"jobs": ("dest", ("paired", "province", "other")), "orders": ("help", ("purchase", "help_sell", "none"))}
Asked = Mapping[str, object]


class Act(NamedTuple):
    """What a clerk does: what our list is asked in the i-th run, and what the admin (None: it cannot)."""

    name: str
    ours: Callable[[str, int], Asked]
    plain: Callable[[str, int], Asked] | None


def main(argv: list[str]) -> None:
    """`bench desk`, or `python bench/desk.py ROWS_ON_SQLITE ROWS_ON_POSTGRESQL`."""
    small, big = (int(argv[i]) if len(argv) > i else size for i, size in enumerate((100_000, 1_000_000)))
    with installation() as home:
        from django.conf import settings

        from tests.support.postgres import server

        settings.ROOT_URLCONF, settings.ALLOWED_HOSTS = "bench.plainadmin", ["testserver"]
        if small:
            _measured("SQLite", "", home, small)
        if big:
            with server() as url:
                _measured("PostgreSQL", url, home, big)


def _measured(title: str, url: str, home: Any, size: int) -> None:
    with database(url, home) as connection:
        clients, ends = _filled(connection, size)
        print(f"\n{title}，务工人员台账、订单台账各 {size:,} 行，五分之三是本县的；毫秒：中位数（95 分位）；倍数＝管理页 ÷ 结对")
        for login, register in ROLES.items():
            for act in _acts(ends[register]):
                _told(login, register, act, clients)


def _told(login: str, register: str, act: Act, clients: Mapping[str, Any]) -> None:
    base = f"/{PLACE[login]}/2021/2021-11-30/registers/{register}?"
    mine = _times(lambda i: _get(clients[login], base + urlencode(act.ours(register, i))), register if act.name == "写后打开" else "")
    said = f"  {login:<9}{register:<7}{act.name:<5} {_said(mine)}"
    if act.plain is not None:
        plain = act.plain
        theirs = _times(lambda i: _get(clients["plain"], f"/plain/registers/{register}/?{urlencode(plain(register, i))}"))
        said += f"   管理页 {_said(theirs)}   {median(theirs) / median(mine):5.1f} 倍"
    print(said, flush=True)


PLACE = {"county": "620421", "labour": "620421", "auditor": "620421", "city": "620400", "province": "620000", "east": "120101"}


def _acts(end: int) -> tuple[Act, ...]:
    """Every run asks something else, so that no answer is a kept one, except where the same is asked again on purpose."""
    return (
        Act("打开", lambda r, i: {}, lambda r, i: {}),
        Act("写后打开", lambda r, i: {}, None),
        Act(
            "筛选",
            lambda r, i: {CHOICE[r][0]: CHOICE[r][1][i % 3], f"{DAY[r]}.from": _day(i)},
            lambda r, i: {f"{CHOICE[r][0]}__exact": CHOICE[r][1][i % 3], f"{DAY[r]}__gte": _day(i)},
        ),
        Act(
            "排序",
            lambda r, i: {"sort": f"-{DAY[r]}", f"{DAY[r]}.to": _day(i + 20)},
            lambda r, i: {"o": f"-{_place(r, DAY[r])}", f"{DAY[r]}__lte": _day(i + 20)},
        ),
        Act("查姓名", lambda r, i: {"q": _name(i)}, lambda r, i: {"q": _name(i)}),
        Act("查拼音", lambda r, i: {"q": _letters(i)}, None),
        Act("查尾号", lambda r, i: {"q": f"{(i * 37) % 10_000:04d}"}, None),
        Act("末页", lambda r, i: {"after": end + 60 + i * 5}, lambda r, i: {"p": 1000 + i}),
    )


def _day(i: int) -> date:
    return date(2020, 3, 1) + timedelta(days=i * 29)


def _name(i: int) -> str:
    from bench.crowd import FAMILY, GIVEN

    return FAMILY[i % len(FAMILY)] + GIVEN[(i * 7) % len(GIVEN)]


def _letters(i: int) -> str:
    from jiedui.engine.registers.spelling import spelling

    return str(spelling(_name(i))).split()[0]


def _place(register: str, column: str) -> int:
    """Where a column stands on the admin's list, from 1."""
    from jiedui.office.registers.lists.asked import shown
    from jiedui.office.registers.schema_of import schemas

    return [c.name for c in shown(schemas()[register])].index(column) + 1


def _times(way: Callable[[int], Any], written: str = "") -> list[float]:
    from jiedui.office.registers.writing import count_up

    taken = []
    way(0)
    for i in range(1, RUNS + 1):
        if written:
            count_up([written])
        start = time.perf_counter()
        way(i)
        taken.append((time.perf_counter() - start) * 1000)
    return taken


def _said(times: list[float]) -> str:
    return f"{median(times):6.0f} ({quantiles(times, n=20)[-1]:5.0f})"


def _get(client: Any, address: str) -> None:
    answer = client.get(address)
    if answer.status_code != 200:
        raise RuntimeError(f"{answer.status_code} {address}")


def _filled(connection: Any, size: int) -> tuple[dict[str, Any], dict[str, int]]:
    """The example, the crowd beside it, a browser for every login; and each register's last made row that the county has."""
    from django.conf import settings
    from django.contrib.auth.models import User
    from django.test import Client

    from bench import crowd
    from jiedui.office.people.accounts import demonstrate
    from jiedui.office.registers.schema_of import schemas
    from jiedui.office.registers.sheets.example import load

    load(HOME / "examples" / "jingyuan-2021")
    dice, people = random.Random(2021), size // 4
    crowd.load(connection, "persons", crowd.persons(people, dice))
    crowd.load(connection, "jobs", crowd.jobs(size, people, dice))
    crowd.load(connection, "orders", crowd.orders(size, dice))
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")
    demonstrate(settings.SECRET_KEY, {name: schema.owner for name, schema in schemas().items()})
    clients = {}
    for login in (*ROLES, "plain"):
        clients[login] = Client()
        clients[login].force_login(User.objects.get(username="county" if login == "plain" else login))
    return clients, {"jobs": crowd.FIRST, "orders": crowd.FIRST}


if __name__ == "__main__":
    sys.path[:0] = [str(HOME)]
    main(sys.argv[1:])
