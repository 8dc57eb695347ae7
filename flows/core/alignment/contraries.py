"""Where a text has the opposite of a claim's word in that word's place.

A text often holds both "rose" and "fell"; which of them a claim may use is told by the company
that each keeps.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from flows.core.alignment.indexing import COMPANY, OCCURRENCES, Item, Lines
from flows.core.alignment.thesaurus import Thesaurus, denied_forms
from flows.core.concepts import base_stem

Place = tuple[int, int]  # line, position


def _kept(
    items: Sequence[Item], at: int, places: Iterable[Place], lines: Lines
) -> tuple[float, Place | None]:
    """The largest share of a word's company that one of these places has, and that place."""
    here, there = COMPANY
    around = {o.id for o in items[max(0, at - here) : at + here + 1]} - {items[at].id}
    best: Place | None = None
    most = 0
    for line, position in places:
        row = lines.items[line]
        near = {o.id for o in row[max(0, position - there) : position + there + 1]}
        if len(around & near) > most:
            most, best = len(around & near), (line, position)
    return (most / len(around) if around else 0.0), best


def opposed(text: str, items: Sequence[Item], at: int, lines: Lines, words: Thesaurus) -> float:
    """How much better the company of this word fits its opposite in the text than the word itself.

    0 where the text has no opposite, or where the two are negated differently: "did not accept" is
    "rejected".
    """
    item = items[at]
    if item.name or item.number:
        return 0.0
    word = text[item.start : item.end]
    own = {base_stem(w) for o in items for w in text[o.start : o.end].split()}
    against = [
        s
        for s in words.opposites_of(word) | denied_forms(word)
        if s in lines.stems and s not in own
    ]
    best, place = 0.0, None
    for stem in sorted(against):
        kept, where = _kept(items, at, lines.stems[stem][:OCCURRENCES], lines)
        if kept > best:
            best, place = kept, where
    if place is None or lines.items[place[0]][place[1]].negated != item.negated:
        return 0.0
    own_places = lines.where.get(item.id, ())[:OCCURRENCES]
    return max(0.0, best - _kept(items, at, own_places, lines)[0])
