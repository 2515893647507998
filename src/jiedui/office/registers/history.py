"""What became of a row: who changed what, when and why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from jiedui.engine.kernel.quantity import units
from jiedui.engine.registers import columns, words
from jiedui.engine.registers.batch import Raw
from jiedui.engine.registers.lookups import Held
from jiedui.engine.registers.schema import Column
from jiedui.office.registers.lookups import Database
from jiedui.office.registers.models import History
from jiedui.office.registers.schema_of import schemas

SHANGHAI = ZoneInfo("Asia/Shanghai")


@dataclass(frozen=True)
class Change:
    """One act on a row: the version it made, and each changed column before and after (None, {} for a new row)."""

    version: int
    at: datetime
    who: str
    act: str
    why: str
    columns: Mapping[str, tuple[object, object]]


def history(register: str, row: int) -> list[Change]:
    """Every act on a row, the first one first. Encrypted values stay encrypted."""
    held = next(iter(Database().by_id(register, [row])), None)
    now: dict[str, object] = {name: _kept(value) for name, value in (held.values if held else {}).items()}
    now["archived"] = held.archived if held else False
    found: list[Change] = []
    for past in History.objects.filter(register=register, row=row).select_related("entry").order_by("-version", "-id"):
        before = dict(past.was or {})
        found.append(
            Change(
                past.version,
                past.entry.at,
                past.entry.who,
                past.entry.act,
                str(past.entry.what.get("why", "")),
                {name: (value, now.get(name)) for name, value in before.items()},
            )
        )
        now.update(before)
    return found[::-1]


def _kept(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value


def both_changes(register: str, held: Held, version: int, mine: Mapping[str, Raw]) -> str:
    """A conflict in words: what others changed since `version`, and what is asked now."""
    schema = schemas()[register]
    theirs = [c for c in history(register, held.id) if c.version > version]
    lines = [f"{schema.title}第 {held.id} 号行已被改过（您打开时第 {version} 版，现在第 {held.version} 版），没有保存。"]
    for change in theirs:
        said = [_from_to(register, n, a, _shown(register, n, b)) for n, (a, b) in change.columns.items()]
        lines.append(f"{change.who} {change.at.astimezone(SHANGHAI):%Y-%m-%d %H:%M} {change.act}：{'；'.join(said)}")
    if mine:
        asked = [_from_to(register, n, held.values.get(n), _asked(register, n, v)) for n, v in mine.items()]
        lines.append(f"您要改：{'；'.join(asked)}")
    return "\n".join([*lines, "请看过对方的改动后重新修改"])


def _from_to(register: str, name: str, before: object, after: str) -> str:
    return f"{_title(register, name)}由“{_shown(register, name, before)}”改为“{after}”"


def _title(register: str, name: str) -> str:
    return "作废" if name == "archived" else words.heading(schemas()[register], name)


def _shown(register: str, name: str, value: object) -> str:
    if name == "archived":
        return "是" if value else "否"
    column: Column = schemas()[register][name]
    if column.encrypted and value:
        return words.masked(column, Database().open(register, name, str(value)))
    if column.type == "money" and isinstance(value, int):
        return f"{units()[column.unit].show(value):f}{column.unit}"
    return f"第 {value} 号行" if column.type == "ref" and value else words.quoted(column, value)


def _asked(register: str, name: str, value: Raw) -> str:
    column = schemas()[register][name]
    return words.masked(column, str(value)) if words.secret(column) and value else columns.shown(value) if value is not None else ""
