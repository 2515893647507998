"""A backup of the embedded database: one file, without the keys. It names the keys it needs by a digest, never by themselves."""

from __future__ import annotations

import json
import os
import sqlite3
import tempfile
import zipfile
from pathlib import Path

from jiedui.engine.kernel.identity import sm3
from jiedui.office.people import keys

DATABASE, ABOUT = "jiedui.sqlite3", "about.json"


class NotRestored(ValueError):
    """The backup was not put in place; says why and what to do. Nothing was changed."""


def fingerprint(folder: Path) -> str:
    """Which keys these are, without saying them."""
    held = keys.load(folder)
    return sm3(b"jiedui" + held.digest + b"".join(key for _, key in sorted(held.ring.items())))[:32]


def save(database: Path, folder: Path, target: Path) -> None:
    """A consistent copy, also while others write. Raises KeysMissing where the keys are not there."""
    about = {"keys": fingerprint(folder)}
    with tempfile.TemporaryDirectory() as work:
        copy = Path(work) / DATABASE
        with sqlite3.connect(database) as held, sqlite3.connect(copy) as made:
            held.backup(made)
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.write(copy, DATABASE)
            archive.writestr(ABOUT, json.dumps(about))


def restore(source: Path, home: Path, folder: Path) -> None:
    """Puts a backup into a home that has no database yet, and only where its keys lie already."""
    target = home / DATABASE
    if target.exists():
        raise NotRestored(f"{target} 已经有数据，恢复会盖掉它。请换一个空的文件夹，或先把它移走")
    with _opened(source) as archive:
        if json.loads(archive.read(ABOUT))["keys"] != fingerprint(folder):
            raise NotRestored(f"{folder} 里的密钥不是这份备份用的密钥，加密的列会打不开。请放回原来的密钥文件再恢复")
        home.mkdir(parents=True, exist_ok=True)
        part = target.with_suffix(".part")
        part.write_bytes(archive.read(DATABASE))
        os.replace(part, target)


def _opened(source: Path) -> zipfile.ZipFile:
    try:
        archive = zipfile.ZipFile(source)
        if {DATABASE, ABOUT} <= set(archive.namelist()) and archive.testzip() is None:
            return archive
    except (zipfile.BadZipFile, OSError) as error:
        raise NotRestored(f"{source} 不是完好的备份：{error}") from None
    raise NotRestored(f"{source} 不是结对的备份")
