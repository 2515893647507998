"""What people write for a row or a place, and which one they mean: a text, any unique beginning of it, or `#row number`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import get_close_matches

from jiedui.engine.kernel.places import Place, Tree
from jiedui.engine.registers import kinds
from jiedui.engine.registers.batch import Raw
from jiedui.engine.registers.columns import DATE, each_once, shown, tidy
from jiedui.engine.registers.keys import normal
from jiedui.engine.registers.kinds import Bad

PARTS = re.compile(r"\s+/\s+|／")
CODE = re.compile(r"(?<!\d)(\d{2}|\d{6}|\d{9}|\d{12})(?!\d)")
SHORT = re.compile(r"(省|市|壮族自治区|回族自治区|维吾尔自治区|自治区|特别行政区)$")
SHOWN = 3


def segments(text: str) -> tuple[str, ...]:
    """A reference text in its parts as they are compared; a day in its one form.

    >>> segments("靖协作〔2021〕1号 / jy2021-20 / 2021.3.1")
    ('靖协作〔2021〕1号', 'JY2021-20', '2021-03-01')
    """
    return tuple(_segment(part) for part in PARTS.split(text.strip()))


def _segment(text: str) -> str:
    if "-" in text or "." in text or "年" in text:
        if DATE.fullmatch(text.strip()):
            values, bad = each_once(lambda cell: _iso(str(cell)), [text.strip()])
            return str(values[0]) if not bad else normal(text)
    return normal(text)


def _iso(text: str) -> str:
    from jiedui.engine.registers.columns import day

    return day(text).isoformat()


class Names:
    """The reference texts of some rows.

    >>> names = Names([(7, ("A1", "2021-03-01"), ("A1", "2021-03-01"), "甲"), (8, ("A2",), ("A2",), "乙")])
    >>> names.find("a1"), names.find("乙"), names.find("#8")
    (7, 8, 8)
    """

    def __init__(self, rows: Iterable[tuple[int, tuple[str, ...], tuple[str, ...], str]]):
        self.shown: dict[int, str] = {}
        self.begin: dict[tuple[str, ...], list[int]] = {}
        self.whole: dict[tuple[str, ...], list[int]] = {}
        self.labels: dict[str, list[int]] = {}
        for number, parts, words, label in rows:
            self.shown[number] = " / ".join(words)
            self.whole.setdefault(parts, []).append(number)
            for size in range(1, len(parts)):
                self.begin.setdefault(parts[:size], []).append(number)
            if label:
                self.labels.setdefault(normal(label), []).append(number)

    def find(self, text: str, title: str = "台账") -> int | None:
        """The row that is meant, None if there is none. Raises Bad where several are."""
        if text.startswith("#") and text[1:].isdigit():
            return int(text[1:]) if int(text[1:]) in self.shown else None
        parts = segments(text)
        found = self.whole.get(parts) or self.begin.get(parts) or self.labels.get(normal(text)) or self._starting(parts)
        if len(found) > 1:
            some = "、".join(f"“{self.shown[n]}”（#{n}）" for n in found[:SHOWN])
            raise Bad(kinds.REF_AMBIGUOUS, title=title, count=len(found), some=some + ("等" if len(found) > SHOWN else ""))
        return found[0] if found else None

    def _starting(self, parts: tuple[str, ...]) -> list[int]:
        start = "\x1f".join(parts)
        return [n for whole, numbers in self.whole.items() if "\x1f".join(whole).startswith(start) for n in numbers] if start else []

    def near(self, text: str) -> str:
        """Words for a remedy: the nearest text, if one is near."""
        known = {normal(word): word for number, whole in self.shown.items() for word in (whole, self._label(number)) if word}
        close = get_close_matches(normal(text), list(known)[:5000], 1, 0.5)
        return f"最接近的是“{known[close[0]]}”。" if close else ""

    def _label(self, number: int) -> str:
        return next((label for label, numbers in self.labels.items() if number in numbers), "") if len(self.shown) < 200 else ""


class PlaceNames:
    """Places by code, by name, or by a name with names above it.

    >>> tree = Tree([Place("620000", "甘肃省", "province", None), Place("620421", "靖远县", "county", "620000")])
    >>> PlaceNames(tree).find("甘肃省靖远县"), PlaceNames(tree).find(620421.0)
    ('620421', '620421')
    """

    def __init__(self, tree: Tree):
        self.tree = tree
        self.by_name: dict[str, list[str]] = {}
        for place in tree.places:
            for name in self._called(place):
                self.by_name.setdefault(normal(name), []).append(place.code)
        self.lengths = {(p.code[:6], len(p.code)) for p in tree.places if len(p.code) > 6}

    def _called(self, place: Place) -> set[str]:
        short = SHORT.sub("", place.label)
        found, above = {place.label, short if len(short) > 1 else place.label}, [""]
        parent = place.parent
        while parent and parent in self.tree and len(above) < 20:
            upper = self.tree[parent]
            above = [rest for tail in above for rest in (tail, upper.label + tail)]
            parent = upper.parent
        return found | {prefix + place.label for prefix in above}

    def find(self, cell: Raw, within: str | None = None) -> str:
        """The code of a place. Raises Bad for an unknown or ambiguous one; `within` decides between namesakes."""
        text = str(tidy(cell) or "")
        if (code := CODE.search(text)) and self.known(code[1]):
            return code[1]
        found = self.by_name.get(normal(text), [])
        if len(found) > 1 and within:
            found = [c for c in found if within in self.tree.ancestors(c)] or found
        if len(found) > 1:
            found = [c for c in found if self.tree[c].valid.last is None] or found
        if len(found) == 1:
            return found[0]
        if found:
            some = "、".join(self.full(c) for c in found[:SHOWN]) + ("等" if len(found) > SHOWN else "")
            raise Bad(kinds.AREA_AMBIGUOUS, value=shown(cell), count=len(found), some=some)
        raise Bad(kinds.AREA_UNKNOWN, value=shown(cell), near=self.near(text))

    def known(self, code: str) -> bool:
        """Whether a code may be used: one of the tree, or of a level below the county that the tree does not hold there."""
        return code in self.tree or (len(code) > 6 and code[:6] in self.tree and (code[:6], len(code)) not in self.lengths)

    def full(self, code: str) -> str:
        place = self.tree[code]
        upper = self.tree[place.parent].label if place.parent and place.parent in self.tree else ""
        return f"{code} {upper}{place.label}"

    def near(self, text: str) -> str:
        names = self.tree.by_code if text.isdigit() else self.by_name
        close = get_close_matches(normal(text), names, 1, 0.5)
        if not close:
            return ""
        return f"最接近的是 {self.full(close[0] if text.isdigit() else self.by_name[close[0]][0])}。"


def close(text: str, words: Iterable[str]) -> str:
    """Words for a remedy: the nearest of `words`, if one is near."""
    found = get_close_matches(text, list(words), 1, 0.4)
    return f"最接近的是“{found[0]}”。" if found else ""
