"""What `moves` says of an edit is what the whole table shows after it."""

import random
from datetime import date, timedelta

import pytest
from django.db import transaction

from jiedui.office.filings import moves, tables
from jiedui.office.registers import store
from jiedui.office.registers.schema_of import registers, schemas

pytestmark = pytest.mark.django_db
AREA = "620421"
DRAWN = 40


def drawn_row(register, dice):
    """A live row that Jingyuan's table can read."""
    held = registers()[register].objects.filter(archived=False)
    if schemas()[register].placed:
        held = held.filter(area=AREA)
    ids = list(held.order_by("id").values_list("id", flat=True))
    return dice.choice(ids) if ids else None


def drawn_value(column, held, dice):
    """Another value that the gate may accept; None where the column is better left alone."""
    value = getattr(held, column.sql)
    if column.type == "date":
        return (value or date(2021, 6, 1)) - timedelta(days=dice.choice([400, 200, 30]))
    if column.type == "bool":
        return "否" if value else "是"
    if column.type == "enum":
        return dice.choice([label for code, label in column.choices.items() if code != value])
    if column.type in ("int", "money"):
        return max(1, (value or 0) // (1 if column.type == "int" else 1_000_000) - 1)
    return None


def drawn_edit(register, row, dice):
    held = registers()[register].objects.get(pk=row)
    columns = [c for c in schemas()[register].typed if c.type in ("date", "bool", "enum", "int", "money") and not c.name.endswith("_to")]
    dice.shuffle(columns)
    found = {c.name: drawn_value(c, held, dice) for c in columns[:1]}
    return held, {name: value for name, value in found.items() if value is not None}


def shown(snapshot):
    return {code: (f.state, f.number, f.whole, f.items) for code, f in snapshot.figures.items()}


def really(change):
    """The cells of the full table that really change; everything is put back."""
    before = shown(tables.snapshot(AREA))
    with transaction.atomic():
        change()
        after = shown(tables.snapshot(AREA))
        transaction.set_rollback(True)
    return {code for code in before if before[code] != after[code]}


def test_forty_drawn_edits_over_all_registers_move_what_the_table_shows(example):
    dice, done, moved = random.Random(20211130), 0, 0
    names = [name for name in registers() if drawn_row(name, random.Random(1))]
    while done < DRAWN:
        register = names[done % len(names)] if done < len(names) else dice.choice(names)
        row = drawn_row(register, dice)
        held, values = drawn_edit(register, row, dice)
        removal = not values or dice.random() < 0.4
        if removal:
            expected = really(lambda r=register, h=held: store.archive(r, h.pk, h.version, who="试", why="试", force=True))
            told = moves.without(register, row, AREA)
        else:
            try:
                expected = really(lambda r=register, h=held, v=values: store.edit(r, h.pk, v, h.version, who="试", why="试"))
            except store.Refused:
                continue
            told = moves.edited(register, row, values, AREA)
        assert {move.line.code for move in told} == expected, (register, row, values)
        done, moved = done + 1, moved + bool(expected)
    assert moved >= 15  # the draw is no row of edits that change nothing


@pytest.mark.parametrize(
    "register", ["persons", "firms", "projects", "classes", "pairings", "area_flags", "closings", "workshops", "products"]
)
def test_a_row_that_others_refer_to_moves_their_cells_too(example, register):
    found = set()
    for row in registers()[register].objects.filter(area=AREA, archived=False).order_by("id").values_list("id", flat=True)[:40]:
        found |= {move.line.code for move in moves.without(register, row, AREA)}
        if found:
            break
    assert found, f"{register}: no row of it moves a cell"


def test_an_unknown_register_is_named(example):
    with pytest.raises(moves.NoSuchRow, match="没有名为 job 的台账"):
        moves.without("job", 1)


def test_an_import_says_beforehand_and_afterwards_which_cells_it_moves(example):
    from jiedui.engine.registers.batch import Batch

    columns = {"area": ["靖远县"], "label": ["示例会议"], "body": ["高层联席会议"], "held_on": ["2021-11-01"], "source": ["试"]}
    batches = [Batch("meetings", [2], columns)]
    foreseen = moves.imported(batches)
    told = moves.watching(batches)
    store.take(batches, who="试", why="试", act="试")
    seen = told()
    assert {area: [str(m) for m in found] for area, found in foreseen.items()} == {AREA: ["1.2.3     召开高层联席会议  2 → 3 次"]}
    assert [str(m) for m in seen[AREA]] == [str(m) for m in foreseen[AREA]]
