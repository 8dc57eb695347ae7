"""Tables that their rules show: letters that stand between the same rules are a cell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import TypeAlias

from flows.sources.readers.tables.model import (
    FLOWS,
    NEAR,
    Piece,
    Rule,
    Table,
    goes_on,
    is_figure,
    lines_of,
    row_of_cells,
)

_SHORTEST = 8.0  # points; a shorter rule is a stroke of a drawing
_MOST_RULES = 400  # on a page; a drawing has more, and every letter is held against each
_TALLEST = 12  # lines in a cell; a taller one is a box of the page's layout

_Cells: TypeAlias = dict[float, list[Piece]]  # of a row, each by the place of the rule before it


def find_grids(
    pieces: Sequence[Piece], across: Sequence[Rule], down: Sequence[Rule]
) -> Iterator[Table]:
    """The tables of rows that touch, two or more, and at least two columns."""
    if len(across) + len(down) > _MOST_RULES:
        return
    places = {piece: _place(piece, across, down) for piece in pieces}
    outside = {piece.line for piece, place in places.items() if place is None}
    rows: dict[tuple[float, float], _Cells] = {}  # each by the rules above and below it
    for piece, place in places.items():
        if place and piece.line not in outside:
            top, bottom, left = place
            rows.setdefault((top, bottom), {}).setdefault(left, []).append(piece)
    run: list[_Cells] = []
    lowest = 0.0
    for top, bottom in sorted(rows, reverse=True):
        if run and top < lowest:
            yield from _table(run)
            run = []
        run.append(rows[top, bottom])
        lowest = bottom
    yield from _table(run)


def merged(rules: Iterable[Rule]) -> tuple[Rule, ...]:
    """The rules without the strokes; what is nearly in line is, and what touches is one."""
    at = 0.0
    snapped: list[Rule] = []
    for rule in sorted(rules, key=lambda r: r.at):
        at = at if snapped and rule.at - at <= NEAR else rule.at
        snapped.append(Rule(at, rule.start, rule.end))
    out: list[Rule] = []
    for rule in sorted(snapped, key=lambda r: (r.at, r.start)):
        if out and out[-1].at == rule.at and rule.start <= out[-1].end + NEAR:
            out[-1] = Rule(rule.at, out[-1].start, max(out[-1].end, rule.end))
        else:
            out.append(rule)
    return tuple(rule for rule in out if rule.end - rule.start >= _SHORTEST)


def _place(
    piece: Piece, across: Sequence[Rule], down: Sequence[Rule]
) -> tuple[float, float, float] | None:
    """The nearest rules above, below and left of it, if there is one on each side."""
    x, y = (piece.x0 + piece.x1) / 2, (piece.y0 + piece.y1) / 2
    ys = [rule.at for rule in across if rule.start < x < rule.end]
    xs = [rule.at for rule in down if rule.start < y < rule.end]
    above, below = [at for at in ys if at > y], [at for at in ys if at < y]
    before = [at for at in xs if at < x]
    if above and below and before and any(at > x for at in xs):
        return min(above), max(below), max(before)
    return None


def _table(rows: Sequence[_Cells]) -> Iterator[Table]:
    cells = [cell for row in rows for cell in row.values()]
    columns = Counter(at for row in rows for at in row)
    # Figures below one another between two rules are of rows that no rule parts.
    parted = all(sum(map(is_figure, cell)) < 2 for cell in cells)  # noqa: PLR2004
    small = all(len(lines_of(cell)) <= _TALLEST for cell in cells)
    kept = sum(many > 1 for many in columns.values()) > 1
    if kept and parted and small and not _reads_on(rows):
        lines = frozenset(piece.line for cell in cells for piece in cell)
        yield Table(tuple(row_of_cells([row[at] for at in sorted(row)]) for row in rows), lines)


def _reads_on(rows: Sequence[_Cells]) -> bool:
    """Whether sentences go on from cell to cell: rules stand between lines of prose, too."""
    on = [
        goes_on(lines_of(above[at])[-1][-1], lines_of(below[at])[0][0])
        for above, below in pairwise(rows)
        for at in above.keys() & below.keys()
    ]
    return sum(on) > FLOWS * len(on)
