"""How a Chinese text is spelt: what a clerk types to find it, and what lists sort it by (no database here knows Chinese order)."""

from __future__ import annotations

from functools import cache

from pypinyin import Style, pinyin

SURNAMES = {
    "单": "shan",
    "曾": "zeng",
    "解": "xie",
    "仇": "qiu",
    "区": "ou",
    "查": "zha",
    "盖": "ge",
    "朴": "piao",
    "乐": "yue",
    "翟": "zhai",
    "覃": "qin",
    "尉": "yu",
    "召": "shao",
    "缪": "miao",
    "冼": "xian",
    "员": "yun",
    "种": "chong",
    "秘": "bi",
    "折": "she",
    "繁": "po",
    "瞿": "qu",
    "晁": "chao",
    "幺": "yao",
}
NAME = 4  # a text this short may be a person's name
INITIALS, WHOLE = 60, 12  # characters that are spelt by their first letter, and in full


def spelling(text: object) -> str | None:
    """First letters, then the whole; figures and Latin letters stay.

    >>> spelling("单明华"), spelling("靖远县A4纸"), spelling("")
    ('smh shanminghua', 'jyxa4z jingyuanxiana4zhi', None)
    """
    if not isinstance(text, str) or not text:
        return None
    words = [_spelt(character) for character in text[:INITIALS]]
    if len(text) <= NAME:
        words[0] = SURNAMES.get(text[0], words[0])
    return f"{''.join(word[:1] for word in words)} {''.join(words[:WHOLE])}".strip() or None


@cache
def _spelt(character: str) -> str:
    if character.isascii():
        return character.lower() if character.isalnum() else ""
    return pinyin(character, style=Style.NORMAL, errors="ignore")[0][0] if pinyin(character, errors="ignore") else ""
