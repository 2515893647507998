"""Long random runs, outside CI: python3 run.py soak [WORLDS] [MUTATIONS]. Default 500 drawn counties and 10,000 mutated texts."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def main(arguments: list[str]) -> int:
    worlds, mutations = [*arguments, *("500", "10000")[len(arguments) :]][:2]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "JIEDUI_WORLDS": worlds, "JIEDUI_MUTATIONS": mutations}
    environment.pop("CI", None)  # under CI the draws are always the same; a soak wants others each time
    return subprocess.run([sys.executable, "-m", "pytest", "tests/property", "-n", "2"], cwd=ROOT, env=environment).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
