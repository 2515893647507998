"""The pins that uv reads, made from requirements.lock: python3 tests/pins.py writes them into pyproject.toml.

uv resolves by itself and knows no requirements.lock; these constraints make it come to the same versions.
"""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PYPROJECT = ROOT / "pyproject.toml"
BEGIN, END = "# pins: written by tests/pins.py", "# end of pins"


def pins() -> list[str]:
    """`name==version ; marker` of every package of the lock, in its order."""
    lines = (ROOT / "requirements.lock").read_text("utf8").splitlines()
    return [line.removesuffix("\\").strip() for line in lines if re.match(r"[a-z0-9]", line)]


def block() -> str:
    """The table as TOML; markers hold single quotes, so basic strings will do."""
    rows = "\n".join(f'    "{pin}",' for pin in pins())
    build = 'build-constraint-dependencies = ["hatchling==1.27.0"]'
    return f"{BEGIN}\n[tool.uv]\n{build}\nconstraint-dependencies = [\n{rows}\n]\n{END}\n"


def written(text: str) -> str:
    """pyproject.toml with the block of today."""
    held = re.compile(f"{re.escape(BEGIN)}.*?{re.escape(END)}\n", re.S)
    return held.sub(lambda _: block(), text) if held.search(text) else f"{text.rstrip()}\n\n{block()}"


if __name__ == "__main__":
    PYPROJECT.write_text(written(PYPROJECT.read_text("utf8")), encoding="utf8")
