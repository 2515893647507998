"""A list's rows as HTML. Fifty rows of fifteen columns are most of a page: joined here they cost a tenth of a template's loop."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup, escape

from jiedui.engine.registers.schema import Column
from jiedui.office.registers.lists.cells import Cell

LONG = 12  # characters from which a cell may be cut, so that its whole text stands in its title
LOOKS = {"money": "num", "int": "num", "date": "day", "bool": "yes"}


def look(column: Column) -> str:
    """The class of a column's cells."""
    return "idn" if column.check == "id_number" or column.counted_by else LOOKS.get(column.type, "")


def lines(base: str, registers: str, columns: Sequence[Column], numbers: Sequence[int], rows: Sequence[Sequence[Cell]]) -> Markup:
    """`base` is the address of the register, `registers` that of all: a row's first text opens it, a reference the row it names."""
    looks = [look(column) for column in columns]
    links = [column.ref != "persons" for column in columns]
    made = []
    for number, cells in zip(numbers, rows, strict=True):
        href = f"{base}/{number}"
        made.append(_first(number, cells[0], href, looks[0]))
        made.extend(_cell(cell, shown, link, registers) for cell, shown, link in zip(cells[1:], looks[1:], links[1:], strict=True))
        made.append("</tr>\n")
    return Markup("".join(made))  # every text in it went through `escape`


def _first(number: int, cell: Cell, href: str, shown: str) -> str:
    if cell.text:
        return (
            f'<tr><td class="num no dim">{number}</td><td class="fz {shown}"{_title(cell.text)}>'
            f'<a class="open b" href="{href}">{escape(cell.text)}</a></td>'
        )
    return f'<tr><td class="num no"><a class="open n" href="{href}">{number}</a></td><td class="fz"></td>'


def _cell(cell: Cell, shown: str, link: bool, registers: str) -> str:
    text = escape(cell.text)
    if link and cell.register:
        text = Markup(f'<a class="lk" href="{registers}{cell.register}/{cell.row}">{text}</a>')
    return f'<td class="{shown}">{text}</td>' if shown else f"<td{_title(cell.text)}>{text}</td>"


def _title(text: str) -> str:
    return f' title="{escape(text)}"' if len(text) > LONG else ""
