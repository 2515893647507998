"""The templates' own environment: everything escaped, unknown names are errors, no template is ever made of users' text."""

from __future__ import annotations

from typing import Any

from jinja2 import Environment, StrictUndefined

from jiedui.office.desk.shell import numbers
from jiedui.office.desk.shell.assets import asset


def environment(**options: Any) -> Environment:
    """Autoescape is Django's default for this backend; strict, so that a misspelt name fails a test, not a reader."""
    made = Environment(**{**options, "autoescape": True, "undefined": StrictUndefined, "trim_blocks": True, "lstrip_blocks": True})
    made.globals.update(asset=asset)
    made.filters.update(number=numbers.number, signed=numbers.signed, yuan=numbers.yuan, day=numbers.day)
    return made
