"""Two long registers, one that names persons and one that does not, over three counties from a fixed seed; the example beside them."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Any

AREAS = ("620421", "620421", "620421", "620422", "620423")  # three rows of five belong to the county that reads
FAMILY = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧"
GIVEN = "伟芳娜敏静强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰建国文斌红梅"
FIRST = 10_000_000  # numbers of the made rows; the example's stand before


def name(dice: random.Random) -> str:
    return dice.choice(FAMILY) + dice.choice(GIVEN) + (dice.choice(GIVEN) if dice.random() < 0.8 else "")


def day(dice: random.Random) -> date:
    return date(2020, 1, 1) + timedelta(days=dice.randint(0, 699))


def key_of(person: int) -> str:
    return f"{person * 2654435761 % 2**64:032x}"


def persons(size: int, dice: random.Random) -> Iterator[dict[str, Any]]:
    from jiedui.engine.registers.spelling import spelling
    from jiedui.office.registers.secrets import encrypt

    for i in range(size):
        number, label = f"620421{1950 + i % 50}{i % 12 + 1:02d}{i % 28 + 1:02d}{i % 10_000:04d}", name(dice)
        yield {
            "id": FIRST + i,
            "area": AREAS[i % 5],
            "label": label,
            "spelling": spelling(label),
            "source": "花名册",
            "id_tail": number[-4:],
            "id_no": encrypt("persons.id_no", number),
            "person_key": key_of(i),
            "rural": True,
            "disabled": False,
        }


def jobs(size: int, people: int, dice: random.Random) -> Iterator[dict[str, Any]]:
    from jiedui.engine.registers.spelling import spelling

    for i in range(size):
        person, label = i % people, name(dice)
        yield {
            "id": FIRST + i,
            "area": AREAS[person % 5],
            "east_area": "120101",
            "label": label,
            "spelling": spelling(label),
            "source": "花名册",
            "person_id": FIRST + person,
            "person_key": key_of(person),
            "dest_area": dice.choice(("120101", "620421", "110000")),
            "dest": dice.choice(("paired", "province", "other")),
            "employer": f"示例企业{i % 900}",
            "helped": i % 3 > 0,
            "period_from": day(dice),
            "period_to": None if i % 4 else date(2021, 11, 1),
        }


def orders(size: int, dice: random.Random) -> Iterator[dict[str, Any]]:
    from jiedui.engine.registers.spelling import spelling
    from jiedui.office.registers.models import Products

    products = list(Products.objects.values_list("id", flat=True))
    for i in range(size):
        label = f"{name(dice)}合作社 枸杞"
        yield {
            "id": FIRST + i,
            "area": AREAS[i % 5],
            "east_area": "120101",
            "label": label,
            "spelling": spelling(label),
            "source": "发票",
            "voucher": f"FP{i:08d}",
            "product_id": products[i % len(products)],
            "help": dice.choice(("purchase", "help_sell", "none")),
            "sold_on": day(dice),
            "amount": dice.randint(1000, 9_000_000),
            "buyer": f"天津示例采购商{i % 700}",
            "channel": "832",
        }


def load(connection: Any, table: str, rows: Iterator[dict[str, Any]]) -> None:
    """PostgreSQL by COPY, SQLite by executemany."""
    first = next(rows)
    names = [*first, "key", "version", "archived"]
    lines = ([*row.values(), str(row["id"]), 1, False] for row in _again(first, rows))
    columns = ", ".join(f'"{n}"' for n in names)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.cursor.copy(f'COPY "{table}" ({columns}) FROM STDIN') as copy:
                for line in lines:
                    copy.write_row(line)
            return
        marks = ", ".join(["%s"] * len(names))
        cursor.executemany(f'INSERT INTO "{table}" ({columns}) VALUES ({marks})', (_plain(line) for line in lines))


def _again(first: dict[str, Any], rows: Iterator[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    yield first
    yield from rows


def _plain(line: Sequence[Any]) -> list[Any]:
    return [value.isoformat() if isinstance(value, date) else value for value in line]
