"""Whether it happened: tellings alike in all but a negation, an opposite or a denial."""

from __future__ import annotations

from collections.abc import Sequence

from flows.core.concepts import concepts
from flows.core.conflicts.deeds import sides
from flows.core.conflicts.disputes import Given, answer, disputes
from flows.core.conflicts.labels import label
from flows.core.conflicts.tellings import (
    Telling,
    alike,
    named_apart,
    near,
    sizes_differ,
    times_agree,
)
from flows.core.facts.governed import Word, read_words
from flows.core.records import Claim, Conflict

# Answers that shut each other out. Opposites that follow one another ("began", "ended"; "arrested",
# "released") are left out: both are true, one after the other.
_POLES = sides("""
    convicted guilty | acquitted innocent
    survived | died
    accepted approved passed adopted ratified endorsed granted backed | rejected refused vetoed
    rose climbed gained jumped increased grew | fell dropped declined decreased shrank slipped
    won | lost
    succeeded successful | failed unsuccessful
    legal lawful | illegal unlawful
    unharmed uninjured unhurt | injured wounded hurt
    armed | unarmed
    confirmed | denied
""")
_COUNT = 10
# Prices move every day and a plan is rejected first and accepted later: without a day named by
# both, these are two times, not two answers.
_SETTLED = frozenset({0, 1, 5, 6, 7, 8})
_SMALLER, _LARGER = 0.8, 0.7


def fact_conflicts(told: Sequence[tuple[Claim, Telling]]) -> list[Conflict]:
    """Conflicts on whether something happened, or which of two opposites did."""
    told, rivals = _worth_a_look(told)
    conflicts = []
    for answers in disputes(
        [claim for claim, _ in told],
        lambda i, j: _one_question(told[i][1], told[j][1]),
        lambda i, j: _difference(told[i][1], told[j][1]) is None,
        rivals,
    ):
        (_, a), (_, b) = (told[side[0]] for side in answers[:2])
        values = _difference(a, b) or ("yes", "no")
        conflicts.append(
            Conflict(
                label(a, a.words & b.words),
                tuple(
                    answer([Given(told[i][0], value) for i in side])
                    for side, value in zip(answers, values, strict=False)
                ),
                "fact",
            )
        )
    return conflicts


def _worth_a_look(
    told: Sequence[tuple[Claim, Telling]],
) -> tuple[list[tuple[Claim, Telling]], list[list[int]]]:
    """What denies, negates or takes a side, and what tells nearly the same: few, of many claims.

    And for each of them the positions of those that are near it.
    """
    kept: set[int] = set()
    for i, (_, one) in enumerate(told):
        sided = any(w.negation or w.stem in _POLES for w in read_words(one.text))
        if sided or one.denied:
            rivals = [j for j, (_, t) in enumerate(told) if t is not one and near(one, t, _SMALLER)]
            kept.update(rivals, [i] if rivals else [])
    few = [told[i] for i in sorted(kept)]
    return few, [[j for j, (_, t) in enumerate(few) if near(one, t, _SMALLER)] for _, one in few]


def _one_question(a: Telling, b: Telling) -> bool:
    if not near(a, b, _SMALLER) or named_apart(a, b) or not times_agree(a, b):
        return False
    differ = _difference(a, b)
    slot = frozenset(c for text in differ or () for c in concepts(text))
    return alike(a, b, _SMALLER, _LARGER, slot) and not sizes_differ(a, b)


def _difference(a: Telling, b: Telling) -> tuple[str, str] | None:
    """What each of two tellings says where the other says the opposite; None if they agree."""
    if a.denied != b.denied:
        return ("denied", "said") if a.denied else ("said", "denied")
    ours, theirs = read_words(a.text), read_words(b.text)
    for n in range(_COUNT):
        one, other = _pole(ours, n), _pole(theirs, n)
        timed = n in _SETTLED or (a.moments and b.moments)
        if one and other and one[0] != other[0] and timed:
            return one[1], other[1]
    return _negated(ours, theirs)


def _pole(words: Sequence[Word], n: int) -> tuple[int, str] | None:
    """Which side of a pair of opposites a telling is on, if on one and without a negation."""
    sides = {
        side: w.text for w in words if w.stem in _POLES for m, side in [_POLES[w.stem]] if m == n
    }
    negated = any(w.negated for w in words if w.stem in _POLES)
    return next(iter(sides.items())) if len(sides) == 1 and not negated else None


def _negated(ours: Sequence[Word], theirs: Sequence[Word]) -> tuple[str, str] | None:
    """The verb that only one of two tellings negates; the other must be free of any negation."""
    head = {w.stem: w for w in ours if w.negation}
    other = {w.stem: w for w in theirs if w.negation}
    if bool(head) == bool(other):
        return None
    denies, asserts = (head, theirs) if head else (other, ours)
    verb = next((w for w in asserts if w.stem in denies and not w.negated), None)
    if verb is None or any(w.negated for w in asserts):
        return None
    words = (f"not {denies[verb.stem].text}", verb.text)
    return words if head else words[::-1]
