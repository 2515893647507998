"""Identity numbers: their checks, their keyed digest and their mask. Plain numbers never leave this far unprotected."""

from __future__ import annotations

import re
from collections.abc import Iterable

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.hmac import HMAC
from stdnum.cn import ric, uscc
from stdnum.exceptions import ValidationError


def sm3(data: bytes) -> str:
    """The SM3 digest of bytes as 64 hexadecimal digits (GB/T 32905).

    >>> sm3(b"abc")[:16]
    '66c7f0f462eeedd9'
    """
    digest = hashes.Hash(hashes.SM3())
    digest.update(data)
    return digest.finalize().hex()


def id_number_fault(text: str) -> str | None:
    """Why `text` is no citizen identity number (GB 11643), or None. The area part is not looked up: codes come and go.

    >>> id_number_fault("11010519491231002X") is None
    True
    >>> id_number_fault("110105194912310021")
    '校验码不对'
    """
    if not re.fullmatch(r"\d{17}[\dX]", text):
        return f"应为18位，现有{len(text)}位" if len(text) != 18 else "前17位应为数字，末位为数字或X"
    try:
        ric.get_birth_date(text)
    except ValidationError:
        return "出生日期不存在"
    return None if ric.calc_check_digit(text) == text[-1] else "校验码不对"


def uscc_fault(text: str) -> str | None:
    """Why `text` is no unified social credit code (GB 32100), or None.

    >>> uscc_fault("91350100M000100Y43") is None
    True
    """
    if len(text) != 18:
        return f"应为18位，现有{len(text)}位"
    try:
        uscc.validate(text)
    except ValidationError:
        return "含有不用的字符或校验码不对"
    return None


def person_key(number: str, key: bytes) -> str:
    """The keyed digest that stands for a person wherever his number must not: HMAC-SM3, 128 bits as hex."""
    digest = HMAC(key, hashes.SM3())
    digest.update(number.upper().encode())
    return digest.finalize().hex()[:32]


def person_keys(numbers: Iterable[str], key: bytes) -> list[str]:
    """`person_key` of many numbers; the keyed start is made once and copied."""
    start, found = HMAC(key, hashes.SM3()), []
    for number in numbers:
        digest = start.copy()
        digest.update(number.upper().encode())
        found.append(digest.finalize().hex()[:32])
    return found


def mask_id(number: str) -> str:
    """Four digits hidden, as notices do.

    >>> mask_id("620421198501010012")
    '6204211985****0012'
    """
    return f"{number[:10]}****{number[-4:]}" if len(number) == 18 else mask_text(number)


def mask_text(text: str) -> str:
    """All but the first and the last two characters hidden (phones, cards).

    >>> mask_text("13800001234")
    '1********34'
    """
    return text[:1] + "*" * max(0, len(text) - 3) + text[-2:] if len(text) > 3 else "*" * len(text)
