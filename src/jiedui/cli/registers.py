"""`template`, `import`, `export`, `areas import`: spreadsheets out, spreadsheets in."""

from __future__ import annotations

import argparse
import getpass
import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jiedui.cli import office, opened

if TYPE_CHECKING:
    from jiedui.engine.registers.workbook.read import Reading
    from jiedui.office.registers.sheets.intake import Intake, Outcome

SHOWN = 20


def add(parsers: Any) -> None:
    template = parsers.add_parser("template", help="空白台账工作簿（中文表头、下拉框、填写说明）")
    template.add_argument("register", nargs="?", default="all", help="台账的英文名或名称，如 jobs、务工人员台账；all 为全县一本")
    template.add_argument("--to", type=Path, help="写入的文件，默认 台账名.xlsx")
    template.set_defaults(run=run_template)
    take = parsers.add_parser("import", help="导入 xlsx、xls、csv；先说明会改什么，再写入")
    take.add_argument("files", nargs="+", type=Path, metavar="FILE", help="要导入的文件")
    take.add_argument("--register", help="指明是哪本台账；默认从表名、标题、表头认出")
    take.add_argument("--area", help="所属地区一列缺失或空着时用的地区代码")
    take.add_argument("--keep-good", action="store_true", dest="keep_good", help="有误的行留下，其余入账；默认有一处有误就全部不入账")
    take.add_argument("--annotated", type=Path, help="标红的工作簿写到哪里；默认在原文件旁边，名为 原名-需改.xlsx")
    _agreed(take)
    take.set_defaults(run=run_import)
    export = parsers.add_parser("export", help="导出台账；改后可再导入（按行号认行）")
    export.add_argument("register", help="台账的英文名或名称")
    export.add_argument("--area", required=True, help="地区代码，含其下级")
    export.add_argument("--to", type=Path, required=True, help="写入的 .xlsx 或 .csv 文件")
    export.add_argument("--unmask", metavar="REASON", help="不遮盖身份证号和电话；须写明理由，记入操作日志")
    export.add_argument("--who", default="", help="经手人，默认为登录名")
    export.set_defaults(run=run_export)
    areas = parsers.add_parser("areas", help="行政区划").add_subparsers(dest="areas_verb", required=True, metavar="命令")
    listed = areas.add_parser("import", help="导入官方行政区划代码名单（代码、名称，可有上级代码、启用日期、停用日期、原代码）")
    listed.add_argument("file", type=Path)
    _agreed(listed)
    listed.set_defaults(run=run_areas, keep_good=False, annotated=None, area=None)


def _agreed(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--yes", action="store_true", help="不再询问，直接写入")
    parser.add_argument("--who", default="", help="经手人，默认为登录名")
    parser.add_argument("--why", default="", help="缘由，记入操作日志；默认为文件名")


def run(args: argparse.Namespace) -> int:
    return int(args.run(args))


def run_template(args: argparse.Namespace) -> int:
    office()
    from jiedui.engine.registers.workbook.template import template
    from jiedui.office.registers.schema_of import schemas

    every = schemas()
    name = "" if args.register == "all" else register_named(args.register)
    path = args.to or Path(f"{every[name].title if name else '台账'}.xlsx")
    template(path, every, [name] if name else list(every))
    print(f"已写入 {path}" + ("" if name else f"：{len(every)} 本台账，每本一个工作表"))
    return 0


def register_named(text: str) -> str:
    """The register by its name or title. Raises UnknownRegister with the nearest."""
    from jiedui.office.registers.sheets.outgo import register_named as named

    return named(text)


def run_import(args: argparse.Namespace) -> int:
    opened()
    from jiedui.engine.registers.workbook.read import read_files
    from jiedui.office.registers.schema_of import schemas

    reading = read_files(args.files, schemas(), register_named(args.register) if args.register else None)
    reading.batches = [replace(batch, default_area=args.area) for batch in reading.batches]
    return bring_in(args, reading, args.files)


def run_areas(args: argparse.Namespace) -> int:
    opened()
    from jiedui.engine.registers.workbook.read import Reading
    from jiedui.office.people.models import Areas
    from jiedui.office.registers.sheets.divisions import read_list

    known = dict(Areas.objects.filter(archived=False).order_by("valid_from").values_list("code", "valid_from"))
    return bring_in(args, Reading([read_list(args.file, known)], [[]]), [args.file])


def bring_in(args: argparse.Namespace, reading: Reading, files: Sequence[Path]) -> int:
    """Say what was read and what would happen; ask; do it. 0: done or nothing to do, 1: something was bad.

    With --yes nothing is rehearsed: the same checks run once, and what they find is said afterwards.
    """
    from jiedui.office.filings.moves import watching
    from jiedui.office.registers.sheets.intake import Intake

    for finding in [*reading.skipped, *reading.problems]:
        print(finding.message, file=sys.stderr)
    intake = Intake(reading, args.who or getpass.getuser(), args.why or "、".join(f.name for f in files), args.keep_good)
    refused = bool(reading.problems) and not args.keep_good
    at_once = args.yes and not refused
    told = watching(reading.batches) if at_once else None
    outcome = intake.carry_out(bar()) if at_once else intake.rehearse(bar())
    show(outcome)
    if told and outcome.receipt.entry is not None:
        announce(told())
    if outcome.faults:
        write_annotated(args.annotated, files, outcome)
    if (refused or outcome.faults) and not args.keep_good:
        print("全部没有入账。改好后再导入同一文件；只想先入账正确的行，加 --keep-good")
        return 1
    return settle(args, intake, outcome, at_once)


def settle(args: argparse.Namespace, intake: Intake, outcome: Outcome, done: bool) -> int:
    """The end of an import whose good rows may go in."""
    from jiedui.office.filings.moves import imported

    bad = bool(outcome.faults or outcome.reading.problems)
    if not outcome.moving:
        print("没有变化")
        return int(bad)
    if not done:
        announce(imported(intake.reading.batches))
        if not agreed():
            return 1
        outcome = intake.carry_out(bar())
    if outcome.receipt.entry is None:
        print("没有写入：检查之后台账又有变动，请再导入一次", file=sys.stderr)
        return 1
    print(f"已入账：新增 {outcome.new} 行，改动 {outcome.changed} 行" + ("，有误的行没有入账" if bad else ""))
    return int(bad)


def show(outcome: Outcome) -> None:
    """One line a register, then the first bad cells."""
    for line in outcome.lines():
        print(line)
    for fault in outcome.faults[:SHOWN]:
        print(f"  {fault.finding.message}")
    if len(outcome.faults) > SHOWN:
        print(f"  显示前 {SHOWN} 处，共 {len(outcome.faults)} 处，全部在标红的工作簿里")
    for hint in outcome.receipt.hints[:SHOWN]:
        print(f"  提示：{hint.finding.message}")


def announce(moved: Mapping[str, Sequence[object]]) -> None:
    """Which cells of the official tables move, area by area."""
    for area, moves in moved.items():
        print(f"{area} 的统计表动 {len(moves)} 格")
        for move in moves[:SHOWN]:
            print(f"  {move}")
        if len(moves) > SHOWN:
            print(f"  显示前 {SHOWN} 格，共 {len(moves)} 格；jiedui table --area {area} 看全表")


def agreed() -> bool:
    """Whether to write: asked on a terminal; elsewhere only --yes will do."""
    if not sys.stdin.isatty():
        print("没有写入：不是在终端里运行，无法询问；确认后加 --yes 再运行一次", file=sys.stderr)
        return False
    return input("写入吗？[y/N] ").strip().lower() in ("y", "yes", "是")


def write_annotated(to: Path | None, files: Sequence[Path], outcome: Outcome) -> None:
    """Each file with bad cells comes back coloured; one that cannot is told, the faults were printed anyway."""
    from jiedui.engine.registers.workbook.annotate import annotate

    for file in files:
        marks = outcome.marks(file.name)
        if not marks:
            continue
        target = to if to and len(files) == 1 else (to or file).with_name(f"{file.stem}-需改.xlsx")
        print(f"正在写标红的工作簿 {target.name}…", file=sys.stderr)
        annotate(file, target, marks)
        print(f"标红的工作簿：{target}（{len(marks)} 处，见工作表“需改”）")


def run_export(args: argparse.Namespace) -> int:
    opened()
    from jiedui.office.registers.sheets.outgo import export_register

    if args.to.suffix.lower() not in (".xlsx", ".csv"):
        print(f"只导出 .xlsx 或 .csv，写的是“{args.to.suffix}”", file=sys.stderr)
        return 1
    count = export_register(register_named(args.register), args.area, args.to, who=args.who or getpass.getuser(), unmask=args.unmask or "")
    print(f"已写入 {args.to}：{count} 行" + ("" if args.unmask else "，身份证号和电话已遮盖（遮盖的格再导入视为未改）"))
    return 0


def bar() -> Any:
    """A progress bar on a terminal's stderr; elsewhere nothing."""
    if not sys.stderr.isatty():
        return None

    def tell(stage: str, done: int, of: int) -> None:
        full = 30 * done // max(of, 1)
        print(f"\r{stage} [{'█' * full}{' ' * (30 - full)}] {done}/{of}", end="\n" if done >= of else "", file=sys.stderr, flush=True)

    return tell
