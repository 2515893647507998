"""Has a submission read by the limited child. The answer lies in a folder until somebody looks: no thread touches the database."""

from __future__ import annotations

import json
import os
import secrets
import shutil
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Thread
from typing import Any

from django.conf import settings

from jiedui.office.filings.proofs import child
from jiedui.office.filings.proofs.intake import Sent

SOURCE = Path(__file__).parents[4]
SECONDS, MEMORY = 90, 2 << 30
ENDED = "ended"
OUT_OF_TIME = -24  # the system ends a process that used up its processor time (SIGXCPU)
KEPT_ENVIRONMENT = ("PATH", "SYSTEMROOT", "TEMP", "TMP", "LD_LIBRARY_PATH")
WHY = {
    "scan": "“{file}”是扫描件，没有可复制的文字，读不了。请传原来的 Word 文件，或先用文字识别软件转成有文字的 PDF",
    "broken": "“{file}”打不开：文件可能已损坏，或扩展名不对。请用原来的程序打开，另存一份再传",
    "memory": "材料太大，读的时候内存不够，已停下。请删去图片，或拆成几份分别核",
    "slow": f"读了 {SECONDS} 秒还没有读完，已停下。请拆成几份分别核，或删去与数字无关的附件",
    "died": "读的时候中断了，没有结果。请再传一次；仍不行就另存为 txt 再传，并告诉系统管理员",
}


@dataclass(frozen=True)
class Outcome:
    """What the child said: an answer, or why there is none."""

    answer: Mapping[str, Any] | None
    why: str = ""


def home() -> Path:
    folder: Path = settings.HOME / "proofs"
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return folder


def begin(sent: Sequence[Sent], tables: Mapping[str, str], mode: str = "read", **more: Any) -> str:
    """Lays the files and the tables, by day, out for the child and starts it; returns the folder's name."""
    name = secrets.token_hex(16)
    folder = home() / name
    folder.mkdir(mode=0o700)
    paths = [_laid(folder / str(number), one) for number, one in enumerate(sent)]
    given = {day: folder / f"统计表{day}.json" for day in sorted(tables)}
    for day, path in given.items():
        path.write_text(tables[day], "utf8")
    laid = {day: str(path) for day, path in given.items()}
    task = {"mode": mode, "files": paths, "tables": laid, "memory": MEMORY, "seconds": SECONDS, **more}
    (folder / "task.json").write_text(json.dumps(task), "utf8")
    _start(folder)
    return name


def _laid(place: Path, one: Sent) -> str:
    place.mkdir(mode=0o700)
    path = place / one.short
    path.write_bytes(one.body)
    return str(path)


def _start(folder: Path) -> None:
    """The child gets no secrets in its environment; a thread waits for it, so that none is left over and none runs too long."""
    environment = {k: v for k in KEPT_ENVIRONMENT if (v := os.environ.get(k))}
    started = subprocess.Popen(
        [sys.executable, "-X", "utf8", "-m", child.__name__, str(folder)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={**environment, "PYTHONPATH": str(SOURCE)},
    )
    Thread(target=_watched, args=(started, folder), daemon=True).start()


def _watched(started: subprocess.Popen[bytes], folder: Path) -> None:
    try:
        code = started.wait(SECONDS)
        said = "slow" if code == OUT_OF_TIME else "died" if code else ""
    except subprocess.TimeoutExpired:
        started.kill()
        started.wait()
        said = "slow"
    if said and folder.is_dir():
        (folder / ENDED).write_text(said)


def outcome(name: str, since: float) -> Outcome | None:
    """None while it is still reading. `since` is when it began, in seconds of the epoch."""
    folder = home() / name
    ended = (folder / ENDED).read_text() if (folder / ENDED).is_file() else ""
    if (folder / child.ANSWER).is_file():
        said = json.loads((folder / child.ANSWER).read_text("utf8"))
        return Outcome(None, WHY[said["refused"]].format(file=said["file"])) if "refused" in said else Outcome(said)
    if ended:
        return Outcome(None, WHY[ended])
    late = time.time() - since > SECONDS + 10
    return Outcome(None, WHY["died"]) if late or not folder.is_dir() else None


def stage(name: str) -> int | None:
    """How many numbers were read, once the texts are; None before that."""
    path = home() / name / child.STAGE
    said = path.read_text() if path.is_file() else ""
    return int(said) if said.isdigit() else None


def waited(name: str, seconds: float) -> Outcome | None:
    """The outcome, waited for a while."""
    begun, since = time.monotonic(), time.time()
    while (found := outcome(name, since)) is None and time.monotonic() - begun < seconds:
        time.sleep(0.05)
    return found


def product(name: str) -> bytes:
    """The Word file with comments."""
    return (home() / name / child.OUT).read_bytes()


def clear(name: str) -> None:
    """Nothing of the files stays outside the database."""
    if name:
        shutil.rmtree(home() / name, ignore_errors=True)
