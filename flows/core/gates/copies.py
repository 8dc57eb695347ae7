"""A claim's words laid beside the evidence's: which occurrence of a word is the same one?

A claim that copies a sentence is aligned with it word by word (longest common blocks); any other
finds the occurrence that has most of the same words around it.
"""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import lru_cache

from flows.core.facts.governed import Word, read_words
from flows.core.words import tokens

_WINDOW = 4  # content words on each side that tell one place from another
_COPIED = 0.75  # share of the claim's words found in the sentence: an edited copy
_ALIGNED = 100  # outweighs any window

Edit = tuple[tuple[str, ...], tuple[str, ...], str, str]


@dataclass(frozen=True, slots=True)
class Side:
    """One sentence of the evidence beside the claim."""

    text: str
    words: tuple[Word, ...]
    copied: bool
    same: dict[int, int] = field(default_factory=dict)  # claim's word → the same word here
    replaced: dict[int, int] = field(default_factory=dict)  # claim's word → what stood there


@dataclass(frozen=True, slots=True)
class Place:
    """One occurrence of a word in the evidence, and how much around it the claim shares."""

    side: Side
    at: int
    shared: int

    @property
    def word(self) -> Word:
        """The word that stands there."""
        return self.side.words[self.at]


def lay(claim: str, source: str) -> Side:
    """Lays the words of `claim` beside those of `source`."""
    mine, theirs = read_words(claim), read_words(source)
    there = {w.stem for w in theirs}
    shared = sum(w.stem in there for w in mine)
    copied = shared >= _COPIED * len(mine) or (shared >= 2 and shared == len(mine) - 1)  # noqa: PLR2004 - one of three
    if not copied:
        return Side(source, theirs, copied=False)
    same: dict[int, int] = {}
    replaced: dict[int, int] = {}
    for kind, a, b, c, d in _aligned([w.stem for w in theirs], [w.stem for w in mine]):
        if kind == "equal":
            same |= zip(range(c, d), range(a, b), strict=True)
        elif kind == "replace" and b - a == d - c:
            replaced |= zip(range(c, d), range(a, b), strict=True)
    return Side(source, theirs, copied=True, same=same, replaced=replaced)


def _aligned(theirs: list[str], mine: list[str]) -> Sequence[tuple[str, int, int, int, int]]:
    """How the one becomes the other. Of over 200 words, no prose, the commonest anchor nothing.

    Else three words a thousand times take minutes.
    """
    return SequenceMatcher(None, theirs, mine).get_opcodes()


def places(
    words: tuple[Word, ...], i: int, sides: list[Side], stems: AbstractSet[str]
) -> list[Place]:
    """Where the evidence has one of `stems` in the claim's `i`-th place, best context first."""
    mine = _window(words, i)
    found = []
    for side in sides:
        windows = _windows(side.text)
        for at, word in enumerate(side.words):
            if word.stem not in stems:
                continue
            shared = len(mine & windows[at]) + (word.text == words[i].text)
            if at == side.same.get(i):
                shared += _ALIGNED
            found.append(Place(side, at, shared))
    return sorted(found, key=lambda p: -p.shared)


def best(found: list[Place]) -> list[Place]:
    """The places that no other beats."""
    return [p for p in found if p.shared == found[0].shared]


@lru_cache(maxsize=4096)
def _windows(text: str) -> tuple[set[str], ...]:
    words = read_words(text)
    return tuple(_window(words, at) for at in range(len(words)))


def _window(words: tuple[Word, ...], at: int) -> set[str]:
    near = words[max(0, at - _WINDOW) : at] + words[at + 1 : at + 1 + _WINDOW]
    return {w.stem for w in near}


def edits(claim: str, side: Side) -> list[Edit]:
    """What a copy puts in, takes out or exchanges inside its sentence.

    For each: the words gone, the words new, and both with a neighbour on each side, for people.
    Cuts at either end are no edits.
    """
    if not side.copied:
        return []
    mine = [t.lower for t in tokens(claim)]
    theirs = [t.lower for t in tokens(side.text)]
    codes = _aligned(theirs, mine)
    return [
        (
            tuple(theirs[a:b]),
            tuple(mine[c:d]),
            " ".join(theirs[max(0, a - 1) : b + 1]),
            " ".join(mine[max(0, c - 1) : d + 1]),
        )
        for n, (kind, a, b, c, d) in enumerate(codes)
        if kind != "equal" and (0 < n < len(codes) - 1 or kind == "replace")
    ]
