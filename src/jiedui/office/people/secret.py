"""The secret that signs sessions: a file of its own beside the other keys, readable by the owner alone."""

from __future__ import annotations

import base64
import hashlib
import hmac
import os
import secrets
from pathlib import Path

NAME = "session.key"


def ensure(home: Path) -> Path:
    """Makes keys/session.key (0600) once; a second call leaves it as it is."""
    keys = home / "keys"
    keys.mkdir(parents=True, exist_ok=True, mode=0o700)
    path = keys / NAME
    if not path.exists():
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(secrets.token_urlsafe(48))
    return path


def demo_password(secret: str, name: str) -> str:
    """A demonstration login's password: made from the secret each time, so that it is printed but never stored."""
    made = hmac.new(secret.encode(), f"demo:{name}".encode(), hashlib.sha256).digest()
    return base64.b32encode(made).decode().lower()[:12]
