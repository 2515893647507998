"""Kept snapshots: what one area's table answered on one day. Immutable: a kept one is never written again."""

from __future__ import annotations

from django.db import models


class KeptSnapshot(models.Model):
    area = models.CharField("地区", max_length=12)
    edition = models.CharField("年度", max_length=20)
    as_of = models.DateField("截至日")
    made_on = models.DateField("生成日")
    reason = models.CharField("保存原因", max_length=200)
    digest = models.CharField("摘要", max_length=70)
    body = models.TextField("内容")

    class Meta:
        db_table = "snapshots"
        constraints = [models.UniqueConstraint(fields=["area", "edition", "as_of", "digest"], name="one_snapshot")]

    def __str__(self) -> str:
        return f"{self.area} {self.edition} {self.as_of} {self.digest[:12]}"
