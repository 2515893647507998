"""The secrets of an installation, each a file: never in the database, a log or an ordinary backup.

`session.key` signs sessions, `encryption.key` holds lines “key id, 32 hex digits” (SM4; the first one encrypts, all
decrypt), `digest.key` 64 hex digits.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ENCRYPTION, DIGEST, SESSION = "encryption.key", "digest.key", "session.key"


class KeysMissing(FileNotFoundError):
    """A key file is not there or cannot be read: encrypted columns stay shut, and no row about a person can be written."""


@dataclass(frozen=True)
class Keys:
    """`ring` holds every encryption key by its id; `current` encrypts. `digest` makes person_key."""

    current: str
    ring: Mapping[str, bytes]
    digest: bytes


def make(folder: Path) -> None:
    """Make the key files that are not there yet, readable by their owner alone."""
    folder.mkdir(parents=True, exist_ok=True)
    folder.chmod(0o700)
    _make(folder / ENCRYPTION, f"k1 {secrets.token_hex(16)}\n")
    _make(folder / DIGEST, f"{secrets.token_hex(32)}\n")


def _make(path: Path, text: str) -> None:
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(text)


def there(folder: Path) -> bool:
    return all((folder / name).exists() for name in (ENCRYPTION, DIGEST))


@cache
def load(folder: Path) -> Keys:
    """The keys of an installation. Raises KeysMissing, which says how to get them back."""
    try:
        lines = [line.split() for line in (folder / ENCRYPTION).read_text("ascii").splitlines() if line.strip()]
        ring = {name: bytes.fromhex(key) for name, key in lines}
        return Keys(lines[0][0], ring, bytes.fromhex((folder / DIGEST).read_text("ascii").strip()))
    except FileNotFoundError as error:
        raise KeysMissing(
            f"没有密钥文件 {error.filename}。新装请运行 jiedui init；已有数据的请把备份的密钥放回 {folder}，用新密钥读不出已加密的列"
        ) from None
    except (ValueError, IndexError):
        raise KeysMissing(f"{folder} 里的密钥文件已损坏。请从备份放回原来的密钥文件") from None


def ensure_session(home: Path) -> Path:
    """Makes keys/session.key once; a second call leaves it as it is."""
    folder = home / "keys"
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    _make(folder / SESSION, secrets.token_urlsafe(48))
    return folder / SESSION


def demo_password(secret: str, name: str) -> str:
    """A demonstration login's password: made from the session's secret each time, so that it is printed but never stored."""
    made = hmac.new(secret.encode(), f"demo:{name}".encode(), hashlib.sha256).digest()
    return base64.b32encode(made).decode().lower()[:12]
