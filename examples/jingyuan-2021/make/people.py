"""Dice with a fixed seed, invented persons, and numbers that no real person or firm can have."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TypeVar

from make.sheets import INVENTED, JINGYUAN, Book

T = TypeVar("T")

NOWHERE = "999999"  # no area code of GB/T 2260 begins with 99
BIRTHS = date(1880, 1, 1), date(1899, 12, 31)  # nobody born then is alive
SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕"
GIVEN = "建国志强明军海燕晓红玉兰秀英桂芳文斌永平春生小龙金凤俊杰丽娟振华雪梅宏伟彩霞立新世荣国栋淑珍"


class Dice:
    """Only `Random.random` is promised to stay the same between Python versions, so nothing else is used."""

    def __init__(self, seed: int) -> None:
        self._next = random.Random(seed).random

    def below(self, bound: int) -> int:
        return int(self._next() * bound)

    def pick(self, of: Sequence[T]) -> T:
        return of[self.below(len(of))]

    def day(self, first: str, last: str) -> str:
        start = date.fromisoformat(first)
        return str(start + timedelta(self.below((date.fromisoformat(last) - start).days + 1)))

    def split(self, total: int, parts: int) -> list[int]:
        """Positive whole numbers that add up to the total, none more than about four times another."""
        weights = [1 + 3 * self._next() for _ in range(parts)]
        found = [max(1, int(total * w / sum(weights))) for w in weights]
        found[-1] += total - sum(found)
        return found


@dataclass
class Person:
    """What the county's lists say of a person. No date in `lifted`: on no lifted list."""

    name: str
    number: str
    rural: bool = True
    lifted: str = ""
    lifted_to: str = ""
    disabled: bool = False
    monitored: str = ""
    monitored_to: str = ""
    resettled: str = ""
    areas: list[str] = field(default_factory=lambda: [JINGYUAN])

    @property
    def listed(self) -> bool:
        return bool(self.lifted or self.disabled or self.monitored)

    @property
    def roster(self) -> dict[str, str]:
        """The three columns that every roster carries."""
        return {"姓名": self.name, "身份证号": self.number, "农村户籍": yes(self.rural)}


class People:
    """Everybody invented so far."""

    def __init__(self, dice: Dice) -> None:
        self.dice, self.everybody = dice, list[Person]()
        self._numbers: set[str] = set()

    def new(self, *, rural: bool = True, lifted: bool = False, disabled: bool = False, area: str = JINGYUAN) -> Person:
        person = Person(self._name(), self._number(), rural, disabled=disabled, areas=[area])
        if lifted:
            person.lifted = f"{2014 + self.dice.below(7)}-12-31" if self.dice.below(4) else "2019-12-31"
            person.resettled = "2018-11-01" if self.dice.below(12) == 0 else ""
            person.monitored = "2020-06-30" if self.dice.below(40) == 0 else ""
        self.everybody.append(person)
        return person

    def many(self, count: int, lifted: int, *, rural: bool = True, disabled: bool = False) -> list[Person]:
        """`count` people, of whom the first `lifted` are on the lifted list."""
        return [self.new(lifted=n < lifted, rural=rural, disabled=disabled) for n in range(count)]

    def _name(self) -> str:
        given = self.dice.pick(GIVEN) + (self.dice.pick(GIVEN) if self.dice.below(5) else "")
        return self.dice.pick(SURNAMES) + given

    def _number(self) -> str:
        while True:
            born = self.dice.day(str(BIRTHS[0]), str(BIRTHS[1])).replace("-", "")
            number = id_number(f"{NOWHERE}{born}{1 + self.dice.below(999):03d}")
            if number not in self._numbers:
                self._numbers.add(number)
                return number

    def fill(self, book: Book) -> None:
        """The owners' lists: who is lifted, disabled or watched. All others the gate makes from the rosters."""
        for person in self.everybody:
            for area in person.areas if person.listed else ():
                book.add(
                    "persons",
                    area,
                    {
                        **person.roster,
                        "脱贫户身份起": person.lifted,
                        "脱贫户身份止": person.lifted_to,
                        "残疾人": yes(person.disabled),
                        "监测对象起": person.monitored,
                        "监测对象止": person.monitored_to,
                        "易地搬迁起": person.resettled,
                    },
                    INVENTED,
                )


def yes(answer: bool) -> str:
    return "是" if answer else "否"


def id_number(seventeen: str) -> str:
    """GB 11643: the last character makes the weighted sum 1 modulo 11.

    >>> id_number("11010519491231002")
    '11010519491231002X'
    """
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    rest = sum(int(d) * w for d, w in zip(seventeen, weights, strict=True)) % 11
    return seventeen + "10X98765432"[rest]


def credit_code(kind: str, serial: int) -> str:
    """GB 32100 with an area code that is not assigned; `kind` 91 a firm, 12 a public institution, 51 a society."""
    alphabet, body = "0123456789ABCDEFGHJKLMNPQRTUWXY", f"MA{serial:06d}"
    weights = (3, 7, 9, 10, 5, 8, 4, 2)  # GB 11714, the organisation code inside
    check = 11 - sum(int(c, 36) * w for c, w in zip(body, weights, strict=True)) % 11
    seventeen = f"{kind}{NOWHERE}{body}" + ("0" if check == 11 else "X" if check == 10 else str(check))
    total = sum(alphabet.index(c) * pow(3, n, 31) for n, c in enumerate(seventeen))
    return seventeen + alphabet[-total % 31]
