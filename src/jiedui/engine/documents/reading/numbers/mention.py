"""One quantity as a text mentions it: the value as an interval, and the frame that says what it answers."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property

from ..lexicon import FACETS
from ..text.blocks import Block
from ..text.characters import pairs
from .numerals import Writing, writing
from .periods import NO_PERIOD, When

PERSONS = {"person", "ptime"}
RATES = {"pct", "pm", "pp", "times", "fan"}
NOT_COUNTED = RATES | {"dur", ""}


@dataclass(eq=False)
class Mention:
    """Offsets are into the block's folded text; `low..high` is what the writing admits."""

    block: Block
    start: int
    end: int
    value: Fraction
    low: Fraction
    high: Fraction
    precision: Fraction = Fraction(0)
    hedge: str = ""
    dimension: str = ""
    unit: str = ""
    digits: str = ""
    scale: Fraction = Fraction(1)
    index: int = 0
    # where it stands
    sentence: tuple[int, int] = (0, 0)
    segment: tuple[int, int] = (0, 0)
    clause: tuple[int, int] = (0, 0)
    zone: tuple[int, int] = (0, 0)
    left: str = ""
    right: str = ""
    bracketed: bool = False
    # what it answers
    head: str | None = None
    own_head: str | None = None
    no_head: bool = False
    heads: list[str] = field(default_factory=list)
    facets: dict[str, set[str]] = field(default_factory=lambda: {facet: set() for facet in FACETS})
    direction: str = ""
    agent: str = ""
    entities: frozenset[str] = frozenset()
    rest: frozenset[str] = frozenset()
    single: str = ""  # the one of many its clause begins with
    places: frozenset[str] = frozenset()  # every place its own zone names, the pair included
    period: When = NO_PERIOD
    of_year: int | None = None  # the year its heading or its document tells of, where it says none itself
    of_place: frozenset[str] = frozenset()  # the place its heading names
    leading: bool = False  # stands before the first heading, where a report tells its chief figures
    aim: bool = False  # stands among what is to be done next
    host: Mention | None = None
    echo: Mention | None = None  # the same number said before, which this one points back at: 这2150人中
    previous: Mention | None = None  # the number right before it in the sentence
    part: str = ""
    handed: bool = False  # got its name from a list before 分别: the other names of its clause are not its own
    delta: bool = False
    label: str = ""
    # a table's cell
    cell: bool = False
    column: str = ""
    of_which: bool = False
    given: bool = False  # a line of a snapshot
    thing: str = ""  # the place or thing a row (or column) is named after, where the other says what is counted
    # what the comparison worked out once
    meanings: frozenset[str] | None = None

    @property
    def family(self) -> str:
        """Persons and person-times are compared with each other, and told apart."""
        return "p" if self.dimension in PERSONS else self.dimension

    @property
    def text(self) -> str:
        return self.block.written(self.start, self.end)

    @property
    def act(self) -> set[str]:
        return self.facets["act"]

    @property
    def group(self) -> set[str]:
        return self.facets["group"]

    @property
    def kind(self) -> set[str]:
        return self.facets["kind"]

    @cached_property
    def writing(self) -> Writing:
        return writing(self.value)

    @cached_property
    def unit_written(self) -> float:
        """Roughly the value of its last digit."""
        return float(self.precision)

    @cached_property
    def said_of(self) -> str:
        """A cell's names; else the sentence without what follows the number, its own clause excepted, and the headings above."""
        if self.cell:
            return self.block.label + self.column
        return self.block.text[self.sentence[0] : self.clause[1]] + "".join(self.block.path)

    @cached_property
    def around(self) -> frozenset[str]:
        """The words beside it, two characters at a time; not before its zones are settled."""
        return pairs(self.left + self.right)

    def before(self, since: int) -> str:
        """The folded text from `since` up to the number."""
        return self.block.text[since : self.start]

    @property
    def lead(self) -> str:
        """Its own clause up to the number."""
        return self.block.text[self.clause[0] : self.start]

    @property
    def clause_text(self) -> str:
        return self.block.text[slice(*self.clause)]

    @property
    def sentence_text(self) -> str:
        return self.block.text[slice(*self.sentence)]

    @property
    def past(self) -> bool:
        """Told of a year before the one its report or heading tells of."""
        return bool(self.period.year and self.of_year and self.period.year < self.of_year)

    @property
    def ahead(self) -> bool:
        """Told of what is to come."""
        return self.period.future or self.aim

    @property
    def stated(self) -> bool:
        """Told as it is: neither hedged, nor a change, nor of what is to come."""
        return not (self.hedge or self.delta or self.ahead)

    def beside(self, other: Mention) -> bool:
        """Whether both stand in one sentence (or row)."""
        return self.block is other.block and self.sentence[0] == other.sentence[0]

    def points_beside(self, other: Mention) -> bool:
        """Whether it repeats a number that stands in one sentence with the other."""
        return self.echo is not None and self.echo.beside(other)

    def unit_fits(self, other: Mention) -> bool:
        """Counts are only added or divided within one counter word."""
        return self.dimension == other.dimension and (self.dimension != "count" or self.unit == other.unit)
