"""Figures as answers: what two of them count, and whether they can both be true."""

from __future__ import annotations

import re
from collections.abc import Sequence

from flows.core.facts import Number, read_facts
from flows.core.facts.nations import FORMS
from flows.core.lexicon import TELLING_KINDS, person_concept
from flows.core.words import tokens

# Newspapers round to the ten or the half hundred: "approximately 450" is 447.
_ROUNDING = 0.05
_TIMES = frozenset({"day", "year"})  # lengths of time: only what lasts tells them apart
_AGE = re.compile(r"\bold\b|\baged?\b", re.IGNORECASE)  # read by name, in `ages`
_PART_BEFORE = re.compile(
    r"\b(?:includ\w+|among (?:them|the \w+)|of (?:whom|which|them)|from|up from|down from"
    r"|another|an? (?:further|additional))\s+$",
    re.IGNORECASE,
)
# "Four minutes later" tells from when to when, and of what the sentence before has told; "25
# minutes after take-off" says itself from when, as "40 minutes into the flight" does.
_APART = re.compile(r"\s+(?:later|earlier|ago|before|apart)\b", re.IGNORECASE)
_PART_AFTER = re.compile(r"\s+of\s+(?:them|whom|those|these|the)\b", re.IGNORECASE)
_ADJECTIVES_REACH = 40  # characters
_VAGUE = 3.0
_TELLING = 10.0  # smaller figures are shared by chance
# Figures further apart than this hardly ever count the same thing (a clash and a whole war).
_SAME_SCALE = 6.0
# One counts people by any of these words; who was meant is told by the rest of the sentence.
_ANY = "any"  # "31", "31 people": of whatever the other counts
_PEOPLE = frozenset(
    "person peopl other victim individu human live life visitor signatur signatori".split()
)


def counts_things(number: Number) -> bool:
    """Whether a figure says how many of something something happened to."""
    vague = number.high > _VAGUE * max(number.low, 1.0)  # "dozens" answers no question
    return not number.ordinal and not vague and number.event is not None and number.unit is None


def counts_people(number: Number) -> bool:
    """Whether a figure is one of people, by any word for them."""
    noun = number.noun or ""
    return noun in _PEOPLE or person_concept(noun) is not None


def measures(number: Number) -> bool:
    """Whether a figure has a unit, which says what kind of answer it is: a sum, a share, a size."""
    return not number.ordinal and number.unit is not None and number.unit not in _TIMES


def can_answer(text: str, number: Number) -> bool:
    """Whether a figure can answer how many, how much or how long.

    Not an ordinal, "dozens", an age or the time between two things.
    """
    vague = number.high > _VAGUE * max(number.low, 1.0)
    between = lasts(number) and _APART.match(text, number.end)
    return not (number.ordinal or vague or between or _AGE.search(number.text))


def lasts(number: Number) -> bool:
    """Whether a figure is a length of time."""
    return not number.ordinal and number.unit in _TIMES


def is_part(text: str, number: Number) -> bool:
    """Whether a figure is part of another, or comes on top of it: "12 of them", "another 62"."""
    return bool(_PART_BEFORE.search(text[: number.start]) or _PART_AFTER.match(text, number.end))


def kinds_agree(one: str, a: Number, other: str, b: Number) -> bool:
    """Whether two figures can count the same people: not Dutch and German ones, and no part.

    Three soldiers may be among five people killed; five soldiers cannot be among three.
    """
    ours, theirs = _nations(one, a), _nations(other, b)
    if ours and theirs and not ours & theirs:
        return False
    for special, general in ((a, b), (b, a)):
        kind = person_concept(special.noun or "")
        if kind in TELLING_KINDS and person_concept(general.noun or "") != kind:
            return special.low > general.high
    return True


def _nations(text: str, number: Number) -> frozenset[str]:
    """The nations that stand right after a figure: "four Afghan guards"."""
    words = [t.lower for t in tokens(text[number.end : number.end + _ADJECTIVES_REACH])][:3]
    return frozenset(FORMS[w,] for w in words if (w,) in FORMS)


def same_question(one: Number, other: Number) -> bool:
    """Whether two figures count the same kind of thing with the same fate."""
    return one.event == other.event and same_kind(one, other)


def same_kind(one: Number, other: Number) -> bool:
    """Whether two figures have one unit, or count one kind of thing."""
    if one.unit != other.unit:
        return False
    if one.noun and other.noun and not lasts(one):  # "a four-year deal", "a five-year contract"
        kind = person_concept(one.noun)
        return (
            one.noun == other.noun
            or bool({one.noun, other.noun} & _PEOPLE)
            or (kind is not None and kind == person_concept(other.noun))
        )
    return True


def of_one_kind(numbers: Sequence[Number]) -> list[list[int]]:
    """For each figure the positions of all that `same_kind` can hold for, in order; a few more."""
    by_kind: dict[str, list[int]] = {}
    for i, n in enumerate(numbers):
        by_kind.setdefault(_kind(n), []).append(i)
    bare = [k for k in by_kind if not k.startswith("unit ")]
    reach = {k: [k] for k in by_kind if k.startswith("unit ")}
    reach |= {k: bare if k == _ANY else [x for x in bare if x in {k, _ANY}] for k in bare}
    found = {k: sorted(i for x in near for i in by_kind[x]) for k, near in reach.items()}
    return [found[_kind(n)] for n in numbers]


def _kind(number: Number) -> str:
    if number.unit is not None:
        return f"unit {number.unit}"
    if not number.noun or number.noun in _PEOPLE:
        return _ANY
    return person_concept(number.noun) or f"noun {number.noun}"


def compatible(one: Number, other: Number) -> bool:
    """Whether both figures can be true: "at least 50" and 50, "about 450" and 447."""
    low, high = range_of(one)
    other_low, other_high = range_of(other)
    return low <= other_high and other_low <= high


def same_scale(one: Number, other: Number) -> bool:
    """Whether two figures are near enough to be answers to one question."""
    small, large = sorted((max(one.high, 1.0), max(other.high, 1.0)))
    return large <= small * _SAME_SCALE


def figures_disagree(one: str, other: str) -> bool:
    """Whether two texts give figures for the same things that cannot both be true."""
    numbers = [n for n in read_facts(one).numbers if counts_things(n)]
    others = [n for n in read_facts(other).numbers if counts_things(n)]
    for n in numbers:
        rivals = [m for m in others if same_question(n, m)]
        if rivals and not any(compatible(n, m) for m in rivals):
            return True
    return False


def share_figure(one: str, other: str) -> bool:
    """Whether two texts give one telling figure alike: "68 percent", "1,200 residents"."""
    theirs = read_facts(other).numbers
    return any(
        n.low >= _TELLING and n.unit == m.unit and compatible(n, m)
        for n in read_facts(one).numbers
        if not n.ordinal
        for m in theirs
        if not m.ordinal
    )


def range_of(number: Number) -> tuple[float, float]:
    """The least and the greatest that a figure can stand for, its rounding considered."""
    low, high = number.low, number.high
    if number.bound == "about":
        return low * (1 - _ROUNDING), high * (1 + _ROUNDING)
    if number.bound in {"at_least", "over"}:
        # A later or fuller count may be higher, but not another order: "at least five" is not 50.
        return low, high * 1.5
    if number.bound in {"at_most", "under"}:
        return low / 1.5, high
    return low, high
