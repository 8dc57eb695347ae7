"""What a table is made of, and which letters stand on one line."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from flows.sources.readers.printed import GOES_ON, SENTENCE_END

NEAR = 3.0  # points within which rules meet and edges are in line
_BASELINE = 0.35  # of the letters' height, by which the pieces of a row may be off
FLOWS = 0.2  # share of a column's lines that go on in the next, from which it is of prose
SAYS = 3  # words; fewer in a cell do not go on in the next


@dataclass(frozen=True, slots=True)
class Piece:
    """Letters that stand together on a line of a page, in points from its lower left corner."""

    line: int  # which of the page's lines it is of
    text: str
    x0: float
    x1: float
    y0: float
    y1: float

    @property
    def height(self) -> float:
        """Of its letters."""
        return self.y1 - self.y0


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line that is drawn along `at`, from `start` to `end`."""

    at: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table: its cells that hold something, each by its lines."""

    cells: tuple[tuple[str, ...], ...]
    top: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Table:
    """A table's rows from the top, and which of the page's lines they take up."""

    rows: tuple[Row, ...]
    lines: frozenset[int]


def lines_of(pieces: Iterable[Piece]) -> list[list[Piece]]:
    """The pieces by the line that they stand on, whichever box they are of; from the top left."""
    rows: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda p: (-p.y0, p.x0)):
        if rows and abs(rows[-1][0].y0 - piece.y0) <= _BASELINE * piece.height:
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return [sorted(row, key=lambda p: p.x0) for row in rows]


def row_of_cells(cells: Sequence[Sequence[Piece]]) -> Row:
    """The row of these cells, from the left."""
    everything = [piece for cell in cells for piece in cell]
    return Row(
        tuple(tuple(" ".join(p.text for p in line) for line in lines_of(cell)) for cell in cells),
        max(p.y1 for p in everything),
        min(p.y0 for p in everything),
    )


def goes_on(above: Piece, below: Piece, least: int = SAYS) -> bool:
    """Whether a sentence goes on from one line, of so many words at least, to the next."""
    enough = len(above.text.split()) >= least
    return enough and not SENTENCE_END.search(above.text) and bool(GOES_ON.match(below.text))


def is_figure(piece: Piece) -> bool:
    """Whether it holds no letter: such a cell goes on nowhere."""
    return not any(map(str.isalpha, piece.text))
