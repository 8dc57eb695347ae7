"""What every reader gives: a text, and what its container says of it."""

from __future__ import annotations

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
