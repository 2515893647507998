"""`run.py bench reading`: recall by kind of slip, precision, alarms per page of 600 characters, speed, and the curve of first sights.

The texts under `tests/spec/reading/` have been used for tuning; only `first_sights.tsv` says how new texts fared.
"""

from __future__ import annotations

import csv
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

HOME = Path(__file__).resolve().parent.parent
TEXTS = HOME / "tests" / "spec" / "reading"
LONG = 200 * 600


def main(argv: list[str]) -> int:
    """Print the measurements; `argv` may name folders of keyed texts."""
    sys.path[:0] = [str(TEXTS), str(HOME / "src")]
    from keyed import proof_files, score

    folders = [Path(a) for a in argv] or sorted(p.parent for p in TEXTS.glob("*/KEY.tsv"))
    total: Counter[str] = Counter()
    slips: Counter[str] = Counter()
    missed: Counter[str] = Counter()
    print(f"{'材料':<12}{'查出':>9}{'召回':>7}{'相似误报':>9}{'误报':>5}{'每页误报':>8}{'认出':>12}")
    for folder in folders:
        found = score(folder, proof_files)
        caught = len(found.slips) - len(found.missed)
        total.update(
            slips=len(found.slips),
            caught=caught,
            alarms=found.false_alarms,
            alike=found.alike,
            hit=len(found.alike_hit),
            characters=found.characters,
            read=found.read,
            resolved=found.resolved,
        )
        slips.update(j.kind or "未分类" for j in found.slips)
        missed.update(j.kind or "未分类" for j in found.missed)
        print(
            f"{folder.name:<14}{caught:>4}/{len(found.slips):<5}{found.recall:>8.2f}{len(found.alike_hit):>7}/{found.alike:<5}"
            f"{found.false_alarms:>5}{found.alarms_a_page:>10.2f}{found.resolved:>8}/{found.read}"
        )
    _summary(total, slips, missed)
    _speed()
    _first_sights()
    return 0


def _summary(total: Counter[str], slips: Counter[str], missed: Counter[str]) -> None:
    said = total["caught"] + total["alarms"]
    print(
        f"\n合计 {total['caught']}/{total['slips']}，召回 {total['caught'] / max(1, total['slips']):.2f}，"
        f"精确 {total['caught'] / max(1, said):.2f}，每页（600字）误报 {total['alarms'] / max(1, total['characters'] / 600):.2f}，"
        f"相似处误报 {total['hit']}/{total['alike']}，读到 {total['read']} 个数、认出 {total['resolved']} 个"
    )
    for kind in sorted(slips):
        print(f"  {kind:<16}{slips[kind] - missed[kind]:>4}/{slips[kind]}")


def _speed() -> None:
    """A report of 200 pages, put together from all texts."""
    from keyed import proof_files

    text = "\n".join(p.read_text("utf8") for p in sorted(TEXTS.glob("*/*.txt")) if "submission" not in str(p))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "long.txt"
        path.write_text((text * (LONG // len(text) + 1))[:LONG], "utf8")
        start, busy = time.perf_counter(), time.process_time()
        report = proof_files([path])
        seconds, busy = time.perf_counter() - start, time.process_time() - busy
        numbers = report["files"][0]["numbers_read"]
        print(f"\n200 页（{LONG} 字、{numbers} 个数）用时 {seconds:.1f} 秒，其中处理器 {busy:.1f} 秒")


def _first_sights() -> None:
    path = TEXTS / "first_sights.tsv"
    if path.exists():
        print("\n首次见到新材料时（之后再改规则，所以只有这条曲线作数）：")
        with path.open(encoding="utf8", newline="") as lines:
            for row in csv.DictReader(lines, delimiter="\t"):
                said = f"召回 {float(row['recall']):.2f}  每页误报 {float(row['alarms_a_page']):.2f}"
                print(f"  第{row['round']}轮  {row['caught']:>3}/{row['slips']:<4} {said}  {row['note']}")


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
