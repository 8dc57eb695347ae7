"""Two figures of one breath: votes for and against, the goals of either side."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Literal, TypeAlias

from flows.core.facts import Number, read_facts

Contest: TypeAlias = Literal["vote", "score"]

_ITEM = r"(?:\s(?:votes?|seats?|points?|goals?|runs?))?"
_BETWEEN = re.compile(
    rf"{_ITEM}(?:\sin\sfavou?r|\sfor)?(?:,?\s(?:to|against|and)\s|[-–—]){_ITEM}", re.IGNORECASE
)
_PAIR = re.compile(r"(?P<a>\w+)(?:\s?[-–—]\s?|\sto\s)(?P<b>\w+)", re.IGNORECASE)
_VOTE = re.compile(
    r"\b(?:vot(?:e[sd]?|ing)|ballot|motion|approv\w+|reject\w+|back(?:ed|s)|pass(?:ed|es)|adopt\w+"
    r"|ratif\w+|defeated|carried|ruled)\b",
    re.IGNORECASE,
)
_SCORE = re.compile(
    r"\b(?:w[io]ns?|winning|beat(?:en|s)?|lost|los(?:e|es|ing)|dr[ae]wn?|victory|defeat(?:ed|s)?|scored?"
    r"|draw|triumph\w*|thrash\w*)\b",
    re.IGNORECASE,
)
_NEAR = 30  # characters
_BY = re.compile(r"\b(?:by|of)\s$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Tally:
    """What two sides got, the larger figure first."""

    contest: Contest
    sides: tuple[float, float]
    text: str  # as written: "26 votes to 22"
    start: int


@lru_cache(maxsize=16_384)
def read_tallies(text: str) -> tuple[Tally, ...]:
    """The votes and scores in a text; a range ("20 to 30 people") is neither."""
    numbers = [n for n in read_facts(text).numbers if not n.ordinal and n.unit is None]
    found = [
        (n.high, n.low, n.start, n.end)
        for n in numbers
        if n.low < n.high and n.noun is None and _PAIR.search(n.text)
    ]
    for a, b in pairwise(numbers):
        between = text[a.end : b.start]
        opposed = " and " not in between or text[b.end :].lstrip().startswith("against")
        if _BETWEEN.fullmatch(between) and opposed and a.low == a.high and b.low == b.high:
            found.append((max(a.low, b.low), min(a.low, b.low), a.start, b.end))
    if not found:
        return ()
    voted, scored = bool(_VOTE.search(text)), bool(_SCORE.search(text))
    return tuple(
        Tally(contest, (high, low), text[start:end], start)
        for high, low, start, end in sorted(found, key=lambda f: f[2])
        if (contest := _contest(text, start, end, voted=voted, scored=scored))
    )


def in_tally(text: str, number: Number) -> bool:
    """Whether a figure is one side of a vote or a score."""
    return any(t.start <= number.start < t.start + len(t.text) for t in read_tallies(text))


def _contest(text: str, start: int, end: int, *, voted: bool, scored: bool) -> Contest | None:
    written = text[start:end]
    if re.search(r"\bvotes?\b", written):
        return "vote"
    joined = bool(re.search(r"\d[-–—]\d", written))
    ahead = max(0, start - _NEAR)
    told = re.search(r"\bvot(?:e|es|ed)\b", text[ahead : end + _NEAR])
    if voted and (told or joined or _BY.search(text[ahead:start])):
        return "vote"
    return "score" if scored else None
