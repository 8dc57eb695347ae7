"""The place that a figure or a date holds in its sentence: the words on its left and right.

A value in the place that the source gives to another value is the commonest planted lie ("killing
30 soldiers, wounding 58"), and needs no grammar to see: the words around it are the source's own.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache

from flows.core.facts import Facts
from flows.core.words import STOPWORDS, stem, tokens

_WAY = re.compile(r"(?i)\b(from|to)\s+$")
_REACH = 5  # content words on each side
_NEAR, _FAR = 2, 3  # how many must agree: inside one sentence, across sentences
_LEAD = 2  # and by how much more than the value's own place


@dataclass(frozen=True, slots=True)
class Place:
    """Stems of the content words around a span, nearest first; "#" for any figure or date."""

    left: tuple[str, ...]
    right: tuple[str, ...]


def place(facts: Facts, start: int, end: int) -> Place:
    """The place of the span in its sentence."""
    left = [w for _, e, w in _marked(facts) if e <= start][::-1]
    right = [w for s, _, w in _marked(facts) if s >= end]
    way = _WAY.search(facts.text[:start])
    if way:  # "from 2.6% to 2.1%": the same words stand before both, but for these two
        left = [way[1].casefold(), *itertools.dropwhile("#".__eq__, left)]
    return Place(tuple(left[:_REACH]), tuple(right[:_REACH]))


def likeness(one: Place, other: Place) -> int:
    """How many words agree, from the value outwards on both sides."""
    return _agree(one.left, other.left) + _agree(one.right, other.right)


def usurped(
    claimed: Place,
    own: Sequence[tuple[Facts, Place]],
    others: Sequence[tuple[Facts, Place]],
    cited: Collection[str],
) -> int | None:
    """The index of the other value whose place was taken; None if that cannot be said.

    `own` are the places where the source says this value, `others` those of other values, each
    with its sentence; `cited` are the texts of the claim's evidence. Less has to agree where both
    stand in one sentence, or where the evidence says the other value and only a neighbour this.
    """
    mine = max((likeness(claimed, p) for _, p in own), default=0)
    homes = {facts.text for facts, _ in own}
    borrowed = homes.isdisjoint(cited)
    for index, (facts, p) in sorted(
        enumerate(others), key=lambda item: -likeness(claimed, item[1][1])
    ):
        near = facts.text in homes or (borrowed and facts.text in cited)
        if likeness(claimed, p) >= max(_NEAR if near else _FAR, mine + _LEAD):
            return index
    return None


@lru_cache(maxsize=4096)
def _marked(facts: Facts) -> tuple[tuple[int, int, str], ...]:
    figures = [(n.start, n.end) for n in facts.numbers]
    spans = figures + [(d.start, d.end) for d in facts.dates]
    words = [
        (t.start, t.end, stem(t.text))
        for t in tokens(facts.text)
        if t.lower not in STOPWORDS and not any(s <= t.start < e for s, e in spans)
    ]
    return tuple(sorted([*words, *((s, e, "#") for s, e in spans)]))


def _agree(one: tuple[str, ...], other: tuple[str, ...]) -> int:
    alike = itertools.takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False))
    return sum(word != "#" for word, _ in alike)
