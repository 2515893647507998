"""A definition as a clerk reads it: one sentence with numbered conditions, in the words of the registers."""

from __future__ import annotations

from jiedui.engine.indicators.tree import Atom, Indicator, Indicators, Operand, Param, Path
from jiedui.engine.registers.schema import Column, Schema, Schemas

NUMBERS = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮"
WORDS = {"CUT": "截至日", "YEARNO": "本年度", "LEVEL": "填表地同级"}
FLAGS = {"lifted_county": "脱贫县", "key_county": "国家乡村振兴重点帮扶县"}
COMPARED = {"<": "早于", "<=": "不晚于", ">": "晚于", ">=": "不早于"}
NUMBERED = {"<": "小于", "<=": "不大于", ">": "大于", ">=": "不小于"}


def sentence(indicator: Indicator, indicators: Indicators, schemas: Schemas, scope: str = "") -> str:
    """One sentence, such as 「会议台账」里，①会议类型是党委常委会会议、②召开日期在本期内的行数."""
    if indicator.measure.kind == "ratio":
        part, whole = (indicators[name].meaning for name in indicator.measure.parts)
        return f"「{part}」除以「{whole}」，逐级重算"
    schema = schemas[indicator.register]
    said = conditions(indicator, schemas)
    places = f"{FLAGS.get(scope, scope)}的" if scope else ""
    listed = "、".join(f"{NUMBERS[i]}{text}" for i, text in enumerate(said))
    return f"{places}「{schema.title}」里，{listed}的{_measured(indicator, schemas)}"


def conditions(indicator: Indicator, schemas: Schemas) -> list[str]:
    """Each condition in words, in the order of `where`."""
    return [condition(atom, schemas[indicator.register], schemas) for atom in indicator.where]


def condition(atom: Atom, schema: Schema, schemas: Schemas) -> str:
    left = named(atom.left, schema, schemas)
    if atom.op == "true":
        return f"{left}为“是”"
    if atom.op in ("null", "notnull"):
        return f"{left}{'为空' if atom.op == 'null' else '已填'}"
    if atom.op in ("in_year", "overlaps"):
        return f"{left}{'在本期内（首日至截至日）' if atom.op == 'in_year' else '与本期有重叠'}"
    said = [_operand(r, atom, schema, schemas) for r in atom.right]
    if atom.op == "at":
        return f"{said[0]}处于“{left}”期间"
    if atom.op == "=":
        return f"{left}是{'或'.join(said)}"
    words = COMPARED if _column(atom.left, schema, schemas).type == "date" else NUMBERED
    return f"{left}{words[atom.op]}{said[0]}"


def named(path: Path, schema: Schema, schemas: Schemas) -> str:
    """A column or span by its label; a borrowed one with the name of where it stands."""
    home = schemas[schema[path.ref].ref] if path.ref else schema
    label = home.spans[path.column] if path.column in home.spans else home[path.column].label
    return f"{_owner(home)}的{label}" if path.ref else label


def _owner(schema: Schema) -> str:
    return "该人员" if schema.name == "persons" else f"所属{schema.title.removesuffix('台账')}"


def _column(path: Path, schema: Schema, schemas: Schemas) -> Column:
    return (schemas[schema[path.ref].ref] if path.ref else schema)[path.column]


def _operand(operand: Operand, atom: Atom, schema: Schema, schemas: Schemas) -> str:
    if isinstance(operand, Param):
        return f"{WORDS[operand.name]}{f'前{operand.months_back}个月' if operand.months_back else ''}"
    if isinstance(operand, Path):
        return f"{named(operand, schema, schemas)}当日"
    choices = _column(atom.left, schema, schemas).choices
    return choices.get(str(operand), str(operand))


def _measured(indicator: Indicator, schemas: Schemas) -> str:
    measure, schema = indicator.measure, schemas[indicator.register]
    if measure.kind == "rows":
        return "行数"
    if measure.kind == "exists":
        return "行有没有（有即为是）"
    columns = "、".join(named(path, schema, schemas) for path in measure.columns)
    if measure.kind == "distinct":
        person = any(_column(path, schema, schemas).counted_by for path in measure.columns)
        return "人数（同一人只算一次）" if person else f"{columns}个数（同一个只算一次）"
    return f"{columns}合计" if measure.kind == "sum" else f"清单（{columns}）"
