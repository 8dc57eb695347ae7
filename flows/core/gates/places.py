"""The place that a figure or a date holds in its sentence: the words on its left and right.

A value in the place that the source gives to another value is the commonest planted lie ("killing
30 soldiers, wounding 58"), and needs no grammar to see: the words around it are the source's own.
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache

from flows.core.facts import Facts, read_facts
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


@lru_cache(maxsize=16_384)
def place(text: str, start: int, end: int) -> Place:
    """The place of the span in its sentence."""
    marked = _marked(text)
    here, there = (bisect_left(marked, (edge,)) for edge in (start, end))
    left = [word for _, word in marked[max(0, here - 2 * _REACH) : here]][::-1]
    right = [word for _, word in marked[there : there + _REACH]]
    way = _WAY.search(text[max(0, start - 8) : start])
    if way:  # "from 2.6% to 2.1%": the same words stand before both, but for these two
        left = [way[1].casefold(), *itertools.dropwhile("#".__eq__, left)]
    return Place(tuple(left[:_REACH]), tuple(right[:_REACH]))


def likeness(one: Place, other: Place) -> int:
    """How many words agree, from the value outwards on both sides.

    The ends of a sentence agree, too: where all of both is the same, nothing else need be.
    """
    same = one == other and bool(one.left or one.right)
    return _agree(one.left, other.left) + _agree(one.right, other.right) + 2 * same


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
def _marked(text: str) -> list[tuple[int, str]]:
    facts = read_facts(text)  # kept there; a text is a quicker key than its facts
    spans = [(n.start, n.end) for n in facts.numbers] + [(d.start, d.end) for d in facts.dates]
    spans.sort()
    starts = [start for start, _ in spans]
    words = [(start, "#") for start in starts]
    for token in tokens(text):
        nearest = bisect_right(starts, token.start) - 1
        inside = nearest >= 0 and token.start < spans[nearest][1]
        if not inside and token.lower not in STOPWORDS:
            words.append((token.start, stem(token.text)))
    return sorted(words)


def _agree(one: tuple[str, ...], other: tuple[str, ...]) -> int:
    count = 0
    for word, counterpart in zip(one, other, strict=False):
        if word != counterpart:
            break
        count += word != "#"
    return count
