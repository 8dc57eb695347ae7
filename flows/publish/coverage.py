"""Who covers what: the claims of a brief against its sources."""

from __future__ import annotations

from dataclasses import dataclass

from flows.core.records import Brief, Claim, Source
from flows.publish.words import read_sources

_MOST_COLUMNS = 12  # more do not fit beside the claims; a strip of marks does


@dataclass(frozen=True, slots=True)
class Row:
    """A claim, and the numbers of the sources that carry it."""

    claim: Claim
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A source, how many of the claims it carries, and how many of those nobody else does."""

    number: int
    source: Source
    carried: int
    alone: int


@dataclass(frozen=True, slots=True)
class Coverage:
    """The matrix, ordered so that it reads as a staircase: what most carry comes first."""

    shared: tuple[Row, ...]  # carried by several sources
    alone: tuple[Row, ...]  # by one, source by source
    columns: tuple[Column, ...]

    @property
    def fits(self) -> bool:
        """Whether each source can have a column of its own."""
        return len(self.columns) <= _MOST_COLUMNS

    @property
    def most(self) -> int:
        """How many claims the source carries that carries the most; at least 1, to divide by."""
        return max((c.carried for c in self.columns), default=0) or 1


def coverage(brief: Brief) -> Coverage:
    """Which of the brief's sources carry which of its claims."""
    sources = read_sources(brief)
    rows = [Row(c, tuple(sorted(sources[d][0] for d in c.documents))) for c in brief.claims]
    shared = [row for row in rows if len(row.numbers) > 1]
    alone = [row for row in rows if len(row.numbers) == 1]
    return Coverage(
        tuple(sorted(shared, key=lambda row: (-len(row.numbers), row.numbers))),
        tuple(sorted(alone, key=lambda row: row.numbers)),
        tuple(
            Column(
                number,
                source,
                sum(number in row.numbers for row in rows),
                sum(number in row.numbers for row in alone),
            )
            for number, source in sources.values()
        ),
    )
