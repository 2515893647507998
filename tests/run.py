"""The whole suite on SQLite, then the tests that touch the database again on a real PostgreSQL started here. Never a skip.

python3 run.py test [pytest arguments]. With arguments that pick tests the second round runs the same pick.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
NOTHING_COLLECTED = 5


def suite(arguments: list[str], **more: str) -> int:
    """One run of pytest in a process of its own; its exit code."""
    environment: Mapping[str, str] = {**os.environ, "PYTHONPATH": str(ROOT / "src"), **more}
    return subprocess.run([sys.executable, "-m", "pytest", *arguments], cwd=ROOT, env=environment).returncode


def main(arguments: list[str]) -> int:
    from tests.support.postgres import server

    spread = [] if any(a == "-n" or a.startswith(("-n", "--pdb", "-x")) for a in arguments) else ["-n", "2", "--dist", "worksteal"]
    print("== SQLite：全部测试", flush=True)
    first = suite([*spread, *arguments], DATABASE_URL="")
    with server() as url:
        print("== PostgreSQL：与数据库有关的测试", flush=True)
        second = suite([*spread, "-m", "django_db", *arguments], DATABASE_URL=url)
    allowed = {0, NOTHING_COLLECTED} if arguments else {0}
    if first in allowed and second in allowed:
        return 0
    return (first if first not in allowed else second) or 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
