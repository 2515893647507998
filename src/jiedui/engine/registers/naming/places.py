"""Places by code, by name, or by a name with names above it."""

from __future__ import annotations

import re
from difflib import get_close_matches

from jiedui.engine.kernel.places import Place, Tree
from jiedui.engine.registers import kinds
from jiedui.engine.registers.batch import Raw
from jiedui.engine.registers.columns import shown, tidy
from jiedui.engine.registers.kinds import Bad
from jiedui.engine.registers.naming.keys import normal

CODE = re.compile(r"(?<!\d)(\d{2}|\d{6}|\d{9}|\d{12})(?!\d)")
SHORT = re.compile(r"(省|市|壮族自治区|回族自治区|维吾尔自治区|自治区|特别行政区)$")
SHOWN = 3


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
