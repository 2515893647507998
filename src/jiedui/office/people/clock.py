"""Today comes from one setting; only the journal has times."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.conf import settings


def today() -> date:
    """The day of the office: settings.TODAY, else now in Asia/Shanghai."""
    said: str = settings.TODAY
    return date.fromisoformat(said) if said else datetime.now(ZoneInfo("Asia/Shanghai")).date()
