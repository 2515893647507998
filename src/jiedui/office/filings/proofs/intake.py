"""What may be sent in to be read, checked before anything opens it: count, size, kind, and that the content is what the name says."""

from __future__ import annotations

import hashlib
import re
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

KINDS = (".docx", ".xlsx", ".pdf", ".txt", ".md")
MOST_FILES, MOST_BYTES, MOST_TOGETHER = 12, 20 << 20, 60 << 20
MOST_UNPACKED, MOST_PARTS, NAME = 400 << 20, 5000, 60
OLE = bytes.fromhex("d0cf11e0a1b11ae1")
INSIDE = {".docx": "word/document.xml", ".xlsx": "xl/workbook.xml"}
OTHERS = {
    ".doc": "这是旧版 Word 文件。请在 Word 或 WPS 里打开，另存为 docx 再传",
    ".wps": "这是 WPS 自有格式。请在 WPS 里另存为 docx 再传",
    ".et": "这是 WPS 表格自有格式。请在 WPS 里另存为 xlsx 再传",
    ".xls": "这是旧版 Excel 文件。请另存为 xlsx 再传",
    ".zip": "压缩包不拆。请解压后把里面的文件一起选上",
    ".rar": "压缩包不拆。请解压后把里面的文件一起选上",
    ".jpg": "图片里的字读不了。请传可复制文字的文件",
    ".png": "图片里的字读不了。请传可复制文字的文件",
    ".ofd": "版式文件 ofd 读不了。请另存为 pdf 或 docx 再传",
}


class Refused(ValueError):
    """Why a file is not read: which file, what is wrong, how to mend it."""


@dataclass(frozen=True)
class Sent:
    """One file as it came."""

    name: str
    body: bytes

    @property
    def suffix(self) -> str:
        dot = self.name.rfind(".")
        return self.name[dot:].lower() if dot > 0 else ""

    @property
    def digest(self) -> str:
        return hashlib.sha256(self.body).hexdigest()

    @property
    def short(self) -> str:
        """A name that any file system takes; the whole one is kept beside it."""
        stem = re.sub(r"[^\w\u3000-\u9fff（）《》.-]", "_", self.name[: len(self.name) - len(self.suffix)])[:NAME].strip(".")
        return (stem or "文件") + self.suffix


def taken(uploads: Sequence[Any]) -> list[Sent]:
    """The files of a form, or Refused. `uploads` are Django's UploadedFiles; sizes are looked at before anything is read."""
    if not uploads:
        raise Refused("没有选文件。请选一份或几份 docx、xlsx、pdf、txt 或 md 文件")
    if len(uploads) > MOST_FILES:
        raise Refused(f"一次选了 {len(uploads)} 个文件，最多 {MOST_FILES} 个。请只选同一份材料的正文、附件和表")
    for upload in uploads:
        if upload.size > MOST_BYTES:
            raise Refused(f"“{upload.name}”有 {size(upload.size)}，一个文件最多 {size(MOST_BYTES)}。请删去里面的图片，或拆成几个文件再传")
    if sum(u.size for u in uploads) > MOST_TOGETHER:
        raise Refused(f"几个文件合起来 {size(sum(u.size for u in uploads))}，最多 {size(MOST_TOGETHER)}。请分几次核，或删去图片")
    sent = [Sent("".join(c for c in str(u.name) if c.isprintable())[-200:], u.read()) for u in uploads]
    for one in sent:
        checked(one)
    return sent


def checked(one: Sent) -> None:
    """The content is what the name says."""
    if one.suffix not in KINDS:
        raise Refused(f"“{one.name}”读不了：" + OTHERS.get(one.suffix, "只认 docx、xlsx、pdf、txt、md。请另存为其中一种再传"))
    if not one.body.strip():
        raise Refused(f"“{one.name}”是空的，里面没有字。请看看是不是选错了文件")
    if one.suffix in INSIDE:
        packed(one)
    elif one.suffix == ".pdf" and not one.body[:1024].lstrip().startswith(b"%PDF"):
        raise Refused(f"“{one.name}”的扩展名是 pdf，里面却不是 PDF。多半是改过扩展名；请用原来的程序另存为 PDF 再传")
    elif one.suffix in (".txt", ".md") and b"\0" in one.body and not one.body.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise Refused(f"“{one.name}”的扩展名是 {one.suffix[1:]}，里面却不是文字。请用原来的程序打开，另存为 docx 或 txt 再传")
    elif one.body.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise Refused(f"“{one.name}”存成了 UTF-16（记事本里叫 Unicode）。请在记事本里另存为，编码选 UTF-8，再传")


def packed(one: Sent) -> None:
    """Word and Excel files are packages: the right part must be inside, and unpack to a bearable size."""
    said = "Word" if one.suffix == ".docx" else "Excel"
    if one.body.startswith(OLE):
        raise Refused(f"“{one.name}”设了打开密码，或是旧版格式改了扩展名。请打开后去掉密码，另存为 {one.suffix[1:]} 再传")
    try:
        with zipfile.ZipFile(BytesIO(one.body)) as package:
            parts = package.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        raise Refused(f"“{one.name}”打不开：文件不完整，或不是 {said} 文件。请重新从原来的程序另存一份再传") from None
    if INSIDE[one.suffix] not in {part.filename for part in parts}:
        raise Refused(f"“{one.name}”的扩展名是 {one.suffix[1:]}，里面却不是 {said} 文件。请用原来的程序另存为 {one.suffix[1:]} 再传")
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
        raise Refused(f"“{one.name}”解开后超过 {size(MOST_UNPACKED)}，没有读。请删去图片和嵌入的附件再传")


def size(count: int) -> str:
    """
    >>> size(900), size(20 << 20), size(1_600_000)
    ('1 KB', '20 MB', '1.5 MB')
    """
    if count < 1 << 20:
        return f"{max(1, round(count / 1024))} KB"
    return f"{count / (1 << 20):.1f}".removesuffix(".0") + " MB"
