"""`run.py bench [NAME…]`: measurements, in the order asked; without a name all of them. See README.md."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path[:0] = [str(Path(__file__).resolve().parent.parent)]


def main(names: list[str]) -> int:
    from bench import importing, reading, table

    known = {"table": table.main, "edit": table.main, "import": importing.main, "reading": lambda: reading.main([])}
    for name in names:
        if name not in known:
            print(f"没有名为 {name} 的测量，现有：{'、'.join(known)}", file=sys.stderr)
            return 2
    for run in dict.fromkeys(known[name] for name in names or known):
        run()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
