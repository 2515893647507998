"""The example is what its generator makes, and nobody in it can be real."""

from __future__ import annotations

import csv
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from stdnum.cn import ric
from stdnum.exceptions import InvalidComponent

from jiedui.engine.kernel.identity import id_number_fault

EXAMPLE = Path(__file__).parents[3] / "examples" / "jingyuan-2021"


def test_the_generator_writes_the_committed_files_byte_for_byte(tmp_path: Path) -> None:
    subprocess.run([sys.executable, str(EXAMPLE / "generate.py"), str(tmp_path)], check=True)
    made, kept = ({path.name: path.read_bytes() for path in folder.glob("*.csv")} for folder in (tmp_path, EXAMPLE))
    assert sorted(made) == sorted(kept)
    assert [name for name in made if made[name] != kept[name]] == []


def test_no_id_number_can_be_a_living_persons() -> None:
    numbers = set(_id_numbers())
    assert len(numbers) > 10_000
    for number in numbers:
        assert id_number_fault(number) is None
        assert number[6:10] < "1900"
        with pytest.raises(InvalidComponent):
            ric.get_birth_place(number)


def _id_numbers() -> Iterator[str]:
    """Whatever looks like one, in any column of any file."""
    for path in EXAMPLE.glob("*.csv"):
        with path.open(encoding="utf8", newline="") as file:
            for row in csv.reader(file):
                cells = [cell for cell in row if not cell.startswith(("91", "12", "51"))]
                yield from (found for cell in cells for found in re.findall(r"\b\d{17}[\dX]\b", cell))
