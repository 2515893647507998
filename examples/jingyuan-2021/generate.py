#!/usr/bin/env python3
"""Writes the example's CSV files beside itself (or to the folder given). The same seed always gives the same bytes.

    python3 examples/jingyuan-2021/generate.py [FOLDER]

Standard library only. README.md says what is published and what is made up.
"""

from __future__ import annotations

import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

from make import books, industry, labour, money, organisation, pairs, places, second, talent, trade
from make.people import Dice, People
from make.sheets import Book

SEED = 20211130


def generate() -> Book:
    """All rows of the example. The order of the calls is part of the seed: append, never insert."""
    book, dice = Book(), Dice(SEED)
    people = People(dice)
    for room in (places, pairs, organisation, industry):
        room.fill(book, dice)
    workers = labour.fill(book, dice, people)
    talent.fill(book, dice, people)
    money.fill(book, dice, people, workers)
    trade.fill(book, dice)
    second.fill(book, dice, people, workers)
    books.fill(book)
    people.fill(book)
    return book


if __name__ == "__main__":
    generate().write(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE)
