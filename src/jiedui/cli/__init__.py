"""`jiedui VERB …`: every verb is declared in one file of this folder (`add` its words, `run` them)."""

from __future__ import annotations

import argparse
import os
import sys
from importlib import import_module

VERBS = ("demo", "tables", "catalogue", "registers", "proof", "serve", "keeping")


def main(argv: list[str] | None = None) -> int:
    """Parse, run, and turn every foreseen error into one line on stderr and exit code 1."""
    argv = _home(list(sys.argv[1:] if argv is None else argv))
    parser = argparse.ArgumentParser(
        prog="jiedui",
        description="结对：东西部协作工作系统。事实 → 数字 → 文件",
        epilog="每个命令都可加 --home DIR（或 --out DIR）：数据所在的文件夹，默认 out；也可用环境变量 JIEDUI_HOME、DATABASE_URL",
    )
    parsers = parser.add_subparsers(dest="verb", metavar="命令")
    for verb in VERBS:
        import_module(f"jiedui.cli.{verb}").add(parsers)
    args = parser.parse_args(argv)
    if not args.verb:
        parser.print_help()
        return 0
    try:
        return int(args.run(args))
    except BrokenPipeError:
        return 0
    except Exception as error:
        if os.environ.get("JIEDUI_DEBUG") or not _foreseen(error):
            raise
        print(error, file=sys.stderr)
        return 1


def _home(argv: list[str]) -> list[str]:
    """Takes --home/--out from anywhere: the settings read it before anything else does."""
    for word in ("--home", "--out"):
        for at, said in enumerate(argv):
            if said == word and at + 1 < len(argv):
                os.environ["JIEDUI_HOME"] = argv[at + 1]
                return _home(argv[:at] + argv[at + 2 :])
            if said.startswith(f"{word}="):
                os.environ["JIEDUI_HOME"] = said.partition("=")[2]
                return _home(argv[:at] + argv[at + 1 :])
    return argv


def _foreseen(error: Exception) -> bool:
    """Errors that say themselves where, what, why and how to mend."""
    return type(error).__module__.startswith("jiedui.") or isinstance(error, (FileNotFoundError, PermissionError))


def office() -> None:
    """Sets up Django; the verbs call it before they touch the office, so that `--help` and `proof` stay quick."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jiedui.settings")
    django.setup()


def opened() -> None:
    """The office with a database that is there, or an error that says how to get one."""
    office()
    from django.conf import settings
    from django.db import connection

    if connection.vendor == "sqlite" and not os.path.exists(settings.DATABASES["default"]["NAME"]):
        raise NoHome(f"{os.environ.get('JIEDUI_HOME', 'out')} 里还没有数据。先运行 python3 run.py demo，或用 --home 指明数据所在的文件夹")


class NoHome(Exception):
    """There is no database where one was expected."""
