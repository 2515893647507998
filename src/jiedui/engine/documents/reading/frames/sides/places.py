"""Place names of a text and the side each belongs to; village and town names are learnt from the text itself."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from ...lexicon import alternatives, pattern, table

PEOPLES = (
    "蒙古|回|藏|维吾尔|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|畲|拉祜|水|东乡|纳西|景颇|柯尔克孜|土|达斡尔|仫佬|羌|撒拉"
    "|仡佬|锡伯|裕固|保安|各"
)
STEM = re.compile(rf"^(.{{2,}}?)(?:(?:{PEOPLES})族?)*(?:特别行政区|自治区|自治州|自治县|自治旗|特区|地区|省|市|县|区|旗|盟|州)$")
LOCAL = re.compile(r"([\u4e00-\u9fff]{2,3})(乡|镇|村|街道|社区)(?![镇村企])")
NOT_LOCAL = re.compile(r"[万企个的和与及各到在对于为了是两三四五六七八九十街乡强经济多少农贫困示范新全本该每]")
SHORT = {**dict.fromkeys("京津沪苏浙闽鲁粤辽", "E"), **dict.fromkeys("蒙桂渝川黔滇陕甘青宁新藏", "W")}


def stem(name: str) -> str:
    """The name without its rank: 东乡族自治县 → 东乡.

    >>> stem("临夏回族自治州"), stem("和平区")
    ('临夏', '和平')
    """
    found = STEM.match(name)
    return found.group(1) if found else name


class Gazetteer(NamedTuple):
    """Full names and stems → provinces; `upper` are stems of provinces, prefectures and cities, which texts shorten."""

    names: Mapping[str, frozenset[str]]
    stems: Mapping[str, frozenset[str]]
    upper: frozenset[str]
    east: frozenset[str]


@cache
def gazetteer() -> Gazetteer:
    names: dict[str, set[str]] = defaultdict(set)
    stems: dict[str, set[str]] = defaultdict(set)
    upper: set[str] = set()
    provinces = table("places")
    for province, entry in provinces.items():
        high = [province, *entry["upper"].split()]
        upper.update(stem(name) for name in high)
        for name in [*high, *entry["lower"].split()]:
            names[name].add(province)
            if len(stem(name)) >= 2:
                stems[stem(name)].add(province)
    for name in list(names):  # 密云县 has become 密云区
        if name[-1] in "县市" and len(stem(name)) >= 2:
            names.setdefault(stem(name) + "区", names[name])
    return Gazetteer(
        {n: frozenset(p) for n, p in names.items()},
        {n: frozenset(p) for n, p in stems.items()},
        frozenset(upper),
        frozenset(p for p, entry in provinces.items() if entry["side"] == "east"),
    )


@cache
def _any_name() -> re.Pattern[str]:
    known = gazetteer()
    return alternatives([n for n in known.names if len(n) >= 3] + [s for s in known.upper if len(s) >= 2])


class Places:
    """The place names of one document; `context` is what is read with it and may name in full what it shortens."""

    def __init__(self, text: str, title: str, context: str = "") -> None:
        known = gazetteer()
        found = set(_any_name().findall(text + "\n" + context))
        self.names: dict[str, frozenset[str]] = {n: known.names[n] for n in sorted(found) if n in known.names}
        for name in list(self.names):
            if len(stem(name)) >= 2:
                self.names.setdefault(stem(name), self.names[name])
        for name in sorted(found):
            if name in known.upper and name in known.stems:
                self.names.setdefault(name, known.stems[name])
        certain = {p for provinces in self.names.values() if len(provinces) == 1 for p in provinces}
        self.side = {name: _side(provinces & certain or provinces, known.east) for name, provinces in self.names.items()}
        main = {n for n in self.names if n in title or text.count(n) >= 3 or stem(n) in known.upper}
        self.main = main | {stem(n) for n in main}
        self.local = frozenset(
            m.group() for m in LOCAL.finditer(text) if not pattern().search(m.group(1)) and not NOT_LOCAL.search(m.group(1))
        )
        self.pattern = alternatives({*self.names, *self.local})
        toward = "|".join(
            [
                "东部",
                "西部",
                *([self.pattern.pattern] if self.names or self.local else []),
                "[京津沪苏浙闽鲁粤辽桂渝川黔滇陕甘青藏](?![一-龥]*[县市区])",
            ]
        )
        self.toward = re.compile(rf"(?:到|赴|来|向|往|驻|至|进|在)({toward})")

        titled = [] if "。" in title else self.find(title)
        # 我县 in the report of an eastern county is the east.
        self.home = "E" if titled and self.side_of(titled[0][2]) == "E" else "W"

    def find(self, text: str) -> list[tuple[int, int, str]]:
        return [(m.start(), m.end(), m.group()) for m in self.pattern.finditer(text)]

    def side_of(self, name: str) -> str:
        """E or W; a name nobody knows is a local one, and reports come from the west."""
        return SHORT.get(name) or self.side.get(name, "W")


def _side(provinces: frozenset[str], east: frozenset[str]) -> str:
    return "E" if provinces <= east else "?" if provinces & east else "W"
