"""Files → pieces, by suffix. Each format is a small room; all hand in the same `Piece`s."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from ..text.blocks import Piece
from . import paper, plain, sheet, word


class UnreadableFile(ValueError):
    """A file that cannot be read back, and why, in words for its sender."""


READERS: dict[str, Callable[[Path], list[Piece]]] = {
    ".txt": plain.pieces,
    ".md": plain.pieces,
    ".markdown": plain.pieces,
    ".tsv": plain.pieces,
    ".csv": plain.table_pieces,
    ".docx": word.pieces,
    ".xlsx": sheet.pieces,
    ".xls": sheet.pieces,
    ".ods": sheet.pieces,
    ".pdf": paper.pieces,
    ".png": paper.scanned,
    ".jpg": paper.scanned,
    ".jpeg": paper.scanned,
}


def pieces(path: str) -> list[Piece]:
    """The paragraphs and rows of a file, in reading order."""
    file = Path(path)
    reader = READERS.get(file.suffix.lower())
    if reader is None:
        known = "、".join(sorted(suffix[1:] for suffix in READERS))
        raise UnreadableFile(f"不认识 {file.name} 的格式，可以读的是 {known}")
    if not file.is_file():
        raise UnreadableFile(f"没有找到文件 {path}")
    try:
        return reader(file)
    except UnreadableFile:
        raise
    except Exception as error:
        # The libraries raise dozens of types on a broken file; the sender needs one sentence.
        raise UnreadableFile(f"{file.name} 打不开，可能已损坏或扩展名不对（{error}）") from error
