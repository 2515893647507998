"""`serve`: the pages, by Granian, until Ctrl C."""

from __future__ import annotations

import argparse
import logging
import os
import sys
from pathlib import Path
from typing import Any

from jiedui.cli import opened

PORT = 8000


def add(parsers: Any) -> None:
    said = parsers.add_parser("serve", help="打开网页，Ctrl C 结束")
    words(said)
    said.set_defaults(run=run)


def words(parser: argparse.ArgumentParser) -> None:
    """The options that `demo` shares."""
    parser.add_argument("--port", type=int, default=PORT, help=f"端口，默认 {PORT}")
    parser.add_argument("--host", default="127.0.0.1", help="监听的地址，默认只在本机；内网用 0.0.0.0，并在 jiedui.toml 写 hosts")
    parser.add_argument("--workers", type=int, default=1, help="进程数，默认 1；PostgreSQL 上可多开")


def run(args: argparse.Namespace) -> int:
    opened()
    from django.conf import settings

    if not (settings.KEYS / "session.key").exists():
        print(f"{settings.HOME} 里没有会话密钥。先运行 jiedui init", file=sys.stderr)
        return 1
    print(f"结对：http://{args.host}:{args.port}/  Ctrl C 结束", flush=True)
    return serve(args.host, args.port, args.workers)


def serve(host: str = "127.0.0.1", port: int = PORT, workers: int = 1) -> int:
    """Serves until it is interrupted; the home folder and the database come from the environment, as for every verb."""
    from granian import Granian
    from granian.constants import Interfaces
    from granian.log import LogLevels

    from jiedui.settings import HOME

    os.environ["JIEDUI_HOME"] = str(HOME)
    logging.getLogger("_granian").setLevel(logging.WARNING)
    Granian(
        "jiedui.office.desk.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=4,
        websockets=False,
        log_level=LogLevels.warning,
        working_dir=Path.cwd(),
    ).serve()
    return 0
