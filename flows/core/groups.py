"""Which claims tell the same thing: proposals from typed facts and shared concepts.

A proposal is generous; whoever uses it confirms each member by checking it. Whether two claims are
proposed turns on these two alone, never on how rare a word is in the run: else one more document
would move all the groups, and every answer about them would have to be paid for again.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from flows.core.concepts import concepts
from flows.core.conflicts.figures import figures_disagree, range_of
from flows.core.facts import read_facts
from flows.core.facts.speakers import same_speaker
from flows.core.overlaps import overlaps
from flows.core.records import Claim
from flows.core.told import told_concepts, told_part

# Cosines of the sets of concepts that two claims tell.
_OFFERED = 0.35  # below it no claim is offered: it tells something else as well
_LIKELY = 0.5  # from it on one is offered, even if it has not most of what the other tells
_REPEATS = 0.6  # from it on a reader learns nothing from the second claim
_LEAST = 2  # concepts; one in common is a subject, not a fact
_PER_DOCUMENT = 2  # of a document's offered members, how many are tried


@dataclass(frozen=True, slots=True)
class Near:
    """Those near one claim, likest first, itself left out."""

    others: np.ndarray  # their positions
    shares: np.ndarray  # of what it tells, what each of them tells


def nearest(claims: Sequence[Claim]) -> list[Near]:
    """For each claim, which others may tell all that it tells: its words, figures and names.

    Each figure of either can be one of the other: whoever is told as one with a vaguer claim would
    take its figures with it. Where both name somebody, one name is the same.
    """
    words = [told_concepts(c.text) for c in claims]
    sizes = np.array([len(w) for w in words], dtype=np.int64)
    figures = _Figures(claims)
    names = [_names(c.text) for c in claims]
    found = []
    for i, (others, shared) in enumerate(overlaps(words, words)):
        cosine = shared / np.sqrt(sizes[i] * sizes[others])
        # Two thirds of what it tells: less, and another claim about the same things gets in.
        tells = (3 * shared >= 2 * sizes[i]) | (cosine >= _LIKELY)
        near = tells & (cosine >= _OFFERED) & (shared >= _LEAST) & (others != i)
        near[near] = figures.same(others[near], i)
        if names[i]:
            near[near] = [not names[j] or not names[i].isdisjoint(names[j]) for j in others[near]]
        likest = np.flatnonzero(near)[np.argsort(-cosine[near], kind="stable")]
        found.append(Near(others[likest], shared[likest] / sizes[i]))
    return found


class _Figures:
    """The figures of many claims as ranges, to be compared at once."""

    def __init__(self, claims: Sequence[Claim]) -> None:
        given = [
            [range_of(n) for n in read_facts(told_part(c.text)).numbers if not n.ordinal]
            for c in claims
        ]
        most = max(map(len, given), default=0)
        self._ranges = np.full((len(claims), most, 2), np.nan)  # nothing is in a range of nan
        for ranges, figures in zip(self._ranges, given, strict=True):
            ranges[: len(figures)] = np.reshape(figures, (-1, 2))
        self._counts = np.array([len(figures) for figures in given], dtype=np.int64)

    def same(self, others: np.ndarray, one: int) -> np.ndarray:
        """Which of the others give no figure that one claim cannot give, nor leave one out."""
        least, greatest = self._ranges[one, : self._counts[one]].T
        low, high = np.moveaxis(self._ranges[others][:, :, None], -1, 0)
        fit = (low <= greatest) & (least <= high)  # other, its figure, the one claim's figure
        theirs = fit.any(axis=2).sum(axis=1) == self._counts[others]
        both: np.ndarray = theirs & fit.any(axis=1).all(axis=1)
        return both


def _names(text: str) -> frozenset[str]:
    """The concepts of the names in what a claim tells."""
    return frozenset(c for n in read_facts(told_part(text)).names for c in concepts(n.core))


def plan(
    left: Sequence[int],
    near: Sequence[Near],
    claims: Sequence[Claim],
    failed: Collection[int],
    most: int,
) -> dict[int, list[int]]:
    """Each claim in turn takes those near it that are still free and that contradict it in nothing.

    Two a document at most; `most` groups of more than one document. One whose words a group has
    `failed` to carry opens no other, but may join one.
    """
    free = set(left)
    groups: dict[int, list[int]] = {}
    for i in left:
        if i not in free or i in failed or len(groups) == most:
            continue
        taken: list[int] = []
        of = Counter(claims[i].documents)
        for j in near[i].others.tolist():
            document = claims[j].documents[0]
            if j in free and of[document] < _PER_DOCUMENT and may_be_one(claims[i], claims[j]):
                taken.append(j)
                of[document] += 1
        if len(of) > 1:
            groups[i] = taken
            free -= {i, *taken}
    return groups


def support(
    near: Sequence[Near], claims: Sequence[Claim], origin: Mapping[str, str]
) -> list[float]:
    """For each claim how many independent origins tell it, each by the share that it tells of it.

    Its own counts one. What all tell counts most: in whose words a group is told, all must agree.
    """
    number = {o: n for n, o in enumerate(dict.fromkeys(origin.values()))}
    own = np.array([number[origin[c.documents[0]]] for c in claims])
    totals = []
    for i, one in enumerate(near):
        of = np.zeros(len(number))
        np.maximum.at(of, own[one.others], one.shares)
        of[own[i]] = 1.0
        totals.append(float(of.sum()))
    return totals


def repeats(one: Claim, other: Claim) -> bool:
    """Whether a reader of one claim learns nothing from the other: each has most of the other."""
    a, b = told_concepts(one.text), told_concepts(other.text)
    shared = len(a & b)
    if not shared:
        return False
    mostly = 3 * shared >= 2 * max(len(a), len(b))
    return mostly or shared >= _REPEATS * math.sqrt(len(a) * len(b))


def may_be_one(one: Claim, other: Claim) -> bool:
    """Whether two claims may be told as one: no typed fact of theirs disagrees."""
    if one.speaker and other.speaker and same_speaker(one.speaker, other.speaker) is False:
        return False
    if figures_disagree(one.text, other.text):
        return False
    ours, theirs = _days(one), _days(other)
    return not (ours and theirs) or bool(ours & theirs)


def _days(claim: Claim) -> set[tuple[int | None, int]]:
    return {(d.month, d.day) for d in read_facts(claim.text).dates if d.day}
