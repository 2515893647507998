"""Encryption at rest: SM4-GCM (GB/T 32907), one token a value.

Token: `v1.key id.nonce.ciphertext+tag`. The authenticated data is `table.column`, so a token cannot be moved to another
column; it is not bound to the row, since a row's number is known only inside the write transaction and encrypting there would
hold the lock. A token moved between two rows of one column would show: its digest (`person_key`) no longer fits.
"""

from __future__ import annotations

import os
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from django.conf import settings

from jiedui.office.people import keys

VERSION, NONCE, TAG = "v1", 12, 16


class Unreadable(ValueError):
    """A token that these keys do not open, or that was changed."""


def encryptor(place: str) -> Callable[[str], str]:
    """What makes tokens of the values of one column; `place` is `table.column`."""
    held = keys.load(settings.KEYS)
    cipher, data, start = algorithms.SM4(held.ring[held.current]), place.encode(), f"{VERSION}.{held.current}."

    def encrypt(value: str) -> str:
        nonce = os.urandom(NONCE)
        work = Cipher(cipher, modes.GCM(nonce)).encryptor()
        work.authenticate_additional_data(data)
        return f"{start}{_text(nonce)}.{_text(work.update(value.encode()) + work.finalize() + work.tag)}"

    return encrypt


def encrypt(place: str, value: str) -> str:
    """The token of one value."""
    return encryptor(place)(value)


def decrypt(place: str, token: str) -> str:
    """The value of a token. Raises Unreadable."""
    held = keys.load(settings.KEYS)
    try:
        version, name, nonce, sealed = token.split(".")
        body = _bytes(sealed)
        if version != VERSION or name not in held.ring:
            raise Unreadable(f"{place} 是用另一把密钥（{name}）加密的，请把那把密钥加进 {keys.ENCRYPTION}")
        work = Cipher(algorithms.SM4(held.ring[name]), modes.GCM(_bytes(nonce), body[-TAG:])).decryptor()
        work.authenticate_additional_data(place.encode())
        return (work.update(body[:-TAG]) + work.finalize()).decode()
    except (InvalidTag, UnicodeDecodeError) as error:
        raise Unreadable(f"{place} 的密文读不出来：密钥不对，或密文被改动过") from error
    except Unreadable:
        raise
    except ValueError as error:
        raise Unreadable(f"{place} 里不是密文") from error


def _text(data: bytes) -> str:
    return urlsafe_b64encode(data).rstrip(b"=").decode()


def _bytes(text: str) -> bytes:
    return urlsafe_b64decode(text + "=" * (-len(text) % 4))
