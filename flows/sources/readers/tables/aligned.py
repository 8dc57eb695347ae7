"""Tables without rules: lines that share their baselines and keep to columns, and are no prose."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from flows.sources.readers.tables.model import (
    FLOWS,
    NEAR,
    SAYS,
    Piece,
    Table,
    goes_on,
    is_figure,
    lines_of,
    row_of_cells,
)

_APART = 3.0  # of the letters' height; rows further apart are not of one table
_CLOSE = 0.6  # the same, for the lines of one cell
_FILLED = 0.6  # share of a table's cells that hold something
_IN_LINE = 0.7  # share of a column's cells with one edge or their middles in line
_LEAST = 6  # cells in columns: three rows of two, or two of three
_WORDY = 5  # words; a column whose cells mostly have as many is of prose
_MARK = re.compile(
    r"\W*(?:\d{1,2}(?:\.\d{1,2})*|[a-z]|[ivx]{1,4})?\W*$", re.IGNORECASE
)  # of a list


def find_aligned(pieces: Sequence[Piece]) -> Iterator[Table]:
    """The tables of lines that keep to columns: three rows of two cells, or two of three."""
    run: list[list[Piece]] = []
    columns: list[tuple[float, float]] = []
    for row in [*lines_of(pieces), []]:
        wider = _fitted(columns, row) if run and row and _follows(run[-1], row) else None
        if wider:
            run.append(row)
            columns = wider
        else:
            yield from _tables(run, columns)
            run = [row] if len(row) > 1 else []
            columns = [(piece.x0, piece.x1) for piece in row]


def _follows(above: Sequence[Piece], row: Sequence[Piece]) -> bool:
    return above[0].y0 - row[0].y1 <= _APART * above[0].height


def _fitted(
    columns: Sequence[tuple[float, float]], row: Sequence[Piece]
) -> list[tuple[float, float]] | None:
    """The columns with this row in them; None if the row keeps to others."""
    out = list(columns)
    taken = set[int]()
    for piece in row:
        met = [i for i, (x0, x1) in enumerate(out) if piece.x0 < x1 and x0 < piece.x1]
        if len(met) > 1 or taken & set(met):
            return None
        if met:
            taken.add(met[0])
            out[met[0]] = min(out[met[0]][0], piece.x0), max(out[met[0]][1], piece.x1)
        else:
            taken.add(len(out))
            out.append((piece.x0, piece.x1))
    # A line alone under the first column is more likely what comes after the table.
    alone = len(row) == 1 and (len(out) > len(columns) or out.index(min(out)) in taken)
    return None if alone else out


def _tables(
    run: Sequence[Sequence[Piece]], columns: Sequence[tuple[float, float]]
) -> Iterator[Table]:
    """The table that lines in columns make; or those between columns of prose."""
    order = sorted(columns)
    rows = [
        {next(i for i, (x0, x1) in enumerate(order) if x0 <= p.x0 < x1): p for p in row}
        for row in run
    ]
    whole = _table(rows, range(len(order)))
    if whole:
        yield whole
        return
    prose = {c for c in range(len(order)) if _is_wordy(col := _column(rows, c)) or _flows(col)}
    beside: list[int] = []
    for column in [*range(len(order)), None] if prose else ():
        if column is not None and column not in prose:
            beside.append(column)
            continue
        found = _table(rows, beside)
        # A line that is of the prose as well cannot be taken out of it.
        shared = {p.line for row in rows for c, p in row.items() if c not in beside}
        if found and not found.lines & shared:
            yield found
        beside = []


def _table(rows: Sequence[dict[int, Piece]], columns: Sequence[int]) -> Table | None:
    """The table that these columns make of a run of lines, if they do."""
    logical: list[dict[int, list[Piece]]] = []
    for line in rows:
        row = {c: line[c] for c in columns if c in line}
        if logical and _belongs(row, logical[-1], columns[0]):
            for column, piece in row.items():
                logical[-1][column].append(piece)
        elif row:
            logical.append({column: [piece] for column, piece in row.items()})
    cells = [[row[c] for row in logical if c in row] for c in columns]
    if (
        len(columns) < 2  # noqa: PLR2004
        or len(logical) < 2  # noqa: PLR2004
        or len(columns) * len(logical) < _LEAST
        or sum(map(len, logical)) < _FILLED * len(columns) * len(logical)
        or not all(_in_line([p for p, *_ in column]) for column in cells)
        or _is_prose(cells)
    ):
        return None
    pieces = [piece for row in logical for cell in row.values() for piece in cell]
    told = (row_of_cells([row[c] for c in columns if c in row]) for row in logical)
    return Table(tuple(told), frozenset(p.line for p in pieces))


def _belongs(row: dict[int, Piece], above: dict[int, list[Piece]], first: int) -> bool:
    """Whether a line goes on with the cells of the row above it; figures never do."""
    if first in row or not row or not row.keys() <= above.keys():
        return False
    close = all(above[c][-1].y0 - p.y1 <= _CLOSE * p.height for c, p in row.items())
    return close and not any(map(is_figure, row.values()))


def _in_line(column: Sequence[Piece]) -> bool:
    """Whether most cells of a column have one edge, or their middles, in line."""
    edges = [p.x0 for p in column], [p.x1 for p in column], [(p.x0 + p.x1) / 2 for p in column]
    return any(
        sum(abs(place - median(places)) <= NEAR for place in places) >= _IN_LINE * len(places)
        for places in edges
    )


def _is_prose(columns: Sequence[Sequence[Sequence[Piece]]]) -> bool:
    """Whether columns read downwards, or are a list and its marks."""
    # Of one column, "yes" and "no" look as if they went on.
    flowing = [_flows(column, least=1) for column in columns]
    marks = sum(bool(_MARK.match(cell[0].text)) for cell in columns[0])
    full = [column for column in columns if 2 * len(column) > max(map(len, columns))]
    listed = len(full) < 3 and 2 * marks > len(columns[0])  # noqa: PLR2004
    return (
        sum(map(_is_wordy, columns)) > 1 or sum(flowing) > 1 or any(map(_flows, columns)) or listed
    )


def _column(rows: Sequence[dict[int, Piece]], column: int) -> list[list[Piece]]:
    return [[row[column]] for row in rows if column in row]


def _is_wordy(column: Sequence[Sequence[Piece]]) -> bool:
    return 2 * sum(len(cell[0].text.split()) >= _WORDY for cell in column) >= len(column)


def _flows(column: Sequence[Sequence[Piece]], least: int = SAYS) -> bool:
    on = [goes_on(above[-1], below[0], least) for above, below in pairwise(column)]
    return sum(on) > FLOWS * len(on)
