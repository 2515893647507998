"""`demo` and `init`: an example county's table on the screen and in a folder; an empty installation."""

from __future__ import annotations

import argparse
import json
import os
from pathlib import Path
from typing import Any

from jiedui.cli import office

TODAY = "2021-11-30"
EXAMPLE = Path(__file__).resolve().parents[3] / "examples" / "jingyuan-2021"


def add(parsers: Any) -> None:
    demo = parsers.add_parser("demo", help="示例县的统计表：显示在屏幕上，并写入 out/")
    demo.add_argument("--no-serve", action="store_true", help="只出表，不打开网页")
    demo.add_argument("--area", default="620421", help="地区代码，默认靖远县 620421")
    demo.set_defaults(run=run_demo)
    init = parsers.add_parser("init", help="建立一个空的安装：数据库和密钥")
    init.set_defaults(run=run_init)


def run_init(args: argparse.Namespace) -> int:
    office()
    from django.conf import settings

    from jiedui.office.registers.setup import prepare

    prepare(settings.HOME)
    print(f"已在 {settings.HOME} 建立数据库和密钥。密钥文件（keys/）请另行备份，丢失后加密的列无法读出")
    return 0


def run_demo(args: argparse.Namespace) -> int:
    home = Path(os.environ.get("JIEDUI_HOME", "out"))
    home.mkdir(parents=True, exist_ok=True)
    settled = home / "jiedui.toml"
    if not settled.exists():
        settled.write_text(f'# 演示用：今天固定为这一天\ntoday = "{TODAY}"\n', encoding="utf8")
    office()
    from django.conf import settings

    from jiedui.office.registers.example import load
    from jiedui.office.registers.setup import prepare

    prepare(settings.HOME)
    load(EXAMPLE)
    _write(home, args.area)
    return 0


def _write(home: Path, area: str) -> None:
    from jiedui.engine.tables.form import as_json, as_text, as_workbook
    from jiedui.office.filings import tables
    from jiedui.office.registers.schema_of import schemas

    snapshot = tables.snapshot(area)
    (home / "table.json").write_text(json.dumps(as_json(snapshot), ensure_ascii=False, indent=1) + "\n", encoding="utf8")
    (home / "table.xlsx").write_bytes(as_workbook(snapshot, tables.heading(area), schemas()))
    print("\n".join(as_text(snapshot)))
    print(f"\n已写入 {home / 'table.json'} 和 {home / 'table.xlsx'}")
