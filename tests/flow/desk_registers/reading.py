"""What a page of a list says, read back from its HTML."""

from __future__ import annotations

import io
import re
from html import unescape

import openpyxl

ROW = re.compile(r'<a class="open [nb]" href="[^"]*/(\d+)">')


def numbers(answer) -> list[int]:
    """Row numbers, in order."""
    assert answer.status_code == 200, answer.content.decode()
    return [int(n) for n in ROW.findall(answer.content.decode())]


def link(answer, word: str) -> str:
    """The address of the next or previous page; empty on the last."""
    found = re.search(rf'data-{word} href="([^"]+)"', answer.content.decode())
    return unescape(found[1]) if found else ""


def count(answer) -> int:
    found = re.search(r'id="sums"[^>]*>\s*<b>([\d,]+)</b>', answer.content.decode())
    assert found
    return int(found[1].replace(",", ""))


def walked(client, address: str, word: str = "after") -> list[int]:
    """Every row of the list, page by page."""
    answer, found = client.get(address), []
    found += numbers(answer)
    while further := link(answer, word):
        answer = client.get(further)
        found = found + numbers(answer) if word == "after" else numbers(answer) + found
    return found


def exported(answer) -> list[dict[str, object]]:
    """The rows of a downloaded workbook by their heads."""
    assert answer.status_code == 200
    book = openpyxl.load_workbook(io.BytesIO(answer.content))
    head, *rows = book.worksheets[0].iter_rows(values_only=True)
    return [dict(zip(head, row, strict=True)) for row in rows]
