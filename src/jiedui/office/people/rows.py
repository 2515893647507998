"""How a register is declared: Django's own fields with a Chinese label, and one `Register` line on the model.

The engine's Schema is made from this declaration alone (`registers/schema_of.py`); nothing is said twice.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db import models

from jiedui.engine.registers.schema import Check, Derivation


@dataclass(frozen=True)
class Register:
    """The thin declaration on a model. `key` comes after the area; a span in it counts by its first day."""

    name: str
    title: str
    owner: str
    key: tuple[str, ...]
    dated: str
    named_by: tuple[str, ...] = ()
    spans: Mapping[str, str] = field(default_factory=dict)
    derived: tuple[Derivation, ...] = ()
    east_filled: bool = True
    placed: bool = True


class Described:
    """What a spreadsheet needs to know of a field beside Django's own words; never part of a migration."""

    synonyms: tuple[str, ...] = ()
    check_name: Check = ""
    unit: str = ""

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()  # type: ignore[misc]
        for word in ("verbose_name", "help_text"):
            kwargs.pop(word, None)
        return name, path, args, kwargs


def _optional(required: bool, kwargs: dict[str, Any]) -> dict[str, Any]:
    return kwargs if required else {"null": True, "blank": True, **kwargs}


class Text(Described, models.CharField):
    def __init__(self, label: str = "", required: bool = False, check: Check = "", synonyms: tuple[str, ...] = (), **kw: Any):
        self.check_name, self.synonyms = check, synonyms
        kw.setdefault("max_length", 500)
        super().__init__(label or kw.pop("verbose_name", ""), **_optional(required, kw))


class Area(Described, models.CharField):
    """A GB/T 2260 code, or 9 and 12 digits below the county."""

    def __init__(self, label: str = "", required: bool = False, synonyms: tuple[str, ...] = (), **kw: Any):
        self.synonyms = synonyms
        kw.setdefault("max_length", 12)
        super().__init__(label or kw.pop("verbose_name", ""), **_optional(required, kw))


class Choice(Described, models.CharField):
    def __init__(
        self, label: str = "", options: Mapping[str, str] | None = None, required: bool = True, synonyms: tuple[str, ...] = (), **kw: Any
    ):
        self.synonyms = synonyms
        kw.setdefault("max_length", 32)
        if options is not None:
            kw["choices"] = list(options.items())
        super().__init__(label or kw.pop("verbose_name", ""), **_optional(required, kw))

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        kwargs.pop("choices", None)  # labels are wording, not shape
        return name, path, args, kwargs


class Day(Described, models.DateField):
    def __init__(self, label: str = "", required: bool = False, synonyms: tuple[str, ...] = (), **kw: Any):
        self.synonyms = synonyms
        super().__init__(label or kw.pop("verbose_name", ""), **_optional(required, kw))


class Whole(Described, models.IntegerField):
    def __init__(self, label: str = "", required: bool = False, synonyms: tuple[str, ...] = (), **kw: Any):
        self.synonyms = synonyms
        super().__init__(label or kw.pop("verbose_name", ""), **_optional(required, kw))


class Money(Described, models.BigIntegerField):
    """Whole 分; `unit` is the word the spreadsheet writes it in."""

    def __init__(self, label: str = "", required: bool = False, unit: str = "元", synonyms: tuple[str, ...] = (), **kw: Any):
        self.synonyms, self.unit = synonyms, unit
        super().__init__(label or kw.pop("verbose_name", ""), **_optional(required, kw))


class YesNo(Described, models.BooleanField):
    def __init__(self, label: str = "", required: bool = True, synonyms: tuple[str, ...] = (), **kw: Any):
        self.synonyms = synonyms
        super().__init__(label or kw.pop("verbose_name", ""), **_optional(required, kw))


class Secret(Described, models.TextField):
    """Encrypted at rest: the database holds a token, the store makes and opens it."""

    def __init__(self, label: str = "", required: bool = False, check: Check = "", synonyms: tuple[str, ...] = (), **kw: Any):
        self.check_name, self.synonyms = check, synonyms
        super().__init__(label or kw.pop("verbose_name", ""), **_optional(required, kw))


class Ref(Described, models.ForeignKey):
    """The row of another register. Nothing that is referred to can be removed."""

    def __init__(self, to: Any = None, label: str = "", required: bool = False, synonyms: tuple[str, ...] = (), **kw: Any):
        self.synonyms = synonyms
        kw.setdefault("on_delete", models.PROTECT)
        kw.setdefault("related_name", "+")
        super().__init__(to, verbose_name=label or kw.pop("verbose_name", ""), **_optional(required, kw))


class Row(models.Model):
    """The common columns. `key` is the natural key as one text, made by the gate."""

    area = Area(
        "所属地区",
        synonyms=("地区", "县区", "行政区划代码", "填报地区"),
        help_text="西部一方的行政区划代码或名称，如 620421 或 靖远县",
    )
    east_area = Area("东部结对地区", synonyms=("东部地区", "帮扶方"), help_text="留空时按业务日期当天唯一的县级结对关系自动填")
    label = Text("名称", help_text="照原件写的名称")
    source = Text("依据", required=True, synonyms=("来源", "佐证材料", "依据文件", "凭证"), help_text="证明这一行的文件、花名册或凭证")
    note = Text("备注", synonyms=("说明",))
    key = models.CharField(max_length=600, editable=False)
    version = models.IntegerField(default=1, editable=False)
    archived = models.BooleanField(default=False, editable=False)
    spelling = models.CharField("拼音", max_length=160, null=True, editable=False, db_index=True)

    register: Register

    class Meta:
        abstract = True
        constraints = [models.UniqueConstraint(fields=["key"], condition=models.Q(archived=False), name="%(class)s_one_key")]
        indexes = [
            models.Index(fields=["label"], name="%(class)s_label", opclasses=["varchar_pattern_ops"]),  # names by their beginning
            models.Index(fields=["area", "archived"], name="%(class)s_area"),  # a place's rows are counted from the index alone
            models.Index(fields=["east_area", "archived"], name="%(class)s_east"),
        ]


class PersonRow(Row):
    """A row about a person: `person_key` is copied from the person, so that counting needs no join."""

    person_key = models.CharField("人员标识", max_length=64, editable=False)

    class Meta(Row.Meta):
        abstract = True


SPELLING = Derivation("spelling", "spelling", ("label",))
PERSON_KEY = Derivation("person_key", "person_key_of_ref", ("person",), ("persons",))
