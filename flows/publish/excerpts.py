"""Evidence shown where it stands: the cited words among their neighbours in the published text.

Cut from the text alone, not from numbered sentences: a page must come out the same years later,
when sentences may be cut another way. Of a text that is published in part, `runs` are the parts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
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


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a text: a cited sentence with its number, or what stands between two of them."""

    text: str
    sentence: int | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """A run of a text, whole."""

    parts: tuple[Part, ...]
    starts_text: bool
    ends_text: bool


def excerpts(
    text: str,
    evidence: Iterable[Range],
    context: Iterable[Range],
    runs: Sequence[Range] | None = None,
) -> tuple[Excerpt, ...]:
    """The parts of `text` around these ranges, in order; ranges near each other share one part.

    Nothing outside `runs` is shown; without them the whole text may be.
    """
    runs = [(0, len(text))] if runs is None else runs
    marks: list[tuple[Range, Kind]] = [(r, "context") for r in context]
    marks += [(r, "evidence") for r in evidence]  # later marks win where two overlap
    windows = _merged(
        sorted(
            _window(text, start, end, run)
            for (start, end), _ in marks
            for run in runs
            if run[0] <= start and end <= run[1]
        )
    )
    return tuple(
        Excerpt(tuple(_segments(text, window, marks)), window[0] == 0, window[1] == len(text))
        for window in windows
    )


def passages(text: str, cited: Mapping[Range, int], runs: Sequence[Range]) -> tuple[Passage, ...]:
    """Each of the `runs` of `text`, with the cited sentences told apart.

    Of two cited ranges that overlap, the first is told apart.
    """
    return tuple(
        Passage(tuple(_parts(text, run, cited)), run[0] == 0, run[1] == len(text)) for run in runs
    )


def _parts(text: str, run: Range, cited: Mapping[Range, int]) -> Iterator[Part]:
    at = run[0]
    for start, end in sorted(cited):
        if at <= start < end <= run[1]:
            if at < start:
                yield Part(text[at:start])
            yield Part(text[start:end], cited[start, end])
            at = end
    if at < run[1]:
        yield Part(text[at : run[1]])


def _window(text: str, start: int, end: int, run: Range) -> Range:
    """The range with its neighbours, cut where a word begins or ends, and where the run does."""
    first, last = max(run[0], start - _REACH), min(run[1], end + _REACH)
    if first > run[0] and (found := _NEXT_WORD.search(text, first, start)):
        first = found.end()
    elif first > run[0]:
        first = start
    if last < run[1]:
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
