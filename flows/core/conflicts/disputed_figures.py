"""How many, how much: figures about one thing that cannot both be true."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from flows.core.concepts import concepts
from flows.core.conflicts.disputes import Given, answer, disputes
from flows.core.conflicts.figures import (
    compatible,
    counts_things,
    is_part,
    kinds_agree,
    measures,
    same_question,
    same_scale,
)
from flows.core.conflicts.measured import measure_asked, one_measure, read_measured
from flows.core.conflicts.occasions import (
    Figure,
    figures_of,
    names_near,
    one_occasion,
    times_allow,
)
from flows.core.conflicts.overtaken import GROWING, told_on
from flows.core.conflicts.tellings import Telling, alike, label, own_names, times_agree
from flows.core.facts import read_facts
from flows.core.facts.speakers import same_speaker
from flows.core.records import Claim, Conflict, Document
from flows.core.timeline import years
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


def figure_conflicts(
    told: Sequence[tuple[Claim, Telling]], documents: Mapping[str, Document], day: dt.date | None
) -> list[Conflict]:
    """Conflicts on counts, sums, shares and sizes."""
    found = figures_of([c for c, _ in told], documents)
    figures = [f for f in found if not is_part(f.claim.text, f.number)]
    if not figures:
        return []
    vectors = vectorise([" ".join(f.near) for f in figures])
    near = np.asarray((vectors @ vectors.T).todense())
    tellings = [told[f.index][1] for f in figures]

    def one_question(i: int, j: int) -> bool:
        one, other = figures[i], figures[j]
        if not same_question(one.number, other.number):
            return False
        typed = counts_things(one.number) and counts_things(other.number)
        if typed and one.number.event in _BEFALL and one.number.noun and other.number.noun:
            asked = (
                kinds_agree(one.claim.text, one.number, other.claim.text, other.number)
                and not (tellings[i].marks ^ tellings[j].marks) & _FRAMES
                and one_occasion(one, other, near[i, j], day)
            )
        else:
            asked = (
                _tell_alike(tellings[i], tellings[j]) and _one_thing(one, other)
            ) or _measure_alike(one, tellings[i], other, tellings[j], day)
        return asked and (
            compatible(one.number, other.number)
            or (
                same_scale(one.number, other.number)
                and not _tells(one, other)
                and not _tells(other, one)
                and not _is_update(one, other, tellings[i], tellings[j], documents)
            )
        )

    return _paired(
        [
            Conflict(
                _question(figures, tellings, answers),
                tuple(
                    answer([Given(figures[i].claim, figures[i].number.text) for i in a])
                    for a in answers
                ),
            )
            for answers in disputes(
                [f.claim for f in figures],
                one_question,
                lambda i, j: compatible(figures[i].number, figures[j].number),
            )
        ]
    )


def _paired(conflicts: Sequence[Conflict]) -> list[Conflict]:
    """Figures given in one breath as one conflict: "31 votes to 14" against "29 votes to 16"."""
    by_question: dict[object, list[Conflict]] = {}
    for c in conflicts:
        by_question.setdefault((c.question, tuple(a.claims for a in c.answers)), []).append(c)
    return [
        replace(
            same[0],
            answers=tuple(
                replace(sides[0], value=" and ".join(side.value for side in sides))
                for sides in zip(*(c.answers for c in same), strict=True)
            ),
        )
        for same in by_question.values()
    ]


def _tell_alike(one: Telling, other: Telling) -> bool:
    """Whether two claims tell alike in all but the figure."""
    return (
        not (own_names(one, other) and own_names(other, one))
        and times_agree(one, other)
        and alike(one, other, _SMALLER, _LARGER)
    )


def _measure_alike(
    one: Figure, told: Telling, other: Figure, told_by_other: Telling, day: dt.date | None
) -> bool:
    """Whether two figures measure one thing of one story, in sentences otherwise unlike."""
    a, b = one.number, other.number
    return (
        (measures(a) or bool(a.noun and b.noun))
        and not (own_names(told, told_by_other) and own_names(told_by_other, told))
        and _years_agree(one.claim.text, other.claim.text)
        and times_allow(one, other, day)
        and bool(names_near(one) & names_near(other))
        and one_measure(read_measured(one.claim.text, a), read_measured(other.claim.text, b))
    )


def _years_agree(one: str, other: str) -> bool:
    ours, theirs = years([one]), years([other])
    return not (ours and theirs) or bool(ours & theirs)


def _one_thing(one: Figure, other: Figure) -> bool:
    """Whether two figures without a fate measure one thing: by unit, noun or what precedes."""
    a, b = one.number, other.number
    if measures(a) and measures(b):
        return True
    if a.noun or b.noun:
        return a.noun == b.noun
    return _word_before(one) == _word_before(other) != ""


def _word_before(figure: Figure) -> str:
    """The stem of the last content word before a figure: "a magnitude of 6.4"."""
    before = tokens(figure.claim.text[: figure.number.start])
    words = [t for t in before if len(t.text) > _LITTLE_WORD]
    return stem(words[-1].text) if words else ""


def _tells(one: Figure, other: Figure) -> bool:
    """Whether the claim of one figure gives the other's figure too: "40, 12 of them for arson"."""
    return any(
        n != one.number and same_question(n, other.number) and compatible(n, other.number)
        for n in read_facts(one.claim.text).numbers
    )


def _is_update(
    one: Figure,
    other: Figure,
    told: Telling,
    told_by_other: Telling,
    documents: Mapping[str, Document],
) -> bool:
    """Whether the later report may simply know more, or tell of a later time."""
    first, second = (told_on(f.claim, documents) for f in (one, other))
    if not first or not second or first == second:
        return False
    earlier, later = (one, other) if first < second else (other, one)
    if one.number.event in GROWING:
        return later.number.high > earlier.number.high
    a, b = one.claim.speaker, other.claim.speaker
    one_mouth = not (a or b) or bool(a and b and same_speaker(a, b))
    return one_mouth or not (told.moments and told_by_other.moments)


_EVENT_WORDS = {
    "kill": "killed",
    "wound": "wounded",
    "arrest": "arrested",
    "infect": "infected",
    "destroy": "destroyed",
    "rescue": "rescued",
}
_SCALES = frozenset(concepts("thousand million billion trillion percent dollar euro pound"))


def _question(
    figures: Sequence[Figure], tellings: Sequence[Telling], told: Sequence[Sequence[int]]
) -> str:
    """The question's label from the figures' own facts: "civilians killed (Spin Boldak)"."""
    all_of = [figures[i] for t in told for i in t]
    lead = all_of[0]
    if not counts_things(lead.number) or not lead.number.noun:
        acts = frozenset.intersection(*(read_measured(f.claim.text, f.number).acts for f in all_of))
        wordings = [measure_asked(f.claim.text, f.number, acts) for f in all_of]
        if asked := next((w for w in wordings if " " in w), wordings[0]):
            return f"how {'much' if lead.number.unit else 'many'}: {asked}"
        shared = frozenset.intersection(*(tellings[i].words for t in told for i in t))
        return label(tellings[told[0][0]], shared - _SCALES)
    noun = next(
        (w for f in all_of for w in _surface(f.claim.text, f.number.noun)), lead.number.noun or ""
    )
    event = lead.number.event or ""
    where = _place(lead, frozenset.intersection(*(f.names for f in all_of)))
    return f"{noun} {_EVENT_WORDS.get(event, event)}".strip() + (f" ({where})" if where else "")


def _place(figure: Figure, shared: frozenset[str]) -> str:
    """The longest name near a figure that all answers share; empty if they share none."""
    names = [n.core for t in figure.near for n in read_facts(t).names]
    common = [n for n in names if (w := {stem(t.text) for t in tokens(n)}) and w <= shared]
    return max(common, key=len, default="")


def _surface(text: str, noun: str | None) -> list[str]:
    """How a stemmed noun is written in a text, plural forms first."""
    forms = [t.lower for t in tokens(text) if noun and stem(t.text) == noun]
    return sorted(dict.fromkeys(forms), key=lambda w: not w.endswith("s"))
