"""How rows are kept: the history of every row, change counters, evidence. Written by the store alone."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from jiedui.office.people.models import Entry


class History(models.Model):
    """What a row was before a change: only the columns that changed, encrypted ones still encrypted."""

    register = models.CharField(max_length=32)
    row = models.BigIntegerField()
    version = models.IntegerField()  # the version that this change made
    was = models.JSONField(null=True)  # None: the row was new
    entry = models.ForeignKey(Entry, on_delete=models.PROTECT)

    class Meta:
        db_table = "history"
        indexes = [models.Index(fields=["register", "row"])]


class Counter(models.Model):
    """How often a register was written: answers are cached under it."""

    register = models.CharField(max_length=32, primary_key=True)
    value = models.BigIntegerField(default=0)

    class Meta:
        db_table = "counters"


class Evidence(models.Model):
    """A file that proves rows, kept under its SHA-256."""

    digest = models.CharField("SHA-256", max_length=64)
    name = models.CharField("文件名", max_length=255)
    size = models.BigIntegerField("字节数")
    type = models.CharField("类型", max_length=100)
    register = models.CharField("台账", max_length=32)
    row = models.BigIntegerField("行号")
    entry = models.ForeignKey(Entry, on_delete=models.PROTECT)

    class Meta:
        db_table = "evidence"


class Habit(models.Model):
    """How one person likes to read one register's list."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    register = models.CharField(max_length=32)
    density = models.CharField(max_length=8)

    class Meta:
        db_table = "habits"
        constraints = [models.UniqueConstraint(fields=["user", "register"], name="one_habit")]
