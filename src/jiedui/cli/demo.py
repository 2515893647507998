"""`demo` and `init`: an example county's table on the screen and in a folder; an empty installation."""

from __future__ import annotations

import argparse
import json
import os
from datetime import date
from getpass import getpass
from pathlib import Path
from typing import Any

from jiedui.cli import office, serve
from jiedui.office.people.keys import ensure_session

TODAY = "2021-11-30"
STORED = "演示：存下两天作对比"
EXAMPLE = Path(__file__).resolve().parents[3] / "examples" / "jingyuan-2021"


def add(parsers: Any) -> None:
    demo = parsers.add_parser("demo", help="示例县的统计表：显示在屏幕上，并写入 out/")
    demo.add_argument("--no-serve", action="store_true", help="只出表，不打开网页")
    demo.add_argument("--area", default="620421", help="地区代码，默认靖远县 620421")
    serve.words(demo)
    demo.set_defaults(run=run_demo)
    init = parsers.add_parser("init", help="建立一个空的安装：数据库、密钥和第一个系统管理员")
    init.add_argument("--administrator", metavar="登录名", help="第一个系统管理员；密码从键盘读，或取环境变量 JIEDUI_PASSWORD")
    init.set_defaults(run=run_init)


def run_init(args: argparse.Namespace) -> int:
    ensure_session(Path(os.environ.get("JIEDUI_HOME", "out")))
    office()
    from django.conf import settings

    from jiedui.office.registers.setup import prepare

    prepare(settings.HOME)
    print(f"已在 {settings.HOME} 建立数据库和密钥。密钥文件（keys/）请另行备份，丢失后加密的列无法读出")
    if args.administrator:
        from jiedui.office.people.accounts import administrator

        administrator(args.administrator, os.environ.get("JIEDUI_PASSWORD") or getpass("密码（至少 10 个字符）："))
        print(f"系统管理员 {args.administrator} 已建立。运行 jiedui serve，登录后建立单位和账号")
    return 0


def run_demo(args: argparse.Namespace) -> int:
    home = Path(os.environ.get("JIEDUI_HOME", "out"))
    home.mkdir(parents=True, exist_ok=True)
    settled = home / "jiedui.toml"
    if not settled.exists():
        settled.write_text(f'# 演示用：今天固定为这一天\ntoday = "{TODAY}"\ndemo = true\n', encoding="utf8")
    ensure_session(home)
    office()
    from django.conf import settings

    from jiedui.office.registers.setup import prepare
    from jiedui.office.registers.sheets.example import load

    prepare(settings.HOME)
    load(EXAMPLE)
    _write(home, args.area)
    if args.no_serve:
        return 0
    _store_days()
    _greet(f"http://{args.host}:{args.port}/")
    return serve.serve(args.host, args.port, args.workers)


def _store_days() -> None:
    """Two earlier days stored once, so that a demonstration has something to compare with."""
    from django.conf import settings

    from jiedui.office.filings import keeping, tables
    from jiedui.office.filings.models import KeptSnapshot

    for area in ("620421", "620400", "620423", "620000", "120101"):
        if settings.DEMO and not KeptSnapshot.objects.filter(area=area, reason=STORED).exists():
            for day in (date(2021, 10, 31), date(2021, 11, 23)):
                keeping.keep(tables.snapshot(area, as_of=day), STORED)


def _greet(address: str) -> None:
    """The address and, in a demonstration's home alone, one login per role."""
    from django.conf import settings

    from jiedui.office.people.accounts import demonstrate
    from jiedui.office.registers.schema_of import schemas

    if settings.DEMO:
        print("\n演示账号（每种角色一个，只在演示数据里有）：")
        for name, password, role in demonstrate(settings.SECRET_KEY, {key: schema.owner for key, schema in schemas().items()}):
            print(f"  {name:<10}{password}  {role}")
    print(f"\n打开 {address}    Ctrl C 结束", flush=True)


def _write(home: Path, area: str) -> None:
    from jiedui.engine.tables.form import as_json, as_text, as_workbook
    from jiedui.office.filings import tables
    from jiedui.office.registers.schema_of import schemas

    snapshot = tables.snapshot(area)
    (home / "table.json").write_text(json.dumps(as_json(snapshot), ensure_ascii=False, indent=1) + "\n", encoding="utf8")
    (home / "table.xlsx").write_bytes(as_workbook(snapshot, tables.heading(area), schemas()))
    print("\n".join(as_text(snapshot)))
    print(f"\n已写入 {home / 'table.json'} 和 {home / 'table.xlsx'}")
