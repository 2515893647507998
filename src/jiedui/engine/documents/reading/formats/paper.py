"""PDF with a text layer; scans only with the optional extra, and said clearly where it is missing."""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import Path
from typing import Any

import pypdfium2

from ..text.blocks import Piece
from .plain import from_text

NO_OCR = "没有文字层（是扫描件），需要文字识别：请安装可选组件 jiedui[ocr] 后重试，或先转成可复制文字的文件"


def pieces(path: Path) -> list[Piece]:
    document = pypdfium2.PdfDocument(str(path))
    try:
        found: list[Piece] = []
        for number, page in enumerate(document, 1):
            text = page.get_textpage().get_text_range()
            lines = _recognised(page.render(scale=2).to_numpy(), path) if not text.strip() else text
            found += [piece._replace(where=f"第{number}页{piece.where}") for piece in from_text(_joined(lines))]
        return found
    finally:
        document.close()


def scanned(path: Path) -> list[Piece]:
    return from_text(_joined(_recognised(str(path), path)))


def _joined(text: str) -> str:
    """Page numbers dropped; a line that stops without an end goes on in the next one."""
    lines = [line.rstrip() for line in re.split(r"[\r\n]+", text)]
    lines = [line for line in lines if line.strip() and not re.fullmatch(r"\s*[-—–]?\s*\d{1,3}\s*[-—–]?\s*", line)]
    width = max(map(len, lines), default=0)
    out: list[str] = []
    for line in lines:
        full = out and len(out[-1].split("\n")[-1]) >= width - 4 and not re.search(r"[。;；!！?？:：]$", out[-1])
        if full and not re.match(r"\s*(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十\d]+[)）]|附件)", line):
            out[-1] += line.strip()
        else:
            out.append(line)
    return "\n".join(out)


def _recognised(image: Any, path: Path) -> str:
    try:
        engine = import_module("rapidocr").RapidOCR()
    except ImportError as error:
        raise ValueError(f"{path.name} {NO_OCR}") from error
    return "\n".join(engine(image).txts or ())
