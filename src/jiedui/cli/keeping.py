"""`backup`, `restore`, `journal`: what keeps the books safe."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from jiedui.cli import office, opened


def add(parsers: Any) -> None:
    backup = parsers.add_parser("backup", help="备份嵌入式数据库（不含密钥）")
    backup.add_argument("--to", type=Path, default=Path("jiedui-backup.zip"), help="备份文件，默认 jiedui-backup.zip")
    backup.set_defaults(run=run_backup)
    restore = parsers.add_parser("restore", help="把备份放进一个空的文件夹；密钥须已在 keys/ 里")
    restore.add_argument("file", type=Path, help="备份文件")
    restore.set_defaults(run=run_restore)
    journal = parsers.add_parser("journal", help="核对日志链：有没有被改过、抽走的条目")
    journal.set_defaults(run=run_journal)


def run_backup(args: argparse.Namespace) -> int:
    opened()
    from django.conf import settings
    from django.db import connection

    from jiedui.office.people import backup

    if connection.vendor != "sqlite":
        print("PostgreSQL 请用 pg_dump 备份；密钥文件（keys/）另行保存", file=sys.stderr)
        return 1
    backup.save(Path(settings.DATABASES["default"]["NAME"]), settings.KEYS, args.to)
    print(f"已备份到 {args.to}。密钥文件不在里面，请把 {settings.KEYS} 另行保存：没有它，备份里加密的列打不开")
    return 0


def run_restore(args: argparse.Namespace) -> int:
    office()
    from django.conf import settings

    from jiedui.office.people import backup

    backup.restore(args.file, settings.HOME, settings.KEYS)
    print(f"已恢复到 {settings.HOME}")
    return 0


def run_journal(args: argparse.Namespace) -> int:
    opened()
    from jiedui.office.people import journal
    from jiedui.office.people.models import Entry

    breaks = journal.verify()
    for found in breaks:
        print(found)
    print(f"日志 {Entry.objects.count()} 条，{'完好' if not breaks else f'{len(breaks)} 处对不上'}")
    return 1 if breaks else 0
