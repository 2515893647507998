"""How the gate speaks of rows and cells: which row, which column, and values that may be shown."""

from __future__ import annotations

from jiedui.engine.kernel.finding import Finding, Kind
from jiedui.engine.kernel.identity import mask_id, mask_text
from jiedui.engine.registers.batch import Batch, Fault, Raw
from jiedui.engine.registers.columns import shown
from jiedui.engine.registers.schema import Column, Schema


def about_persons(schema: Schema) -> Column | None:
    """The column by which a row names its person: the ID number itself, or a reference to persons."""
    return next((c for c in schema.columns if c.counted_by or c.check == "id_number"), None)


def secret(column: Column) -> bool:
    """Whether values of the column are masked wherever they are shown."""
    return column.encrypted or bool(column.counted_by)


def masked(column: Column, text: str) -> str:
    """A value as messages may show it.

    >>> masked(Column("id_no", "身份证号", "text", check="id_number"), "620421198501010012")
    '6204211985****0012'
    """
    return mask_id(text) if column.counted_by or column.check == "id_number" else mask_text(text)


def quoted(column: Column, value: Raw) -> str:
    """A cell as messages quote it."""
    if value is None:
        return ""
    if column.type == "bool" and isinstance(value, bool):
        return "是" if value else "否"
    text = column.choices.get(str(value), shown(value))
    return masked(column, text) if secret(column) else text


def heading(schema: Schema, name: str) -> str:
    """The header of a column; rows about persons call their label 姓名."""
    if name == "person.rural":
        return "农村户籍"
    if name == "label" and about_persons(schema):
        return "姓名"
    return schema.by_name[name].label if name in schema.by_name else name


def masked_name(name: str) -> str:
    """A person's name as messages give it.

    >>> masked_name("张三丰")
    '张**'
    """
    return name[:1] + "*" * max(1, len(name) - 1)


def where(schema: Schema, batch: Batch, index: int) -> str:
    """Which row: register, sheet where it is called otherwise, line, and whom or what it is about."""
    own = batch.sheet in ("", schema.title, schema.name) or batch.file.endswith(".csv")
    sheet = "" if own else f"（表“{batch.sheet}”）"
    said = shown(batch.columns["label"][index] or "") if "label" in batch.columns else ""
    if said and about_persons(schema):
        said = masked_name(said)
    return f"{schema.title}{sheet}第 {batch.lines[index]} 行" + (f"（{said}）" if said else "")


def fault(schema: Schema, batch: Batch, index: int, name: str, kind: Kind, **fields: object) -> Fault:
    """A bad cell (or row: name '') with what its message needs."""
    said = {"column": heading(schema, name), "value": "", **fields}
    if name in schema.by_name and isinstance(said["value"], str) and secret(schema[name]):
        said["value"] = masked(schema[name], said["value"])
    return Fault(batch.lines[index], name, Finding(kind, said, where(schema, batch, index)))
