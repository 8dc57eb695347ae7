"""How many, how much: figures about one thing that cannot both be true."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

import numpy as np

from flows.core.conflicts.ages import is_age
from flows.core.conflicts.disputes import Given, conflicts
from flows.core.conflicts.figures import (
    compatible,
    counts_people,
    counts_things,
    is_part,
    kinds_agree,
    lasts,
    measures,
    of_one_kind,
    same_kind,
    same_question,
    same_scale,
)
from flows.core.conflicts.measured import COUNTED_BY, Measured, one_measure, read_measured
from flows.core.conflicts.occasions import (
    Figure,
    figures_of,
    names_near,
    one_occasion,
    times_allow,
)
from flows.core.conflicts.overtaken import GROWING, is_update
from flows.core.conflicts.questions import figure_question
from flows.core.conflicts.scenes import Scene, apart, one_scene, one_story, strangers, times_fit
from flows.core.conflicts.tallies import in_tally
from flows.core.conflicts.tellings import Telling, alike, named_apart, times_agree
from flows.core.facts import Number, read_facts
from flows.core.records import Conflict, Document
from flows.core.vectors import vectorise
from flows.core.words import stem, tokens

_SMALLER, _LARGER = 0.7, 0.5
_LITTLE_WORD = 3  # letters: "of", "at", "the"
# What befalls those counted, whoever did it. "Won 41 seats" asks who won, so all must be alike.
_BEFALL = GROWING | {"miss", "kidnap", "vaccinate", "charge", "convict", "acquit", "release"}
# Marks that make another question even of two tolls of one event.
_FRAMES = frozenset(
    """day week month year quarter hour daily weekly monthly annually each per average since
    planned plan due expected forecast target could may might if nationwide total overall
    cumulative worldwide province national""".split()
)
# Of whom or when a lead tells: "the former treasurer", "last night".
_OF_WHOM = frozenset({"former", "last"})


def figure_conflicts(
    scenes: Sequence[Scene], documents: Mapping[str, Document], day: dt.date | None
) -> list[Conflict]:
    """Conflicts on counts, sums, shares, sizes and lengths of time."""
    found = figures_of([s.claim for s in scenes], documents)
    figures = [
        f
        for f in found
        if not (
            is_part(f.claim.text, f.number)
            or in_tally(f.claim.text, f.number)
            or is_age(f.claim.text, f.number)
        )
    ]
    if not figures:
        return []
    vectors = vectorise([" ".join(f.near) for f in figures])
    near = np.asarray((vectors @ vectors.T).todense())
    around = [scenes[f.index] for f in figures]
    tellings = [s.telling for s in around]

    def one_question(i: int, j: int) -> bool:
        one, other = figures[i], figures[j]
        if not same_kind(one.number, other.number):
            return False
        if _fate(one.number) and _fate(one.number) == _fate(other.number):
            asked = (
                kinds_agree(one.claim.text, one.number, other.claim.text, other.number)
                and not (tellings[i].marks ^ tellings[j].marks) & _FRAMES
                and _one_event(one, around[i], other, around[j], near[i, j], day)
            )
        else:
            asked = not _of_another(one, tellings[i], tellings[j]) and (
                (
                    same_question(one.number, other.number)
                    and _tell_alike(tellings[i], tellings[j])
                    and _one_thing(one, other)
                )
                or _measure_alike(one, around[i], other, around[j])
            )
        return asked and (
            compatible(one.number, other.number)
            or (
                same_scale(one.number, other.number)
                and not _tells(one, other)
                and not _tells(other, one)
                and not is_update(one, other, documents)
            )
        )

    return conflicts(
        [Given(f.claim, f.number.text) for f in figures],
        lambda answers: figure_question(
            [[figures[i] for i in a] for a in answers],
            [tellings[i].words for a in answers for i in a],
            tellings[answers[0][0]],
        ),
        one_question,
        lambda i, j: compatible(figures[i].number, figures[j].number),
        of_one_kind([f.number for f in figures]),
    )


def _fate(number: Number) -> str | None:
    """What befell those counted; "31 dead" leaves out who they were."""
    if not counts_things(number) or number.event not in _BEFALL:
        return None
    return number.event if number.noun or number.event == "kill" else None


def _of_another(figure: Figure, one: Telling, other: Telling) -> bool:
    """Whether both count things of "a bus": two buses. "A new bridge will cost" says what a sum."""
    return figure.number.unit is None and one.indefinite and other.indefinite


def _one_event(
    one: Figure, here: Scene, other: Figure, there: Scene, alike: float, day: dt.date | None
) -> bool:
    """Whether a fate befell both at one event: close by, or in two reports of one story."""
    if not _elsewhere(one, other) and one_occasion(one, other, alike, day):
        return True
    fits = apart(here, there) and times_allow(one, other, day)
    return fits and one_scene(here, there) and not strangers(here, there)


def _elsewhere(one: Figure, other: Figure) -> bool:
    """Whether each has names around it, and none that both have: two crashes of one day."""
    ours, theirs = names_near(one), names_near(other)
    return bool(ours and theirs) and not ours & theirs


def _tell_alike(one: Telling, other: Telling) -> bool:
    """Whether two claims tell alike in all but the figure."""
    return (
        not named_apart(one, other)
        and times_agree(one, other)
        and alike(one, other, _SMALLER, _LARGER)
    )


def _measure_alike(one: Figure, here: Scene, other: Figure, there: Scene) -> bool:
    """Whether two figures measure one thing of one story, in sentences otherwise unlike."""
    a, b = one.number, other.number
    ours, theirs = read_measured(one.claim.text, a), read_measured(other.claim.text, b)
    return (
        apart(here, there)
        and _of_one_kind(a, b, ours.acts & theirs.acts)
        and (a.event == b.event or not ((a.event and b.event) or counts_people(a)))
        and (
            (one_measure(ours, theirs) and times_fit(here, there, ours.span, theirs.span))
            or (lasts(a) and _both_lead(here, ours, there, theirs))
        )
        and _one_story(here, there, named=bool(ours.subject & theirs.subject))
        and not strangers(here, there)
    )


def _both_lead(here: Scene, ours: Measured, there: Scene, theirs: Measured) -> bool:
    """Whether two reports open with how long one thing lasts, whomever they call it after.

    "The former treasurer was jailed for six years", "a man who looted a charity began a seven-year
    sentence last night": what two papers open with is one event, told of one person.
    """
    framed = (ours.frames ^ theirs.frames) - _OF_WHOM
    alike = ours.kinds == theirs.kinds and bool(ours.acts & theirs.acts) and not framed
    return alike and not here.before and not there.before and here.years == there.years


def _one_story(here: Scene, there: Scene, *, named: bool) -> bool:
    """Whether two figures are of one story, or of what both name and both documents are about."""
    return one_story(here, there) or (named and bool(here.led_by & there.led_by))


def _of_one_kind(a: Number, b: Number, acts: frozenset[str]) -> bool:
    """Whether two figures have one unit, count one thing, or count those who do one thing."""
    if lasts(a):  # all lengths of time are alike but for what lasts
        return bool(acts)
    told = a.noun or a.event  # "17 goals" are told by their event alone
    alike = bool(told) and (a.noun, a.event) == (b.noun, b.event)
    return (
        measures(a)
        or lasts(a)
        or bool(a.noun and a.noun == b.noun)
        or alike
        or bool(acts & COUNTED_BY)
    )


def _one_thing(one: Figure, other: Figure) -> bool:
    """Whether two figures without a fate measure one thing: by unit, noun or what precedes."""
    a, b = one.number, other.number
    if measures(a) and measures(b):
        return True
    if lasts(a) or lasts(b):
        return False
    if a.noun or b.noun:
        return a.noun == b.noun
    return _word_before(one) == _word_before(other) != ""


def _word_before(figure: Figure) -> str:
    """The stem of the last content word before a figure: "a magnitude of 6.4"."""
    before = tokens(figure.claim.text[: figure.number.start])
    words = [t for t in before if len(t.text) > _LITTLE_WORD]
    return stem(words[-1].text) if words else ""


def _may_be_of(bare: Number, number: Number) -> bool:
    """Whether a figure counts what the other does: "of which 300 million" leaves out the euros."""
    unsaid = number.unit is not None and bare.unit is None and bare.noun is None
    return unsaid or same_question(bare, number)


def _tells(one: Figure, other: Figure) -> bool:
    """Whether the claim of one figure gives the other's figure too: "40, 12 of them for arson"."""
    return any(
        n != one.number and _may_be_of(n, other.number) and compatible(n, other.number)
        for n in read_facts(one.claim.text).numbers
    )
