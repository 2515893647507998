"""Run by test_store_killed.py in a process of its own: an import that is killed while it writes, and a look at what is stored.

python -m tests.support.killed prepare|import|write|digest
"""

from __future__ import annotations

import hashlib
import os
import signal
import sys

import django


def main(verb: str) -> None:
    django.setup()
    from django.apps import apps
    from django.conf import settings

    from jiedui.office.registers import store
    from jiedui.office.registers.setup import prepare
    from tests.support.office import AREAS, PAIRING, roster

    if verb == "prepare":
        prepare(settings.HOME)
        assert not store.take([AREAS, PAIRING], who="试", why="准备").faults
    elif verb == "import":
        store.take([roster(12_000)], who="试", why="会被杀掉", progress=kill_when_half_written)
    elif verb == "write":
        assert not store.take([roster(300)], who="试", why="写入").faults
    models = [m for app in ("people", "registers") for m in apps.get_app_config(app).get_models()]
    rows = {m._meta.db_table: list(m._default_manager.order_by("pk").values_list()) for m in models}
    print(sum(map(len, rows.values())), hashlib.sha256(repr(sorted(rows.items())).encode()).hexdigest())


def kill_when_half_written(stage: str, done: int, of: int) -> None:
    if stage == "写入" and done >= of // 2:
        os.kill(os.getpid(), signal.SIGKILL)


if __name__ == "__main__":
    main(sys.argv[1])
