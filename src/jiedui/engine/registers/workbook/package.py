"""What a workbook's package says about itself, found without opening it as a workbook: kind of file, macros, password,
true unpacked size, formulas without a result, error values, merged cells, cells far away. Runs in the limited child only.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import IO, Any
from xml.etree import ElementTree

from jiedui.engine.registers.workbook import problems as p
from jiedui.engine.registers.workbook.problems import Refused, size_text

OLE = bytes.fromhex("d0cf11e0a1b11ae1")
MAX_ROW = 1_048_576
SIGNS = {
    b"%pdf": "PDF 文件",
    b"\x89png": "图片",
    b"\xff\xd8\xff": "图片",
    b"<!doctype html": "网页",
    b"<html": "网页",
    b"<table": "网页",
    b"<?xml": "XML 文件",
    b"{\\rtf": "RTF 文档",
    b"rar!": "压缩包",
    b"7z\xbc\xaf": "压缩包",
}
CHUNK, OVERLAP, PARTS = 1 << 20, 16_384, 20_000

_T = rb"(?:\w+:)?"  # an XML name may carry a prefix
NO_RESULT = re.compile(rb"<%sc\s([^>]*)>\s*<%sf(?:\s[^>]*)?(?:/>|>[^<]*</%sf>)\s*(?:<%sv\s*(?:/>|>\s*</%sv>)\s*)?</%sc>" % ((_T,) * 6))
ERROR = re.compile(rb'<%sc\s([^>]*\bt="e"[^>]*)>' % _T)
MERGE = re.compile(rb'<%smergeCell\s[^>]*?ref="([A-Z]+)(\d+):([A-Z]+)(\d+)"' % _T)
CLAIM = re.compile(rb'<%sdimension\s[^>]*?ref="[A-Z]+\d+:[A-Z]+(\d+)"' % _T)
FAR_COLUMN = re.compile(rb' r="([A-Z]{2,3})\d')  # after Z
FAR_ROW = re.compile(rb' r="[A-Z]*(\d{6,})"')
PLACE = re.compile(rb'\br="([A-Z]+)(\d+)"')


@dataclass(frozen=True)
class Limits:
    """What a file may cost. `memory` is the child's address space (not on Windows), `cells` the rectangle up to the farthest cell."""

    memory: int = 2 << 30
    seconds: int = 120
    unpacked: int = 1 << 30
    cells: int = 40_000_000
    file: int = 200 << 20


@dataclass
class Scan:
    """Found in one sheet's XML: [row, column, kind code] of bad cells, merged ranges, the farthest row and column (from 1)."""

    name: str
    marks: list[tuple[int, int, str]] = field(default_factory=list)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    row: int = 1
    column: int = 26
    tail: bytes = b""


LIMITS = Limits()


def column_number(letters: str) -> int:
    """The number of a spreadsheet column, from 1.

    >>> column_number("A"), column_number("AA"), column_number("XFD")
    (1, 27, 16384)
    """
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def column_letters(number: int) -> str:
    """The letters of a column number from 1.

    >>> column_letters(28)
    'AB'
    """
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def content(head: bytes) -> tuple[str, str]:
    """What the first bytes are: the right extension ('' when none of ours) and its name in Chinese."""
    start = head.lstrip(b"\xef\xbb\xbf \r\n\t")[:200].lower()
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return ".xlsx", "Excel 工作簿"
    if head.startswith(OLE):
        return ".xls", "Excel 97-2003 工作簿"
    name = next((name for sign, name in SIGNS.items() if start.startswith(sign)), "")
    return ("", name) if name else (".csv", "文本")


def check_signature(path: Path) -> str:
    """'.xlsx' or '.xls' when the file is what its extension says; else Refused."""
    with path.open("rb") as file:
        head = file.read(4096)
    if not head:
        raise Refused(p.EMPTY_FILE)
    right, found = content(head)
    extension = path.suffix.lower()
    if not right:
        raise Refused(p.NOT_A_WORKBOOK, found=found)
    if right == ".csv":
        raise Refused(
            *((p.NOT_A_WORKBOOK,) if b"\0" in head else (p.WRONG_EXTENSION,)),
            found="无法识别的数据" if b"\0" in head else found,
            extension=extension,
            right=right,
        )
    return right


def check_ole(path: Path) -> None:
    """An OLE file: a password-protected xlsx, an xls with or without macros, or something else."""
    data = path.read_bytes()
    names = {name: name.encode("utf-16-le") in data for name in ("EncryptedPackage", "Workbook", "Book", "_VBA_PROJECT", "WordDocument")}
    if names["EncryptedPackage"]:
        raise Refused(p.PASSWORD)
    if not (names["Workbook"] or names["Book"]):
        raise Refused(p.NOT_A_WORKBOOK, found="Word 文档" if names["WordDocument"] else "别的程序的文件")
    if names["_VBA_PROJECT"]:
        raise Refused(p.MACROS, part="VBA 工程")


def scan_ole(path: Path) -> tuple[list[Scan], bool]:
    """Error values of an xls by sheet, and whether its days count from 1904. A workbook too old or too odd to walk has none."""
    stream = ole_stream(path.read_bytes(), ("Workbook", "Book"))
    sheets: dict[int, Scan] = {}
    current, from_1904 = Scan(""), False
    for at, kind, body in records(stream):
        if kind == 0x85:
            size, code = (2, "utf-16-le") if body[7] & 1 else (1, "latin-1")
            sheets[int.from_bytes(body[:4], "little")] = Scan(body[8 : 8 + body[6] * size].decode(code))
        elif kind == 0x0809:
            current = sheets.get(at, Scan(""))
        elif kind == 0x22:
            from_1904 = body[:1] == b"\1"
        elif (kind == 0x06 and body[12:14] == b"\xff\xff" and body[6] == 2) or (kind == 0x0205 and body[7] == 1):
            row, column = int.from_bytes(body[:2], "little"), int.from_bytes(body[2:4], "little")
            current.marks.append((row + 1, column + 1, p.ERROR_VALUE.code))
    return list(sheets.values()), from_1904


def ole_stream(data: bytes, names: tuple[str, ...]) -> bytes:
    """A stream of an OLE file by its name; empty when there is none of 4096 bytes and more."""
    size = 1 << int.from_bytes(data[30:32], "little")
    if size not in (512, 4096):
        return b""
    word = [int.from_bytes(data[n : n + 4], "little") for n in range(76, 512, 4)]
    table = b"".join(data[(n + 1) * size : (n + 2) * size] for n in word if n < len(data) // size)
    following = [int.from_bytes(table[n : n + 4], "little") for n in range(0, len(table), 4)]

    def chain(start: int) -> bytes:
        found: list[bytes] = []
        sector = start
        while sector < len(following) and len(found) <= len(data) // size:
            found.append(data[(sector + 1) * size : (sector + 2) * size])
            sector = following[sector]
        return b"".join(found)

    directory = chain(int.from_bytes(data[48:52], "little"))
    for entry in (directory[n : n + 128] for n in range(0, len(directory), 128)):
        length = int.from_bytes(entry[120:124], "little")
        if entry[:64].decode("utf-16-le", "ignore").rstrip("\0") in names and length >= 4096:
            return chain(int.from_bytes(entry[116:120], "little"))[:length]
    return b""


def records(stream: bytes) -> Iterator[tuple[int, int, bytes]]:
    """Offset, kind and body of each record of an xls stream (BIFF8)."""
    at = 0
    while at + 4 <= len(stream):
        kind, length = int.from_bytes(stream[at : at + 2], "little"), int.from_bytes(stream[at + 2 : at + 4], "little")
        body = stream[at + 4 : at + 4 + length]
        if at == 0 and (kind != 0x0809 or body[:2] != b"\x00\x06"):
            return
        yield at, kind, body
        at += 4 + length


def open_package(path: Path, limits: Limits) -> zipfile.ZipFile:
    """The zip, after what its directory alone can tell: format, macros, declared size."""
    try:
        package = zipfile.ZipFile(path)
    except (zipfile.BadZipFile, OSError, ValueError) as error:
        raise Refused(p.TRUNCATED, detail="压缩包的目录缺失") from error
    names = package.namelist()
    check_format(set(names))
    for name in names:
        if name.lower().endswith("vbaproject.bin") or "/macrosheets/" in name.lower():
            raise Refused(p.MACROS, part=name)
    declared = sum(item.file_size for item in package.infolist())
    if declared > limits.unpacked or len(names) > PARTS:
        raise Refused(p.BOMB, size=size_text(declared), limit=size_text(limits.unpacked))
    return package


def check_format(names: set[str]) -> None:
    for part, found in (("xl/workbook.bin", "二进制工作簿（xlsb）"), ("content.xml", "OpenDocument 表格（ods）")):
        if part in names:
            raise Refused(p.UNREAD_FORMAT, found=found)
    if "word/document.xml" in names or "ppt/presentation.xml" in names:
        raise Refused(p.NOT_A_WORKBOOK, found="Word 文档" if "word/document.xml" in names else "演示文稿")
    if not any(name.endswith("workbook.xml") for name in names):
        raise Refused(p.NOT_A_WORKBOOK, found="普通压缩包")


def scan(path: Path, limits: Limits) -> tuple[list[Scan], bool]:
    """Every part unpacked once and counted; sheets searched. Returns the sheets' findings and whether dates count from 1904."""
    with open_package(path, limits) as package:
        try:
            sheets, from_1904 = contents(package)
            total, found = 0, []
            for item in package.infolist():
                with package.open(item) as part:
                    name = sheets.get(item.filename)
                    one = Scan(name or "")
                    for chunk in chunks(part):
                        total += len(chunk)
                        if total > limits.unpacked:
                            raise Refused(p.BOMB, size=f"{size_text(total)}以上", limit=size_text(limits.unpacked))
                        if name is not None:
                            search(one, chunk)
                    found.append(one)
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ElementTree.ParseError) as error:
            detail = "目录部分不完整" if isinstance(error, ElementTree.ParseError) else "压缩内容校验不符"
            raise Refused(p.TRUNCATED, detail=detail) from error
    return [check_reach(one, limits) for one in found if one.name], from_1904


def contents(package: zipfile.ZipFile) -> tuple[dict[str, str], bool]:
    """Part name -> sheet name, and whether the workbook counts days from 1904."""
    workbook = next(name for name in package.namelist() if name.endswith("workbook.xml"))
    home = PurePosixPath(workbook).parent
    book, links = (parse(package, name) for name in (workbook, f"{home}/_rels/workbook.xml.rels"))
    targets = {link.get("Id", ""): link.get("Target", "") for link in links}
    sheets = {}
    for element in book.iter():
        if element.tag.endswith("}sheet"):
            target = next((targets.get(value, "") for name, value in element.items() if name.endswith("}id")), "")
            sheets[target.lstrip("/") if target.startswith("/") else str(home / target)] = element.get("name", "")
    setting: Any = next((e for e in book.iter() if e.tag.endswith("}workbookPr")), {})
    return sheets, setting.get("date1904") in ("1", "true")


def parse(package: zipfile.ZipFile, name: str) -> ElementTree.Element:
    try:
        with package.open(name) as part:
            data = part.read(16 << 20)
    except KeyError as error:
        raise Refused(p.TRUNCATED, detail=f"缺少 {name}") from error
    if b"<!DOCTYPE" in data:
        raise Refused(p.BROKEN, detail="含有文档类型声明")
    return ElementTree.fromstring(data)


def chunks(part: IO[bytes]) -> Iterator[bytes]:
    """Pieces of a part, without keeping the whole."""
    while piece := part.read(CHUNK):
        yield piece


def search(one: Scan, chunk: bytes) -> None:
    """Look through the next piece of a sheet; a short overlap finds what lies across two pieces."""
    text = one.tail + chunk
    if b"f>" in text or b"f " in text or b"f/" in text:
        one.marks += [(*place, p.FORMULA.code) for m in NO_RESULT.finditer(text) if b't="str"' not in m[1] and (place := cell(m[1]))]
    if b't="e"' in text:
        one.marks += [(*place, p.ERROR_VALUE.code) for m in ERROR.finditer(text) if (place := cell(m[1]))]
    if b"mergeCell " in text:
        one.merged += [(int(m[2]), column_number(m[1].decode()), int(m[4]), column_number(m[3].decode())) for m in MERGE.finditer(text)]
    if not one.tail and (claim := CLAIM.search(text)) and int(claim[1]) > MAX_ROW:
        raise Refused(p.CLAIMS, sheet=one.name, rows=int(claim[1]))
    one.row = max([one.row, *map(int, set(FAR_ROW.findall(text)))])
    one.column = max([one.column, *(column_number(letters.decode()) for letters in set(FAR_COLUMN.findall(text)))])
    one.tail = text[-OVERLAP:]


def cell(attributes: bytes) -> tuple[int, int] | None:
    """Row and column (from 1) of a cell by its `r` attribute."""
    found = PLACE.search(b" " + attributes)
    return (int(found[2]), column_number(found[1].decode())) if found else None


def check_reach(one: Scan, limits: Limits) -> Scan:
    """A sheet whose farthest cells span an impossible rectangle would cost its emptiness in memory."""
    if one.row > MAX_ROW:
        raise Refused(p.CLAIMS, sheet=one.name, rows=one.row)
    if one.row * one.column > limits.cells:
        raise Refused(p.FAR_CELLS, sheet=one.name, far=f"{column_letters(one.column)}{one.row}", cells=f"{one.row * one.column:,}")
    one.marks, one.merged = sorted(set(one.marks)), sorted(set(one.merged))
    return one
