"""Keyed texts and how a program is scored against them.

A folder holds texts and `KEY.tsv`, one judgement a line: `file` (names joined by `;` are read together), `must_flag`
(Y must be reported · low may be a hint · N looks like a slip and is none), and the two quotations.
Scoring is strict: a slip is found only if both quotations stand among the places of one finding.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
PAGE = 600


@cache
def plain(text: str) -> str:
    """The characters that carry meaning: full-width folded, layout and punctuation gone."""
    from jiedui.engine.documents.reading.text.characters import simplified

    folded = unicodedata.normalize("NFKC", "".join(simplified(c) for c in text))
    return re.sub(r"[^\w.%]", "", folded)


@dataclass(frozen=True)
class Judgement:
    """One line of a key."""

    files: tuple[str, ...]
    id: str
    must_flag: str
    quotes: tuple[str, ...]
    kind: str = ""


def key_of(folder: Path) -> list[Judgement]:
    with (folder / "KEY.tsv").open(encoding="utf8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    return [
        Judgement(
            tuple(sorted(path.name for name in row["file"].split(";") for path in folder.glob(f"{name.split('.')[0].strip()}.*"))),
            row["id"],
            row["must_flag"].strip(),
            tuple(row[k] for k in ("quote_a", "quote_b") if row.get(k)),
            _kind(row.get("note") or ""),
        )
        for row in rows
        if row.get("must_flag")
    ]


KINDS = (
    "two-values",
    "sum",
    "ratio",
    "growth",
    "drift",
    "name",
    "title",
    "promise",
    "date",
    "as-of",
    "level",
    "blank",
    "derived",
    "periods",
    "enum",
)


def _kind(note: str) -> str:
    """The kind of slip a round's key names first in its note."""
    return next((kind for kind in KINDS if note.startswith(kind)), "")


NUMBER = re.compile(r"\d+(?:\.\d+)?")


def stands_in(quote: str, place: Mapping[str, str]) -> bool:
    """Whether a key's quotation is what a place quotes: the words themselves, or all its numbers in the place's own quotation."""
    wanted, said, text = plain(quote), plain(place["quote"]), plain(place["text"])
    if wanted in said or said in wanted and len(said) >= 3:
        return True
    numbers = NUMBER.findall(wanted)
    if not numbers:
        return wanted in text
    return set(numbers[-1:]) <= set(NUMBER.findall(said)) and (wanted in text or set(numbers) <= set(NUMBER.findall(text)))


def covers(finding: Mapping[str, Any], judgement: Judgement) -> bool:
    return all(any(stands_in(quote, place) for place in finding["places"]) for quote in judgement.quotes)


@dataclass
class Score:
    """What one program did on one folder."""

    slips: list[Judgement] = field(default_factory=list)
    missed: list[Judgement] = field(default_factory=list)
    alike: int = 0
    alike_hit: list[tuple[Judgement, Mapping[str, Any]]] = field(default_factory=list)
    alarms: list[tuple[tuple[str, ...], Mapping[str, Any]]] = field(default_factory=list)
    characters: int = 0
    read: int = 0
    resolved: int = 0

    @property
    def recall(self) -> float:
        return 1 - len(self.missed) / max(1, len(self.slips))

    @property
    def false_alarms(self) -> int:
        return len(self.alarms)

    @property
    def alarms_a_page(self) -> float:
        return self.false_alarms / max(1, self.characters / PAGE)


def groups_of(folder: Path, key: list[Judgement]) -> Iterator[tuple[str, ...]]:
    """Texts that are read together; every text is read, also those without a judgement."""
    seen: set[tuple[str, ...]] = set()
    for files in [j.files for j in key] + [(p.name,) for p in sorted(folder.glob("*")) if p.suffix in {".txt", ".md"}]:
        keyed = any(j.files == files for j in key)
        if files not in seen and (keyed or not any(files[0] in group for group in seen if len(group) > 1)):
            seen.add(files)
            yield files


def score(folder: Path, proof: Callable[[list[Path]], Mapping[str, Any]]) -> Score:
    """Read every group of texts once and compare with the key."""
    key, done = key_of(folder), Score()
    for files in groups_of(folder, key):
        result = proof([folder / name for name in files])
        mine = [j for j in key if j.files == files]
        done.characters += sum(len((folder / name).read_text("utf8")) for name in files)
        done.read += sum(f["numbers_read"] for f in result["files"])
        done.resolved += sum(f["numbers_resolved"] for f in result["files"])
        judge(files, mine, [f for file in result["files"] for f in file["findings"]], done)
    return done


def judge(files: tuple[str, ...], mine: list[Judgement], findings: list[Mapping[str, Any]], done: Score) -> None:
    serious = [f for f in findings if f["severity"] != "hint"]
    slips, alike = [j for j in mine if j.must_flag == "Y"], [j for j in mine if j.must_flag == "N"]
    known = [f for f in serious if any(covers(f, j) for j in mine if j.must_flag in {"Y", "low"})]
    done.slips += slips
    done.missed += [j for j in slips if not any(covers(f, j) for f in serious)]
    done.alike += len(alike)
    false = [f for f in serious if f not in known]
    done.alarms += [(files, f) for f in false]
    done.alike_hit += [(j, f) for j in alike for f in false if covers(f, j)][:1]


def proof_files(paths: list[Path]) -> Mapping[str, Any]:
    from jiedui.engine.documents.reading import proof

    return proof([str(path) for path in paths])
