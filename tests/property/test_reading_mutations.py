"""Random damage to real and hostile texts: the reader may say anything, but it never breaks and always quotes what is written."""

from __future__ import annotations

import os
import random
from pathlib import Path

from jiedui.engine.documents.reading import as_json
from jiedui.engine.documents.reading.formats.plain import from_text
from jiedui.engine.documents.reading.pipeline import assemble, check

HERE = Path(__file__).parent.parent / "spec" / "reading"
TEXTS = [p.read_text("utf8") for p in sorted(HERE.glob("*/*.txt")) if p.stat().st_size < 4000]
PIECES = [
    "0",
    "00",
    "9",
    "%",
    "亿",
    "万元",
    "人次",
    "其中",
    "（",
    "）",
    "：",
    "；",
    "。",
    "\n",
    "\t",
    "|",
    "一是",
    "附件",
    "《",
    "近",
    "翻番",
    "截至0月0日",
    "0%",
    "0.0万元",
    "１",
    "創",
]
TIMES = int(os.environ.get("JIEDUI_MUTATIONS", "500"))


def mutate(text: str, draw: random.Random) -> str:
    """A stretch of the text with a few characters dropped, doubled, swapped or put in."""
    start = draw.randrange(max(1, len(text) - 400))
    characters = list(text[start : start + 400])
    for _ in range(draw.randint(1, 12)):
        at = draw.randrange(len(characters))
        action = draw.randrange(4)
        if action == 0:
            del characters[at : at + draw.randint(1, 6)]
        elif action == 1:
            characters.insert(at, draw.choice(PIECES))
        elif action == 2:
            characters[at] = draw.choice(PIECES)
        else:
            other = draw.randrange(len(characters))
            characters[at], characters[other] = characters[other], characters[at]
        if not characters:
            return ""
    return "".join(characters)


def test_no_mutation_breaks_the_reader():
    for seed in range(TIMES):
        draw = random.Random(seed)
        text = mutate(draw.choice(TEXTS), draw)
        report = as_json(check(assemble([("1.txt", from_text(text))])))
        for finding in report["files"][0]["findings"]:
            assert finding["code"] != "rule-fault", (seed, finding["message"], text)
            assert all(place["quote"] for place in finding["places"]), (seed, finding, text)
