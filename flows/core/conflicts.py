"""Same question, different answers: conflicts between checked claims, found from typed facts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

import numpy as np

from flows.core.blame import Blame, read_blame, same_matter
from flows.core.facts import read_facts
from flows.core.facts.speakers import same_speaker
from flows.core.figures import compatible, measures, same_question, same_scale
from flows.core.occasions import Figure, figures_of, one_occasion, times_allow
from flows.core.records import Answer, Claim, Conflict, Document
from flows.core.timeline import story_day
from flows.core.vectors import vectorise
from flows.core.words import STOPWORDS, stem, tokens

_SCALES = frozenset({"thousand", "million", "billion", "trillion", "percent", "cent"})
_SAME_MEASURE = 0.3  # cosine of two claims that give one measure two values


def find_conflicts(
    claims: Sequence[Claim], documents: Mapping[str, Document]
) -> tuple[Conflict, ...]:
    """All conflicts among checked claims, figures first; claims are told by their ids."""
    day = story_day(list(documents.values()))
    return (*_figure_conflicts(claims, documents, day), *_blame_conflicts(claims))


def _figure_conflicts(
    claims: Sequence[Claim], documents: Mapping[str, Document], day: dt.date | None
) -> list[Conflict]:
    figures = figures_of(claims, documents)
    if not figures:
        return []
    vectors = vectorise([" ".join(f.near) for f in figures])
    alike = np.asarray((vectors @ vectors.T).todense())
    answers: list[list[int]] = []  # figures that can all be true together
    for i, figure in enumerate(figures):
        for answer in answers:
            if all(
                same_question(figure.number, figures[j].number)
                and compatible(figure.number, figures[j].number)
                for j in answer
            ) and all(times_allow(figure, figures[j], day) for j in answer):
                answer.append(i)
                break
        else:
            answers.append([i])

    conflicts: list[Conflict] = []
    used: set[int] = set()
    for a, answer in enumerate(answers):
        rivals = [
            b
            for b in range(a + 1, len(answers))
            if b not in used
            and a not in used
            and any(
                _rival(figures[i], figures[j], alike[i, j], day, documents)
                for i in answer
                for j in answers[b]
            )
        ]
        if rivals:
            used.update(rivals)
            told = [answer, *(answers[b] for b in rivals)]
            conflicts.append(
                Conflict(
                    question=_question(figures, told),
                    answers=tuple(_answer([figures[i] for i in t]) for t in told),
                )
            )
    return conflicts


def _rival(
    one: Figure,
    other: Figure,
    alike: float,
    day: dt.date | None,
    documents: Mapping[str, Document],
) -> bool:
    """Whether two figures answer one question differently."""
    a, b = one.number, other.number
    if one.index == other.index or not same_question(a, b):
        return False
    if measures(a):
        # A sum of money has no fate; what it is the price of is told by the rest of the claim.
        own = vectorise([one.claim.text, other.claim.text])
        if (own[0] @ own[1].T).toarray()[0, 0] < _SAME_MEASURE:
            return False
    elif not (a.noun and b.noun):
        return False
    if compatible(a, b) or not same_scale(a, b):
        return False
    if not one_occasion(one, other, alike, day):
        return False
    return not _is_update(one, other, documents)


def _is_update(one: Figure, other: Figure, documents: Mapping[str, Document]) -> bool:
    """A later document's higher count from the same mouth (or none) is news, not disagreement."""
    if (one.claim.speaker or other.claim.speaker) and not (
        one.claim.speaker
        and other.claim.speaker
        and same_speaker(one.claim.speaker, other.claim.speaker)
    ):
        return False
    first, second = (
        max((documents[i].date or "" for i in f.claim.documents), default="") for f in (one, other)
    )
    if not first or not second or first == second:
        return False
    earlier, later = (one, other) if first < second else (other, one)
    return later.number.high > earlier.number.high


def _answer(figures: Sequence[Figure]) -> Answer:
    claims = [f.claim for f in figures]
    return Answer(
        value=figures[0].number.text,
        claims=tuple(dict.fromkeys(c.id for c in claims)),
        speakers=tuple(dict.fromkeys(c.speaker for c in claims if c.speaker)),
        documents=tuple(dict.fromkeys(d for c in claims for d in c.documents)),
    )


_EVENT_WORDS = {"kill": "killed", "wound": "wounded"}


def _question(figures: Sequence[Figure], told: Sequence[Sequence[int]]) -> str:
    """The question's label from the figures' own facts: "civilians killed (Spin Boldak)"."""
    all_of = [figures[i] for t in told for i in t]
    lead = all_of[0]
    if measures(lead.number):
        others = {stem(t.text) for t in tokens(figures[told[1][0]].claim.text)}
        return " ".join(
            t.text
            for t in tokens(lead.claim.text)
            if stem(t.text) in others and t.lower not in STOPWORDS | _SCALES and t.text[0].isalpha()
        )
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


def _blame_conflicts(claims: Sequence[Claim]) -> list[Conflict]:
    told: list[tuple[Blame, Claim]] = [
        (blame, claim) for claim in claims for blame in read_blame(claim.text)
    ]
    conflicts: list[Conflict] = []
    used: set[int] = set()
    for i, (blame, _) in enumerate(told):
        if i in used:
            continue
        same = [i] + [
            j
            for j in range(len(told))
            if j != i and j not in used and same_matter(blame, told[j][0])
        ]
        accused = dict.fromkeys(told[j][0].accused for j in same)
        if len(accused) < 2:  # noqa: PLR2004 - a conflict has two sides
            continue
        used.update(same)
        answers = []
        for party in accused:
            mine = [told[j] for j in same if told[j][0].accused == party]
            answers.append(
                Answer(
                    value=mine[0][0].accused_text,
                    claims=tuple(dict.fromkeys(c.id for _, c in mine)),
                    speakers=tuple(dict.fromkeys(c.speaker for _, c in mine if c.speaker)),
                    documents=tuple(dict.fromkeys(d for _, c in mine for d in c.documents)),
                )
            )
        conflicts.append(
            Conflict(f"who is responsible: {blame.matter_text}", tuple(answers), "blame")
        )
    return conflicts
