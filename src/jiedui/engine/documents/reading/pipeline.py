"""Files → submission → findings: the order in which the rules run."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from fractions import Fraction

from .findings import merged
from .formats import pieces as pieces_of
from .formats.snapshot import read_snapshot
from .frames.build import build
from .frames.document import Document
from .labels import RULES as LABELS
from .relations import average, largest, order
from .relations.drifts import donated, drift, included, pairings, persons, renamed, signed, spans, trained
from .relations.growth import changes, points, times, turned, yearly
from .relations.growth import percent as percents
from .relations.ratios import ladder
from .relations.snapshot import asked, own, posts
from .relations.sums import added_up, among, both_ways, divisions, enumerated, lists, partition, sections, totals, twice
from .relations.sums.rests import excepted, leftover, remainder
from .relations.sums.whole import parts
from .relations.tables import blanks, cells, classes, columns, groups, same, serials
from .relations.tables import lines as table_lines
from .relations.tables import rates as rate_columns
from .relations.tables.ranked import ranks
from .relations.tables.text import across, answers, besides, changed, exchanged, listed, named, told
from .relations.tables.text import totals as table_totals
from .relations.tables.text import years as table_years
from .relations.values import equal, exceeds, fallen, headed, pointed, qualified, rates, scale, swapped, targets, verbatim
from .submission import Submission
from .text.blocks import Piece, blocks

SHORT = 80  # of an error: what went wrong, not the text it went wrong on
Rule = Callable[[Submission], None]
RULES: tuple[Rule, ...] = (
    parts.run,
    totals.run,
    sections.run,
    partition.run,
    enumerated.run,
    added_up.run,
    among.run,
    both_ways.run,
    divisions.run,
    twice.run,
    percents.run,
    yearly.run,
    times.run,
    changes.run,
    points.run,
    points.as_percent,
    turned.run,
    turned.households,
    order.run,
    order.verbs,
    largest.run,
    ladder.run,
    average.run,
    remainder.run,
    excepted.run,
    leftover.run,
    lists.run,
    table_lines.run,
    cells.run,
    blanks.run,
    rate_columns.run,
    same.run,
    classes.run,
    groups.run,
    serials.run,
    ranks.run,
    donated.cash_and_goods_added,
    donated.donated,
    signed.intended,
    renamed.run,
    included.run,
    spans.run,
    pairings.run,
    equal.run,
    verbatim.run,
    verbatim.shares,
    drift.told_twice,
    equal.money_without_noun,
    headed.run,
    fallen.run,
    fallen.shorter,
    exceeds.run,
    qualified.run,
    scale.run,
    targets.run,
    pointed.run,
    pointed.small,
    across.run,
    columns.run,
    named.run,
    listed.run,
    told.run,
    table_totals.run,
    table_years.run,
    changed.run,
    answers.run,
    besides.run,
    cells.sizes,
    exchanged.run,
    swapped.run,
    own.run,
    posts.run,
    persons.households,
    trained.run,
    persons.each,
    rates.run,
    rates.class_of_money,
    asked.run,
    *LABELS,
)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Hardly anything read is garbage before the end, and a seventh of a long report's time went into looking for some."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


@_uncollected()
def read(paths: Sequence[str], snapshot: str | None = None) -> Submission:
    """The files as one submission, rules not yet run; a snapshot's lines are one more mention of each question."""
    files = [(path, pieces_of(path)) for path in paths]
    if snapshot is None:
        return assemble(files)
    submission = assemble([*files, (snapshot, read_snapshot(snapshot))])
    submission.documents[-1].given = True
    for mention in submission.documents[-1].mentions:
        mention.given = True
    return submission


def assemble(files: Sequence[tuple[str, list[Piece]]]) -> Submission:
    """Documents and their mentions from the pieces of files."""
    documents = []
    for number, (path, pieces) in enumerate(files):
        document = Document(path, blocks(pieces))
        for block in document.blocks:
            block.file, block.document = path, number
        documents.append(document)
    years = [d.own_year for d in documents if d.own_year]
    told = next((d.tells_of for d in documents if d.tells_of), None)
    for document in documents:
        document.told_in_submission = told
        document.year_of_submission = years[0] if years else None
        document.context = "\n".join(other.full for other in documents if other is not document)
        document.mentions = build(document)
    mentions = [mention for document in documents for mention in document.mentions]
    for index, mention in enumerate(mentions):
        mention.index = index
    return Submission(documents, mentions)


@_uncollected()
def check(
    submission: Submission, rules: Sequence[Rule] = RULES, earlier: Mapping[date, Mapping[str, Fraction]] | None = None
) -> Submission:
    """Run the rules; `earlier` are snapshots of other days, by line.

    The rules run separately: one that fails on a text is reported and leaves the others standing.
    """
    submission.earlier = earlier or {}
    for rule in rules:
        try:
            rule(submission)
        except (ArithmeticError, LookupError, ValueError, TypeError, AttributeError) as error:
            submission.findings.say(
                "rule-fault", "hint", rule=f"{rule.__module__.rsplit('.', 1)[-1]}.{rule.__name__}", error=repr(error)[:SHORT]
            )
    given = {number for number, document in enumerate(submission.documents) if document.given}
    # What a snapshot says by itself is the business of its own checks.
    own = [f for f in submission.findings if not f.places or {p.block.document for p in f.places} - given]
    submission.findings[:] = merged(own)
    return submission
