"""Who may import whom: satellites → office → engine, never back, never Django in the engine (pyproject, [tool.importlinter])."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_the_rooms_import_only_downwards():
    command = next(path for path in (Path(sys.executable).parent / name for name in ("lint-imports", "lint-imports.exe")) if path.exists())
    done = subprocess.run([command, "--no-logo"], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout
    assert "0 broken" in done.stdout and "5 kept" in done.stdout


def test_the_engine_loads_without_django():
    script = "import sys; import jiedui.engine.registers.gate, jiedui.engine.tables.answer; sys.exit('django' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", script], env={"PYTHONPATH": str(ROOT / "src")}).returncode == 0
