"""Which claims tell the same thing: proposals from typed facts and shared concepts.

A proposal is generous; whoever uses it confirms each member by checking it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from flows.core.concepts import concepts
from flows.core.conflicts.figures import figures_disagree
from flows.core.facts import read_facts
from flows.core.facts.speakers import same_speaker
from flows.core.records import Claim
from flows.core.told import told_concepts
from flows.core.vectors import vectorise

# Cosine above which a claim is offered as telling the same thing. Low on purpose.
_OFFERED = 0.22
_LIKELY = 0.45  # cosine above which it is offered whatever words it shares
_REPEATS = 0.6  # cosine above which a reader learns nothing from the second claim


@dataclass(frozen=True, slots=True)
class Likeness:
    """Pairwise cosines of claims, in the order given; symmetric, ones on the diagonal."""

    matrix: np.ndarray


def likeness(claims: Sequence[Claim]) -> Likeness:
    """Cosines over concepts; speakers' names and reporting verbs count like other words."""
    vectors = vectorise([c.text for c in claims])
    return Likeness(np.asarray((vectors @ vectors.T).todense()))


def propose(claims: Sequence[Claim], alike: Likeness) -> list[list[int]]:
    """For each claim, which others may tell all that it tells, likest first, itself left out."""
    told = [told_concepts(c.text) for c in claims]
    proposals = []
    for i, claim in enumerate(claims):
        row = alike.matrix[i]
        near = np.flatnonzero(row >= _OFFERED)
        likest = sorted((int(j) for j in near if j != i), key=lambda j: (-row[j], j))
        proposals.append(
            [
                j
                for j in likest
                if (row[j] >= _LIKELY or _covers(told[j], told[i])) and may_be_one(claim, claims[j])
            ]
        )
    return proposals


def repeats(one: Claim, other: Claim, cosine: float) -> bool:
    """Whether a reader of one claim learns nothing from the other: each has most of the other."""
    a, b = told_concepts(one.text), told_concepts(other.text)
    return cosine >= _REPEATS or (_covers(a, b) and _covers(b, a))


def _covers(there: frozenset[str], asked: frozenset[str]) -> bool:
    """Two thirds of what is asked for: less, and another claim about the same things gets in."""
    return 3 * len(asked & there) >= 2 * len(asked) > 0


def may_be_one(one: Claim, other: Claim) -> bool:
    """Whether two claims may be told as one: no typed fact of theirs disagrees."""
    if one.speaker and other.speaker and same_speaker(one.speaker, other.speaker) is False:
        return False
    if figures_disagree(one.text, other.text):
        return False
    a, b = read_facts(one.text), read_facts(other.text)
    days_a = {(d.month, d.day) for d in a.dates if d.day}
    days_b = {(d.month, d.day) for d in b.dates if d.day}
    if days_a and days_b and not days_a & days_b:
        return False
    return bool(set(concepts(one.text)) & set(concepts(other.text)))
