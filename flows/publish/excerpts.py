"""Evidence shown where it stands: the cited words among their neighbours in the stored text.

Cut from the text alone, not from numbered sentences: a page must come out the same years later,
when sentences may be cut another way.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal, TypeAlias

Kind: TypeAlias = Literal["evidence", "context", "neighbour"]
Range: TypeAlias = tuple[int, int]

_REACH = 240  # code points of neighbouring text on each side
_NEXT_WORD = re.compile(r"\s+(?=\S)")


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of text that is shown in one way."""

    kind: Kind
    text: str


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A part of a document, cut between words."""

    segments: tuple[Segment, ...]
    starts_text: bool  # nothing was cut off before it
    ends_text: bool


def excerpts(text: str, evidence: Iterable[Range], context: Iterable[Range]) -> tuple[Excerpt, ...]:
    """The parts of `text` around these ranges, in order; ranges near each other share one part."""
    marks: list[tuple[Range, Kind]] = [(r, "context") for r in context]
    marks += [(r, "evidence") for r in evidence]  # later marks win where two overlap
    windows = _merged(sorted(_window(text, start, end) for (start, end), _ in marks))
    return tuple(
        Excerpt(tuple(_segments(text, window, marks)), window[0] == 0, window[1] == len(text))
        for window in windows
    )


def _window(text: str, start: int, end: int) -> Range:
    """The range with its neighbours, cut where a word begins or ends."""
    first, last = max(0, start - _REACH), min(len(text), end + _REACH)
    if first and (found := _NEXT_WORD.search(text, first, start)):
        first = found.end()
    elif first:
        first = start
    if last < len(text):
        cut = max(text.rfind(" ", end, last), text.rfind("\n", end, last))
        last = max(cut, end)
    return first, last


def _merged(windows: list[Range]) -> list[Range]:
    merged: list[Range] = []
    for start, end in windows:
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((start, end))
    return merged


def _segments(text: str, window: Range, marks: list[tuple[Range, Kind]]) -> Iterator[Segment]:
    first, last = window
    inside = [(r, kind) for r, kind in marks if first <= r[0] and r[1] <= last]
    cuts = sorted({first, last, *(offset for r, _ in inside for offset in r)})
    for start, end in pairwise(cuts):
        kinds = [kind for r, kind in inside if r[0] <= start and end <= r[1]]
        yield Segment(kinds[-1] if kinds else "neighbour", text[start:end])
