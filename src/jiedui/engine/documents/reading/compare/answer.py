"""What the comparison of two questions says."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class Answer:
    """`different` and `narrower` name the facets; without either the question is the same. `agree` is said to the clerk."""

    score: float = 0.0
    different: set[str] = field(default_factory=set)
    narrower: list[str] = field(default_factory=list)
    agree: list[str] = field(default_factory=list)

    @property
    def same(self) -> bool:
        return not self.different and not self.narrower

    @property
    def comparable(self) -> bool:
        return not self.different

    def only(self, *facets: str) -> bool:
        return self.different == set(facets)
