"""A submission of spreadsheets on its way in: rehearsed first, then carried out. The command line and the upload page use it alike."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from jiedui.engine.registers.batch import Batch, Fault
from jiedui.engine.registers.workbook.annotate import Mark, marks_of
from jiedui.engine.registers.workbook.body import unique
from jiedui.engine.registers.workbook.read import Reading, without
from jiedui.office.registers.schema_of import schemas
from jiedui.office.registers.store import Count, Progress, Receipt, take


@dataclass
class Outcome:
    """What an import would do: rows by register, and every bad cell with the batch it stands in."""

    counts: dict[str, Count]
    found: list[tuple[Batch, list[Fault]]]
    hints: list[Fault] = field(default_factory=list)

    @property
    def faults(self) -> list[Fault]:
        return [fault for _, faults in self.found for fault in faults]

    @property
    def moving(self) -> bool:
        return any(count.new or count.changed for count in self.counts.values())

    @property
    def lines(self) -> Iterator[str]:
        """One line a register.

        `务工人员台账：读入 119 行，新增 118，改动 0，相同 0，有误 1`
        """
        read = {batch.register for batch, _ in self.found}
        for name, count in self.counts.items():
            told = f"新增 {count.new}，改动 {count.changed}，相同 {count.same}，有误 {count.bad}"
            rows = f"读入 {count.new + count.changed + count.same + count.bad} 行，" if name in read else "随名册建档，"
            yield f"{schemas()[name].title}：{rows}{told}"

    def marks(self, file: str) -> list[Mark]:
        """The bad cells of one file."""
        return [mark for batch, faults in self.found if batch.file == file for mark in marks_of(batch, faults)]


class Intake:
    """Rows that were read, and what is to be done with the bad ones."""

    def __init__(self, reading: Reading, *, who: str, why: str, keep_good: bool = False):
        self.reading, self.who, self.why, self.keep_good = reading, who, why, keep_good
        self.batches = [without(batch, {f.line for f in faults}) if faults else batch
                        for batch, faults in zip(reading.batches, reading.faults, strict=True)]

    def rehearse(self, progress: Progress | None = None) -> Outcome:
        """What would happen. Cells that no gate can judge (formulas, merged cells) stand beside what the gate says of the same rows."""
        whole = self._take(self.reading.batches, progress)
        if not any(self.reading.faults):
            return Outcome(whole.counts, self._found(whole), whole.hints)
        counts = self._take(self.batches, progress).counts
        found = self._found(whole)
        for register, count in counts.items():
            count.bad = sum(len({f.line for f in faults}) for batch, faults in found if batch.register == register)
        return Outcome(counts, found, whole.hints)

    def carry_out(self, progress: Progress | None = None) -> Receipt:
        return take(self.batches, who=self.who, why=self.why, act="导入", keep_good=self.keep_good, progress=progress)

    def _take(self, batches: Sequence[Batch], progress: Progress | None) -> Receipt:
        return take(batches, who=self.who, why=self.why, act="导入", keep_good=True, dry=True, progress=progress)

    def _found(self, receipt: Receipt) -> list[tuple[Batch, list[Fault]]]:
        """Each batch with the reader's faults and the gate's, also those of persons that its roster would make."""
        found = []
        for batch, own in zip(self.reading.batches, self.reading.faults, strict=True):
            told = [f for held, faults in receipt.by_batch for f in faults if held is batch or _made_of(held, batch, self.reading.batches)]
            found.append((batch, unique([*own, *told])))
        return found


def _made_of(held: Batch, batch: Batch, batches: Sequence[Batch]) -> bool:
    """Whether `held` is a batch of new persons that the roster `batch` brought along."""
    return (held.file, held.sheet) == (batch.file, batch.sheet) and not any(held is one for one in batches)
