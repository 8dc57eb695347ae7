"""Tables on a printed page: a row a line again, where rules or columns show one.

A PDF knows no tables, only letters at places, and a layout by boxes reads a table column by column.
"""

from __future__ import annotations

from collections.abc import Sequence

from flows.sources.readers.tables.aligned import find_aligned
from flows.sources.readers.tables.grids import find_grids, merged
from flows.sources.readers.tables.model import Piece, Row, Rule, Table

__all__ = ["Piece", "Row", "Rule", "Table", "find_tables", "merged"]


def find_tables(
    pieces: Sequence[Piece], across: Sequence[Rule], down: Sequence[Rule]
) -> tuple[Table, ...]:
    """The tables that a page's pieces, and the rules across and down it, show."""
    found = list(find_grids(pieces, across, down))
    taken = {line for table in found for line in table.lines}
    found += find_aligned([p for p in pieces if p.line not in taken])
    return tuple(found)
