"""Tolls that a later report has raised: true when they were told, and no news any more."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import numpy as np

from flows.core.conflicts.figures import (
    compatible,
    counts_things,
    is_part,
    kinds_agree,
    same_question,
    same_scale,
)
from flows.core.conflicts.occasions import Figure, figures_of, one_occasion
from flows.core.facts.speakers import same_speaker
from flows.core.records import Claim, Document
from flows.core.timeline import story_day
from flows.core.vectors import vectorise

#: Counts that only grow: a later report's higher one is news, whoever says it.
GROWING = frozenset(
    {"kill", "wound", "arrest", "infect", "displace", "evacuate", "destroy", "damage", "rescue"}
)

_SHRINKING = frozenset({"miss"})
_SHARE = "%"
# Words for what is not settled yet.
_MOVES = re.compile(
    r"\b(?:now|still|so far|already|until now|rose|risen|climb(?:ed|s)|grew|grown|f[ae]ll(?:en|s)?"
    r"|dropp?(?:ed|s)|increas\w+|decreas\w+|up from|down from|counted|confirmed|revised|raised"
    r"|lowered|latest|without power|cases?|patients?|price of)\b",
    re.IGNORECASE,
)


def overtaken(claims: Sequence[Claim], documents: Mapping[str, Document]) -> frozenset[str]:
    """The ids of claims that give a toll of which a later document gives a higher one."""
    tolls = [
        f
        for f in figures_of(claims, documents)
        if f.number.event in GROWING
        and counts_things(f.number)
        and not is_part(f.claim.text, f.number)
        and newest_date(f.claim, documents)
    ]
    if not tolls:
        return frozenset()
    day = story_day(list(documents.values()))
    vectors = vectorise([" ".join(f.near) for f in tolls])
    near = np.asarray((vectors @ vectors.T).todense())

    def raises(later: int, earlier: int) -> bool:
        one, other = tolls[later], tolls[earlier]
        return (
            newest_date(one.claim, documents) > newest_date(other.claim, documents)
            and one.number.high > other.number.high
            and _one_toll(one, other)
            and one_occasion(one, other, near[later, earlier], day)
        )

    numbers = range(len(tolls))
    return frozenset(
        tolls[i].claim.id for i in numbers if any(raises(j, i) for j in numbers if j != i)
    )


def is_update(one: Figure, other: Figure, documents: Mapping[str, Document]) -> bool:
    """Whether the later of two reports may simply know more, or tell of a later time.

    Tolls grow, and what is counted, missing or priced today was another figure yesterday. What a
    bridge cost or a ship weighs stays: there, two days are no excuse for two figures.
    """
    first, second = newest_date(one.claim, documents), newest_date(other.claim, documents)
    if not first or not second or first == second:
        return False
    earlier, later = (one, other) if first < second else (other, one)
    if one.number.event in GROWING:
        return later.number.high > earlier.number.high
    a, b = one.claim.speaker, other.claim.speaker
    if a and b and same_speaker(a, b):
        return True
    return any(
        f.number.unit == _SHARE
        or f.number.event in _SHRINKING
        or _MOVES.search(f.claim.text) is not None
        for f in (one, other)
    )


def newest_date(claim: Claim, documents: Mapping[str, Document]) -> str:
    """The date of the latest document that carries a claim, as in ISO 8601; empty if unknown."""
    return max((documents[d].date or "" for d in claim.documents), default="")


def _one_toll(one: Figure, other: Figure) -> bool:
    a, b = one.number, other.number
    return (
        same_question(a, b)
        and same_scale(a, b)
        and not compatible(a, b)
        and kinds_agree(one.claim.text, a, other.claim.text, b)
    )
