"""Kept snapshots: what one area's table answered on one day. Immutable: a kept one is never written again.
Reports read back (核稿), with their files and with what a person said is no problem.
"""

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


class ProofRun(models.Model):
    """One submission read back. `owner` is the office that sent it in: nobody else sees it (`proofs/runs.py`)."""

    area = models.CharField("地区", max_length=12)
    edition = models.CharField("年度", max_length=20)
    as_of = models.DateField("截至日")
    owner = models.CharField("单位", max_length=80)
    who = models.CharField("经手人", max_length=150)
    at = models.DateTimeField("时间")
    state = models.CharField("状态", max_length=10)
    work = models.CharField("读的地方", max_length=40, blank=True)
    why = models.TextField("没有读成的原因", blank=True)
    snapshot = models.TextField("一起比对的统计表", blank=True)
    body = models.TextField("读到的和发现的", blank=True)
    ms = models.IntegerField("用时毫秒", default=0)
    must = models.IntegerField("必须改正", default=0)
    explain = models.IntegerField("须说明", default=0)
    hint = models.IntegerField("提示", default=0)

    class Meta:
        db_table = "proofs"
        indexes = [models.Index(fields=["owner", "area", "-id"], name="proofs_of_office")]

    def __str__(self) -> str:
        return f"{self.area} {self.pk}"


class ProofFile(models.Model):
    run = models.ForeignKey(ProofRun, on_delete=models.CASCADE, related_name="files")
    number = models.IntegerField("第几个")
    name = models.CharField("文件名", max_length=200)
    size = models.IntegerField("字节")
    digest = models.CharField("摘要", max_length=64)
    body = models.BinaryField("原件")

    class Meta:
        db_table = "proof_files"
        constraints = [models.UniqueConstraint(fields=["run", "number"], name="one_proof_file")]

    def __str__(self) -> str:
        return self.name


class Dismissal(models.Model):
    """“不是问题”: who said so and why. Undone, it stays on record and counts no more."""

    run = models.ForeignKey(ProofRun, on_delete=models.CASCADE, related_name="dismissals")
    finding = models.CharField("发现", max_length=12)
    who = models.CharField("经手人", max_length=150)
    why = models.CharField("理由", max_length=200)
    at = models.DateTimeField("时间")
    undone_by = models.CharField("恢复人", max_length=150, blank=True)
    undone_at = models.DateTimeField("恢复时间", null=True)

    class Meta:
        db_table = "proof_dismissals"
        constraints = [models.UniqueConstraint(fields=["run", "finding"], condition=models.Q(undone_at=None), name="one_dismissal")]

    def __str__(self) -> str:
        return f"{self.run_id} {self.finding}"
