"""What every reader gives: a text, and what its container says of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Extracted:
    """A text out of its container; None where the container does not say."""

    text: str  # a paragraph a line
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    date: str | None = None  # ISO 8601 day
    notes: tuple[str, ...] = ()  # what a reader should know
    pages: tuple[int, ...] = ()  # where in `text` each page starts, for what has pages
    attached: tuple[tuple[str, bytes], ...] = ()  # of a mail: files by name


def one_line(value: object) -> str | None:
    """What a container says, on one line; None if it says nothing."""
    return " ".join(str(value).split()) or None if value else None


def row_of(cells: Iterable[str]) -> str:
    """A table's row as a line: its cells that hold something, parted by semicolons."""
    row = ""
    for cell in cells:
        gap = " " if row.endswith(":") else "; "  # "Date:" is a label of what follows
        row += gap + cell if row and cell else cell
    return row
