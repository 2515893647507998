"""`run.py bench [NAME…]`: measurements, in the order asked; without a name all of them. See README.md."""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path

sys.path[:0] = [str(Path(__file__).resolve().parent.parent)]

MEASURES = {
    "table": "table",
    "edit": "table",
    "import": "importing",
    "desk": "desk",
    "pages": "pages",
    "reading": "reading",
}  # word -> module


def main(names: list[str]) -> int:
    unknown = [name for name in names if name not in MEASURES]
    if unknown:
        print(f"没有名为 {unknown[0]} 的测量，现有：{'、'.join(MEASURES)}", file=sys.stderr)
        return 2
    for module in dict.fromkeys(MEASURES[name] for name in names or MEASURES):
        import_module(f"bench.{module}").main([])
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
