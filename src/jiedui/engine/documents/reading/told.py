"""The numbers of the text as a line of a table looks for them: by the noun they count and by the words beside them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from operator import attrgetter

from .compare.question import meanings
from .numbers.mention import Mention


class Told:
    """A line compared with every number of a long text, most of which share nothing with it, made many tables slow."""

    def __init__(self, mentions: Iterable[Mention]) -> None:
        self._by_noun: dict[tuple[str, str], list[Mention]] = defaultdict(list)
        self._by_word: dict[tuple[str, str], list[Mention]] = defaultdict(list)
        for mention in mentions:
            for noun in meanings(mention):
                self._by_noun[mention.family, noun].append(mention)
            for word in mention.around:
                self._by_word[mention.family, word].append(mention)

    def asked_by(self, question: Mention, words: Iterable[str]) -> list[Mention]:
        """Those of its noun or with one of its words beside them, in the order of the text."""
        found: set[Mention] = set()
        for noun in meanings(question):
            found.update(self._by_noun.get((question.family, noun), ()))
        for word in words:
            found.update(self._by_word.get((question.family, word), ()))
        return sorted(found, key=attrgetter("index"))

    def sharing(self, question: Mention, words: Collection[str], share: float) -> list[Mention]:
        """Those with at least that share of the words beside them, in the order of the text."""
        times = Counter(mention for word in words for mention in self._by_word.get((question.family, word), ()))
        return sorted((mention for mention, said in times.items() if said >= share * len(words)), key=attrgetter("index"))
