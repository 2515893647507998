"""Chinese is what the pages are written in; English is one small table of words (`desk/words/*.toml`).

t("年度统计表")                  in Chinese itself, in English "Annual table"
t("显示前 {n} 行，共 {all} 行", n=4, all=902)
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from django.http import HttpRequest

COOKIE = "language"
LANGUAGES = {"zh": "中文", "en": "English"}


@cache
def words() -> dict[str, str]:
    """Every Chinese text of the pages and its English."""
    found: dict[str, str] = {}
    for path in sorted(files("jiedui.office.desk").joinpath("words").iterdir(), key=lambda p: p.name):
        if path.name.endswith(".toml"):
            found.update(tomllib.loads(path.read_text("utf8")))
    return found


@cache
def titles(edition: str) -> dict[str, str]:
    """English titles of an edition's lines by code; empty where nobody has translated it."""
    path = files("jiedui.catalogue") / edition / "en.toml"
    return dict(tomllib.loads(path.read_text("utf8"))["lines"]) if path.is_file() else {}


def spoken(request: HttpRequest) -> str:
    """The reader's language: what he chose, else Chinese."""
    chosen = request.COOKIES.get(COOKIE, "zh")
    return chosen if chosen in LANGUAGES else "zh"


def translated(language: str, text: str, **fields: object) -> str:
    said = words().get(text, text) if language == "en" else text
    return said.format(**fields) if fields else said
