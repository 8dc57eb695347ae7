"""Are two figures about one thing? Their units, counted nouns and events must not disagree."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from flows.core.facts import Facts
from flows.core.facts.model import Number
from flows.core.facts.units import TELLING, differ
from flows.core.gates.model import Line, Passage
from flows.core.lexicon import TELLING_KINDS, alike, event_concept, excludes, person_concept
from flows.core.words import tokens


@dataclass(frozen=True, slots=True)
class Found:
    """A source figure and the line that says it."""

    number: Number
    line: Line


def other_thing(
    claim: Number,
    beside: Sequence[Number],
    found: Found,
    rivals: Sequence[Found],
    passage: Passage,
) -> bool:
    """Whether the two figures, equal in value, are about different things.

    `beside` are all figures of the claim. `rivals` are the source's of another value: one that
    counts just what the claim counts shows that this one does not. What is missing on one side
    disagrees with nothing, but for a sum's money and the sign of a percentage.
    """
    source = found.number
    if differ(claim.unit, source.unit):
        return True
    if (claim.unit is None) != (source.unit is None):
        unit = claim.unit or source.unit
        counted, near = (claim, beside)
        if claim.unit is not None:
            counted, near = source, found.line.facts.numbers
        if unit in TELLING and all(n.unit != unit for n in near):  # "from 5 to 7 dollars" has one
            return True
        return counted.noun is not None and not counted.ordinal
    return _other_event(claim, found, rivals) or _other_noun(claim, found, rivals, passage)


def _other_event(claim: Number, found: Found, rivals: Sequence[Found]) -> bool:
    theirs = found.number.event
    if claim.event is None or theirs is None or alike(claim.event, theirs):
        return False
    if claim.low != claim.high:
        return False  # who wins 2-1 beats one who loses 1-2
    if any(f.number.event == claim.event for f in rivals):
        return True
    said = {event_concept(t.text) for t in tokens(found.line.facts.text)}
    return claim.event not in said  # else "12 were arrested and charged" carries "12 were charged"


def _other_noun(claim: Number, found: Found, rivals: Sequence[Found], passage: Passage) -> bool:
    theirs = found.number.noun
    if claim.noun is None or theirs is None or claim.noun == theirs:
        return False
    ours_kind, their_kind = person_concept(claim.noun), person_concept(theirs)
    rival = any(f.number.noun == claim.noun for f in rivals)
    if ours_kind is None or their_kind is None:
        joined = found.line.facts.text[found.number.end :][:1] in {"-", "‑"}  # "15-strong council"
        return rival and not claim.unit and not (joined and ours_kind)
    if ours_kind in {their_kind, "person"}:
        return False
    line = {person_concept(t.text) for t in tokens(found.line.facts.text)}
    if excludes(ours_kind, their_kind):
        return rival or ours_kind not in line
    if their_kind == "person" and ours_kind in TELLING_KINDS:
        # "five people" carries "five civilians" only where somebody says that they were.
        lines = (*passage.evidence, *passage.neighbours, *passage.rest)
        return not any(_says_kind(ours_kind, line.facts) for line in lines)
    return rival


def _says_kind(kind: str, facts: Facts) -> bool:
    return any(person_concept(t.text) == kind for t in tokens(facts.text))


def same_thing(one: Number, other: Number) -> bool:
    """Whether both count one noun or one event, or measure in one unit."""
    if one.unit != other.unit or one.ordinal != other.ordinal:
        return False
    return one.unit is not None or (
        (one.noun is not None and one.noun == other.noun)
        or (one.event is not None and one.event == other.event)
    )
