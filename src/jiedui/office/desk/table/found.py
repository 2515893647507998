"""A line of the edition by the code of the address."""

from __future__ import annotations

from django.http import Http404

from jiedui.engine.indicators.read import CatalogueError
from jiedui.engine.tables.edition import Line
from jiedui.office.desk.page import Page


def line_of(page: Page, code: str) -> Line:
    """Raises 404 with the nearest code for one that is not on the form, or is a heading."""
    try:
        found = page.edition.line(code)
    except CatalogueError as error:
        raise Http404(str(error)) from error
    if found.is_heading:
        raise Http404(f"{code} 是标题行，没有数")
    return found
