"""Makes an installation: folder, keys, tables. Again and again without harm."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from jiedui.office.people import keys
from jiedui.office.registers.models import Persons


def prepare(home: Path) -> None:
    """The folder `home`, the key files and an up-to-date database.

    Raises KeysMissing where encrypted rows are there but their keys are not: new keys would hide the loss.
    """
    home.mkdir(parents=True, exist_ok=True)
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        call_command("migrate", verbosity=0, interactive=False)
    if not keys.there(settings.KEYS) and Persons.objects.exists():
        keys.load(settings.KEYS)  # raises, and says how to mend
    keys.make(settings.KEYS)
