"""Where the data lies, which day it is, which keys are used. Everything comes from the home folder or the environment.

JIEDUI_HOME     folder of an installation (default: out); holds keys/, jiedui.toml and, unless told otherwise, jiedui.sqlite3
DATABASE_URL    postgresql://user:password@host:port/name or sqlite:///file; overrides jiedui.toml
JIEDUI_TODAY    a fixed day, for demonstrations and tests; overrides jiedui.toml
"""

from __future__ import annotations

import os
import tomllib
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

HOME = Path(os.environ.get("JIEDUI_HOME", "out")).resolve()
_FILE = HOME / "jiedui.toml"
_KEPT = tomllib.loads(_FILE.read_text("utf8")) if _FILE.exists() else {}

SQLITE = {
    "ENGINE": "django.db.backends.sqlite3",
    "OPTIONS": {
        "transaction_mode": "IMMEDIATE", "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-65536",
    },
}


def database(url: str) -> dict[str, Any]:
    """Django's settings of a database URL; an empty URL is the embedded file in the home folder."""
    parts = urlsplit(url)
    if parts.scheme in ("", "sqlite"):
        return {**SQLITE, "NAME": parts.path[1:] or str(HOME / "jiedui.sqlite3")}
    if parts.scheme not in ("postgres", "postgresql"):
        raise ValueError(f"DATABASE_URL 只认 sqlite 和 postgresql，写的是 {parts.scheme}")
    options = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "django.db.backends.postgresql", "NAME": parts.path[1:], "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""), "HOST": options.pop("host", None) or parts.hostname or "",
        "PORT": str(parts.port or options.pop("port", "")), "OPTIONS": options,
    }


DATABASES = {"default": database(os.environ.get("DATABASE_URL") or _KEPT.get("database", ""))}
TODAY: str = os.environ.get("JIEDUI_TODAY") or _KEPT.get("today", "")
KEYS = HOME / "keys"

INSTALLED_APPS = ["jiedui.office.people", "jiedui.office.registers", "jiedui.office.filings"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
USE_TZ = True
TIME_ZONE = "Asia/Shanghai"
LANGUAGE_CODE = "zh-hans"
