"""`jiedui proof FILE…`: read a written report back and show its slips."""

from __future__ import annotations

import argparse
import json
import os
import re
import sys
import tempfile
from collections.abc import Iterator, Sequence
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

from jiedui.engine.documents.reading import as_json, check, read
from jiedui.engine.documents.reading.formats import UnreadableFile, comments
from jiedui.engine.documents.reading.formats.snapshot import values_of
from jiedui.engine.documents.reading.report import findings_of
from jiedui.engine.documents.reading.submission import Submission
from jiedui.engine.kernel.finding import SEVERITIES

COLOURS = {"must": "31", "explain": "33", "hint": "36"}
MOST_PLACES = 6


def add(parsers: Any) -> None:
    """Add the `proof` command to the subparsers of `jiedui`."""
    parser: argparse.ArgumentParser = parsers.add_parser(
        "proof",
        help="核稿：读一份写好的报告，找出前后矛盾",
        description="读一份写好的报告（docx、xlsx、pdf、txt、md），找出前后不一致、加不起来、单位混用等。几个文件一起给，就当一份材料互相比对。",
    )
    parser.add_argument("files", nargs="+", metavar="FILE", help="要核的文件，可以几个一起给")
    parser.add_argument(
        "--snapshot",
        metavar="FILE[@日期]",
        action="append",
        default=[],
        help="拿一份统计表（jiedui table --format json --to FILE）一起比对；可给几份不同日期的，如 10.json@2021-10-31，最后一天的为准",
    )
    parser.add_argument("--area", metavar="CODE", help="在已安装的系统里，直接拿这个地区今年各月末的统计表比对")
    parser.add_argument("--json", action="store_true", help="按 JSON 输出")
    parser.add_argument("--comments", metavar="OUT.docx", help="把发现写成批注，存成 Word 文件（几个文件时批在第一个文件上）")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """0 whenever the files could be read, whatever was found; 2 if one could not."""
    try:
        newest, earlier = snapshots(args.snapshot)
        if args.area:
            with tempfile.TemporaryDirectory() as folder:
                newest, earlier = snapshots(answered(args.area, Path(folder)))
                submission = check(read(args.files, newest), earlier=earlier)
        else:
            submission = check(read(args.files, newest), earlier=earlier)
        laid = _comments(submission, args.comments)
    except (UnreadableFile, OSError, ValueError, KeyError) as error:
        print(f"核稿没有进行：{error}", file=sys.stderr)
        return 2
    if args.json:
        print(json.dumps(as_json(submission), ensure_ascii=False, indent=1))
    else:
        print("\n".join(lines(as_json(submission), _coloured())))
        if args.comments:
            print(f"批注 {laid} 处，已存到 {args.comments}")
    return 0


def snapshots(given: Sequence[str]) -> tuple[str | None, dict[date, dict[str, Fraction]]]:
    """The snapshot that counts, and what the registers gave on each day that is named: FILE@2021-10-31."""
    dated: dict[date, str] = {}
    undated: list[str] = []
    for said in given:
        path, _, day = said.rpartition("@")
        if path and re.fullmatch(r"\d{4}-\d{2}-\d{2}", day):
            dated[date.fromisoformat(day)] = path
        else:
            undated.append(said)
    if len(undated) > 1:
        raise ValueError("几份 --snapshot 要在文件名后写明日期，如 10.json@2021-10-31")
    newest = undated[0] if undated else dated[max(dated)] if dated else None
    return newest, {day: values_of(path) for day, path in dated.items()}


def answered(area: str, folder: Path) -> list[str]:
    """The table of an area at every month's end of the edition's year so far, asked of the installation."""
    from jiedui.cli import opened

    opened()
    from jiedui.engine.tables.form import as_json as table_as_json
    from jiedui.office.filings import answers

    out = []
    for table in answers.course(area):
        path = folder / f"{table.as_of}.json"
        path.write_text(json.dumps(table_as_json(table), ensure_ascii=False), "utf8")
        out.append(f"{path}@{table.as_of}")
    return out


def _comments(submission: Submission, out: str | None) -> int:
    if not out:
        return 0
    if Path(out).suffix.lower() != ".docx":
        raise ValueError(f"--comments 要写到 .docx 文件，给的是 {out}")
    number = next((n for n, d in enumerate(submission.documents) if Path(d.file).suffix.lower() == ".docx"), 0)
    mine = [f for f in submission.findings if any(place.block.document == number for place in f.places)]
    return comments.write(submission, mine or findings_of(submission, number), number, out)


def _coloured() -> bool:
    return sys.stdout.isatty() and "NO_COLOR" not in os.environ


def lines(report: dict[str, Any], coloured: bool = False) -> Iterator[str]:
    """The report for a terminal: grouped by gravity, each finding with the words it quotes."""
    several = len(report["files"]) > 1
    for file in report["files"]:
        yield f"{Path(file['file']).name}：读到 {file['numbers_read']} 个数，认出 {file['numbers_resolved']} 个"
        if not file["findings"]:
            yield "  没有发现问题"
        for severity, name in SEVERITIES.items():
            found = [f for f in file["findings"] if f["severity"] == severity]
            if found:
                yield _paint(f"\n{name}（{len(found)}）", COLOURS[severity], coloured)
            for number, finding in enumerate(found, 1):
                yield from _finding(number, finding, several, coloured)
        yield ""


def _finding(number: int, finding: dict[str, Any], several: bool, coloured: bool) -> Iterator[str]:
    yield f"{number:>3}. {_paint(finding['title'], '1', coloured)}  {finding['message']}"
    places: Sequence[dict[str, str]] = finding["places"]
    for place in places[:MOST_PLACES]:
        file = f"{Path(place['file']).name} " if several else ""
        yield f"       {file}{place['where']}：{_short(place['quote'])}"
    if len(places) > MOST_PLACES:
        yield f"       显示前 {MOST_PLACES} 处，共 {len(places)} 处"


def _short(quote: str) -> str:
    said = " ".join(quote.split())
    return f"“{said}”" if len(said) <= 70 else f"“{said[:70]}…”"


def _paint(text: str, code: str, coloured: bool) -> str:
    return f"\033[{code}m{text}\033[0m" if coloured else text
