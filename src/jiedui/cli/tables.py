"""`table`, `explain`, `moves`: the official table of a place, what a number stands on, which cells a row moves."""

from __future__ import annotations

import argparse
import json
import sys
from datetime import date
from pathlib import Path
from typing import Any

from jiedui.cli import opened


def add(parsers: Any) -> None:
    table = parsers.add_parser("table", help="某地某日的年度统计表", description="某地某日的年度统计表")
    _asked(table)
    table.add_argument("--format", choices=("text", "json", "xlsx"), default="text", help="输出格式")
    table.add_argument("--to", type=Path, help="写入的文件；xlsx 默认 table-地区-年度.xlsx")
    table.set_defaults(run=run_table)
    explain = parsers.add_parser("explain", help="一个数的口径、计入的行、差一点计入的行")
    explain.add_argument("figure", help="表上行号（2.1.2.1）或指标编号（jobs.helped_paired）")
    explain.add_argument("--rows", type=int, default=10, help="各列出多少行")
    _asked(explain)
    explain.set_defaults(run=run_explain)
    moves = parsers.add_parser("moves", help="有没有这一行，表上哪些格不同")
    moves.add_argument("register", help="台账英文名，如 jobs")
    moves.add_argument("row", type=int, help="行号")
    _asked(moves, area="")
    moves.add_argument("--format", choices=("text", "json"), default="text")
    moves.set_defaults(run=run_moves)


def _asked(parser: argparse.ArgumentParser, area: str = "620421") -> None:
    parser.add_argument("--area", default=area, help="地区代码" + (f"，默认 {area}" if area else "，默认这一行的地区"))
    parser.add_argument("--edition", help="统计表年度，默认最新一版")
    parser.add_argument("--as-of", type=_day, dest="as_of", help="截至日，如 2021-10-31；默认本版截止日或今天")
    parser.add_argument("--side", choices=("west", "east"), help="按哪一方，默认随地区")


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{text}”不是日期，应写成 2021-10-31") from None


def run_table(args: argparse.Namespace) -> int:
    opened()
    from jiedui.engine.tables.form import as_json, as_text, as_workbook
    from jiedui.office.filings import tables
    from jiedui.office.registers.schema_of import schemas

    snapshot = tables.snapshot(args.area, args.edition, args.as_of, args.side)
    if args.format == "xlsx":
        path = args.to or Path(f"table-{args.area}-{snapshot.edition.id}.xlsx")
        path.write_bytes(as_workbook(snapshot, tables.heading(args.area), schemas()))
        print(f"已写入 {path}", file=sys.stderr)
        return 0
    said = json.dumps(as_json(snapshot), ensure_ascii=False, indent=1) if args.format == "json" else "\n".join(as_text(snapshot))
    if args.to:
        args.to.write_text(said + "\n", encoding="utf8")
    else:
        print(said)
    return 0


def run_explain(args: argparse.Namespace) -> int:
    opened()
    from jiedui.office.filings.explain import explain

    for line in explain(args.figure, args.area, args.edition, args.as_of, args.side).lines(args.rows):
        print(line)
    return 0


def run_moves(args: argparse.Namespace) -> int:
    opened()
    from jiedui.office.filings.moves import without

    found = without(args.register, args.row, args.area or None, args.edition, args.as_of)
    if args.format == "json":
        print(json.dumps([move.as_json() for move in found], ensure_ascii=False, indent=1))
        return 0
    for move in found:
        print(move)
    print(f"{args.register} 第 {args.row} 行牵动 {len(found)} 格")
    return 0
