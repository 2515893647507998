"""Format, lint, types, contracts: all of them, even after one failed. python3 run.py lint"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
TOOLS = (
    ["ruff", "format", "--check", "src", "tests", "bench", "run.py"],
    ["ruff", "check", "src", "tests", "bench", "run.py"],
    ["mypy"],
    ["lint-imports", "--no-logo"],
)


def run(command: list[str]) -> int:
    name = next(path for path in (BIN / command[0], BIN / f"{command[0]}.exe") if path.exists())
    print("==", *command, flush=True)
    return subprocess.run([str(name), *command[1:]], cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT / "src")}).returncode


if __name__ == "__main__":
    sys.exit(max(run(command) for command in TOOLS))
