"""A submission of spreadsheets on its way in: rehearsed first, then carried out. The command line and the upload page use it alike."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from jiedui.engine.registers.batch import Fault
from jiedui.engine.registers.workbook.annotate import Mark, marks_of
from jiedui.engine.registers.workbook.read import Reading
from jiedui.office.registers.schema_of import schemas
from jiedui.office.registers.store import Progress, Receipt, take


@dataclass(frozen=True)
class Intake:
    """Rows that were read, who brings them and why, and whether good rows go in without the bad ones."""

    reading: Reading
    who: str
    why: str
    keep_good: bool = False

    def rehearse(self, progress: Progress | None = None) -> Outcome:
        """What would happen; nothing is written."""
        return self._take(True, progress)

    def carry_out(self, progress: Progress | None = None) -> Outcome:
        return self._take(False, progress)

    def _take(self, dry: bool, progress: Progress | None) -> Outcome:
        return Outcome(
            self.reading,
            take(
                self.reading.batches,
                who=self.who,
                why=self.why,
                act="导入",
                keep_good=self.keep_good,
                dry=dry,
                progress=progress,
                known=self.reading.faults,
            ),
        )


@dataclass(frozen=True)
class Outcome:
    """What an import did or would do: rows by register, and every bad cell with the batch it stands in."""

    reading: Reading
    receipt: Receipt

    @property
    def faults(self) -> list[Fault]:
        return self.receipt.faults

    @property
    def moving(self) -> bool:
        """Whether any row is new or changed."""
        return bool(self.new or self.changed)

    @property
    def new(self) -> int:
        return sum(count.new for count in self.receipt.counts.values())

    @property
    def changed(self) -> int:
        return sum(count.changed for count in self.receipt.counts.values())

    def lines(self) -> Iterator[str]:
        """One line a register.

        `务工人员台账：读入 119 行，新增 118，改动 0，相同 0，有误 1`
        """
        read = {batch.register for batch in self.reading.batches}
        for name, count in self.receipt.counts.items():
            title = schemas()[name].title
            if name not in read:
                yield f"{title}：随名册新建 {count.new}" if count.new else f"{title}：随之重算 {count.derived}"
                continue
            rows = sum(len(batch.lines) for batch in self.reading.batches if batch.register == name)
            more = f"（随名册新建 {n}）" if (n := count.new + count.changed + count.same + count.bad - rows) > 0 else ""
            yield f"{title}：读入 {rows} 行，新增 {count.new}{more}，改动 {count.changed}，相同 {count.same}，有误 {count.bad}"

    def marks(self, file: str) -> list[Mark]:
        """The bad cells of one file."""
        pairs = zip(self.reading.batches, self.receipt.verdicts, strict=True)
        return [mark for batch, verdict in pairs if batch.file == file for mark in marks_of(batch, verdict.faults)]
